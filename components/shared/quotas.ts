import { checkGivenQuotas } from "../../core/quotas";
import type { AdjustableQuota } from "../../core/quotas";
import type { Issue } from "../../core/issues";

/**
 * Quotas of AWS that the account was granted, by the names of Service Quotas. What needs more than the account has is a warning
 * with the quota's name and the number needed; what needs more than AWS grants anybody is refused.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
export interface Quotas {
  /**
   * "Interface VPC endpoints per VPC". Defaults to 50.
   */
  interfaceEndpoints?: number;
  /**
   * "Gateway VPC endpoints per Region". Defaults to 20.
   */
  gatewayEndpoints?: number;
  /**
   * "Inbound or outbound rules per security group", by family of addresses. Defaults to 60. Where the endpoints' own group would
   * need more, adjacent blocks become one; where that is not enough, there are several groups. Times
   * `securityGroupsPerInterface` at most 1,000.
   */
  securityGroupRules?: number;
  /**
   * "Security groups per network interface". Defaults to 5, at most 16.
   */
  securityGroupsPerInterface?: number;
  /**
   * "Routes per route table", by family of addresses. Defaults to 500.
   */
  routes?: number;
  /**
   * "Active VPC peering connections per VPC". Defaults to 50, at most 125.
   */
  peerings?: number;
  /**
   * "VPCs per private hosted zone". Defaults to 300.
   */
  zoneVpcs?: number;
}

/** What is wrong with them by themselves. */
export function checkQuotaArguments(
  quotas: Quotas | undefined,
  path: readonly string[] = ["quotas"],
): Issue[] {
  const given: { readonly [Key in AdjustableQuota]?: number } = quotas ?? {};
  return checkGivenQuotas(given, path);
}

import type * as pulumi from "@pulumi/pulumi";
import type { CostReport } from "../shared/costReport";
import type { DnsRecordIpType, IpAddressType } from "../shared/ipTypes";

/**
 * Arguments of `GatewayEndpoints`.
 */
export interface GatewayEndpointsArgs {
  /**
   * The VPC that gets the endpoints.
   */
  vpcId: pulumi.Input<string>;
  /**
   * Services by short or full name: `s3`, `dynamodb` and `s3express` have gateway endpoints. Defaults to `s3`.
   */
  services?: string[];
  /**
   * Route tables that get a route to each service. AWS adds and removes the routes itself; a route table
   * takes one route for each service.
   */
  routeTableIds: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Endpoint policy as JSON, at most 20,480 characters. Its Principal must be `*`; narrow it with conditions
   * such as `aws:PrincipalArn`. Defaults to AWS's own policy, full access.
   * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
   */
  policy?: pulumi.Input<string>;
  /**
   * Endpoint policies by service (short or full name), as JSON. A service that is not named here gets `policy`; one that
   * `services` does not ask for is refused.
   */
  policies?: Record<string, pulumi.Input<string>>;
  /**
   * Address family of the routes. Defaults to AWS's choice, IPv4.
   */
  ipAddressType?: IpAddressType;
  /**
   * Records that AWS answers for the service within the VPC. Defaults to AWS's choice, service-defined.
   */
  dnsRecordIpType?: DnsRecordIpType;
  /**
   * The Region, such as `us-east-1`. Defaults to the provider's. Given here, names and prices are checked at once.
   */
  region?: string;
  /**
   * Tags of every endpoint, besides `Name`.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
  /**
   * How much of the cost estimate a preview prints: gateway endpoints are free. Defaults to `Summary`.
   */
  costReport?: CostReport;
}

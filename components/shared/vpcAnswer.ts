import type * as aws from "@pulumi/aws";

/** What AWS answers of a VPC that exists, as far as it is read here. */
export type VpcAnswer = Pick<
  aws.ec2.GetVpcResult,
  | "cidrBlock"
  | "cidrBlockAssociations"
  | "ipv6CidrBlockAssociations"
  | "enableDnsSupport"
  | "enableDnsHostnames"
>;

/** A block that was taken away, or that AWS could not add, stays on the list for a while. */
const GONE: readonly string[] = ["disassociating", "disassociated", "failing", "failed"];

/** Every block of the VPC, secondary ones and those of IPv6 too: clients may be in any of them. */
export function blocksOfVpc(vpc: VpcAnswer): string[] {
  const ipv4 = vpc.cidrBlockAssociations.filter(isThere).map(({ cidrBlock }) => cidrBlock);
  const ipv6 = vpc.ipv6CidrBlockAssociations
    .filter(isThere)
    .map(({ ipv6CidrBlock }) => ipv6CidrBlock);
  return [...new Set([vpc.cidrBlock, ...ipv4, ...ipv6])];
}

function isThere({ state }: { readonly state: string }): boolean {
  return !GONE.includes(state);
}

/**
 * The attributes of the VPC that are off, without which AWS refuses private DNS of an endpoint and answers nothing from an
 * associated zone. https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html#vpc-dns-support
 */
export function dnsAttributesOff(vpc: VpcAnswer): string[] {
  return (["enableDnsSupport", "enableDnsHostnames"] as const).filter(
    (attribute) => !vpc[attribute],
  );
}

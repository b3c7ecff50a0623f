import type * as pulumi from "@pulumi/pulumi";
import type { EndpointSubnet } from "../interface/interfaceArgs";

/** A VPC as it is, given or found. */
export interface FoundVpc {
  readonly vpcId: pulumi.Input<string>;
  readonly subnets: readonly EndpointSubnet[];
  readonly attachmentSubnets: readonly EndpointSubnet[];
  readonly routeTableIds: Readonly<Record<string, pulumi.Input<string>>>;
  /** Known of a VPC that was looked up. */
  readonly cidrBlocks?: readonly string[];
  /** The same: what keeps the VPC from resolving private names. */
  readonly dnsAttributesOff?: readonly string[];
  readonly transitGatewayAttachmentId?: pulumi.Input<string> | undefined;
}

export interface FoundVpcs {
  readonly vpcs: ReadonlyMap<string, FoundVpc>;
  readonly hub?: FoundVpc;
}

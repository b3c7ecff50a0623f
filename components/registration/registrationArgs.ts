import type * as pulumi from "@pulumi/pulumi";
import type { Connectivity } from "../shared/choices";

/**
 * Arguments of `SpokeRegistration`.
 */
export interface SpokeRegistrationArgs {
  /**
   * The attachment that the spoke's account made: the output `attachmentId` of its `EndpointSpoke`.
   */
  attachmentId: pulumi.Input<string | undefined>;
  /**
   * Every IPv4 and IPv6 block of the spoke VPC: each route table gets a route back to each.
   */
  cidrBlocks: string[];
  /**
   * Route tables of the hub's endpoint subnets, by the names that the hub has for them.
   */
  routeTableIds: Record<string, pulumi.Input<string>>;
  /**
   * How the spoke reaches the hub: `TransitGateway` or `CloudWan`. Defaults to `TransitGateway`.
   */
  connectivity?: Connectivity;
  /**
   * The hub's output `transitGatewayId`.
   */
  transitGatewayId?: pulumi.Input<string | undefined>;
  /**
   * The hub's output of the same name.
   */
  transitGatewaySpokeRouteTableId?: pulumi.Input<string | undefined>;
  /**
   * The hub's output of the same name.
   */
  transitGatewayHubRouteTableId?: pulumi.Input<string | undefined>;
  /**
   * The core network's ARN, with connectivity `CloudWan`.
   */
  coreNetworkArn?: pulumi.Input<string | undefined>;
  /**
   * Whether attachments are accepted without this component: by a Transit Gateway with autoAcceptSharedAttachments, or by
   * a core network's policy. Defaults to false.
   */
  acceptedAutomatically?: boolean;
  /**
   * Whether the attachment may leave a route table that the Transit Gateway gave it by default. Defaults to false.
   */
  replaceExistingAssociation?: boolean;
  /**
   * The spoke's VPC, to authorize it for the hub's zones. Leave it out where the hub names the VPC itself, or with a Profile.
   */
  vpcId?: pulumi.Input<string>;
  /**
   * Services that the spoke reaches through the hub, whose zones it is authorized for.
   */
  services?: string[];
  /**
   * The hub's output `hostedZoneIds`.
   */
  hostedZoneIds?: pulumi.Input<{ [zone: string]: pulumi.Input<string> }>;
  /**
   * Private DNS names by service (short or full name), where the hub's `overrides` name them.
   */
  privateDnsNames?: Record<string, string[]>;
  /**
   * Whether AWS is asked for every service's private DNS names, as the hub does. Defaults to true.
   */
  lookUpServices?: boolean;
  /**
   * The Region, such as `us-east-1`. Defaults to the provider's.
   */
  region?: string;
  /**
   * Tags of everything that takes tags, besides `Name`.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
}

import type * as pulumi from "@pulumi/pulumi";
import type { CostBudget } from "../shared/budget";
import type { CostReport } from "../shared/costReport";
import type { Connectivity, HubDns } from "../shared/choices";
import type { EndpointSubnet } from "../interface/interfaceArgs";

/**
 * Arguments of `EndpointSpoke`.
 */
export interface EndpointSpokeArgs {
  /**
   * The spoke VPC. Its enableDnsSupport and enableDnsHostnames are on.
   */
  vpcId: pulumi.Input<string>;
  /**
   * Every IPv4 and IPv6 block of the VPC; none of them may overlap the hub's.
   */
  cidrBlocks: string[];
  /**
   * Every IPv4 and IPv6 block of the hub VPC: each route table gets a route to each.
   */
  hubCidrBlocks: string[];
  /**
   * Route tables of the clients' subnets by a name of yours. Each gets a route to the hub.
   */
  routeTableIds: Record<string, pulumi.Input<string>>;
  /**
   * Subnets of the attachment, one in each Availability Zone that has clients: a client in a zone without one does not
   * reach the hub. Give these or `attachmentSubnetIds`; with peering neither.
   */
  attachmentSubnets?: EndpointSubnet[];
  /**
   * Subnets of the attachment by id alone.
   */
  attachmentSubnetIds?: pulumi.Input<string>[];
  /**
   * Availability Zones that have clients, such as `us-east-1a`. With them, one without an attachment subnet is refused.
   */
  clientAvailabilityZones?: string[];
  /**
   * The VPC's account, where the hub belongs to another one.
   */
  accountId?: string;
  /**
   * The hub's account, where that is another one. The spoke then needs its `SpokeRegistration` there.
   */
  hubAccountId?: string;
  /**
   * The output `registrationId` of the spoke's `SpokeRegistration`: routes and DNS wait for it. Needed where the hub
   * belongs to another account, unless `attachOnly`.
   */
  registrationId?: pulumi.Input<string>;
  /**
   * Builds the attachment alone, for a hub of another account that has not registered it yet: names must not lead
   * to addresses that nothing leads to. Defaults to false.
   */
  attachOnly?: boolean;
  /**
   * How the spoke reaches the hub. Defaults to `TransitGateway`.
   */
  connectivity?: Connectivity;
  /**
   * The hub's output `transitGatewayId`.
   */
  transitGatewayId?: pulumi.Input<string | undefined>;
  /**
   * The VPC's attachment where it is attached already: then it is neither built nor billed here.
   */
  transitGatewayAttachmentId?: pulumi.Input<string>;
  /**
   * The hub's output of the same name. In the hub's account the spoke is associated here; elsewhere its registration does it.
   */
  transitGatewaySpokeRouteTableId?: pulumi.Input<string | undefined>;
  /**
   * The hub's output of the same name: the spoke's blocks are propagated into it.
   */
  transitGatewayHubRouteTableId?: pulumi.Input<string | undefined>;
  /**
   * The core network's id, with connectivity `CloudWan`.
   */
  coreNetworkId?: pulumi.Input<string | undefined>;
  /**
   * The core network's ARN, with connectivity `CloudWan`.
   */
  coreNetworkArn?: pulumi.Input<string | undefined>;
  /**
   * This spoke's id among the hub's output `vpcPeeringConnectionIds`, with connectivity `Peering`.
   */
  vpcPeeringConnectionId?: pulumi.Input<string | undefined>;
  /**
   * How the spoke resolves the hub's endpoints. Defaults to `PrivateHostedZones`.
   */
  dns?: HubDns;
  /**
   * Services that this VPC reaches through the hub: each zone of each is associated with the VPC. With a Profile the hub
   * decides, and the list is for checks alone.
   */
  hubServices: string[];
  /**
   * The hub's zones by name: its output `hostedZoneIds`; for a hub of another account those of the registration, or of
   * the hub's `authorizedHostedZoneIds`.
   */
  hostedZoneIds?: pulumi.Input<{ [zone: string]: pulumi.Input<string> }>;
  /**
   * The hub's output `profileId`, with dns `Profile`.
   */
  profileId?: pulumi.Input<string | undefined>;
  /**
   * Services with gateway endpoints in this VPC, which are free: `s3`, `dynamodb`, `s3express`. Defaults to none.
   */
  gatewayServices?: string[];
  /**
   * Services with interface endpoints in this VPC itself, such as one whose traffic is too much for the hub. Refused
   * for a service that the hub answers too: AWS refuses the second owner of a name.
   */
  localServices?: string[];
  /**
   * Subnets of the local interface endpoints, one in each Availability Zone.
   */
  localSubnets?: EndpointSubnet[];
  /**
   * Endpoint policy as JSON of the local endpoints. Defaults to AWS's own, full access.
   */
  localPolicy?: pulumi.Input<string>;
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
  /**
   * How much of the cost estimate a preview prints. Defaults to `Summary`.
   */
  costReport?: CostReport;
  /**
   * Limits of what this may cost a month: a preview that exceeds one stops, or warns. Defaults to none.
   */
  budget?: CostBudget;
}

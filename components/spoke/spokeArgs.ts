import type * as pulumi from "@pulumi/pulumi";
import type { CostBudget } from "../shared/budget";
import type { CostReport } from "../shared/costReport";
import type { RouteTable } from "../shared/routeTables";
import type { HubConnection, HubReference } from "../hub/connectionArgs";
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
   * The hub: the `EndpointHub` of this program. Connectivity, DNS, blocks, services and ids are its own, so that nothing of it
   * is written twice. Give this, `registration` or `hubConnection`.
   */
  hub?: pulumi.Input<HubReference>;
  /**
   * The spoke's `SpokeRegistration`, where the hub belongs to another account: it leads to the hub, and routes and DNS wait
   * for it. Give this, `hub` or `hubConnection`.
   */
  registration?: pulumi.Input<HubReference>;
  /**
   * The output `connection` of an `EndpointHub` or a `SpokeRegistration` of another stack; or the ids of a hub that this
   * package did not build, with its shape. Give this, `hub` or `registration`.
   */
  hubConnection?: pulumi.Input<HubConnection>;
  /**
   * The name that the hub has for this VPC among its `spokes`. Defaults to the component's own name.
   */
  spokeName?: string;
  /**
   * Every IPv4 and IPv6 block of the VPC; none of them may overlap the hub's. Defaults to those that the hub has for the
   * spoke, and is refused where it differs from them.
   */
  cidrBlocks?: string[];
  /**
   * Blocks of the VPC that other VPCs have too, such as 100.64.0.0/16 of EKS's pods: its local endpoints admit them, and the
   * hub neither admits them nor leads back to them, so that clients there reach it by a routed address alone, as pods do
   * through their node's. Defaults to none.
   */
  unroutedCidrBlocks?: string[];
  /**
   * Blocks of the hub that each route table leads to, such as those of its endpoints' subnets alone, or of IPv4 where the VPC
   * has no IPv6. Defaults to every block of the hub VPC.
   */
  hubCidrBlocks?: string[];
  /**
   * Route tables of the clients' subnets by a name of yours. Each gets a route to the hub. Give these or
   * `routeTables`.
   */
  routeTableIds?: Record<string, pulumi.Input<string>>;
  /**
   * The same as a list, for languages whose maps take no outputs, and for route tables that get another name.
   */
  routeTables?: RouteTable[];
  /**
   * Subnets of the attachment, one in each Availability Zone that has clients: a client in a zone without one does not
   * reach the hub. Give these or `attachmentSubnetIds`; with peering neither.
   */
  attachmentSubnets?: EndpointSubnet[];
  /**
   * Subnets of the attachment by id alone, or all of them as one output such as a VPC's `privateSubnetIds`; of an output
   * nobody checks that it names some.
   */
  attachmentSubnetIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Availability Zones that have clients, by names as in `attachmentSubnets`, such as `us-east-1a`, or by ids. With them, one
   * without an attachment subnet is refused.
   */
  clientAvailabilityZones?: string[];
  /**
   * The VPC's account: twelve digits. Defaults to the one that the hub has for the spoke.
   */
  accountId?: string;
  /**
   * Whether this account accepts what the hub shares with it by AWS RAM: outside the hub's organization it has to, and within an
   * organization that has RAM sharing on there is nothing to accept. Of several spokes of an account one accepts for all. Defaults to false.
   */
  acceptShares?: boolean;
  /**
   * Builds the attachment alone, for a hub of another account that has not registered it yet: names must not lead
   * to addresses that nothing leads to. Defaults to false.
   */
  attachOnly?: boolean;
  /**
   * The VPC's attachment where it is attached already: then it is neither built nor billed here. Whoever built it associates
   * it with the Transit Gateway's route table for spokes and propagates it to the one for the hub.
   */
  transitGatewayAttachmentId?: pulumi.Input<string>;
  /**
   * Services that this VPC reaches through the hub: each zone of each is associated with the VPC. Defaults to those that the
   * hub has for the spoke. With a Profile the hub decides, and the list is for checks alone.
   */
  hubServices?: string[];
  /**
   * Services with gateway endpoints in this VPC, which are free: `s3`, `dynamodb`, `s3express`. Defaults to none.
   */
  gatewayServices?: string[];
  /**
   * Services with interface endpoints in this VPC itself, such as one whose traffic is too much for the hub. Refused
   * for a service whose zone the hub answers too, since AWS refuses the second owner of a name; beside a Profile it wins.
   */
  localServices?: string[];
  /**
   * Subnets of the local interface endpoints, one in each Availability Zone.
   */
  localSubnets?: EndpointSubnet[];
  /**
   * Endpoint policy as JSON of the local endpoints. Defaults to AWS's own, full access; one that is taken away again stays, so
   * give `fullAccess()` instead.
   */
  localPolicy?: pulumi.Input<string>;
  /**
   * The Region, such as `us-east-1`. Defaults to the one that the hub's arguments name, or the provider's.
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

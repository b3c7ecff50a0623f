import type * as pulumi from "@pulumi/pulumi";
import type { Connectivity, HubDns } from "../shared/choices";

/**
 * A spoke as its hub knows it.
 */
export interface HubShapeSpoke {
  /**
   * Every block of the VPC, as the hub's `spokes` have it: what the spoke's own `cidrBlocks` default to.
   */
  cidrBlocks: string[];
  /**
   * The hub's services that it uses, by short name. Defaults to all.
   */
  services?: string[];
  /**
   * The VPC's account, where it is not the hub's: twelve digits.
   */
  accountId?: string;
}

/**
 * What decides which resources a spoke has: plain facts of a hub, known in every preview.
 */
export interface HubShape {
  /**
   * Every IPv4 and IPv6 block of the hub VPC: each route table of a spoke gets a route to each.
   */
  cidrBlocks: string[];
  /**
   * The hub's services by short name, each with the domains that the hub answers for it: the names of its hosted zones, or
   * what its Profile shares.
   */
  services: Record<string, string[]>;
  /**
   * The spokes by the names that the hub has for them.
   */
  spokes?: Record<string, HubShapeSpoke>;
  /**
   * The names of the hub's route tables that lead back to spokes.
   */
  routeTables?: string[];
  /**
   * How spokes reach the hub. Defaults to `TransitGateway`.
   */
  connectivity?: Connectivity;
  /**
   * How spokes resolve the hub's endpoints. Defaults to `PrivateHostedZones`.
   */
  dns?: HubDns;
  /**
   * Whether attachments are accepted without these components: by a Transit Gateway that does so by itself, by a core
   * network's policy, or by another account. Defaults to false.
   */
  acceptedAutomatically?: boolean;
  /**
   * The hub's account: twelve digits.
   */
  accountId?: string;
  /**
   * The hub's Region, where its arguments name it: what a spoke's `region` defaults to.
   */
  region?: string;
}

/**
 * What a hub shares with another account by AWS RAM, each known once it is shared with it.
 */
export interface HubShare {
  /**
   * The Transit Gateway, as the account may use it.
   */
  transitGatewayId?: pulumi.Input<string>;
  /**
   * The share of the Transit Gateway, for an account outside the hub's organization to accept.
   */
  transitGatewayShareArn?: pulumi.Input<string>;
  /**
   * The Route 53 Profile, as the account may use it.
   */
  profileId?: pulumi.Input<string>;
  /**
   * The share of the Profile, for an account outside the hub's organization to accept.
   */
  profileShareArn?: pulumi.Input<string>;
}

/**
 * Everything that a spoke or its registration needs of a hub: its shape, and ids. An `EndpointHub` and a `SpokeRegistration`
 * give it as the output `connection`, so that one stack exports it and another takes it. For a hub that this package did not
 * build, write it down: the shape, and the ids that the hub's connectivity and DNS need.
 */
export interface HubConnection {
  /**
   * What decides which resources a spoke has.
   */
  shape: pulumi.Input<HubShape>;
  /**
   * The Transit Gateway, with connectivity `TransitGateway`.
   */
  transitGatewayId?: pulumi.Input<string>;
  /**
   * The Transit Gateway's route table that spokes are associated with: it leads to the hub alone.
   */
  transitGatewaySpokeRouteTableId?: pulumi.Input<string>;
  /**
   * The Transit Gateway's route table that the hub is associated with: spokes are propagated into it.
   */
  transitGatewayHubRouteTableId?: pulumi.Input<string>;
  /**
   * The core network's id, with connectivity `CloudWan`.
   */
  coreNetworkId?: pulumi.Input<string>;
  /**
   * The core network's ARN, with connectivity `CloudWan`.
   */
  coreNetworkArn?: pulumi.Input<string>;
  /**
   * Peering connections by spoke, with connectivity `Peering`.
   */
  vpcPeeringConnectionIds?: pulumi.Input<{ [spoke: string]: pulumi.Input<string> }>;
  /**
   * The hub's zones by name, with dns `PrivateHostedZones`.
   */
  hostedZoneIds?: pulumi.Input<{ [zone: string]: pulumi.Input<string> }>;
  /**
   * The same zones for spokes of other accounts, by spoke: each known once its association is authorized.
   */
  authorizedHostedZoneIds?: pulumi.Input<{
    [spoke: string]: pulumi.Input<{ [zone: string]: pulumi.Input<string> }>;
  }>;
  /**
   * The Route 53 Profile, with dns `Profile`.
   */
  profileId?: pulumi.Input<string>;
  /**
   * What the hub shares with the accounts of its spokes, by account.
   */
  shares?: pulumi.Input<{ [account: string]: pulumi.Input<HubShare> }>;
  /**
   * The route tables that lead back to spokes, by the names of the shape's `routeTables`. A registration alone needs them.
   */
  routeTableIds?: pulumi.Input<{ [table: string]: pulumi.Input<string> }>;
  /**
   * Known once a `SpokeRegistration` has accepted the spoke and joined its route tables: the spoke's routes wait for it.
   */
  registrationId?: pulumi.Input<string>;
}

/**
 * A component that leads to a hub: an `EndpointHub`, or the `SpokeRegistration` of a spoke of another account.
 */
export interface HubReference {
  /**
   * Everything that a spoke needs of the hub.
   */
  readonly connection: pulumi.Output<HubConnection>;
}

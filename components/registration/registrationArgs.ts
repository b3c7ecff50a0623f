import type * as pulumi from "@pulumi/pulumi";
import type { HubConnection, HubReference } from "../hub/connectionArgs";
import type { RouteTable } from "../shared/routeTables";

/**
 * Arguments of `SpokeRegistration`.
 */
export interface SpokeRegistrationArgs {
  /**
   * The attachment that the spoke's account made: the output `attachmentId` of its `EndpointSpoke`.
   */
  attachmentId: pulumi.Input<string | undefined>;
  /**
   * The hub: the `EndpointHub` of this program. Its connectivity, blocks, services, route tables and ids are its own, so that
   * nothing of it is written twice. Give this or `hubConnection`.
   */
  hub?: pulumi.Input<HubReference>;
  /**
   * The output `connection` of an `EndpointHub` of another stack; or the ids of a hub that this package did not build, with
   * its shape. Give this or `hub`.
   */
  hubConnection?: pulumi.Input<HubConnection>;
  /**
   * The name that the hub has for the spoke. Defaults to the component's own name.
   */
  spokeName?: string;
  /**
   * Every IPv4 and IPv6 block of the spoke VPC: each route table gets a route back to each. Defaults to those that the hub has
   * for the spoke, and is refused where it differs from them.
   */
  cidrBlocks?: string[];
  /**
   * Route tables of the hub's endpoint subnets, by the names that the hub has for them. Defaults to the hub's.
   */
  routeTableIds?: Record<string, pulumi.Input<string>>;
  /**
   * The same as a list, for languages whose maps take no outputs, and for route tables that get another name.
   */
  routeTables?: RouteTable[];
  /**
   * Whether attachments are accepted without this component: by a Transit Gateway with autoAcceptSharedAttachments, or by
   * a core network's policy. Defaults to what the hub says of itself, and to false.
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
   * Services that the spoke reaches through the hub, whose zones it is authorized for. Defaults to those that the hub has for
   * the spoke.
   */
  services?: string[];
  /**
   * The Region, such as `us-east-1`. Defaults to the one that the hub's arguments name, or the provider's.
   */
  region?: string;
  /**
   * Tags of everything that takes tags, besides `Name`.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
}

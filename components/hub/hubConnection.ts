import type * as pulumi from "@pulumi/pulumi";
import type { Ids } from "../shared/listedIds";
import type { EndpointHubArgs } from "./hubArgs";
import type { DecidedHub } from "./plannedHub";
import type { Shared } from "./shared";

/** What every part of a hub is built from. */
export interface HubContext {
  readonly name: string;
  readonly args: EndpointHubArgs;
  readonly planned: DecidedHub;
  readonly parent: pulumi.ComponentResource;
  /** Given in the arguments; otherwise the provider's applies by itself. */
  readonly region: string | undefined;
  /** Subnets of the attachment. */
  readonly subnetIds: Ids;
  /** Whom the hub is shared with by AWS RAM. */
  readonly principals: readonly string[];
}

/** How spokes get to the hub and back: the same whichever way that is. */
export interface BuiltConnection {
  readonly transitGatewayId?: pulumi.Input<string>;
  readonly transitGatewaySpokeRouteTableId?: pulumi.Input<string>;
  readonly transitGatewayHubRouteTableId?: pulumi.Input<string>;
  readonly attachmentId?: pulumi.Input<string>;
  /** The Transit Gateway's, where it is shared here. */
  readonly shared?: Shared;
  readonly vpcPeeringConnectionIds?: Readonly<Record<string, pulumi.Output<string>>>;
  /** The hub's part of the way to a spoke and back. */
  readonly wayBack: (spoke: string) => readonly pulumi.Resource[];
}

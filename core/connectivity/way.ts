import type { PlannedAttachment, PlannedHub } from "../plan";
import type { PlannedResource } from "../plannedResource";
import type { QuotaKey } from "../quotas";

/** Ids by which a program names what connects a hub with its spokes, where that exists already. */
export type ConnectivityId =
  | "transitGatewayId"
  | "transitGatewaySpokeRouteTableId"
  | "transitGatewayHubRouteTableId"
  | "coreNetworkId"
  | "coreNetworkArn";

/**
 * One way to a hub, as plans and checks know it. What it costs stands in `cost/lines/connectivity/`, what
 * builds it in `components/hub/connectivity/` and `components/spoke/connectivity/`.
 */
export interface Way {
  /** What connects, in the middle of a sentence. */
  readonly name: string;
  /** Every VPC has an attachment, the hub's too. Otherwise there is a connection for each spoke. */
  readonly attachesVpcs: boolean;
  /** Nothing builds it: it exists before any hub. */
  readonly alwaysExists: boolean;
  /** Taken into account where a topology leaves the connectivity open. */
  readonly considered: boolean;
  /** Ids that name it where it exists, its own first. */
  readonly ids: readonly ConnectivityId[];
  /** The quota of AWS that spokes, or attachments where every VPC has one, count against. */
  readonly quota: QuotaKey;
  /** What it takes besides routes and names; `created` are the attachments that do not exist yet. */
  readonly resources: (hub: PlannedHub, created: readonly PlannedAttachment[]) => PlannedResource[];
}

import type { Connectivity } from "../../../core/plan";
import { coreNetwork } from "./coreNetwork";
import { peering } from "./peering";
import type { SpokeWay } from "./spokeWay";
import { transitGateway } from "./transitGateway";

/** The spoke's side of every way to the hub. */
export const SPOKE_WAYS: Readonly<Record<Connectivity, SpokeWay>> = {
  TransitGateway: transitGateway,
  Peering: peering,
  CloudWan: coreNetwork,
};

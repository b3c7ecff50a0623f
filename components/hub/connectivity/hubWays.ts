import type { Connectivity } from "../../../core/plan";
import { coreNetwork } from "./coreNetwork";
import type { HubWay } from "./hubWay";
import { peering } from "./peering";
import { transitGateway } from "./transitGateway";

/** The hub's side of every way to it. */
export const HUB_WAYS: Readonly<Record<Connectivity, HubWay>> = {
  TransitGateway: transitGateway,
  Peering: peering,
  CloudWan: coreNetwork,
};

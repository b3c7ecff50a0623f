import type { Connectivity } from "../../../core/plan";
import { coreNetwork } from "./coreNetwork";
import { peering } from "./peering";
import { transitGateway } from "./transitGateway";
import type { WayBill } from "./wayBill";

/** What every way to a hub costs. */
export const WAY_BILLS: Readonly<Record<Connectivity, WayBill>> = {
  TransitGateway: transitGateway,
  Peering: peering,
  CloudWan: coreNetwork,
};

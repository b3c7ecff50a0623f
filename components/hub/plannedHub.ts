import type { Issue } from "../../core/issues";
import type { HubPlan } from "../../core/planTopology";
import type { ServiceNeed } from "../../core/topology/topology";
import type { InterfaceEndpointsArgs } from "../interface/interfaceArgs";
import type { PlanToPrice } from "../shared/costReport";
import type { HubSpoke } from "./hubArgs";

export interface PlannedSpoke {
  readonly name: string;
  readonly args: HubSpoke;
  /** Of another account than the hub's. */
  readonly foreign: boolean;
}

/** A hub in plain data: what it serves, whom, and everything wrong with its arguments. */
export interface DecidedHub {
  readonly region: string;
  readonly needs: readonly ServiceNeed[];
  readonly plan: HubPlan;
  readonly spokes: readonly PlannedSpoke[];
  /** Arguments of the endpoints themselves. */
  readonly endpoints: InterfaceEndpointsArgs;
  readonly issues: readonly Issue[];
}

/** A hub that may be built. */
export interface HubToBuild extends DecidedHub {
  /** The hub's own share, which is priced once it is known how many subnets there are. */
  readonly toPrice: PlanToPrice | Promise<PlanToPrice>;
}

import type { Issue } from "../../core/issues";
import type { Connectivity, EndpointPlan, HubDns } from "../../core/plan";
import type { RequestedService } from "../../core/topology/serviceNeeds";
import type { SpokeOfHub } from "./spokeHub";

/** A spoke in plain data. */
export interface DecidedSpoke {
  /** For names and prices. */
  readonly region: string;
  readonly spoke: SpokeOfHub;
  readonly hubCidrBlocks: readonly string[];
  readonly connectivity: Connectivity;
  readonly dns: HubDns;
  /** Zones that the VPC is associated with, by name. */
  readonly zones: readonly string[];
  readonly local: readonly RequestedService[];
  /** What this VPC is billed for. */
  readonly plan: Omit<EndpointPlan, "region">;
  readonly issues: readonly Issue[];
}

import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import type { Issue } from "../../core/issues";
import type { EndpointPlan } from "../../core/plan";
import type { RequestedService } from "../../core/topology/serviceNeeds";

/** A spoke in plain data. */
export interface DecidedSpoke {
  readonly region: string;
  /** The hub belongs to another account. */
  readonly foreign: boolean;
  readonly hubServices: readonly ServiceDetails[];
  /** Zones that the VPC is associated with, by name. */
  readonly zones: readonly string[];
  readonly local: readonly RequestedService[];
  /** What this VPC is billed for. */
  readonly plan: Omit<EndpointPlan, "region">;
  readonly issues: readonly Issue[];
}

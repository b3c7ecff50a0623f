import type { PlannedModel } from "../../core/plan";
import type { Topology } from "../../core/topology/topology";
import type { Alternative } from "./alternatives";
import type { BreakEven } from "./breakEven";
import type { ComparisonDecision } from "./decision";
import type { PriceBook } from "../prices/prices";
import type { Sensitivity } from "../sensitivity/answers";

/** Every deployment model of a topology, priced. */
export interface Comparison {
  readonly topology: Topology;
  readonly prices: PriceBook;
  /** PerVpc, Centralized and, where the prices suffice, Hybrid. */
  readonly alternatives: readonly Alternative[];
  /** What is decided although something is unknown; undefined where nothing is. */
  readonly decision: ComparisonDecision | undefined;
  /** The cheapest, and of two that cost the same the simpler; undefined while unknown lines may change it. */
  readonly recommended: PlannedModel | undefined;
  readonly breakEven: BreakEven;
  /** What the figures rest on, as sentences. */
  readonly assumptions: readonly string[];
  /** How much has to change before another plan is the cheapest; `withSensitivity` adds it, or why it did not. */
  readonly sensitivity?: Sensitivity | "left out";
}

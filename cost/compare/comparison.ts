import type { PlannedModel } from "../../core/plan";
import type { Topology } from "../../core/topology/topology";
import type { Alternative } from "./alternatives";
import type { BreakEven } from "./breakEven";
import type { PriceBook } from "../prices/prices";
import type { Sensitivity } from "../sensitivity/answers";

/** Every deployment model of a topology, priced. */
export interface Comparison {
  readonly topology: Topology;
  readonly prices: PriceBook;
  /** PerVpc, Centralized and, where the prices suffice, Hybrid. */
  readonly alternatives: readonly Alternative[];
  /** The cheapest, and of two that cost the same the simpler; undefined while a line is unknown. */
  readonly recommended: PlannedModel | undefined;
  readonly breakEven: BreakEven;
  /** What the figures rest on, as sentences. */
  readonly assumptions: readonly string[];
  /** How much has to change before another plan is the cheapest; `withSensitivity` adds it, or why it did not. */
  readonly sensitivity?: Sensitivity | "left out";
}

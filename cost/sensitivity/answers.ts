import type { Decimal } from "../../core/decimal";
import type { PlannedModel } from "../../core/plan";
import type { PairFlip, ServiceFlip, SpokeFlip } from "./flips";
import type { HubBreakEvens } from "./overall";
import type { TurningPoint } from "./turningPoint";

/** How much has to change before another plan is the cheapest. */
export interface Sensitivity {
  /** Whether every pair and spoke was asked for: reports then list them all. */
  readonly everything: boolean;
  /** At half, present and double traffic; undefined while nothing is recommended. */
  readonly band: readonly BandPoint[] | undefined;
  /** Undefined where a deciding price is unknown, or where the file forces the hub. */
  readonly hub: HubBreakEvens | undefined;
  readonly services: readonly ServiceFlip[];
  readonly spokes: readonly SpokeFlip[];
  /** Those nearest to their own break-even first. */
  readonly pairs: readonly PairFlip[];
  /** Pairs and spokes that were left out, since each takes two cuts of the whole network. */
  readonly leftOut: { readonly pairs: number; readonly spokes: number };
  /** Undefined where all usage is known. */
  readonly unknownUsage: UnknownUsage | undefined;
}

/** What the recommended plan costs when traffic is half or double what it is. */
export interface BandPoint {
  readonly factor: Decimal;
  /** The plan stays as it is recommended now. */
  readonly kept: Decimal;
  /** The cheapest plan for that traffic: never more than `kept`. */
  readonly reoptimized: Decimal;
  readonly reoptimizedModel: PlannedModel;
}

/** What unknown traffic leaves open: a range instead of a number. */
export interface UnknownUsage {
  /** Pairs of VPC and service without usage. */
  readonly pairs: number;
  /** The least that anything costs: all of them at 0 GB. */
  readonly atNone: PricedBest;
  /** GB a month, of each of them alike, up to which a hub pays; undefined where nothing is left to decide. */
  readonly hubBelowGb: TurningPoint | undefined;
  /** What the best plan costs there; undefined where the decision never turns. */
  readonly atTurn: PricedBest | undefined;
}

/** The model that costs least at some traffic. */
export interface PricedBest {
  readonly model: PlannedModel;
  readonly monthlyTotal: Decimal;
  /** False where a price is unknown besides: then it is a lower bound. */
  readonly complete: boolean;
}

import { ZERO, type Decimal } from "../../core/decimal";
import type { PlannedModel } from "../../core/plan";
import { alternativesOf, type Comparison } from "../compare";
import type { HubChoice } from "./choice";
import { unknownTrafficTurns } from "./overall";
import type { TurningPoint } from "./turningPoint";
import { unknownPairs, withUnknownAt } from "./usage";

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

export interface PricedBest {
  readonly model: PlannedModel;
  readonly monthlyTotal: Decimal;
  /** False where a price is unknown besides: then it is a lower bound. */
  readonly complete: boolean;
}

/** Undefined where all usage is known. */
export function unknownUsage(
  { topology, prices }: Comparison,
  choice: HubChoice | undefined,
): UnknownUsage | undefined {
  const pairs = unknownPairs(topology);
  if (pairs === 0) return undefined;
  const bestAt = (gb: Decimal): PricedBest => {
    const estimates = alternativesOf(withUnknownAt(topology, gb), prices).map(
      (one) => one.estimate,
    );
    const best = estimates.reduce((a, b) => (b.monthlyTotal.lt(a.monthlyTotal) ? b : a));
    return {
      model: best.model,
      monthlyTotal: best.monthlyTotal,
      complete: estimates.every(({ complete }) => complete),
    };
  };
  const forced = choice?.pairs.some((pair) => pair.forced) ?? true;
  const hubBelowGb = choice === undefined || forced ? undefined : unknownTrafficTurns(choice);
  return {
    pairs,
    atNone: bestAt(ZERO),
    hubBelowGb,
    atTurn: typeof hubBelowGb === "object" ? bestAt(hubBelowGb) : undefined,
  };
}

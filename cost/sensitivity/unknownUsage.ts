import type { PricedBest, UnknownUsage } from "./answers";
import { ZERO, type Decimal } from "../../core/decimal";
import { alternativesOf } from "../compare/alternatives";
import type { Comparison } from "../compare/comparison";
import type { HubChoice } from "./choice";
import { unknownTrafficTurns } from "./overall";
import { unknownPairs, withUnknownAt } from "./usage";

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

import type { BandPoint } from "./answers";
import { decimal, ONE } from "../../core/decimal";
import { alternativesOf } from "../compare/alternatives";
import type { Comparison } from "../compare/comparison";
import { estimate } from "../lines/estimate";
import { scalePlanTraffic, scaleTraffic } from "./usage";

const FACTORS = ["0.5", "1", "2"] as const;

/** Undefined where nothing is recommended: lower bounds have no band. */
export function trafficBand(comparison: Comparison): readonly BandPoint[] | undefined {
  const { topology, prices, alternatives, recommended } = comparison;
  const now = alternatives.find((alternative) => alternative.estimate.model === recommended);
  if (recommended === undefined || now === undefined) return undefined;
  return FACTORS.map((text) => {
    const factor = decimal(text);
    const kept = estimate(scalePlanTraffic(now.plan, factor), prices, topology).monthlyTotal;
    const anew = factor.eq(ONE)
      ? alternatives
      : alternativesOf(scaleTraffic(topology, factor), prices);
    const best = anew
      .map((alternative) => alternative.estimate)
      .reduce((a, b) => (b.monthlyTotal.lt(a.monthlyTotal) ? b : a));
    // Keeping the plan is one of the plans for that traffic.
    return best.monthlyTotal.lt(kept)
      ? { factor, kept, reoptimized: best.monthlyTotal, reoptimizedModel: best.model }
      : { factor, kept, reoptimized: kept, reoptimizedModel: recommended };
  });
}

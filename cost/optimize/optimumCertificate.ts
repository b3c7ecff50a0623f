import type { Decimal } from "../../core/decimal";
import type { Estimate } from "../lines/estimate";
import { isMet } from "./isMet";
import type { OptimumDecision } from "./optimumDecision";
import type { Outcome } from "./solveVariant";

export interface OptimumCertificate {
  /** Nothing that the topology allows costs a cent less, and a check apart from the search says so. */
  readonly certified: boolean;
  /** Undefined where no bound is proven. */
  readonly lowerBound: Decimal | undefined;
  /** Why it is not certified; undefined where it is. */
  readonly because: string | undefined;
}

/**
 * What is proven of the best that was found: it is certified where no variant's bound is a cent below it.
 * `local` is the per-VPC estimate, which bounds itself where the file allows a plan without a hub.
 */
export function certificateOf(
  best: Estimate,
  local: { readonly estimate: Estimate; readonly allowed: boolean },
  outcomes: readonly Outcome[],
  decision: OptimumDecision | undefined,
): OptimumCertificate {
  if (decision?.kind === "always" && decision.notCompared.length === 0) {
    const { least } = decision.cost;
    const isExact = decision.open === 0 && least.complete;
    return { certified: true, lowerBound: isExact ? least.amount : undefined, because: undefined };
  }
  const unknown = local.estimate.lines.filter((line) => line.monthlyCost === undefined);
  const [first] = unknown;
  if (first !== undefined) {
    const more = unknown.length === 1 ? "" : `, and ${unknown.length - 1} more`;
    return not(`${first.unknownBecause ?? "a line is unknown"}${more}`);
  }
  const bounds = local.allowed ? [local.estimate.monthlyTotal] : [];
  for (const outcome of outcomes) {
    if (outcome.kind === "unproven") return not(outcome.because);
    if (outcome.kind === "bounded") bounds.push(outcome.lowerBound);
  }
  const [lowerBound] = bounds.sort((a, b) => a.cmp(b));
  if (lowerBound === undefined) return not("no alternative can be built");
  return isMet(best.monthlyTotal, lowerBound)
    ? { certified: true, lowerBound, because: undefined }
    : not("the proven bound is below the best that was found", lowerBound);
}

function not(because: string, lowerBound?: Decimal): OptimumCertificate {
  return { certified: false, lowerBound, because };
}

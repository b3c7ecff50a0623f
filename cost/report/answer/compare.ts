import type { Comparison } from "../../compare/comparison";
import { isMet } from "../../optimize/isMet";
import { waysOut, type WayOut } from "./missing";
import { decisionSentence, knownSentence, unpricedSentence } from "./sentence";

/** What a comparison lacks, with what supplies it. */
export function waysOutOf({ decision, alternatives }: Comparison): WayOut[] {
  return waysOut(
    decision,
    alternatives.map(({ estimate }) => estimate),
  );
}

/** The first line of every report of a comparison: what to do, in one sentence. */
export function answerOf(comparison: Comparison): string {
  const { topology, alternatives, recommended, decision, prices } = comparison;
  if (decision?.kind === "unpriced") {
    return unpricedSentence(topology, decision.missing, decision.because);
  }
  if (decision !== undefined) return decisionSentence(topology, decision, prices.currency);
  const of = (model: string | undefined) =>
    alternatives.find(({ estimate }) => estimate.model === model);
  const [best, perVpc] = [of(recommended), of("PerVpc")];
  if (best === undefined || perVpc === undefined) return "There is no answer.";
  const proof = of("Hybrid")?.certificate;
  const total = best.estimate.monthlyTotal;
  return knownSentence(
    topology,
    {
      plan: best.plan,
      total,
      perVpc: perVpc.estimate.monthlyTotal,
      centralized: of("Centralized")?.estimate.monthlyTotal,
      proven: proof?.lowerBound !== undefined && isMet(total, proof.lowerBound),
    },
    prices.currency,
  );
}

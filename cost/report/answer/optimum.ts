import type { Optimum } from "../../optimize/optimize";
import { waysOut, type WayOut } from "./missing";
import { decisionSentence, knownSentence, unpricedSentence } from "./sentence";

/** What an optimum lacks, with what supplies it. */
export function optimumWaysOut({ decision, estimate, perVpc }: Optimum): WayOut[] {
  return waysOut(decision, [perVpc, estimate]);
}

/** The first line of every report of an optimum: what to do, in one sentence. */
export function optimumAnswer(optimum: Optimum): string {
  const { planned, prices, plan, estimate, perVpc, certificate, decision, considered } = optimum;
  if (decision?.kind === "unpriced") {
    return unpricedSentence(planned, decision.missing, decision.because);
  }
  if (decision !== undefined) {
    const { notCompared } = decision;
    const rest = notCompared.length === 0 ? "" : ` Not compared: ${notCompared.join("; ")}.`;
    return `${decisionSentence(planned, decision, prices.currency)}${rest}`;
  }
  const [centralized] = considered
    .flatMap(({ model, total }) => (model === "Centralized" ? (total?.monthlyTotal ?? []) : []))
    .sort((a, b) => a.cmp(b));
  return knownSentence(
    planned,
    {
      plan,
      total: estimate.monthlyTotal,
      perVpc: perVpc.monthlyTotal,
      centralized,
      proven: certificate.certified,
    },
    prices.currency,
  );
}

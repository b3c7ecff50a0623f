import { assumptionsOf } from "../compare";
import type { Estimate } from "../estimate";
import type { PriceBook } from "../prices";
import { bound, columns, counted, groupLines, KIND_NAMES, money, UNICODE } from "./format";
import { estimateJson } from "./json";
import { explainReport } from "./text";

/** One block of a few lines: what a component costs a month. */
export function summaryReport(name: string, estimate: Estimate, prices: PriceBook): string {
  const total = bound(
    { amount: estimate.monthlyTotal, complete: estimate.complete },
    estimate.currency,
    UNICODE,
  );
  const groups = groupLines(estimate.lines);
  const rows = groups.map((group, index) => [
    `  ${groups[index - 1]?.kind === group.kind ? "" : KIND_NAMES[group.kind]}`,
    counted(group),
    group.complete ? money(group.amount, estimate.currency) : "unknown",
  ]);
  const facts = `${estimate.region} · ${prices.basis}, ${prices.asOf}`;
  return [
    `${name}: estimated ${total} a month (${facts})`,
    ...columns(rows, ["left", "left", "right"]),
  ].join("\n");
}

/** The same with every line, its payer, source and date. */
export function fullReport(name: string, estimate: Estimate, prices: PriceBook): string {
  return `${summaryReport(name, estimate, prices)}\n\n${explainReport(estimate)}`.trimEnd();
}

/** The report of one plan in the form of the comparison's JSON: a single alternative. */
export function estimateReport(
  estimate: Estimate,
  prices: PriceBook,
  hoursPerMonth: number,
): string {
  return JSON.stringify({
    schemaVersion: 1,
    region: estimate.region,
    currency: estimate.currency,
    hoursPerMonth,
    pricesAsOf: prices.asOf,
    alternatives: [estimateJson(estimate)],
    recommended: estimate.model,
    assumptions: assumptionsOf(hoursPerMonth, prices),
    issues: [],
  });
}

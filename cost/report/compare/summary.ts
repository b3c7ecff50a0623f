import { LINE_KINDS } from "../../lines/lineKinds";
import { assumptionsOf } from "../../compare/compare";
import type { Estimate } from "../../lines/estimate";
import type { PriceBook } from "../../prices/prices";
import { sheet, type Printed } from "../shared/printed";
import { columns, counted, groupLines, money } from "../shared/format";
import { estimateJson } from "./json";
import { totalOf } from "./modelTable";
import { explainReport } from "./text";

/** One block of a few lines: what a component costs a month. */
export function summaryReport(name: string, estimate: Estimate, prices: PriceBook): Printed {
  const total = totalOf(estimate);
  const groups = groupLines(estimate.lines);
  const rows = groups.map((group, index) => [
    `  ${groups[index - 1]?.kind === group.kind ? "" : LINE_KINDS[group.kind].name}`,
    counted(group),
    group.complete ? money(group.amount, estimate.currency) : "unknown",
  ]);
  const facts = `${estimate.region} · ${prices.basis}, ${prices.asOf}`;
  return sheet([
    `${name}: estimated ${total} a month (${facts})`,
    ...columns(rows, ["left", "left", "right"]),
  ]);
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

import { LINE_KINDS } from "../../lines/lineKinds";
import type { BudgetFinding } from "../../compare/budget";
import { budgetSentence, rangeText } from "../shared/budget";
import type { ResourceEstimate } from "../../programs/estimate";
import { counted, groupLines, money, UNICODE } from "../shared/format";
import { escape } from "../../../core/markdown";
import { fold } from "../compare/markdown";
import {
  amountText,
  assumptions,
  changeRow,
  changesOf,
  MOST_ROWS,
  OP_SYMBOLS,
  remarks,
  unknownReasons,
} from "./rows";
import { estimateAnswer } from "../answer/estimate";
import { sheet, type Printed } from "../../../core/printed";

/** Found by tools that update their comment in place instead of adding another. */
const ESTIMATE_MARKER = "<!-- vpc-endpoints-estimate -->";

/** A pull request comment: headline, changes, folded details. */
export function resourcesMarkdown(
  estimate: ResourceEstimate,
  budget: readonly BudgetFinding[] = [],
): Printed {
  const currency = estimate.totals[0]?.currency ?? "USD";
  return sheet([
    ESTIMATE_MARKER,
    ...estimateAnswer(estimate, UNICODE).flatMap((sentence) => [`**${escape(sentence)}**`, ""]),
    `### AWS network resources of ${escape(estimate.stack)}: estimated monthly cost`,
    "",
    ...budget.map((found) => `- Budget: ${escape(budgetSentence(found, currency))}`),
    ...(budget.length === 0 ? [] : [""]),
    ...changes(estimate),
    ...regions(estimate),
    ...lines(estimate),
    ...list("Unknown", unknownReasons(estimate)),
    ...list("Notes", remarks(estimate)),
    ...list("Assumptions", assumptions(estimate)),
    `<sub>${escape(estimate.priceBasis)}, prices as of ${escape(estimate.pricesAsOf)}</sub>`,
    "",
  ]);
}

function changes(estimate: ResourceEstimate): string[] {
  if (estimate.kind === "export") return [];
  const changed = changesOf(estimate);
  if (changed.length === 0) return ["No billed resource changes.", ""];
  const rows = changed.slice(0, MOST_ROWS).map((one) => {
    const row = changeRow(one);
    const cells = [row.name, row.type, row.region, row.before, row.after, row.difference];
    return [OP_SYMBOLS[row.op], ...cells].map(cell);
  });
  const rest = changed.length - rows.length;
  return [
    ...table(["", "Resource", "Type", "Region", "Before", "After", "Difference"], 4, rows),
    "",
    ...(rest === 0 ? [] : [`and ${rest} more`, ""]),
  ];
}

function regions({ regions: all, kind }: ResourceEstimate): string[] {
  if (all.length < 2) return [];
  const rows = all.map(({ region, before, after, difference, currency }) =>
    [
      region ?? "unknown",
      ...(kind === "export" ? [] : [amountText(before, currency)]),
      amountText(after, currency),
      ...(kind === "export" ? [] : [rangeText(difference, currency)]),
    ].map(cell),
  );
  const header =
    kind === "export" ? ["Region", "Month"] : ["Region", "Before", "After", "Difference"];
  return [...table(header, 1, rows), ""];
}

function lines(estimate: ResourceEstimate): string[] {
  const byRegion = new Set(estimate.regions.map(({ region }) => region));
  const rows = [...byRegion].flatMap((region) => {
    const charges = estimate.resources
      .flatMap(({ after }) => after)
      .filter((charge) => charge.region === region);
    return groupLines(charges.flatMap((charge) => charge.lines)).map((group) =>
      [
        region ?? "unknown",
        LINE_KINDS[group.kind].name,
        counted(group),
        group.complete ? money(group.amount, charges[0]?.currency ?? "USD") : "unknown",
      ].map(cell),
    );
  });
  return rows.length === 0
    ? []
    : fold("Line by line, after the change", table(["Region", "Line", "Each", "Cost"], 3, rows));
}

function list(title: string, sentences: readonly string[]): string[] {
  return sentences.length === 0
    ? []
    : fold(
        title,
        sentences.map((sentence) => `- ${escape(sentence)}`),
      );
}

function cell(text: string): string {
  return text === "" ? "–" : escape(text);
}

/** Columns from `firstNumber` on hold amounts. */
function table(
  header: readonly string[],
  firstNumber: number,
  rows: readonly string[][],
): string[] {
  const rule = header.map((_, index) => (index < firstNumber ? ":--" : "--:"));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

import { LINE_KINDS } from "../../lines/lineKinds";
import { ZERO } from "../../../core/decimal";
import { linesOf } from "../../compare/alternatives";
import type { Comparison } from "../../compare/comparison";
import { priceDates } from "../../lines/priceDates";
import type { Estimate } from "../../lines/estimate";
import { bound, groupLines, money } from "../shared/format";
import { bandMarkdown, flipsMarkdown } from "../sensitivity/markdown";
import { capitalized, labelOf, modelTable } from "./modelTable";
import { answerOf, waysOutOf } from "../answer/compare";
import { assumedSentences, type WayOut } from "../answer/missing";
import { changeSentences, whySentences } from "./sentences";
import { escape } from "../../../core/markdown";
import { printable } from "../../../core/printable";
import { sheet, type Printed } from "../../../core/printed";

/**
 * The report's first line, which a renderer hides: the comment that starts with it is the one to update
 * in place. An id keeps the comments of several topologies apart; letters, digits, `.`, `_` and single
 * `-` only.
 */
export function marker(id?: string): string {
  if (id === undefined) return `${MARKER_START} -->`;
  if (!COMMENT_ID.test(id)) throw new RangeError(`not an id of a comment: ${JSON.stringify(id)}`);
  return `${MARKER_START}:${id} -->`;
}

/** What every marker begins with. */
export const MARKER_START = "<!-- vpc-endpoints:cost-report";

/** Nothing that could end an HTML comment. */
export const COMMENT_ID = /^[A-Za-z0-9._]+(?:-[A-Za-z0-9._]+)*$/;

/** What a Markdown report shows. */
export interface MarkdownOptions {
  /** Tells the comments of several topologies apart; see `marker`. */
  readonly commentId?: string;
}

/** A pull request comment: headline, table, folded details. */
export function markdownReport(comparison: Comparison, options: MarkdownOptions = {}): Printed {
  return sheet([
    marker(options.commentId),
    `**${escape(answerOf(comparison))}**`,
    "",
    ...markdownLines(comparison),
  ]);
}

/** The comment below its answer. */
export function markdownLines(comparison: Comparison): string[] {
  const { alternatives, prices, topology, assumptions } = comparison;
  return [
    ...paragraphs(assumedSentences(topology)),
    `### VPC endpoints in ${escape(topology.region)}: estimated monthly cost`,
    "",
    ...missingMarkdown(waysOutOf(comparison)),
    ...table(comparison),
    "",
    ...bullets(whySentences(comparison)),
    ...fold("What would change it", [
      ...bandMarkdown(comparison),
      ...changeSentences(comparison).map((sentence) => `- ${escape(sentence)}`),
      ...flipsMarkdown(comparison, escape),
    ]),
    ...alternatives.flatMap(({ plan, estimate }) => details(labelOf(plan), estimate)),
    ...fold(
      "Assumptions",
      assumptions.map((sentence) => `- ${escape(sentence)}`),
    ),
    `<sub>${escape(prices.basis)}, ${escape(prices.currency)}, prices as of ${escape(priceDates(linesOf(alternatives), prices))}</sub>`,
    "",
  ];
}

function bullets(sentences: readonly string[]): string[] {
  return sentences.length === 0
    ? []
    : [...sentences.map((sentence) => `- ${escape(sentence)}`), ""];
}

export function paragraphs(sentences: readonly string[]): string[] {
  return sentences.flatMap((sentence) => [escape(sentence), ""]);
}

/** What the answer lacks, with lines to paste as they are; names in them stay within their fence. */
export function missingMarkdown(missing: readonly WayOut[]): string[] {
  return missing.flatMap((one) => [
    `Missing: ${escape(one.missing)}.`,
    "",
    "````",
    ...one.lines.map((line) => printable(line).replaceAll("````", "'")),
    "````",
    "",
  ]);
}

function table(comparison: Comparison): string[] {
  const { rows, models } = modelTable(comparison);
  const lines = models.map(({ model, recommended, cells, total, againstPerVpc }) => {
    const strong = (text: string) => (recommended ? `**${text}**` : text);
    return [strong(model), ...cells.map((cell) => cell ?? "–"), strong(total), againstPerVpc];
  });
  const header = ["Model", ...rows.map(capitalized), "Total", "Against PerVpc"];
  const rule = header.map((_, index) => (index === 0 ? ":--" : "--:"));
  return [header, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`);
}

/** Rows of a folded table beyond this many are one: GitHub refuses comments of over 65,536 characters. */
const MOST_ROWS = 100;

function details(label: string, estimate: Estimate): string[] {
  const groups = groupLines(estimate.lines);
  const rows = groups.slice(0, MOST_ROWS).map((group) => {
    const amount = group.complete ? money(group.amount, estimate.currency) : "unknown";
    return `| ${LINE_KINDS[group.kind].name} | ${group.count} | ${escape(group.formula)} | ${amount} |`;
  });
  const rest = groups.slice(MOST_ROWS);
  if (rest.length > 0) {
    const sum = {
      amount: rest.reduce((total, group) => total.plus(group.amount), ZERO),
      complete: rest.every((group) => group.complete),
    };
    const lines = rest.reduce((total, { count }) => total + count, 0);
    rows.push(
      `| and ${rest.length} more | ${lines} | see the CSV or HTML report | ${bound(sum, estimate.currency)} |`,
    );
  }
  const header = ["| Line | Count | Each | Cost |", "| :-- | --: | :-- | --: |"];
  return fold(`${label}, line by line`, [...header, ...rows]);
}

export function fold(summary: string, lines: readonly string[]): string[] {
  return ["<details>", `<summary>${summary}</summary>`, "", ...lines, "", "</details>", ""];
}

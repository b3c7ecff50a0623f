import type { Optimum } from "../../optimize/optimize";
import { priceDates } from "../../lines/priceDates";
import { bound } from "../shared/format";
import { overlapSentences } from "../shared/overlaps";
import { assumedSentences } from "../answer/missing";
import { optimumAnswer, optimumWaysOut } from "../answer/optimum";
import { escape } from "../../../core/markdown";
import { fold, missingMarkdown, paragraphs } from "../compare/markdown";
import { sheet, type Printed } from "../../../core/printed";
import {
  alternativeName,
  balanceSentence,
  certificateSentence,
  groupPlacements,
  savingText,
  vpcCount,
  zonesSentence,
} from "./sentences";

/** Found by tools that update their comment in place instead of adding another. */
export const OPTIMUM_MARKER = "<!-- vpc-endpoints-optimum -->";

/** A pull request comment: headline, certificate, placements, folded alternatives. */
export function optimumMarkdown(optimum: Optimum): Printed {
  return sheet([OPTIMUM_MARKER, ...optimumLines(optimum)]);
}

/** One comment for several Regions, which the marker finds again as one. */
export function optimaMarkdown(optima: readonly Optimum[]): Printed {
  return sheet([OPTIMUM_MARKER, ...optima.flatMap(optimumLines)]);
}

function optimumLines(optimum: Optimum): string[] {
  const { topology, prices, placements, considered } = optimum;
  const rows = groupPlacements(placements).map((group) => [
    group.service,
    group.placement,
    savingText(group.savingPerMonth, prices.currency),
    vpcCount(group, topology.vpcs.length),
    group.reason,
  ]);
  const alternatives = considered.map((one) => [
    one.chosen ? "chosen" : "",
    alternativeName(one),
    one.total === undefined
      ? (one.because ?? "unknown")
      : bound({ amount: one.total.monthlyTotal, complete: one.total.complete }, prices.currency),
  ]);
  return [
    `**${escape(optimumAnswer(optimum))}**`,
    "",
    ...paragraphs(assumedSentences(topology)),
    `### VPC endpoints in ${escape(topology.region)}: the cheapest placement`,
    "",
    ...missingMarkdown(optimumWaysOut(optimum)),
    ...[
      ...balanceSentence(optimum),
      certificateSentence(optimum),
      ...zonesSentence(optimum),
      ...overlapSentences(optimum.topology),
    ].map((sentence) => `- ${escape(sentence)}`),
    "",
    ...table(["Service", "Where", "Saving a month and VPC", "VPCs", "Why"], fitting(rows)),
    "",
    ...fold("Alternatives considered", table(["", "Alternative", "Total"], fitting(alternatives))),
    `<sub>${escape(prices.basis)}, ${escape(prices.currency)}, prices as of ${escape(priceDates(optimum.estimate.lines, prices))}</sub>`,
    "",
  ];
}

/** GitHub refuses comments of over 65,536 characters: rows beyond these are counted. */
const MOST_ROWS = 100;
const MOST_CHARACTERS = 28_000;

function fitting(rows: readonly (readonly string[])[]): (readonly string[])[] {
  let characters = 0;
  const shown = rows.slice(0, MOST_ROWS).filter((row) => {
    characters += row.reduce((sum, cell) => sum + escape(cell).length + 3, 0);
    return characters <= MOST_CHARACTERS;
  });
  const rest = rows.length - shown.length;
  if (rest === 0) return shown;
  const empty = Array.from({ length: (rows[0]?.length ?? 1) - 1 }, () => "");
  return [...shown, [`and ${rest} more, see --format json`, ...empty]];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(header),
    line(header.map(() => ":--")),
    ...rows.map((row) => line(row.map((cell) => escape(cell)))),
  ];
}

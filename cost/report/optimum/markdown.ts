import type { Optimum } from "../../optimize/optimize";
import { bound } from "../shared/format";
import { overlapSentences } from "../shared/overlaps";
import { escape, fold } from "../compare/markdown";
import { sheet, type Printed } from "../shared/printed";
import {
  alternativeName,
  balanceSentence,
  certificateSentence,
  groupPlacements,
  optimumHeadline,
  savingText,
  vpcCount,
  zonesSentence,
} from "./sentences";

/** Found by tools that update their comment in place instead of adding another. */
export const OPTIMUM_MARKER = "<!-- vpc-endpoints-optimum -->";

/** A pull request comment: headline, certificate, placements, folded alternatives. */
export function optimumMarkdown(optimum: Optimum): Printed {
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
  return sheet([
    OPTIMUM_MARKER,
    `### VPC endpoints in ${escape(topology.region)}: the cheapest placement`,
    "",
    `**${escape(optimumHeadline(optimum))}**`,
    "",
    ...[
      ...balanceSentence(optimum),
      certificateSentence(optimum),
      ...zonesSentence(optimum),
      ...overlapSentences(optimum.topology),
    ].map((sentence) => `- ${escape(sentence)}`),
    "",
    ...table(["Service", "Where", "Saving a month and VPC", "VPCs", "Why"], rows),
    "",
    ...fold("Alternatives considered", table(["", "Alternative", "Total"], alternatives)),
    `<sub>${escape(prices.basis)}, ${escape(prices.currency)}, prices as of ${escape(prices.asOf)}</sub>`,
    "",
  ]);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(header),
    line(header.map(() => ":--")),
    ...rows.map((row) => line(row.map((cell) => escape(cell)))),
  ];
}

import type { Comparison } from "../../compare/comparison";
import { flipRows } from "./flipRows";
import { bandRows } from "./text";

/** What the plan costs at other traffic. */
export function bandMarkdown(comparison: Comparison): string[] {
  const [header, ...rows] = bandRows(comparison);
  if (header === undefined) return [];
  return [
    `| ${header.join(" | ")} |`,
    "| :-- | --: | --: | --: |",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
    "",
  ];
}

/** Tables of what turns every pair and VPC; empty unless everything was asked for. */
export function flipsMarkdown(comparison: Comparison, escape: (text: string) => string): string[] {
  const flips = flipRows(comparison);
  return [flips.pairs, flips.spokes].flatMap((cells) => tableOf(cells, escape));
}

/** Every pair and every VPC, where that was asked for. */
function tableOf(rows: readonly string[][], escape: (text: string) => string): string[] {
  const [header, ...rest] = rows;
  if (header === undefined) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(" | ")} |`;
  return ["", line(header), "| :-- | :-- | :-- | --: | --: |", ...rest.map(line)];
}

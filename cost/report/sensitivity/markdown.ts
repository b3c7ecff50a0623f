import type { Comparison } from "../../compare/comparison";
import { flipRows } from "./flipRows";
import { sensitivitySentences } from "./sentences";
import { bandRows } from "./text";

/** A folded section of the markdown report. */
export function sensitivityMarkdown(
  comparison: Comparison,
  fold: (summary: string, lines: readonly string[]) => string[],
  escape: (text: string) => string,
): string[] {
  const sentences = sensitivitySentences(comparison);
  if (sentences === undefined) return [];
  const [header, ...rows] = bandRows(comparison);
  const table =
    header === undefined
      ? []
      : [
          `| ${header.join(" | ")} |`,
          "| :-- | --: | --: | --: |",
          ...rows.map((cells) => `| ${cells.join(" | ")} |`),
          "",
        ];
  const flips = flipRows(comparison);
  return fold("Sensitivity", [
    ...table,
    ...sentences.map((sentence) => `- ${escape(sentence)}`),
    ...[flips.pairs, flips.spokes].flatMap((cells) => tableOf(cells, escape)),
  ]);
}

/** Every pair and every VPC, where that was asked for. */
function tableOf(rows: readonly string[][], escape: (text: string) => string): string[] {
  const [header, ...rest] = rows;
  if (header === undefined) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(" | ")} |`;
  return ["", line(header), "| :-- | :-- | :-- | --: | --: |", ...rest.map(line)];
}

import stringWidth from "string-width";
import { printable } from "../../../core/printable";
import { page } from "./page";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Breaks at blanks, and within a word only where the word alone is too wide. */
export function wrap(sentence: string, indent: string, width = page.width): string[] {
  const lines: string[] = [];
  let line = indent;
  const next = `${indent}  `;
  for (const word of printable(sentence).split(" ")) {
    const longer = line === indent || line === next ? `${line}${word}` : `${line} ${word}`;
    if (stringWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== indent && line !== next) {
      lines.push(line);
      line = next;
    }
    const pieces = broken(`${line}${word}`, width, next);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? next;
  }
  return [...lines, line];
}

/** Lines as they are, and those that are too wide broken anywhere: a table cell is no sentence. */
export function breakLong(lines: readonly string[], width = page.width): string[] {
  return lines.flatMap((line) => {
    const indent = /^ */.exec(line)?.[0].slice(0, width / 2) ?? "";
    return broken(line, width, `${indent}  `);
  });
}

export function fits(lines: readonly string[], width = page.width): boolean {
  return lines.every((line) => stringWidth(line) <= width);
}

/** `a-very-long-name` -> `a-very-lo…`, by the width that a terminal shows. */
export function cut(text: string, width: number, ellipsis = "…"): string {
  if (stringWidth(text) <= width) return text;
  return `${head(text, Math.max(0, width - stringWidth(ellipsis)))}${ellipsis}`;
}

function broken(line: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let rest = line;
  while (stringWidth(rest) > width) {
    const first = head(rest, width);
    // A character wider than the line would never fit: it is better shown too wide than not at all.
    if (first.length <= indent.length) break;
    lines.push(first);
    rest = `${indent}${rest.slice(first.length)}`;
  }
  return [...lines, rest];
}

/** As much of a text as fits, without cutting a letter from its accents. */
function head(text: string, width: number): string {
  let taken = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment);
    if (used > width) break;
    taken += segment;
  }
  return taken;
}

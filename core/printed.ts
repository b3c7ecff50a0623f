import { harmless, printableJson, printableLines } from "./printable";

declare const printed: unique symbol;

/**
 * A text that may go to a terminal: whatever steers one or breaks a line without the program's doing is
 * shown by its code. It is made here alone, out of lines or of a format's own layout, and the command
 * prints nothing else.
 */
export type Printed = string & { readonly [printed]: true };

/** A line that stands out where the reader is a terminal. */
export class Emphasized {
  constructor(readonly text: string) {}
}

export type Line = string | Emphasized;

/** How lines are written to a terminal. */
export interface SheetOptions {
  readonly ascii?: boolean;
  /** How a line stands out; as it is without it. */
  readonly emphasize?: (line: string) => string;
}

/** Lines below each other. A line stays one, whatever it holds. */
export function sheet(
  lines: readonly Line[],
  { ascii, emphasize = (line) => line }: SheetOptions = {},
): Printed {
  const plain = harmless(ascii);
  return lines
    .map((line) => (typeof line === "string" ? plain(line) : emphasize(plain(line.text))))
    .join("\n") as Printed;
}

/** A text of a format that breaks lines itself and has made what was put into it harmless: CSV, HTML, YAML. */
export function formatted(text: string): Printed {
  return printableLines(text) as Printed;
}

/** A value as JSON; codes in its strings mean what they stand for. */
export function jsonText(value: unknown): Printed {
  return printableJson(JSON.stringify(value, null, 2)) as Printed;
}

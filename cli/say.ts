import pc from "picocolors";
import { sheet, type Line, type Printed } from "../core/printed";

/**
 * The one place that writes to standard output and the error stream; ESLint lets nothing else. What it
 * takes is `Printed`, or lines that it makes so: text of files, of AWS or of a mirror steers no terminal.
 */

/** Whether lines are ASCII alone, as `--ascii` or the locale has it; set once a run. */
export const voice = { ascii: false };

/** A report, as the only thing that standard output has. */
export function print(text: Printed): void {
  process.stdout.write(ended(text));
}

/** Lines of standard output; emphasized ones stand out on a terminal. */
export function printLines(lines: readonly Line[], emphasize?: (line: string) => string): void {
  print(sheet(lines, { ascii: voice.ascii, ...(emphasize && { emphasize }) }));
}

/** Lines of the error stream. */
export function say(...lines: readonly string[]): void {
  if (lines.length > 0) process.stderr.write(ended(sheet(lines, { ascii: voice.ascii })));
}

export type Colors = ReturnType<typeof pc.createColors>;

/** Colors only where a person looks: a terminal, without NO_COLOR and --no-color. */
export function outputColors(wanted: boolean): Colors {
  return pc.createColors(wanted && process.stdout.isTTY === true && pc.isColorSupported);
}

const CLEAR_LINE = "\r\u001b[K";

/** One line on a terminal that says what is being done, and that the next one replaces; nothing in a pipe. */
export class Progress {
  private shown = 0;

  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {}

  show(text: string): void {
    const now = Date.now();
    // Ten times a second is what an eye follows; a fast disk would write thousands of lines.
    if (this.stream.isTTY !== true || now - this.shown < 100) return;
    this.shown = now;
    this.stream.write(`${CLEAR_LINE}${sheet([text], { ascii: voice.ascii })}`);
  }

  clear(): void {
    if (this.stream.isTTY === true && this.shown > 0) this.stream.write(CLEAR_LINE);
  }
}

/** A reader that closes the pipe early is no error; output that has no room is one, in words. */
export function whenReaderLeaves(leave: () => void, fail: () => void): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") {
      leave();
      return;
    }
    const reason =
      error.code === "ENOSPC"
        ? "the disk is full"
        : `cannot be written (${error.code ?? error.message})`;
    say(`standard output: ${reason}. Make room, or write elsewhere`);
    fail();
  });
}

function ended(text: Printed): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

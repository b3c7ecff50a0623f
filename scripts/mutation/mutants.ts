import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { keyOf, type Described } from "./key";
import { LEFT_OUT, ROOT } from "./settings";

/** One wrong change: what stands at a place, and what takes its place. */
export interface Mutant {
  /** From the root of the repository. */
  readonly file: string;
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly column: number;
  /** The line on which it starts, trimmed. */
  readonly code: string;
  /** Both on one line. */
  readonly text: string;
  readonly replacement: string;
  /** One and the same for the lister, the checker and the results. */
  readonly key: string;
}

interface Instrumented extends Described {
  readonly fileName: string;
  readonly replacement: string;
  readonly status?: string;
}

const silent = () => undefined;
const LOGGER = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

/** Every wrong change that Stryker can make in these files, in the files' order. */
export async function listMutants(files: readonly string[]): Promise<Mutant[]> {
  const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), "utf8")]));
  const { mutants } = await new Instrumenter(LOGGER).instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: Object.keys(LEFT_OUT), ignorers: [] },
  );
  const described = mutants as readonly Instrumented[];
  // Kinds that are left out are listed too, as ignored.
  const possible = described.filter(({ status }) => status === undefined);
  return possible.map((mutant) => {
    const { start, end } = mutant.location;
    const lines = (sources.get(mutant.fileName) ?? "").split("\n");
    const text = lines.slice(start.line, end.line + 1);
    text.push((text.pop() ?? "").slice(0, end.column));
    text[0] = (text[0] ?? "").slice(start.column);
    return {
      file: mutant.fileName,
      line: start.line + 1,
      column: start.column + 1,
      code: (lines[start.line] ?? "").trim(),
      text: onOneLine(text.join("\n")),
      replacement: onOneLine(mutant.replacement),
      key: keyOf(mutant.fileName, mutant),
    };
  });
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { keyOf, type Described } from "./key";
import { CHOSEN_FILE, ROOT } from "./settings";

interface Seen extends Described {
  readonly id: string;
  readonly fileName: string;
  readonly status?: string;
}

function readChosen(): (mutant: Seen) => boolean {
  const keys = new Set(JSON.parse(readFileSync(CHOSEN_FILE, "utf8")) as string[]);
  return (mutant) => keys.has(keyOf(relative(ROOT, mutant.fileName), mutant));
}

/**
 * Stryker tries whole files or ranges, and asks a checker first whether a change can be built. This one
 * lets only the chosen ones through.
 */
class Checker {
  private isChosen: (mutant: Seen) => boolean = () => false;

  init(): Promise<void> {
    this.isChosen = readChosen();
    return Promise.resolve();
  }

  /** All at once: nothing is built. */
  group(mutants: readonly Seen[]): Promise<string[][]> {
    return Promise.resolve([mutants.map(({ id }) => id)]);
  }

  check(mutants: readonly Seen[]): Promise<Record<string, object>> {
    const results = mutants.map((mutant) => [
      mutant.id,
      this.isChosen(mutant)
        ? { status: "passed" }
        : { status: "compileError", reason: "not chosen" },
    ]);
    return Promise.resolve(Object.fromEntries(results) as Record<string, object>);
  }
}

const PAUSE_MS = 10_000;

/** Says now and then how far a run is. */
class Progress {
  private readonly isChosen = readChosen();
  private tried = 0;
  private unnoticed = 0;
  private shown = Date.now();

  onMutantTested(mutant: Seen): void {
    if (!this.isChosen(mutant)) return;
    this.tried += 1;
    if (mutant.status === "Survived" || mutant.status === "NoCoverage") this.unnoticed += 1;
    if (Date.now() - this.shown < PAUSE_MS) return;
    this.shown = Date.now();
    console.log(`… ${this.tried} tried, ${this.unnoticed} unnoticed`);
  }
}

export const strykerPlugins = [
  { kind: "Checker", name: "chosen", injectableClass: Checker },
  { kind: "Reporter", name: "chosen", injectableClass: Progress },
];

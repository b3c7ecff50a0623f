import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { keyOf, type Described } from "./key";
import { CHOSEN_FILE, ROOT } from "./settings";

interface Checked extends Described {
  readonly id: string;
  readonly fileName: string;
}

/**
 * Stryker tries whole files or ranges, and asks a checker first whether a change can be built. This one
 * lets only the chosen ones through.
 */
class Chosen {
  private chosen: ReadonlySet<string> = new Set();

  init(): Promise<void> {
    this.chosen = new Set(JSON.parse(readFileSync(CHOSEN_FILE, "utf8")) as string[]);
    return Promise.resolve();
  }

  /** All at once: nothing is built. */
  group(mutants: readonly Checked[]): Promise<string[][]> {
    return Promise.resolve([mutants.map(({ id }) => id)]);
  }

  check(mutants: readonly Checked[]): Promise<Record<string, object>> {
    const results = mutants.map((mutant) => {
      const chosen = this.chosen.has(keyOf(relative(ROOT, mutant.fileName), mutant));
      return [
        mutant.id,
        chosen ? { status: "passed" } : { status: "compileError", reason: "not chosen" },
      ];
    });
    return Promise.resolve(Object.fromEntries(results) as Record<string, object>);
  }
}

export const strykerPlugins = [{ kind: "Checker", name: "chosen", injectableClass: Chosen }];

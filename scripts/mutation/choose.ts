import { createHash } from "node:crypto";
import type { Mutant } from "./mutants";

/** Lines of a file, from and to, both included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/**
 * As many as asked, over all files alike. Each has its own lot, drawn from the seed and from what it is:
 * neither its line nor what changes elsewhere decides, so that the next run tries the same ones.
 */
export function sample(mutants: readonly Mutant[], size: number, seed: number): Mutant[] {
  const seen = new Map<string, number>();
  const lots = mutants.map((mutant) => {
    const what = JSON.stringify([mutant.file, mutant.text, mutant.replacement]);
    const twin = seen.get(what) ?? 0;
    seen.set(what, twin + 1);
    const lot = createHash("sha256").update(`${seed} ${twin} ${what}`).digest("hex");
    return { mutant, lot };
  });
  const drawn = lots.sort((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, size);
  const kept = new Set(drawn.map(({ mutant }) => mutant));
  return mutants.filter((mutant) => kept.has(mutant));
}

/** The lines that `git diff --unified=0` says are new or changed, by file. */
export function changedLines(diff: string): Map<string, Lines[]> {
  const changed = new Map<string, Lines[]>();
  let lines: Lines[] = [];
  for (const row of diff.split("\n")) {
    const file = /^\+\+\+ b\/(.*)$/.exec(row)?.[1];
    if (file !== undefined) {
      lines = [];
      changed.set(file, lines);
    }
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(row);
    if (hunk === null) continue;
    const first = Number(hunk[1]);
    const count = Number(hunk[2] ?? 1);
    lines.push({ first, last: first + count - 1 });
  }
  return changed;
}

/** Those that start on a changed line. */
export function onLines(
  mutants: readonly Mutant[],
  changed: ReadonlyMap<string, readonly Lines[]>,
): Mutant[] {
  return mutants.filter(({ file, line }) =>
    (changed.get(file) ?? []).some(({ first, last }) => first <= line && line <= last),
  );
}

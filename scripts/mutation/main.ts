/**
 * Changes the sources in one place at a time and sees whether a unit test notices.
 * `npm run test:mutation -- <what> [options]`; see USAGE.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { setPriority } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { diffFrom, MAIN, parting } from "./base";
import { changedLines, onLines, sample } from "./choose";
import { keyOf, type Described } from "./key";
import { listMutants, type Mutant } from "./mutants";
import {
  isNoticed,
  judge,
  percent,
  survivor,
  type Equivalent,
  type Score,
  type Status,
  type Tried,
} from "./score";
import {
  CHOSEN_FILE,
  EQUIVALENT_FILE,
  RESULTS_FILE,
  ROOMS,
  ROOT,
  STEP,
  STRYKER_FILE,
  THRESHOLDS,
  strykerOptions,
  type RunOptions,
} from "./settings";

const USAGE = `npm run test:mutation -- <what> [options]

what   ${Object.keys(ROOMS).join(", ")}, a folder or a file in one of them; all;
       changed: the lines that differ from the base

--sample <n>       try n changes of all that are possible
--seed <n>         which ones: the same seed draws the same ones (7)
--base <commit>    what "changed" compares with (main, or origin's; passes where neither is at hand)
--concurrency <n>  processes that try changes (1)
--quick            leave out what only a new process shows: tables, for one
--near             run a room's own tests alone, where it has some
--least <percent>  fail below this score alone, in every room
--force            try again what an earlier run has tried
`;

interface Reported extends Described {
  readonly status: Status | "CompileError";
  readonly static?: boolean;
}

interface Report {
  readonly files: Record<string, { mutants: Reported[] }>;
}

/** The sources under one folder of the repository, or that file. */
function sourcesUnder(path: string): string[] {
  const files = statSync(join(ROOT, path)).isFile()
    ? [path]
    : readdirSync(join(ROOT, path), { recursive: true, encoding: "utf8" }).map((name) =>
        join(path, name),
      );
  return files.filter((file) => file.endsWith(".ts")).sort();
}

function inARoom(file: string): boolean {
  return (file.split("/")[0] ?? "") in ROOMS;
}

/** Every possible change of the files that are meant, and those to draw from. */
async function choose(
  what: string,
  base: string | undefined,
): Promise<{ listed: Mutant[]; meant: Mutant[] }> {
  const whole = async (files: readonly string[]) => {
    const listed = await listMutants(files);
    return { listed, meant: listed };
  };
  if (what === "all") return whole(Object.keys(ROOMS).flatMap(sourcesUnder));
  if (what === "changed") {
    const from = parting(ROOT, base ?? MAIN);
    if (from === undefined && base !== undefined) throw new Error(`${base} is no commit here.`);
    if (from === undefined) {
      console.log(`Nothing to compare with: no history here leads to ${MAIN}.`);
      return { listed: [], meant: [] };
    }
    const changed = changedLines(diffFrom(ROOT, from));
    const sources = [...changed.keys()].filter((file) => inARoom(file) && file.endsWith(".ts"));
    if (sources.length === 0) console.log(`No source of a room differs from ${from.slice(0, 7)}.`);
    const listed = await listMutants(sources);
    return { listed, meant: onLines(listed, changed) };
  }
  const path = relative(ROOT, resolve(ROOT, what));
  if (!inARoom(path) || !existsSync(join(ROOT, path))) {
    throw new Error(`${what} is none of: ${Object.keys(ROOMS).join(", ")}, or inside one of them.`);
  }
  return whole(sourcesUnder(path));
}

interface Options extends Omit<RunOptions, "atLoad"> {
  readonly quick: boolean;
}

/** A step at a time, for Stryker keeps results only at the end of its run. */
function tryAll(chosen: readonly Mutant[], { quick, ...options }: Options): Tried[] {
  const tried: Tried[] = [];
  while (tried.length < chosen.length) {
    const step = chosen.slice(tried.length, tried.length + STEP);
    const warm = runStryker(step, { ...options, atLoad: false });
    // Nobody has seen yet what a table, or a test that computes while its file loads, would say.
    const again = warm.filter(({ status, atLoad }) => atLoad && !isNoticed(status));
    const mutants = quick ? [] : again.map(({ mutant }) => mutant);
    const cold = runStryker(mutants, { ...options, force: false, atLoad: true });
    const settled = new Map(cold.map((one) => [one.mutant, one]));
    tried.push(...warm.map((one) => settled.get(one.mutant) ?? one));
    console.log(`${tried.length} of ${chosen.length} tried`);
  }
  return tried;
}

/** Lets Stryker try them, and reads what became of each. */
function runStryker(mutants: readonly Mutant[], options: RunOptions): Tried[] {
  if (mutants.length === 0) return [];
  console.log(`${mutants.length} ${options.atLoad ? "from before files load" : "while tests run"}`);
  const files = [...new Set(mutants.map(({ file }) => file))];
  mkdirSync(dirname(CHOSEN_FILE), { recursive: true });
  writeFileSync(CHOSEN_FILE, JSON.stringify(mutants.map(({ key }) => key)));
  writeFileSync(STRYKER_FILE, JSON.stringify(strykerOptions(files, options)));
  const stryker = join(ROOT, "node_modules", ".bin", "stryker");
  const run = spawnSync(stryker, ["run", STRYKER_FILE], {
    cwd: ROOT,
    stdio: "inherit",
    // As in CI, properties draw the same cases each time.
    env: { ...process.env, CI: "true" },
  });
  if (run.status !== 0) throw new Error("Stryker ended before it had tried every change.");
  const results = keepResults();
  return mutants.map((mutant) => {
    const result = results.get(mutant.key);
    if (result === undefined) throw new Error(`Stryker says nothing of ${mutant.key}.`);
    return { mutant, ...result };
  });
}

/** What became of each change, by its key; only what the next run may take over stays in the file. */
function keepResults(): Map<string, Omit<Tried, "mutant">> {
  const report = JSON.parse(readFileSync(RESULTS_FILE, "utf8")) as Report;
  const found = new Map<string, Omit<Tried, "mutant">>();
  for (const [file, results] of Object.entries(report.files)) {
    results.mutants = results.mutants.filter((mutant) => {
      const { status, static: atLoad = false } = mutant;
      if (status === "CompileError") return false;
      found.set(keyOf(file, fromZero(mutant)), { status, atLoad });
      // Stryker does not know which tests would notice it, and would not try it again for a new one.
      return isNoticed(status) || !atLoad;
    });
  }
  writeFileSync(RESULTS_FILE, JSON.stringify(report));
  return found;
}

/** A report counts lines and columns from 1. */
function fromZero(mutant: Described): Described {
  const less = ({ line, column }: { line: number; column: number }) => ({
    line: line - 1,
    column: column - 1,
  });
  const { start, end } = mutant.location;
  return { ...mutant, location: { start: less(start), end: less(end) } };
}

function printScores(scores: readonly Score[]): void {
  const head = ["", "tried", "noticed", "survived", "no coverage", "equivalent", "score"];
  const table = new Table({
    head,
    style: { head: [], border: [] },
    colAligns: head.map((title) => (title === "" ? "left" : "right")),
  });
  for (const one of scores) {
    const counts = [one.tried, one.noticed, one.survived, one.noCoverage, one.equivalent];
    table.push([one.room, ...counts, percent(one.score)]);
  }
  console.log(table.toString());
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${text} is not a whole number.`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sample: { type: "string" },
      seed: { type: "string", default: "7" },
      base: { type: "string" },
      concurrency: { type: "string", default: "1" },
      quick: { type: "boolean", default: false },
      near: { type: "boolean", default: false },
      least: { type: "string" },
      force: { type: "boolean", default: false },
    },
  });
  const [what, ...more] = positionals;
  if (what === undefined || more.length > 0) throw new Error(USAGE);
  // Hours of work, for which nobody's editor should wait.
  setPriority(10);
  const { listed, meant } = await choose(what, values.base);
  const size = values.sample === undefined ? meant.length : wholeNumber(values.sample);
  const chosen = sample(meant, size, wholeNumber(values.seed));
  console.log(`${chosen.length} of ${meant.length} possible changes, seed ${values.seed}`);
  if (chosen.length === 0) return;
  const concurrency = wholeNumber(values.concurrency);
  const { quick, near, force } = values;
  const tried = tryAll(chosen, { concurrency, quick, near, force });
  const equivalents = JSON.parse(readFileSync(EQUIVALENT_FILE, "utf8")) as Equivalent[];
  const { scores, unnoticed, onlyAtLoad, problems } = judge(
    tried,
    equivalents,
    listed,
    values.least === undefined ? THRESHOLDS : { all: wholeNumber(values.least) },
  );
  for (const one of unnoticed) console.log(survivor(one));
  printScores(scores);
  if (onlyAtLoad > 0) console.log(`${onlyAtLoad} run only while files load, and were not tried.`);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "..", "..");

/** Kept between runs, and thrown away with node_modules. */
const CACHE = join(ROOT, "node_modules", ".cache", "mutation");
export const CHOSEN_FILE = join(CACHE, "chosen.json");
export const STRYKER_FILE = join(CACHE, "stryker.json");
export const RESULTS_FILE = join(CACHE, "results.json");
export const EQUIVALENT_FILE = join(ROOT, "tests", "mutation", "equivalent.json");

interface Mocha {
  readonly require: readonly string[];
  readonly spec: readonly string[];
}

const MOCHA = JSON.parse(readFileSync(join(ROOT, ".mocharc.json"), "utf8")) as Mocha;
const ACROSS = "tests/*.test.ts";

/** Each room with the tests that can enter it: imports point towards core/, so what is above runs it too. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  components: ["tests/{components,plugin}/**/*.test.ts", ACROSS],
  core: MOCHA.spec,
  resources: MOCHA.spec,
  cost: MOCHA.spec,
  cli: ["tests/cli/**/*.test.ts", ACROSS],
  plugin: ["tests/plugin/**/*.test.ts"],
  policy: [ACROSS],
};

const NOT_RUN: Readonly<Record<string, string>> = {
  "tests/architecture.test.ts": "reads the sources, which hold every change at once",
  "tests/**/exactness.test.ts": "reads the sources",
  "tests/**/schema.test.ts": "reads the sources",
  "tests/circles.test.ts": "reads the sources, in a process of its own",
  "tests/mutation.test.ts": "is about these scripts",
  "tests/runs.test.ts": "starts processes, in which no change is made",
  "tests/plugin/server.test.ts": "starts a process",
};

/**
 * Every other kind of Stryker's is tried: operators, conditions, blocks, calls of methods, arrays,
 * objects, booleans, lambdas, optional chains.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  StringLiteral: "most are words of messages, which tests quote where they matter",
  Regex: "variants differ in names that AWS does not give",
};

/** The least part of the tried changes that tests must notice, in percent; equivalents do not count. */
export const THRESHOLDS: Thresholds = { components: 92, all: 88 };

export interface Thresholds {
  readonly components?: number;
  readonly all: number;
}

/** So many changes are tried between two times that results are kept. */
export const STEP = 400;

export interface RunOptions {
  readonly concurrency: number;
  readonly force: boolean;
  /** The tests of a room alone, where it has some. */
  readonly near: boolean;
  /** Each change in a process of its own, from before its file loads; else while tests run. */
  readonly atLoad: boolean;
}

/** A change is done with once a test fails, which is mostly one of its own room. */
export function ownFirst(rooms: ReadonlySet<string>): string[] {
  const all = [...rooms].flatMap(patternsOf);
  return [...new Set([...all.filter((pattern) => rooms.has(roomOfTests(pattern))), ...all])];
}

/** Sooner done, and a change that only others notice counts as unnoticed. */
export function ownAlone(rooms: ReadonlySet<string>): string[] {
  return [...rooms].flatMap((room) => {
    const own = patternsOf(room).filter((pattern) => roomOfTests(pattern) === room);
    return own.length === 0 ? patternsOf(room) : own;
  });
}

function roomOfTests(pattern: string): string {
  return pattern.split("/")[1] ?? "";
}

function patternsOf(room: string): string[] {
  return (ROOMS[room] ?? []).flatMap(withoutBraces);
}

/** `tests/{core,cost}/x` as `tests/core/x` and `tests/cost/x`. */
function withoutBraces(pattern: string): string[] {
  const [braces = "", names = ""] = /\{(.*?)\}/.exec(pattern) ?? [];
  return names.split(",").map((name) => pattern.replace(braces, name));
}

/** Stryker's own settings of one run. */
export function strykerOptions(
  files: readonly string[],
  { concurrency, near, force, atLoad }: RunOptions,
): object {
  const rooms = new Set(files.map((file) => file.split("/")[0] ?? ""));
  const workspace = createRequire(join(ROOT, "tests", "mutation", "package.json"));
  return {
    testRunner: "mocha",
    // mocha 11 for the last release of Stryker that runs on Node.js 20: see tests/mutation/package.json.
    plugins: [workspace.resolve("@stryker-mutator/mocha-runner"), join(__dirname, "plugin.mjs")],
    checkers: ["chosen"],
    mochaOptions: {
      require: MOCHA.require,
      spec: near ? ownAlone(rooms) : ownFirst(rooms),
      ignore: Object.keys(NOT_RUN),
    },
    mutate: files,
    mutator: { excludedMutations: Object.keys(LEFT_OUT) },
    coverageAnalysis: "perTest",
    ignoreStatic: !atLoad,
    incremental: true,
    incrementalFile: RESULTS_FILE,
    tempDirName: join(tmpdir(), "vpc-endpoints-mutation"),
    cleanTempDir: "always",
    // Tests run from TypeScript, and without a check of types.
    ignorePatterns: ["/dist", "/examples/*/sdks"],
    disableTypeChecks: false,
    // A busy machine is slow, not wrong: only a test that never ends is cut off.
    timeoutFactor: 5,
    timeoutMS: 30_000,
    dryRunTimeoutMinutes: 30,
    concurrency,
    force,
    reporters: ["chosen"],
    logLevel: "warn",
    warnings: { slow: false },
  };
}

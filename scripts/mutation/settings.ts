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

const ALL_TESTS = [
  "tests/{core,cost,resources,components,cli}/**/*.test.ts",
  "tests/policy.test.ts",
];

/** Each room with the tests that can enter it: imports point towards core/, so what is above runs it too. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  components: ["tests/components/**/*.test.ts"],
  core: ALL_TESTS,
  cost: ALL_TESTS,
  resources: ALL_TESTS,
  cli: ["tests/cli/**/*.test.ts"],
  policy: ["tests/policy.test.ts"],
};

/** They read the text of the sources, which holds every change at once while mutants are tried. */
const READERS_OF_SOURCES = [
  "tests/architecture.test.ts",
  "tests/components/schema.test.ts",
  "tests/cost/lines/exactness.test.ts",
];

/**
 * Every other kind of Stryker's is tried: operators, conditions, blocks, calls of methods, arrays,
 * objects, booleans, lambdas, optional chains.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  StringLiteral: "most are words of messages, which tests quote where they matter",
  Regex: "variants differ in names that AWS does not give",
};

/** The least part of the tried changes that tests must notice, in percent; equivalents do not count. */
export const THRESHOLDS = { components: 92, all: 88 } as const;

/** So many changes are tried between two times that results are kept. */
export const STEP = 400;

/** Stryker's own settings of one run. */
export function strykerOptions(
  files: readonly string[],
  { concurrency, force }: { concurrency: number; force: boolean },
): object {
  const rooms = new Set(files.map((file) => file.split("/")[0] ?? ""));
  const workspace = createRequire(join(ROOT, "tests", "mutation", "package.json"));
  return {
    testRunner: "mocha",
    // mocha 11 for the last release of Stryker that runs on Node.js 20: see tests/mutation/package.json.
    plugins: [workspace.resolve("@stryker-mutator/mocha-runner"), join(__dirname, "plugin.mjs")],
    checkers: ["chosen"],
    mochaOptions: {
      require: ["ts-node/register/transpile-only"],
      spec: [...new Set([...rooms].flatMap((room) => ROOMS[room] ?? []))],
      ignore: READERS_OF_SOURCES,
    },
    mutate: files,
    mutator: { excludedMutations: Object.keys(LEFT_OUT) },
    coverageAnalysis: "perTest",
    // What is computed once, while a module loads, would need every test in a new process each time.
    ignoreStatic: true,
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
    reporters: ["progress-append-only"],
    warnings: { slow: false },
  };
}

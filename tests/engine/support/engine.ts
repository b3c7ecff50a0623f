import assert from "node:assert/strict";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import type { Entry } from "../harness/echo/record";
import type { Change } from "../harness/echo/world";
import { engineHome, repoRoot, runPulumi } from "./home";
import type { EngineHome, Output } from "./home";

/** One call that the engine made to the echo provider, in the order of the record. */
export interface Call extends Entry {
  readonly index: number;
}

/** A finished command, and the calls that it led to. */
export interface Run extends Output {
  readonly seconds: number;
  readonly calls: readonly Call[];
}

/** A step of `pulumi preview --json`. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly newState?: { readonly type: string; readonly inputs?: Record<string, unknown> };
  readonly detailedDiff?: Record<string, { readonly kind: string }> | null;
  readonly replaceReasons?: readonly string[];
  readonly diffReasons?: readonly string[];
}

export interface Preview extends Run {
  readonly steps: readonly Step[];
  readonly changeSummary: Readonly<Record<string, number>>;
  readonly diagnostics: readonly { readonly message: string; readonly severity: string }[];
}

export interface StackOptions {
  /** Configuration of the stack: `{ "aws:region": "eu-west-1" }`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Answers to functions beside the provider's own: see `answer` in tests/engine/harness/echo. */
  readonly answers?: readonly {
    readonly token: string;
    readonly args?: Record<string, unknown>;
    readonly result: Record<string, unknown>;
  }[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Characters at the end of a command's output that a failure shows: diagnostics come last. */
const SHOWN = 4000;
const STACK = "test";
/** Name under which programs import this package. */
const SELF = "pulumi-vpc-endpoints";
const QUIET = ["--non-interactive", "--color", "never", "--stack", STACK];

/** A program with a stack, a backend and an AWS of its own. */
export class EngineStack {
  private constructor(
    private readonly home: EngineHome,
    /** Folder of the program. */
    readonly program: string,
    private readonly own: string,
    private readonly options: StackOptions,
  ) {}

  /** A TypeScript program given as text; it may import whatever the repository has installed. */
  static async inline(source: string, options: StackOptions = {}): Promise<EngineStack> {
    const { home, own, tree } = await workFolder();
    const program = join(tree, "program");
    mkdirSync(program);
    writeFileSync(join(program, "Pulumi.yaml"), "name: inline\nruntime: nodejs\n");
    // Without its own, the engine would run the package that the next one upward names.
    writeFileSync(join(program, "package.json"), JSON.stringify({ main: "index.ts" }));
    writeFileSync(join(program, "index.ts"), source);
    return EngineStack.start(home, program, own, options);
  }

  /** A copy of a folder of the repository, such as "examples/hub". */
  static async directory(path: string, options: StackOptions = {}): Promise<EngineStack> {
    const { home, own, tree } = await workFolder();
    const program = join(tree, path);
    const skipped = ["node_modules", "sdks", ".venv", "target"];
    cpSync(join(repoRoot, path), program, {
      recursive: true,
      filter: (file) => !skipped.includes(basename(file)) && !/Pulumi\..+\.yaml$/.test(file),
    });
    return EngineStack.start(home, program, own, options);
  }

  private static async start(
    home: EngineHome,
    program: string,
    own: string,
    options: StackOptions,
  ): Promise<EngineStack> {
    mkdirSync(join(own, "state"));
    if (options.answers !== undefined) {
      writeFileSync(join(own, "answers.json"), JSON.stringify(options.answers));
    }
    const stack = new EngineStack(home, program, own, options);
    succeeded(await stack.run(["stack", "init", STACK, "--non-interactive"]));
    for (const [key, value] of Object.entries(options.config ?? {})) {
      succeeded(await stack.run(["config", "set", key, value, "--stack", STACK]));
    }
    return stack;
  }

  /** A further program with this one's backend and AWS, such as a second stack that reads this one's outputs. */
  async sibling(path: string, config: Readonly<Record<string, string>>): Promise<EngineStack> {
    const { tree } = await workFolder();
    const program = join(tree, path);
    cpSync(join(repoRoot, path), program, { recursive: true });
    const stack = new EngineStack(this.home, program, this.own, this.options);
    succeeded(await stack.run(["stack", "init", STACK, "--non-interactive"]));
    for (const [key, value] of Object.entries(config)) {
      succeeded(await stack.run(["config", "set", key, value, "--stack", STACK]));
    }
    return stack;
  }

  /** What somebody else does in this AWS. */
  elsewhere(change: Change): void {
    appendFileSync(join(this.own, "aws.jsonl"), `${JSON.stringify(change)}\n`);
  }

  /** Replaces the text of an inline program. */
  rewrite(source: string): void {
    writeFileSync(join(this.program, "index.ts"), source);
  }

  async preview(...extra: string[]): Promise<Preview> {
    const run = await this.run(["preview", "--json", ...QUIET, ...extra]);
    const start = run.stdout.search(/^\{/m);
    const parsed = (start < 0 ? {} : JSON.parse(run.stdout.slice(start))) as Partial<Preview>;
    return {
      ...run,
      steps: parsed.steps ?? [],
      changeSummary: parsed.changeSummary ?? {},
      diagnostics: parsed.diagnostics ?? [],
    };
  }

  up(...extra: string[]): Promise<Run> {
    return this.run(["up", "--yes", "--skip-preview", "--suppress-progress", ...QUIET, ...extra]);
  }

  destroy(...extra: string[]): Promise<Run> {
    const args = ["destroy", "--yes", "--skip-preview", "--suppress-progress"];
    return this.run([...args, ...QUIET, ...extra]);
  }

  /** Reads everything again, as somebody does who fears drift. */
  refresh(): Promise<Run> {
    return this.run(["refresh", "--yes", "--skip-preview", "--suppress-progress", ...QUIET]);
  }

  async outputs(): Promise<Record<string, unknown>> {
    const args = ["stack", "output", "--json", "--show-secrets", "--stack", STACK];
    return JSON.parse(succeeded(await this.run(args)).stdout) as Record<string, unknown>;
  }

  /** The state as `pulumi stack export` writes it. */
  async state(): Promise<{ deployment: { resources?: StateResource[] } }> {
    const run = succeeded(await this.run(["stack", "export", "--stack", STACK]));
    return JSON.parse(run.stdout) as { deployment: { resources?: StateResource[] } };
  }

  /** Runs any `pulumi` command in the program's folder. */
  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
    const log = join(this.own, "calls.jsonl");
    const before = readCalls(log).length;
    const start = process.hrtime.bigint();
    const output = await runPulumi(this.home, args, {
      cwd: this.program,
      env: {
        PULUMI_BACKEND_URL: `file://${join(this.own, "state")}`,
        ECHO_LOG: log,
        ECHO_STATE: join(this.own, "aws.jsonl"),
        ...(this.options.answers === undefined
          ? {}
          : { ECHO_ANSWERS: join(this.own, "answers.json") }),
        ...this.options.env,
        ...env,
      },
    });
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    return { ...output, seconds, calls: readCalls(log).slice(before) };
  }
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly id?: string;
  readonly parent?: string;
  readonly protect?: boolean;
  readonly provider?: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
  readonly customTimeouts?: Readonly<Record<string, number>>;
  readonly ignoreChanges?: readonly string[];
}

/** The run, if it ended well; otherwise a failure that shows what was printed. */
export function succeeded<T extends Output>(run: T): T {
  assert.equal(run.status, 0, `${run.stdout.slice(-SHOWN)}\n${run.stderr.slice(-SHOWN)}`);
  return run;
}

/** The run, if it ended with an error. */
export function failed<T extends Output>(run: T): T {
  assert.notEqual(run.status, 0, `it succeeded:\n${run.stdout.slice(-SHOWN)}`);
  return run;
}

/** Calls of some kind that were carried out, in order. */
export function callsOf(run: Run, op: Entry["op"], type?: string): Call[] {
  return run.calls.filter((call) => call.op === op && (type === undefined || call.type === type));
}

/** `op name` of every change, in order; the shortest way to assert an order. */
export function changes(run: Run): string[] {
  return run.calls
    .filter((call) => ["create", "update", "delete"].includes(call.op) && call.preview !== true)
    .map((call) => `${call.op} ${call.name ?? ""}`);
}

function readCalls(file: string): Call[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line, index) => ({ ...(JSON.parse(line) as Entry), index }));
}

/**
 * A folder that looks like the repository to the program in it: the same modules, and the package
 * itself under its own name.
 */
async function workFolder(): Promise<{ home: EngineHome; own: string; tree: string }> {
  const home = await engineHome();
  const own = mkdtempSync(join(home.folder, "stack-"));
  const tree = join(own, "tree");
  const modules = join(tree, "node_modules");
  mkdirSync(modules, { recursive: true });
  const apart = ["node_modules", "examples", "tests", ".git"];
  for (const name of readdirSync(repoRoot).filter((entry) => !apart.includes(entry))) {
    symlinkSync(join(repoRoot, name), join(tree, name));
  }
  const installed = readdirSync(join(repoRoot, "node_modules"));
  for (const name of installed.filter((entry) => entry !== SELF)) {
    symlinkSync(join(repoRoot, "node_modules", name), join(modules, name));
  }
  symlinkSync(repoRoot, join(modules, SELF));
  return { home, own, tree };
}

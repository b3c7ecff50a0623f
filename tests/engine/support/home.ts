import { spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { engineBinDir } from "../harness/locate";

export const repoRoot = resolve(__dirname, "..", "..", "..");

/** What a command printed and how it ended. */
export interface Output {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Folders that all engine tests of a run share. */
export interface EngineHome {
  /** Holds everything below, and every test's own folder; removed at the end of the run. */
  readonly folder: string;
  /** `pulumi` and its language hosts. */
  readonly binaries: string;
  /** PULUMI_HOME, with the plugins installed. */
  readonly pulumiHome: string;
}

/** Longer than any command of a test takes; a hanging engine then fails its test. */
const COMMAND_TIMEOUT_MS = 240_000;

let prepared: Promise<EngineHome> | undefined;

/** Makes the shared folders on first use: the compiled echo providers, installed as plugins. */
export function engineHome(): Promise<EngineHome> {
  prepared ??= prepare();
  return prepared;
}

async function prepare(): Promise<EngineHome> {
  const binaries = engineBinDir();
  const folder = mkdtempSync(join(tmpdir(), "vpc-endpoints-test-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const home = { folder, binaries, pulumiHome: join(folder, "pulumi-home") };
  const compiled = join(folder, "echo");
  compileEcho(compiled);
  for (const name of ["aws", "awsx"]) {
    const main = join(compiled, "tests", "engine", "harness", "echo", `${name}.js`);
    await installPlugin(home, name, installedVersion(`@pulumi/${name}`), `node '${main}'`);
  }
  return home;
}

/**
 * Installs a resource plugin that is started by a shell command. Absolute paths only: the engine
 * runs a copy of the script from elsewhere.
 */
export async function installPlugin(
  home: EngineHome,
  name: string,
  version: string,
  command: string,
): Promise<void> {
  const script = join(home.folder, "plugins", `pulumi-resource-${name}`);
  mkdirSync(dirname(script), { recursive: true });
  const modules = join(repoRoot, "node_modules");
  writeFileSync(
    script,
    `#!/bin/sh\nNODE_PATH='${modules}' ECHO_VERSION='${version}' exec ${command} "$@"\n`,
  );
  chmodSync(script, 0o755);
  const args = ["plugin", "install", "resource", name, version, "--file", script];
  const output = await runPulumi(home, args, { cwd: home.folder });
  if (output.status !== 0) throw new Error(`pulumi ${args.join(" ")}: ${output.stderr}`);
}

export function installedVersion(packageName: string): string {
  const file = join(repoRoot, "node_modules", packageName, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function runPulumi(
  home: EngineHome,
  args: readonly string[],
  options: RunOptions,
): Promise<Output> {
  const child = spawn(join(home.binaries, "pulumi"), args, {
    cwd: options.cwd,
    env: { ...engineEnvironment(home), ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: COMMAND_TIMEOUT_MS,
  });
  return new Promise((done, fail) => {
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", fail);
    child.on("close", (status) => done({ status, stdout, stderr }));
  });
}

/** The caller's environment without what would steer Pulumi or AWS. */
function engineEnvironment(home: EngineHome): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(PULUMI|AWS|ECHO|TS_NODE)_/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    PATH: [home.binaries, process.env.PATH ?? ""].join(delimiter),
    PULUMI_HOME: home.pulumiHome,
    PULUMI_CONFIG_PASSPHRASE: "",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
    // Type-checking a program against @pulumi/aws takes seconds, and `tsc` does it for all.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    GOTOOLCHAIN: "local",
    CGO_ENABLED: "0",
  };
}

/** Compiles the providers once, so that no start of a plugin pays for it. */
function compileEcho(target: string): void {
  for (const folder of ["tests/engine/harness", "core"]) {
    for (const name of readdirSync(join(repoRoot, folder), { recursive: true, encoding: "utf8" })) {
      compileFile(join(repoRoot, folder, name), target);
    }
  }
}

function compileFile(file: string, target: string): void {
  const copy = join(target, relative(repoRoot, file));
  if (file.endsWith(".json")) {
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  } else if (file.endsWith(".ts")) {
    mkdirSync(dirname(copy), { recursive: true });
    const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.CommonJS,
        esModuleInterop: true,
      },
    });
    writeFileSync(copy.replace(/\.ts$/, ".js"), outputText);
  }
}

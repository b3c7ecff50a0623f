/**
 * Finds the Pulumi engine that the engine tests run on, or builds what is missing of it with Go.
 * The last line it prints is the folder of `pulumi`.
 */
import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { cacheBinDir, engineOnPath, isExecutable, isNewEnough } from "./locate";
import { showStep } from "./progress";
import { ENGINE_FILES, ENGINE_TOOLS, GENSDK, GO_MODULES, OLDEST_GO, PYTHON_EXEC } from "./tools";
import type { Tool } from "./tools";

/** Prefix of work folders, followed by the process that owns one; of a dead owner it may go. */
const UNFINISHED = "unfinished-";
const GO_ENV = { GOTOOLCHAIN: "local", CGO_ENABLED: "0", GOWORK: "off", GOFLAGS: "" };

/** The build that a signal ends together with this process. */
let running: ChildProcess | undefined;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    running?.kill(signal);
    process.exit(1);
  });
}

async function main(): Promise<void> {
  const onPath = engineOnPath();
  const cached = cacheBinDir();
  const wanted = onPath === undefined ? [...ENGINE_FILES, GENSDK.name] : [GENSDK.name];
  const missing = wanted.filter((name) => !isExecutable(join(cached, name)));
  if (onPath !== undefined) say(`Pulumi engine on PATH: ${onPath}`);
  if (missing.length > 0) await build(missing, cached);
  else say(`Nothing to build: ${wanted.length} files found in ${cached}`);
  console.log(onPath ?? cached);
}

async function build(missing: readonly string[], cached: string): Promise<void> {
  requireGo();
  const tools = [...ENGINE_TOOLS, GENSDK].filter((tool) => missing.includes(tool.name));
  say(
    `Building ${missing.join(", ")} into ${cached}.\n` +
      "Go modules come at the versions and checksums of tests/engine/harness/go; " +
      "the first build of the CLI takes about four minutes on two cores.",
  );
  const work = startWorkFolder(cached);
  process.once("exit", () => rmSync(work, { recursive: true, force: true }));
  for (const [index, tool] of tools.entries()) {
    const label = `[${index + 1}/${tools.length}] ${tool.name} ${tool.version}`;
    await showStep(label, () => buildTool(tool, join(work, tool.name)));
    renameSync(join(work, tool.name), join(cached, tool.name));
  }
  if (missing.includes(PYTHON_EXEC.name)) copyPythonExec(work, cached);
}

/** A folder on the same disk as the cache, so that the rename at the end is atomic. */
function startWorkFolder(cached: string): string {
  mkdirSync(cached, { recursive: true });
  const parent = join(cached, "..");
  for (const name of readdirSync(parent)) {
    const owner = Number(name.slice(UNFINISHED.length).split("-")[0]);
    if (name.startsWith(UNFINISHED) && !isRunning(owner)) {
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
  return mkdtempSync(join(parent, `${UNFINISHED}${process.pid}-`));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function buildTool(tool: Tool, output: string): Promise<void> {
  const version =
    tool.versionVariable === undefined ? "" : ` -X ${tool.versionVariable}=${tool.version}`;
  return go(GO_MODULES[tool.module], [
    "build",
    "-mod=readonly",
    "-buildvcs=false",
    "-trimpath",
    "-tags=osusergo,grpcnotrace",
    `-ldflags=-s -w${version}`,
    "-o",
    output,
    tool.goPackage,
  ]);
}

/** Runs Go; what it prints is shown only when it fails. */
function go(folder: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("go", args, {
      cwd: folder,
      env: { ...process.env, ...GO_ENV },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data: Buffer) => (printed += data.toString()));
    }
    running = child;
    child.on("error", reject);
    child.on("close", (status) => {
      if (status === 0) resolve();
      else reject(new Error(`go ${args[0]} ended with ${String(status)}:\n${printed}`));
    });
  });
}

function copyPythonExec(work: string, cached: string): void {
  // `-json` names the folder of the module, whose content Go has checked against go.sum.
  const answer = execFileSync("go", ["mod", "download", "-json", PYTHON_EXEC.sdkModule], {
    cwd: GO_MODULES[PYTHON_EXEC.module],
    env: { ...process.env, ...GO_ENV },
    encoding: "utf8",
  });
  const { Dir: folder } = JSON.parse(answer) as { Dir: string };
  const file = join(work, PYTHON_EXEC.name);
  copyFileSync(join(folder, PYTHON_EXEC.pathInModule), file);
  chmodSync(file, 0o755);
  renameSync(file, join(cached, PYTHON_EXEC.name));
  say(`${PYTHON_EXEC.name}: copied from ${PYTHON_EXEC.sdkModule}`);
}

function requireGo(): void {
  let found: string | undefined;
  try {
    found = execFileSync("go", ["version"], {
      env: { ...process.env, ...GO_ENV },
      encoding: "utf8",
    }).trim();
  } catch {
    found = undefined;
  }
  if (isNewEnough(found, OLDEST_GO)) return;
  throw new Error(
    `The engine tests need a Pulumi engine. Install the Pulumi CLI (its folder has the language ` +
      `hosts), or Go >= ${OLDEST_GO.join(".")} to build one. ` +
      (found === undefined ? "There is no `go` on PATH." : `Found: ${found}.`),
  );
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

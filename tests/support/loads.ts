/**
 * A process of its own: runs the command as each step says, one after the other, and prints as JSON
 * how each ended and which files were loaded for it that no step before had loaded.
 */
import Module from "node:module";
import { join, relative } from "node:path";
import { runCli } from "./runCli";

export interface Step {
  readonly args: readonly string[];
  /** Packages whose names start so are as if they were not installed. */
  readonly without?: string;
}

export interface Loads {
  readonly code: number;
  readonly stderr: string;
  /** Relative to the checkout. */
  readonly loaded: readonly string[];
}

interface Resolving {
  _resolveFilename(this: void, request: string, ...rest: unknown[]): string;
}

const root = join(__dirname, "..", "..");

/** Returns what installs them again. */
function uninstall(scope: string): () => void {
  const loader = Module as unknown as Resolving;
  const resolve = loader._resolveFilename;
  loader._resolveFilename = (request, ...rest) => {
    if (!request.startsWith(scope)) return resolve(request, ...rest);
    throw Object.assign(new Error(`Cannot find module '${request}'`), { code: "MODULE_NOT_FOUND" });
  };
  return () => {
    loader._resolveFilename = resolve;
  };
}

async function run(steps: readonly Step[]): Promise<Loads[]> {
  // What runs the command here is no part of it.
  const seen = new Set(
    Object.keys(require.cache).filter((file) => file.startsWith(join(root, "tests"))),
  );
  const loads: Loads[] = [];
  for (const { args, without } of steps) {
    const install = without === undefined ? () => undefined : uninstall(without);
    const { code, stderr } = await runCli(...args);
    install();
    const loaded = Object.keys(require.cache).filter((file) => !seen.has(file));
    for (const file of loaded) seen.add(file);
    loads.push({ code, stderr, loaded: loaded.map((file) => relative(root, file)) });
  }
  return loads;
}

void run(JSON.parse(process.argv[2] ?? "[]") as Step[]).then((loads) =>
  process.stdout.write(JSON.stringify(loads)),
);

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

export const root = join(__dirname, "..", "..");
export const build = join(root, "build");
const run = promisify(execFile);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly repository: { readonly url: string };
}

export function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** What the command prints; where it fails, all that it printed is the message. */
export async function tool(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<{ stdout: string; stderr: string }> {
  try {
    return await run(command, [...args], { cwd, maxBuffer: 2 ** 26 });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout}\n${stderr}`, { cause: error });
  }
}

let packed: Promise<string> | undefined;

/** Path of the tarball, made once a run. */
export function tarball(): Promise<string> {
  packed ??= (async () => {
    await tool("npm", ["run", "pack"], root);
    const { name, version } = manifestIn(root);
    return join(build, `${name}-${version}.tgz`);
  })();
  return packed;
}

/**
 * Starts a plugin as Pulumi's language host for Node.js does, and waits for the port that it prints: it
 * serves.
 */
export async function handshake(modules: string, plugin: string): Promise<number> {
  const runner = join(modules, "@pulumi", "pulumi", "cmd", "run-plugin");
  const child = execFile(process.execPath, [runner, plugin, "127.0.0.1:1"], {
    cwd: plugin,
  });
  let errors = "";
  child.stderr?.on("data", (chunk) => (errors += String(chunk)));
  try {
    return await new Promise<number>((resolve, reject) => {
      let printed = "";
      child.stdout?.on("data", (chunk) => {
        printed += String(chunk);
        const port = /^(\d+)\n/.exec(printed)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
      child.on("exit", () => reject(new Error(`the plugin ended: ${printed}${errors}`)));
    });
  } finally {
    child.kill();
  }
}

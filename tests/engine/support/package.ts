import { execFile } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gensdkBinary } from "../harness/locate";
import { engineHome, installPlugin, repoRoot } from "./home";

const run = promisify(execFile);

/** The languages that Pulumi generates SDKs for. */
export type Language = "nodejs" | "python" | "go" | "java" | "dotnet";

let installed: Promise<void> | undefined;
let sdks: Promise<string> | undefined;

/** Installs this package's plugin into the engine's home, once a run. */
export function installPackage(): Promise<void> {
  installed ??= (async () => {
    const { version } = JSON.parse(
      readFileSync(join(repoRoot, "plugin", "package.json"), "utf8"),
    ) as {
      version: string;
    };
    const runner = join(repoRoot, "node_modules", "@pulumi", "pulumi", "cmd", "run-plugin");
    const command = `node '${runner}' '${join(repoRoot, "plugin")}'`;
    await installPlugin(await engineHome(), "vpc-endpoints", version, command);
  })();
  return installed;
}

/** The folder with an SDK for each language, generated from the committed schema once a run. */
export function generatedSdks(): Promise<string> {
  sdks ??= (async () => {
    const { folder } = await engineHome();
    const target = join(folder, "sdks");
    mkdirSync(target);
    await run(gensdkBinary(), ["-local", join(repoRoot, "schema.json"), target]);
    return target;
  })();
  return sdks;
}

/** Runs a tool of a language; its whole output is the failure's message. */
export async function tool(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  try {
    const { stdout } = await run(command, [...args], {
      cwd,
      env: { ...process.env, ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(
      `${command} ${args.join(" ")}\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`,
      {
        cause: error,
      },
    );
  }
}

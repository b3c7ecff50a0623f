import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clock } from "../../cli/clock";
import { main } from "../../cli/main";

/** A day soon after the snapshot's date: what a test prints must not depend on the day it runs. */
export const TODAY = "2026-11-21";
clock.today = () => TODAY;

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, as from a shell that reads its output through a pipe. */
export async function runCli(...args: readonly string[]): Promise<CliRun> {
  return captured(() => main(["node", "vpc-endpoints", ...args]));
}

/** What a part of the command prints, and the exit code that it sets. */
export async function captured(run: () => Promise<void>): Promise<CliRun> {
  const output = { stdout: "", stderr: "" };
  const original = {
    stdout: process.stdout.write.bind(process.stdout),
    stderr: process.stderr.write.bind(process.stderr),
  };
  const capture = (name: "stdout" | "stderr") => (chunk: unknown) => {
    output[name] += String(chunk);
    return true;
  };
  process.stdout.write = capture("stdout");
  process.stderr.write = capture("stderr");
  process.exitCode = 0;
  try {
    await run();
  } finally {
    process.stdout.write = original.stdout;
    process.stderr.write = original.stderr;
  }
  const code = Number(process.exitCode);
  process.exitCode = 0;
  return { code, ...output };
}

const folder = mkdtempSync(join(tmpdir(), "vpc-endpoints-cli-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A file in a directory of its own; its name is what messages show. */
export function temporaryFile(name: string, content: string | Uint8Array): string {
  const file = join(mkdtempSync(join(folder, "file-")), name);
  writeFileSync(file, content);
  return file;
}

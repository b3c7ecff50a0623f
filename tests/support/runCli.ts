import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../cli/main";

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, as from a shell that reads its output through a pipe. */
export async function runCli(...args: readonly string[]): Promise<CliRun> {
  const captured = { stdout: "", stderr: "" };
  const original = {
    stdout: process.stdout.write.bind(process.stdout),
    stderr: process.stderr.write.bind(process.stderr),
  };
  const capture = (name: "stdout" | "stderr") => (chunk: unknown) => {
    captured[name] += String(chunk);
    return true;
  };
  process.stdout.write = capture("stdout");
  process.stderr.write = capture("stderr");
  process.exitCode = 0;
  try {
    await main(["node", "vpc-endpoints", ...args]);
  } finally {
    process.stdout.write = original.stdout;
    process.stderr.write = original.stderr;
  }
  const code = Number(process.exitCode);
  process.exitCode = 0;
  return { code, ...captured };
}

const folder = mkdtempSync(join(tmpdir(), "vpc-endpoints-cli-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A file in a directory of its own; its name is what messages show. */
export function temporaryFile(name: string, content: string | Uint8Array): string {
  const file = join(mkdtempSync(join(folder, "file-")), name);
  writeFileSync(file, content);
  return file;
}

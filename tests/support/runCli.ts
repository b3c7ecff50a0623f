import { clock } from "../../cli/clock";
import { main } from "../../cli/main";
import { temporaryFolder } from "./files";

/** A day soon after the snapshot's date: what a test prints must not depend on the day it runs. */
const TODAY = "2026-11-21";
clock.today = () => TODAY;

export async function onDay<T>(day: string, run: () => Promise<T>): Promise<T> {
  clock.today = () => day;
  try {
    return await run();
  } finally {
    clock.today = () => TODAY;
  }
}

/** Nor on the locale of the machine. */
process.env["LC_ALL"] = "C.UTF-8";
/** Nor on the width of the terminal. */
delete process.env["COLUMNS"];

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where commands run: one that names no file, or a relative one, finds nothing of the checkout there. */
const elsewhere = temporaryFolder();

/** Runs the command in this process, as from a shell that reads its output through a pipe. */
export function runCli(...args: readonly string[]): Promise<CliRun> {
  return runCliIn(elsewhere, ...args);
}

export function runCliIn(folder: string, ...args: readonly string[]): Promise<CliRun> {
  return captured(() => main(["node", "vpc-endpoints", ...args]), folder);
}

/** What a part of the command prints, and the exit code that it sets. */
export async function captured(
  run: () => Promise<void>,
  folder: string = elsewhere,
): Promise<CliRun> {
  const before = process.cwd();
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
  const listening = new Set(process.stdout.listeners("error"));
  process.chdir(folder);
  try {
    await run();
  } finally {
    process.chdir(before);
    // The command listens for a reader that closes the pipe, once a process elsewhere.
    for (const listener of process.stdout.listeners("error"))
      if (!listening.has(listener)) process.stdout.removeListener("error", listener as () => void);
    process.stdout.write = original.stdout;
    process.stderr.write = original.stderr;
  }
  const code = Number(process.exitCode);
  process.exitCode = 0;
  return { code, ...output };
}

import fs from "node:fs";
import pc from "picocolors";

/** As a pipe that holds this text. */
export async function withInput<T>(text: string, run: () => Promise<T>): Promise<T> {
  const { readFileSync } = fs;
  const piped = (file: unknown, ...options: unknown[]) =>
    file === 0
      ? Buffer.from(text)
      : (Reflect.apply(readFileSync, fs, [file, ...options]) as Buffer | string);
  fs.readFileSync = piped as typeof readFileSync;
  try {
    return await run();
  } finally {
    fs.readFileSync = readFileSync;
  }
}

/** As from a shell whose output is a terminal that shows colors. */
export function onTerminal<T>(run: () => Promise<T>): Promise<T> {
  return colored(true, run);
}

/** As from the same shell into a pipe. */
export function intoPipe<T>(run: () => Promise<T>): Promise<T> {
  return colored(false, run);
}

async function colored<T>(terminal: boolean, run: () => Promise<T>): Promise<T> {
  const streams = [process.stdout, process.stderr];
  const before = streams.map(({ isTTY }) => isTTY);
  const { isColorSupported } = pc;
  for (const stream of streams) Object.assign(stream, { isTTY: terminal });
  pc.isColorSupported = true;
  try {
    return await run();
  } finally {
    for (const [at, stream] of streams.entries()) Object.assign(stream, { isTTY: before[at] });
    pc.isColorSupported = isColorSupported;
  }
}

/** As where the locale shows ASCII alone. */
export async function inAscii<T>(run: () => Promise<T>): Promise<T> {
  const { LC_ALL } = process.env;
  process.env["LC_ALL"] = "C";
  try {
    return await run();
  } finally {
    process.env["LC_ALL"] = LC_ALL;
  }
}

import pc from "picocolors";

/** As from a shell whose output is a terminal that shows colors. */
export async function onTerminal<T>(run: () => Promise<T>): Promise<T> {
  const { isTTY } = process.stdout;
  const { isColorSupported } = pc;
  Object.assign(process.stdout, { isTTY: true });
  pc.isColorSupported = true;
  try {
    return await run();
  } finally {
    Object.assign(process.stdout, { isTTY });
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

/**
 * Finds the AWS emulator (moto) that the tests of `discover` run against, or installs it with Python
 * into a folder of its own. Run as a script, it prints the interpreter that has it.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { promisify } from "node:util";
import { isNewEnough } from "../../tests/engine/harness/locate";
import { showStep } from "../../tests/engine/harness/progress";

const run = promisify(execFile);
const REQUIREMENTS = join(__dirname, "requirements.txt");
/** The oldest Python that this version of moto runs on. */
const OLDEST_PYTHON: readonly [number, number, number] = [3, 10, 0];
const INSTALL_TIMEOUT_MS = 600_000;

/** Why there is no emulator: an environment without Python or without its registry. */
export class EmulatorMissing extends Error {}

/** A Python interpreter whose `-m moto.server` is the emulator, installed once and kept. */
export async function emulatorPython(): Promise<string> {
  const version = await pythonVersion();
  const folder = join(cacheBase(), cacheKey(version));
  const python = join(folder, "bin", "python");
  if (!existsSync(python)) await install(folder);
  return python;
}

async function pythonVersion(): Promise<string> {
  let version: string;
  try {
    version = (await run("python3", ["--version"])).stdout.trim();
  } catch {
    throw new EmulatorMissing("the AWS emulator needs Python, and there is no `python3` on PATH");
  }
  if (isNewEnough(version, OLDEST_PYTHON)) return version;
  throw new EmulatorMissing(
    `the AWS emulator needs Python >= ${OLDEST_PYTHON.join(".")}; found ${version}`,
  );
}

/** Installed beside its place and moved there whole, so that a broken install is never found. */
async function install(folder: string): Promise<void> {
  mkdirSync(cacheBase(), { recursive: true });
  const work = mkdtempSync(join(cacheBase(), "unfinished-"));
  const options = { timeout: INSTALL_TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 };
  try {
    await showStep(`Installing ${readFileSync(REQUIREMENTS, "utf8").trim()}`, async () => {
      await run("python3", ["-m", "venv", work], options);
      const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
      await run(join(work, "bin", "python"), [...pip, "-r", REQUIREMENTS], options);
    });
    // Another run may have been quicker.
    if (!existsSync(folder)) renameSync(work, folder);
  } catch (error) {
    const { stderr = "", message } = error as { stderr?: string; message: string };
    const lines = (stderr.trim() || message).split("\n");
    throw new EmulatorMissing(
      `the AWS emulator could not be installed: ${lines[lines.length - 1] ?? ""}`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function cacheBase(): string {
  const home = process.env.XDG_CACHE_HOME;
  const base = home !== undefined && isAbsolute(home) ? home : join(homedir(), ".cache");
  return join(base, "vpc-endpoints-aws");
}

/** Another folder as soon as the emulator's or Python's version changes. */
function cacheKey(version: string): string {
  const hash = createHash("sha256").update(readFileSync(REQUIREMENTS)).update(version);
  return `${process.platform}-${process.arch}-${hash.digest("hex").slice(0, 16)}`;
}

if (require.main === module) {
  emulatorPython().then(
    (python) => console.log(python),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    },
  );
}

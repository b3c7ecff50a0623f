import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import { ENGINE_FILES, ENGINE_TOOLS, GENSDK, GO_MODULES, OLDEST_CLI } from "./tools";

const MISSING = "Run `npm run engine:build`.";

/** Folder of `pulumi` and its language hosts: one on PATH that is complete, else the cache. */
export function engineBinDir(): string {
  const onPath = engineOnPath();
  if (onPath !== undefined) return onPath;
  const cached = cacheBinDir();
  const missing = ENGINE_FILES.filter((name) => !isExecutable(join(cached, name)));
  if (missing.length > 0) {
    throw new Error(`The Pulumi engine is not complete: no ${missing.join(", ")}. ${MISSING}`);
  }
  return cached;
}

/** The SDK generator, which no Pulumi installation has. */
export function gensdkBinary(): string {
  const file = join(cacheBinDir(), GENSDK.name);
  if (!isExecutable(file)) throw new Error(`There is no ${GENSDK.name}. ${MISSING}`);
  return file;
}

/** Where built binaries are kept: another folder as soon as a version or checksum changes. */
export function cacheBinDir(): string {
  const home = process.env.XDG_CACHE_HOME;
  const base = home !== undefined && isAbsolute(home) ? home : join(homedir(), ".cache");
  return join(base, "vpc-endpoints-engine", cacheKey(), "bin");
}

/** The folder on PATH that holds a complete and new enough engine, as an installation does. */
export function engineOnPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const folder = folders.find((candidate) => isExecutable(join(candidate, "pulumi")));
  if (folder === undefined) return undefined;
  const complete = ENGINE_FILES.every((name) => isExecutable(join(folder, name)));
  return complete && isNewEnough(versionOfCli(folder), OLDEST_CLI) ? folder : undefined;
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Compares the first three numbers of a text such as `go version go1.26.8 linux/amd64`. */
export function isNewEnough(
  text: string | undefined,
  oldest: readonly [number, number, number],
): boolean {
  const match = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text ?? "");
  if (match === null) return false;
  const version = [match[1], match[2], match[3] ?? "0"].map(Number);
  const at = oldest.findIndex((part, index) => version[index] !== part);
  return at < 0 || (version[at] ?? 0) > (oldest[at] ?? 0);
}

function versionOfCli(folder: string): string | undefined {
  try {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return execFileSync(join(folder, "pulumi"), ["version"], { env, encoding: "utf8" });
  } catch {
    return undefined;
  }
}

function cacheKey(): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([...ENGINE_TOOLS, GENSDK]));
  for (const folder of Object.values(GO_MODULES)) {
    for (const file of ["go.mod", "go.sum"]) hash.update(readFileSync(join(folder, file)));
  }
  hash.update(readFileSync(join(GO_MODULES.cli, "gensdk", "main.go")));
  return `${process.platform}-${process.arch}-${hash.digest("hex").slice(0, 16)}`;
}

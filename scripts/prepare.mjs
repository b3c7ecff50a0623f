/**
 * Compiles `dist/` when npm has installed this repository. Whoever installs it as a plugin has no
 * development dependencies: the build then checks nothing, since the types to check are not there, and
 * fetches a compiler where Pulumi's SDK has brought none.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { resolve } = createRequire(import.meta.url);
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Path of an installed file, or undefined. */
function find(path) {
  try {
    return resolve(path);
  } catch {
    return undefined;
  }
}

function run(command, args) {
  const shell = process.platform === "win32";
  return spawnSync(command, args, { cwd: root, stdio: "inherit", shell }).status ?? 1;
}

const types = Object.keys(devDependencies).filter((name) => name.startsWith("@types/"));
const developing = types.every((name) => find(`${name}/package.json`) !== undefined);
const project = developing ? "tsconfig.json" : "tsconfig.install.json";
const compiler = find("typescript/bin/tsc");
const fetched = [
  "exec",
  "--yes",
  `--package=typescript@${devDependencies.typescript}`,
  "--",
  "tsc",
];
process.exitCode =
  compiler === undefined
    ? run("npm", [...fetched, "-p", project])
    : run(process.execPath, [compiler, "-p", project]);

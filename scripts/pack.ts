/**
 * `npm run pack` writes `build/<name>-<version>.tgz`, the package as it is published: without what only
 * developers need, so that installing it runs nothing, and with links that lead somewhere from there.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { rewriteLinks } from "./packedLinks";

const ROOT = join(__dirname, "..");
const BUILD = join(ROOT, "build");
const PACKAGE = join(BUILD, "package");

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly files: readonly string[];
  readonly repository: { readonly url: string };
  readonly [field: string]: unknown;
}

/** What only the repository needs. */
const LEFT_OUT = ["private", "scripts", "workspaces", "devDependencies"] as const;

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8")) as Manifest;
}

function write(folder: string, fields: Readonly<Record<string, unknown>>): void {
  const kept = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !(LEFT_OUT as readonly string[]).includes(name)),
  );
  writeFileSync(join(PACKAGE, folder, "package.json"), `${JSON.stringify(kept, null, 2)}\n`);
}

function compile(): void {
  const compiler = require.resolve("typescript/bin/tsc");
  const options = ["--outDir", join(PACKAGE, "dist"), "--sourceMap", "false"];
  execFileSync(process.execPath, [compiler, "-p", ROOT, ...options], { stdio: "inherit" });
}

/** Every Markdown file in the package, from its root. */
function markdown(): string[] {
  return readdirSync(PACKAGE, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md") && !path.startsWith("dist"))
    .map((path) => path.split("\\").join("/"));
}

function main(): void {
  const own = manifest(".");
  rmSync(PACKAGE, { recursive: true, force: true });
  compile();
  for (const path of own.files.filter((file) => file !== "dist" && !file.startsWith("!"))) {
    mkdirSync(dirname(join(PACKAGE, path)), { recursive: true });
    cpSync(join(ROOT, path), join(PACKAGE, path), { recursive: true });
  }
  write(".", own);
  // Inside an installed package the plugin's modules are the package's own.
  write("plugin", { ...manifest("plugin"), dependencies: undefined });
  const policy = manifest("policy");
  const exact = { ...(policy["dependencies"] as object), [own.name]: own.version };
  write("policy", { ...policy, dependencies: exact });
  const home = own.repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
  const packed = new Set(
    readdirSync(PACKAGE, { recursive: true, encoding: "utf8" }).map((path) =>
      path.split("\\").join("/"),
    ),
  );
  for (const path of markdown()) {
    const file = join(PACKAGE, path);
    const rewritten = rewriteLinks(readFileSync(file, "utf8"), {
      from: posix.dirname(path),
      isPacked: (target) => packed.has(target),
      elsewhere: `${home}/blob/v${own.version}`,
    });
    writeFileSync(file, rewritten);
  }
  const answer = execFileSync("npm", ["pack", "--json", "--pack-destination", BUILD], {
    cwd: PACKAGE,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const [{ filename, size, entryCount } = { filename: "", size: 0, entryCount: 0 }] = JSON.parse(
    answer,
  ) as { filename: string; size: number; entryCount: number }[];
  const kilobytes = Math.round(size / 1000);
  console.log(`${relative(ROOT, join(BUILD, filename))}: ${kilobytes} kB, ${entryCount} files`);
}

main();

import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** A package as the lock file has it, at one place of `node_modules`. */
export interface LockedPackage {
  /** `node_modules/a/node_modules/b`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** As an SPDX expression; what a package states is empty where it states none. */
  readonly license: string;
  readonly installScript: boolean;
  /** Only those who work on this package install it. */
  readonly tool: boolean;
  readonly optional: boolean;
  /** Names of packages that it needs, those apart that its users bring. */
  readonly needs: readonly string[];
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

/** Every package of a lock file; the workspaces themselves are none. */
export function lockedPackages(
  text = readFileSync(join(root, "package-lock.json"), "utf8"),
): LockedPackage[] {
  const { packages } = JSON.parse(text) as Lock;
  return Object.entries(packages)
    .filter(([path, { link }]) => path.includes("node_modules/") && link !== true)
    .map(([path, entry]) => ({
      path,
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version ?? "",
      license: entry.license ?? "",
      installScript: entry.hasInstallScript === true,
      tool: entry.dev === true || !path.startsWith("node_modules/"),
      optional: entry.optional === true,
      needs: Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }),
    }));
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** What this package itself names: always installed, and installed by those who want more. */
export function manifest(): Manifest {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
}

/** A package and all that it needs, found as Node finds them: from the innermost folder outwards. */
export function withNeeds(name: string, all: readonly LockedPackage[]): Set<LockedPackage> {
  const byPath = new Map(all.map((one) => [one.path, one]));
  const found = new Set<LockedPackage>();
  const add = (wanted: string, from: string): void => {
    for (
      let folder = from;
      ;
      folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))
    ) {
      const one = byPath.get(`${folder === "" ? "" : `${folder}/`}node_modules/${wanted}`);
      if (one !== undefined) {
        if (found.has(one)) return;
        found.add(one);
        for (const need of one.needs) add(need, one.path);
        return;
      }
      if (folder === "") return;
    }
  };
  add(name, "");
  return found;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LockedPackage } from "./lock";

/** What somebody has looked at: another license, another script at installation, and a check fails. */
export interface Known {
  /** Why each dependency is there. */
  readonly reasons: Readonly<Record<string, string>>;
  /** The same for what only some users install. */
  readonly optional: Readonly<Record<string, string>>;
  readonly licenses: readonly string[];
  /** Of what only those who work on this package install. */
  readonly licensesOfTools: readonly string[];
  /** Packages that state no license but in a file. */
  readonly licensesInFiles: Readonly<Record<string, string>>;
  readonly installScripts: Readonly<
    Record<string, { readonly does: string; readonly tools?: boolean }>
  >;
}

export function known(): Known {
  return JSON.parse(readFileSync(join(__dirname, "known.json"), "utf8")) as Known;
}

/** What nobody has looked at, a sentence each; and what is listed and no longer there. */
export function findings(
  packages: readonly LockedPackage[],
  needed: readonly string[],
  optional: readonly string[],
  list: Known,
): string[] {
  const installing = new Set(
    packages.filter(({ installScript }) => installScript).map(({ name }) => name),
  );
  const names = new Set(packages.map(({ name }) => name));
  const used = new Set(packages.map(({ license }) => license));
  const where = "scripts/dependencies/known.json";
  return [
    ...packages.flatMap((one) => licenseFinding(one, list)),
    ...packages.flatMap((one) => scriptFinding(one, list)),
    ...needed
      .filter((name) => list.reasons[name] === undefined)
      .map((name) => `${name}: why it is needed is not said. Say it in ${where}`),
    ...optional
      .filter((name) => list.optional[name] === undefined)
      .map((name) => `${name}: what it is for is not said. Say it in ${where}`),
    ...[
      ...Object.keys(list.reasons).filter((name) => !needed.includes(name)),
      ...Object.keys(list.optional).filter((name) => !optional.includes(name)),
      ...Object.keys(list.installScripts).filter((name) => !installing.has(name)),
      ...Object.keys(list.licensesInFiles).filter((name) => !names.has(name)),
      ...[...list.licenses, ...list.licensesOfTools].filter((license) => !used.has(license)),
    ].map((name) => `${name}: is not there anymore. Take it out of ${where}`),
  ];
}

function licenseFinding({ name, version, license, tool }: LockedPackage, list: Known): string[] {
  if (list.licenses.includes(license)) return [];
  if (tool && list.licensesOfTools.includes(license)) return [];
  if (Object.hasOwn(list.licensesInFiles, name)) return [];
  const stated = license === "" ? "states no license" : `has the license ${license}`;
  return [`${name} ${version}: ${stated}, which nobody has looked at`];
}

function scriptFinding(
  { name, version, installScript, tool }: LockedPackage,
  list: Known,
): string[] {
  if (!installScript) return [];
  const seen = Object.hasOwn(list.installScripts, name) ? list.installScripts[name] : undefined;
  if (seen !== undefined && (tool || seen.tools !== true)) return [];
  return [`${name} ${version}: runs a script when it is installed, which nobody has looked at`];
}

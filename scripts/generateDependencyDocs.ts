/**
 * Writes the tables of docs/dependencies.md from the lock file and from what is known of it. `--check`
 * compares instead. Both fail on a license or a script at installation that nobody has looked at.
 */
import { join } from "node:path";
import { writeBetweenMarkers } from "./betweenMarkers";
import { findings, known } from "./dependencies/findings";
import { lockedPackages, manifest, withNeeds, type LockedPackage } from "./dependencies/lock";

const packages = lockedPackages();
const { dependencies, peerDependencies } = manifest();
const list = known();
const found = findings(packages, Object.keys(dependencies), Object.keys(peerDependencies), list);
for (const sentence of found) console.error(sentence);
if (found.length > 0) process.exitCode = 1;

const file = join(__dirname, "..", "docs", "dependencies.md");
const byName = (a: string, b: string) => (a < b ? -1 : 1);
const stated = ({ name, license }: LockedPackage) => list.licensesInFiles[name] ?? license;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => ":--")), ...rows.map(line)].join("\n");
}

function direct(
  ranges: Readonly<Record<string, string>>,
  reasons: Readonly<Record<string, string>>,
): string {
  const rows = Object.keys(ranges)
    .sort(byName)
    .map((name) => {
      const all = withNeeds(name, packages);
      const [own] = all;
      const range = `${name} ${ranges[name] ?? ""}`;
      return [
        `\`${range}\``,
        reasons[name] ?? "",
        own === undefined ? "" : stated(own),
        String(all.size - 1),
      ];
    });
  return table(["package", "why", "license", "brings"], rows);
}

const atRunTime = new Set(
  Object.keys(dependencies).flatMap((name) => [...withNeeds(name, packages)]),
);

function byLicense(): string {
  const groups = new Map<string, Set<string>>();
  for (const one of atRunTime) {
    const license = stated(one);
    groups.set(license, (groups.get(license) ?? new Set()).add(one.name));
  }
  const rows = [...groups]
    .sort(([a], [b]) => byName(a, b))
    .map(([license, names]) => [
      license,
      String(names.size),
      [...names]
        .sort(byName)
        .map((name) => `\`${name}\``)
        .join(", "),
    ]);
  return table(["license", "packages", "which"], rows);
}

function scripts(): string {
  const rows = Object.entries(list.installScripts)
    .sort(([a], [b]) => byName(a, b))
    .map(([name, { does, tools }]) => [
      `\`${name}\``,
      tools === true ? "those who work on this package" : "everybody",
      does,
    ]);
  return table(["package", "installed by", "what its script does"], rows);
}

writeBetweenMarkers(file, "packages", direct(dependencies, list.reasons));
writeBetweenMarkers(file, "optional packages", direct(peerDependencies, list.optional));
writeBetweenMarkers(
  file,
  "licenses",
  `${atRunTime.size} packages are installed with this one, at the versions of the lock file.\n\n${byLicense()}`,
);
writeBetweenMarkers(file, "scripts at installation", scripts());

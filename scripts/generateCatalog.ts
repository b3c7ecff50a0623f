/**
 * Writes core/catalog.data.json, what the catalog needs at run time, from data/services.json, which
 * also says where each fact comes from. `--check` compares instead and exits 1 on a difference.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");
const target = join(root, "core", "catalog.data.json");

interface SourceEntry {
  readonly name: string;
  readonly serviceName: string;
  readonly types: readonly string[];
  readonly privateDnsNames: readonly string[];
  readonly sources: readonly string[];
  readonly [field: string]: unknown;
}

interface Source {
  readonly services: readonly SourceEntry[];
  readonly [field: string]: unknown;
}

/** Fields that only a reader of the source file needs. */
const PROVENANCE = [
  "sources",
  "nameConfidence",
  "policySource",
  "notes",
  "possibleExtraPrivateDnsNames",
];

function check(services: readonly SourceEntry[]): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const service of services) {
    const say = (problem: string) => problems.push(`${service.name}: ${problem}`);
    if (seen.has(service.name)) say("listed twice");
    seen.add(service.name);
    if (service.types.length === 0) say("no endpoint type");
    for (const name of [service.serviceName, ...service.privateDnsNames]) {
      if (/[{}]/.test(name.replaceAll("{region}", ""))) say(`unknown placeholder in ${name}`);
    }
  }
  return problems;
}

/** A value that says nothing is left out, so that the file stays small and quick to load. */
function compact(service: SourceEntry): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(service).filter(
      ([key, value]) => !PROVENANCE.includes(key) && value !== null && value !== undefined,
    ),
  );
}

function render(source: Source): string {
  const header = [
    "crossRegionExcludedAvailabilityZoneIds",
    "partitions",
    "serviceNamePrefixes",
    "gatewayKeepsStandardPrefix",
    "serviceNameSuffixes",
  ].map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(source[key])},\n`);
  const services = source.services.map((service) => `    ${JSON.stringify(compact(service))}`);
  return `{\n${header.join("")}  "services": [\n${services.join(",\n")}\n  ]\n}\n`;
}

const source = JSON.parse(readFileSync(join(root, "data", "services.json"), "utf8")) as Source;
const problems = check(source.services);
const text = render(source);
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
if (!process.argv.includes("--check")) {
  writeFileSync(target, text);
} else if (readFileSync(target, "utf8") !== text) {
  console.error("core/catalog.data.json is out of date. Run `npm run generate`.");
  process.exit(1);
}

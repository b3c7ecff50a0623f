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
  readonly shadows?: readonly { readonly name: string; readonly companions?: readonly string[] }[];
  readonly tcpPorts?: readonly (readonly [number, number])[];
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
  "unsupportedAvailabilityZonesSource",
];

function check(services: readonly SourceEntry[]): string[] {
  const names = new Set(services.map(({ name }) => name));
  return services.flatMap((service, index) => {
    const before = services[index - 1]?.name ?? "";
    const order = before < service.name ? [] : [`listed twice, or not after ${before}`];
    return [...order, ...checkEntry(service, names)].map((text) => `${service.name}: ${text}`);
  });
}

function checkEntry(service: SourceEntry, names: ReadonlySet<string>): string[] {
  const shadows = service.shadows ?? [];
  const templates = [
    service.serviceName,
    ...service.privateDnsNames,
    ...shadows.map(({ name }) => name),
  ];
  return [
    ...(service.types.length === 0 ? ["no endpoint type"] : []),
    ...(service.sources.length === 0 ? ["no source"] : []),
    ...templates
      .filter((template) => /[{}]/.test(template.replaceAll("{region}", "")))
      .map((template) => `unknown placeholder in ${template}`),
    ...shadows
      .flatMap(({ companions }) => companions ?? [])
      .filter((companion) => !names.has(companion))
      .map((companion) => `companion ${companion} is no service`),
    ...(service.tcpPorts ?? [])
      .filter(([from, to]) => !(from >= 1 && from <= to && to <= 65535))
      .map(([from, to]) => `ports ${from} to ${to}`),
  ];
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

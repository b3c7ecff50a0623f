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
  readonly udpPorts?: readonly (readonly [number, number])[];
  readonly endOfSupport?: string;
  readonly privateDnsNamesOfRegions?: readonly { readonly names: readonly string[] }[];
  readonly partitions?: Readonly<Record<string, { readonly privateDnsNames?: readonly string[] }>>;
  readonly evidence?: readonly Evidence[];
  readonly [field: string]: unknown;
}

/** Where one fact of an entry comes from; `says` is what a source says that is not relied on. */
interface Evidence {
  readonly field: string;
  readonly source: string;
  readonly confidence: string;
  readonly says?: string;
}

interface Source {
  readonly partitions: readonly { readonly name: string }[];
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
  "evidence",
];

function check({ services, partitions }: Source): string[] {
  const known = new Set(partitions.map(({ name }) => name));
  const names = new Set(services.map(({ name }) => name));
  return services.flatMap((service, index) => {
    const before = services[index - 1]?.name ?? "";
    const order = before < service.name ? [] : [`listed twice, or not after ${before}`];
    const strange = Object.keys(service.partitions ?? {})
      .filter((name) => !known.has(name))
      .map((name) => `${name} is no partition`);
    return [...order, ...strange, ...checkEntry(service, names)].map(
      (text) => `${service.name}: ${text}`,
    );
  });
}

function checkEntry(service: SourceEntry, names: ReadonlySet<string>): string[] {
  const shadows = service.shadows ?? [];
  const templates = [
    service.serviceName,
    ...service.privateDnsNames,
    ...(service.privateDnsNamesOfRegions ?? []).flatMap((one) => one.names),
    ...Object.values(service.partitions ?? {}).flatMap((one) => one.privateDnsNames ?? []),
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
    ...(service.evidence ?? []).flatMap(checkEvidence),
    ...(service.endOfSupport === undefined ||
    /^(\d{4}-\d{2}-\d{2}|before \d{4})$/.test(service.endOfSupport)
      ? []
      : [`endOfSupport ${service.endOfSupport}`]),
    ...[...(service.tcpPorts ?? []), ...(service.udpPorts ?? [])]
      .filter(([from, to]) => !(from >= 1 && from <= to && to <= 65535))
      .map(([from, to]) => `ports ${from} to ${to}`),
  ];
}

function checkEvidence({ field, source, confidence }: Evidence): string[] {
  return [
    ...(source === "" ? [`no source of ${field}`] : []),
    ...(["high", "medium", "low"].includes(confidence) ? [] : [`confidence of ${field}`]),
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
const problems = check(source);
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

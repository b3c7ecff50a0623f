import { closest, distance } from "fastest-levenshtein";
import { ownValue } from "./ownValue";
import { catalogData, type CatalogEntry } from "./catalogData";
import { HTTPS, resolve } from "./catalog/resolve";
import { serviceNameIn, shortNameOf } from "./serviceName";
import { SERVICE_ALIASES } from "./serviceAliases";
import type { ServiceDetails } from "./catalog/serviceDetails";

const entries: ReadonlyMap<string, CatalogEntry> = new Map(
  catalogData.services.map((entry) => [entry.name, entry]),
);
const byRegion = new Map<string, RegionCatalog>();

interface RegionCatalog {
  readonly details: Map<string, ServiceDetails>;
  /** Full service names of this Region, gateway names included, to short names. */
  readonly shortNames: ReadonlyMap<string, string>;
}

/** Short names of every service in the catalog, sorted. */
export function allServiceNames(): string[] {
  return [...entries.keys()];
}

/** A service by its short name, or by its full name in this Region; undefined where it is unknown. */
export function serviceDetails(name: string, region: string): ServiceDetails | undefined {
  const catalog = catalogOf(region);
  const short = entries.has(name) ? name : catalog.shortNames.get(name);
  const entry = short === undefined ? undefined : entries.get(short);
  if (entry === undefined) return undefined;
  const known = catalog.details.get(entry.name);
  if (known !== undefined) return known;
  const details = resolve(entry, region);
  catalog.details.set(entry.name, details);
  return details;
}

/** A service by its full name alone, with whatever the caller knows of it; interface on port 443 otherwise. */
export function unknownService(
  serviceName: string,
  known: Partial<Pick<ServiceDetails, "privateDnsNames" | "ports" | "endpointTypes">> = {},
): ServiceDetails {
  const privateDnsNames = known.privateDnsNames ?? [];
  return {
    name: shortNameOf(serviceName),
    serviceName,
    endpointTypes: known.endpointTypes ?? ["Interface"],
    privateDnsNames,
    privateDnsSupported:
      known.privateDnsNames === undefined ? undefined : privateDnsNames.length > 0,
    privateDnsConfidence: known.privateDnsNames === undefined ? "unknown" : "given",
    ports: known.ports ?? HTTPS,
    policySupported: undefined,
    ipAddressTypes: undefined,
    unsupportedAvailabilityZoneIds: [],
    partialZones: undefined,
    availabilityZones: undefined,
    homeRegions: [],
    unsupportedRegions: [],
    regionsConfidence: "high",
    endOfSupport: undefined,
    crossRegionEnabled: true,
    zoneForbidden: false,
    capturesPublicApis: false,
    shadows: [],
    inCatalog: false,
  };
}

/** The service's name for its gateway endpoint, which in China differs from its interface endpoint's. */
export function gatewayServiceName(service: ServiceDetails, region: string): string {
  const entry = service.inCatalog ? entries.get(service.name) : undefined;
  return entry === undefined ? service.serviceName : serviceNameIn(region, entry, "Gateway");
}

/** Services that a mistyped or half-remembered name may mean, the likeliest first. */
export function suggestServices(text: string, limit: number): string[] {
  const wanted = text.toLowerCase().replaceAll(/[\s_]/g, "-");
  const names = allServiceNames();
  const alias = ownValue(SERVICE_ALIASES, wanted) ?? [];
  const parts = wanted.length < 3 ? [] : names.filter((name) => name.includes(wanted));
  const near = names
    .map((name) => ({ name, away: distance(wanted, name) }))
    .filter(({ name, away }) => away <= typosAllowed(name))
    .sort((a, b) => a.away - b.away)
    .map(({ name }) => name);
  const nearAlias = closest(wanted, Object.keys(SERVICE_ALIASES));
  const aliased =
    distance(wanted, nearAlias) <= typosAllowed(nearAlias)
      ? (SERVICE_ALIASES[nearAlias] ?? [])
      : [];
  return [...new Set([...alias, ...near, ...parts, ...aliased])].slice(0, limit);
}

/** Two letters swapped count as two typos; in a name of three letters that could be any other name. */
function typosAllowed(name: string): number {
  return name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 4));
}

/** Services whose short name, full name or common name holds the text; all of them for "". */
export function searchServices(text: string, region: string): ServiceDetails[] {
  const wanted = text.toLowerCase();
  const aliased = new Set(
    Object.entries(SERVICE_ALIASES).flatMap(([alias, names]) =>
      wanted !== "" && alias.includes(wanted) ? names : [],
    ),
  );
  return allServiceNames().flatMap((name) => {
    const details = serviceDetails(name, region);
    if (details === undefined) return [];
    const found =
      name.includes(wanted) || details.serviceName.includes(wanted) || aliased.has(name);
    return found ? [details] : [];
  });
}

function catalogOf(region: string): RegionCatalog {
  const known = byRegion.get(region);
  if (known !== undefined) return known;
  const shortNames = new Map<string, string>();
  for (const entry of catalogData.services) {
    shortNames.set(serviceNameIn(region, entry), entry.name);
    shortNames.set(entry.serviceName.replaceAll("{region}", region), entry.name);
  }
  const catalog = { details: new Map<string, ServiceDetails>(), shortNames };
  byRegion.set(region, catalog);
  return catalog;
}

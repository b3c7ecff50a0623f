import type { PortRange, ServiceDetails } from "./serviceDetails";
import type { CatalogEntry, PartitionFacts } from "../catalogData";
import { hostInPartition, partitionOf, type Partition } from "../partitions";
import { serviceNameIn } from "../serviceName";

export const HTTPS: readonly PortRange[] = [{ protocol: "tcp", fromPort: 443, toPort: 443 }];

/** A catalog entry in one Region: its names in that partition, and what is known there. */
export function resolve(entry: CatalogEntry, region: string): ServiceDetails {
  const partition = partitionOf(region);
  const inRegion = hostIn(region);
  return {
    name: entry.name,
    serviceName: serviceNameIn(region, entry),
    endpointTypes: entry.types,
    privateDnsNames: namesIn(region, entry),
    privateDnsSupported: entry.privateDnsSupported,
    privateDnsConfidence: confidenceIn(partition, entry),
    ports: portsOf(entry),
    policySupported: entry.policySupported,
    ipAddressTypes: entry.ipAddressTypes,
    unsupportedAvailabilityZoneIds: entry.unsupportedAvailabilityZoneIds ?? [],
    partialZones: entry.partialZones?.find((partial) => partial.region === region),
    availabilityZones: undefined,
    homeRegions: homeRegionsIn(partition, entry),
    unsupportedRegions: entry.unsupportedRegions ?? [],
    regionsConfidence:
      factsOf(partition, entry).regionsConfidence ?? entry.regionsConfidence ?? "high",
    endOfSupport: entry.endOfSupport,
    crossRegionEnabled: entry.crossRegionEnabled ?? false,
    zoneForbidden: entry.zoneForbidden ?? false,
    capturesPublicApis: entry.capturesPublicApis ?? false,
    shadows: (entry.shadows ?? []).map((shadow) => ({
      name: inRegion(shadow.name),
      companions: shadow.companions ?? [],
      inferred: shadow.inferred ?? false,
    })),
    inCatalog: true,
  };
}

function hostIn(region: string): (host: string) => string {
  return (host) => hostInPartition(host.replaceAll("{region}", region), partitionOf(region));
}

/** What is written of a partition stands for it; elsewhere the names of the aws partition follow its rule. */
function namesIn(region: string, entry: CatalogEntry): readonly string[] {
  const own = factsOf(partitionOf(region), entry).privateDnsNames;
  if (own !== undefined) return own.map((name) => name.replaceAll("{region}", region));
  const besides = (entry.privateDnsNamesOfRegions ?? [])
    .filter(({ regions }) => regions.includes(region))
    .flatMap(({ names }) => names);
  return [...entry.privateDnsNames, ...besides].map(hostIn(region));
}

function portsOf({ tcpPorts, udpPorts = [] }: CatalogEntry): readonly PortRange[] {
  if (tcpPorts === undefined) return HTTPS;
  const ranges = (protocol: PortRange["protocol"], ports: readonly (readonly [number, number])[]) =>
    ports.map(([fromPort, toPort]) => ({ protocol, fromPort, toPort }));
  return [...ranges("tcp", tcpPorts), ...ranges("udp", udpPorts)];
}

function factsOf({ name }: Partition, entry: CatalogEntry): PartitionFacts {
  return entry.partitions?.[name] ?? {};
}

/** Sources speak of the aws partition; elsewhere the names follow by rule alone. */
function confidenceIn(
  partition: Partition,
  entry: CatalogEntry,
): CatalogEntry["privateDnsConfidence"] {
  const own = factsOf(partition, entry).privateDnsConfidence;
  if (own !== undefined) return own;
  const byRuleAlone = partition.name !== "aws" && entry.privateDnsConfidence !== "unknown";
  return byRuleAlone ? "derived-unverified" : entry.privateDnsConfidence;
}

/** A list that names no Region outside the aws partition says nothing of the other partitions. */
function homeRegionsIn(partition: Partition, entry: CatalogEntry): readonly string[] {
  const own = factsOf(partition, entry).homeRegions;
  if (own !== undefined) return own;
  const homes = entry.homeRegions ?? [];
  const onlyAws = homes.every((region) => partitionOf(region).name === "aws");
  return partition.name !== "aws" && onlyAws ? [] : homes;
}

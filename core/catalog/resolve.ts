import type { PortRange, ServiceDetails } from "./serviceDetails";
import type { CatalogEntry } from "../catalogData";
import { hostInPartition, partitionOf, type Partition } from "../partitions";
import { serviceNameIn } from "../serviceName";

export const HTTPS: readonly PortRange[] = [{ protocol: "tcp", fromPort: 443, toPort: 443 }];

/** A catalog entry in one Region: its names in that partition, and what is known there. */
export function resolve(entry: CatalogEntry, region: string): ServiceDetails {
  const partition = partitionOf(region);
  const inRegion = (host: string) =>
    hostInPartition(host.replaceAll("{region}", region), partition);
  return {
    name: entry.name,
    serviceName: serviceNameIn(region, entry),
    endpointTypes: entry.types,
    privateDnsNames: entry.privateDnsNames.map(inRegion),
    privateDnsSupported: entry.privateDnsSupported,
    privateDnsConfidence: confidenceIn(partition, entry),
    ports:
      entry.tcpPorts?.map(([fromPort, toPort]) => ({ protocol: "tcp", fromPort, toPort })) ?? HTTPS,
    policySupported: entry.policySupported,
    ipAddressTypes: entry.ipAddressTypes,
    unsupportedAvailabilityZoneIds: entry.unsupportedAvailabilityZoneIds ?? [],
    homeRegions: homeRegionsIn(partition, entry),
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

/** Sources speak of the aws partition; elsewhere the names follow by rule alone. */
function confidenceIn(
  partition: Partition,
  entry: CatalogEntry,
): CatalogEntry["privateDnsConfidence"] {
  const byRuleAlone = partition.name !== "aws" && entry.privateDnsConfidence !== "unknown";
  return byRuleAlone ? "derived-unverified" : entry.privateDnsConfidence;
}

/** A list that names no Region outside the aws partition says nothing of the other partitions. */
function homeRegionsIn(partition: Partition, entry: CatalogEntry): readonly string[] {
  const homes = entry.homeRegions ?? [];
  const onlyAws = homes.every((region) => partitionOf(region).name === "aws");
  return partition.name !== "aws" && onlyAws ? [] : homes;
}

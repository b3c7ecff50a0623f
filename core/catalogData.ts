import raw from "./catalog.data.json";

/** One service of the catalog, as in `data/services.json` without its provenance. */
export interface CatalogEntry {
  readonly name: string;
  /** With `{region}` in place of the Region, as in the `aws` partition. */
  readonly serviceName: string;
  readonly types: readonly ("Gateway" | "Interface")[];
  /** With `{region}`, for the `aws` partition. */
  readonly privateDnsNames: readonly string[];
  readonly privateDnsSupported?: boolean;
  readonly privateDnsConfidence:
    "documented" | "code" | "derived-verified" | "derived-unverified" | "unknown";
  readonly tcpPorts?: readonly (readonly [number, number])[];
  readonly policySupported?: boolean;
  readonly ipAddressTypes?: readonly ("ipv4" | "ipv6")[];
  readonly unsupportedAvailabilityZoneIds?: readonly string[];
  readonly homeRegions?: readonly string[];
  readonly crossRegionEnabled?: boolean;
  readonly zoneForbidden?: boolean;
  readonly capturesPublicApis?: boolean;
  readonly shadows?: readonly ShadowEntry[];
}

export interface ShadowEntry {
  readonly name: string;
  readonly companions?: readonly string[];
  readonly inferred?: boolean;
}

export interface PartitionEntry {
  readonly name: string;
  readonly regionPrefixes: readonly string[];
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
}

export interface CatalogData {
  readonly crossRegionExcludedAvailabilityZoneIds: readonly string[];
  readonly partitions: readonly PartitionEntry[];
  readonly serviceNamePrefixes: readonly {
    readonly regions: readonly string[];
    readonly prefix: string;
    readonly services: readonly string[];
  }[];
  readonly gatewayKeepsStandardPrefix: readonly string[];
  readonly serviceNameSuffixes: readonly {
    readonly regions: readonly string[];
    readonly services: readonly string[];
    readonly suffix: string;
  }[];
  readonly services: readonly CatalogEntry[];
}

/** Generated from `data/services.json`, whose form a script checks before it writes this. */
export const catalogData = raw as unknown as CatalogData;

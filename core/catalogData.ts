import raw from "./catalog.data.json";

/** One service of the catalog, as in `data/services.json` without its provenance. */
export interface CatalogEntry {
  readonly name: string;
  /** With `{region}` in place of the Region, as in the `aws` partition. */
  readonly serviceName: string;
  readonly types: readonly ("Gateway" | "Interface")[];
  /** With `{region}`, for the `aws` partition. */
  readonly privateDnsNames: readonly string[];
  /** Names that some Regions have besides, such as those of FIPS hosts. */
  readonly privateDnsNamesOfRegions?: readonly {
    readonly regions: readonly string[];
    readonly names: readonly string[];
  }[];
  readonly privateDnsSupported?: boolean;
  readonly privateDnsConfidence:
    "documented" | "code" | "derived-verified" | "derived-unverified" | "unknown";
  readonly tcpPorts?: readonly (readonly [number, number])[];
  readonly udpPorts?: readonly (readonly [number, number])[];
  readonly policySupported?: boolean;
  readonly ipAddressTypes?: readonly ("ipv4" | "ipv6")[];
  readonly unsupportedAvailabilityZoneIds?: readonly string[];
  readonly partialZones?: readonly (PartialZones & { readonly region: string })[];
  readonly homeRegions?: readonly string[];
  readonly unsupportedRegions?: readonly string[];
  /** How sure `homeRegions` and `unsupportedRegions` are; high where it is left out. */
  readonly regionsConfidence?: Confidence;
  /** A date, or `before 2026` where only that is known. */
  readonly endOfSupport?: string;
  /** What differs in another partition, with names in full: `rds-api.{region}.amazonaws.com.cn`. */
  readonly partitions?: Readonly<Record<string, PartitionFacts>>;
  readonly crossRegionEnabled?: boolean;
  readonly zoneForbidden?: boolean;
  readonly capturesPublicApis?: boolean;
  readonly shadows?: readonly ShadowEntry[];
}

/** How sure a source makes a fact. */
export type Confidence = "high" | "medium" | "low";

/** An endpoint service that is in some Availability Zones of a Region, while nobody knows in which. */
export interface PartialZones {
  readonly offered: number;
  readonly of: number;
}

/** What differs in a partition of AWS. */
export type PartitionFacts = Partial<
  Pick<
    CatalogEntry,
    "privateDnsNames" | "privateDnsConfidence" | "homeRegions" | "regionsConfidence"
  >
>;

/** The same in the catalog's data. */
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

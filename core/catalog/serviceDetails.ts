import type { CatalogEntry, Confidence, PartialZones } from "../catalogData";

export const ENDPOINT_TYPES = ["Gateway", "Interface"] as const;
/** The types of endpoint that AWS has for services. */
export type EndpointType = (typeof ENDPOINT_TYPES)[number];

/** Ports of a protocol. */
export interface PortRange {
  readonly protocol: "tcp" | "udp";
  readonly fromPort: number;
  readonly toPort: number;
}

/** What a plan needs to know of one service in one Region. Nothing in it holds a placeholder. */
export interface ServiceDetails {
  /** Short name (`ecr.dkr`); for a service that the catalog lacks, the last part of its service name. */
  readonly name: string;
  /** `com.amazonaws.us-east-1.ecr.dkr`. */
  readonly serviceName: string;
  readonly endpointTypes: readonly EndpointType[];
  /** Every private DNS name, wildcards included; empty where AWS gives none. */
  readonly privateDnsNames: readonly string[];
  /** Undefined where no source says. */
  readonly privateDnsSupported: boolean | undefined;
  readonly privateDnsConfidence: CatalogEntry["privateDnsConfidence"] | "given";
  readonly ports: readonly PortRange[];
  /** Undefined where no source says. */
  readonly policySupported: boolean | undefined;
  /** Undefined where no source says. */
  readonly ipAddressTypes: readonly ("ipv4" | "ipv6")[] | undefined;
  readonly unsupportedAvailabilityZoneIds: readonly string[];
  /** Some Availability Zones of the Region lack the service, and nobody knows which. */
  readonly partialZones: PartialZones | undefined;
  /** Names of the Availability Zones that offer it, as AWS answers them; undefined where it was not asked. */
  readonly availabilityZones: readonly string[] | undefined;
  /** Regions in which the endpoint exists; empty means every Region. */
  readonly homeRegions: readonly string[];
  /** Regions in which the endpoint does not exist. */
  readonly unsupportedRegions: readonly string[];
  /** How sure the two lists of Regions are. */
  readonly regionsConfidence: Confidence;
  /** When AWS's support of the service ends or has ended: a date, or `before 2026`. */
  readonly endOfSupport: string | undefined;
  /** Whether `serviceRegion` may name another Region. */
  readonly crossRegionEnabled: boolean;
  /** AWS forbids private hosted zones for this service's names. */
  readonly zoneForbidden: boolean;
  /** Its wildcard takes every public API of the Region away from a VPC. */
  readonly capturesPublicApis: boolean;
  /** Names that a zone of this service captures though the service does not answer them. */
  readonly shadows: readonly Shadow[];
  /** False for a service that only the caller knows. */
  readonly inCatalog: boolean;
}

/** A name that a hosted zone would answer besides the service's own. */
export interface Shadow {
  readonly name: string;
  /** Services whose own endpoint answers the name. */
  readonly companions: readonly string[];
  /** Follows from the rule; no report of it is known. */
  readonly inferred: boolean;
}

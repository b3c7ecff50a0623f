import type { Owner } from "../account";
import type { EndpointType, ServiceDetails } from "../catalog/serviceDetails";
import type { Decimal } from "../decimal";
import type { AddressRecord, Connectivity, HubDns, ProfileContents } from "../plan";
import type { PriceSnapshot } from "../priceSnapshot";
import type { Quotas } from "../quotas";
import type { GbRange } from "./gbRange";
import type { PricesInput } from "./schema";

/** What changes list prices, and the list itself where another than the package's own is used. */
export type PriceSettings = PricesInput & { readonly snapshot?: PriceSnapshot };

/** A topology after normalization: every default filled in, every service resolved, nothing optional by chance. */
export interface Topology {
  readonly region: string;
  /** Hours in a month; 730 unless the file says otherwise. */
  readonly hoursPerMonth: Decimal;
  /** The share of the traffic that spokes send, from 0 to 1. */
  readonly requestShare: Decimal;
  readonly vpcs: readonly TopologyVpc[];
  readonly hub: TopologyHub;
  readonly prices: PriceSettings;
  /** Quotas that the accounts were granted; absent: AWS's own. */
  readonly quotas?: Quotas;
  /** Whether all accounts share one bill, so that data tiers count their GB together. */
  readonly consolidatedBilling: boolean;
  /** Traffic of which only the sum over some VPCs is known; left out where there is none. */
  readonly gbTotals?: readonly GbTotal[];
  /** Hubs that `optimize` compares: `hub` first, then the file's other candidates. */
  readonly hubCandidates: readonly TopologyHub[];
}

/** What one service moves in several VPCs together. */
export interface GbTotal extends GbRange {
  readonly service: string;
  /** VPCs that share it, each any part of it. */
  readonly vpcs: readonly string[];
}

/** What a plan needs to know of a VPC. */
export interface VpcNetwork extends Owner {
  readonly name: string;
  readonly cidrBlocks: readonly string[];
  /** Blocks besides those, to which no route leads; absent: none. */
  readonly unroutedCidrBlocks?: readonly string[];
  /** Names, or `az1`, `az2`, … where only their number is known. */
  readonly availabilityZones: readonly string[];
  /** Route tables that get a route to or from the hub. */
  readonly routeTables: number;
  /** The VPC is attached already: its attachment is a sunk cost. */
  readonly attached: boolean;
  /** How few zones `optimize` may give an endpoint; absent: all of them. */
  readonly minimumAvailabilityZones?: number | undefined;
  /** The zones of endpoints where they are fewer than the VPC's own; set by `optimize`. */
  readonly endpointZones?: readonly string[];
}

/** Whether a VPC's traffic may take a NAT gateway: an existing one, one that is bought, or none. */
export type NatPath = "existing" | "new" | "none";

/** A VPC of a topology, with everything filled in. */
export interface TopologyVpc extends VpcNetwork {
  readonly needs: readonly ServiceNeed[];
  readonly nat: NatPath;
}

/** Whom the blocks of a VPC meet: it cannot be behind one hub with any of them. */
export interface Overlaps {
  /** Other VPCs of the topology. */
  readonly vpcs: readonly string[];
  /** Hubs, of those that the topology may have. */
  readonly hubs: readonly string[];
}

/** A service that a VPC uses, and how much of it. */
export interface ServiceNeed {
  readonly service: ServiceDetails;
  readonly type: EndpointType;
  readonly privateDnsEnabled: boolean;
  /** GB per month, requests and responses together; undefined is unknown, which is not 0. */
  readonly monthlyDataGb: Decimal | undefined;
  /** What traffic that is not stated exactly is between; left out where nothing is known of it. */
  readonly gbRange?: GbRange;
  /** Nobody stated this service's traffic: it is what was assumed for all others. */
  readonly gbAssumed?: boolean;
  /** Forced by the file; undefined leaves the choice to the deployment model. */
  readonly placement: "local" | "hub" | undefined;
  /** Where this one service differs from its VPC, such as in zones that it lacks. */
  readonly availabilityZones?: readonly string[];
  /** The other Region whose service the endpoint reaches; undefined for the topology's own. */
  readonly serviceRegion?: string | undefined;
  /** Networks that the VPC's blocks meet: what keeps its services out of their hub. */
  readonly overlaps?: Overlaps;
  /** The word in the file that asked for it: the service itself or a bundle. */
  readonly requestedAs: string;
}

/** The hub of a topology, with everything filled in. */
export interface TopologyHub extends VpcNetwork {
  readonly connectivity: Connectivity;
  readonly connectivityExists: boolean;
  /** The way that VPCs are attached to, and that exists, where the file names it; absent: `connectivity`. */
  readonly attachedTo?: Connectivity;
  /** The file says that the gateway is new: nothing is attached to it, whatever other candidates have. */
  readonly connectivityNew?: boolean;
  readonly dns: HubDns;
  readonly profileContents: ProfileContents;
  /** Types of the zones' records: what the hub's endpoints answer. */
  readonly recordTypes: readonly AddressRecord[];
  /** What `optimize` may choose between, the hub's own first; absent: nothing else. */
  readonly choices?: {
    readonly connectivity: readonly Connectivity[];
    readonly dns: readonly HubDns[];
  };
  /** Names of services whose endpoint and zones the hub has already: sunk costs. */
  readonly existingServices?: readonly string[];
  readonly acknowledgeShadowing: readonly string[];
  /** The file names no hub: a new one is assumed, so that there is something to compare with. */
  readonly assumed: boolean;
}

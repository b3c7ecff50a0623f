import type { Owner } from "./account";
import type { ServiceDetails, EndpointType } from "./catalog/serviceDetails";
import type { Decimal } from "./decimal";

/**
 * The plan: which endpoints, network interfaces, zones, attachments and routes exist, as plain data.
 *
 * It is the centre of the package. Components build from it, `cost/` prices it, and a test proves
 * that both read the same: the network interfaces registered equal the network interfaces billed.
 */
export interface EndpointPlan {
  readonly model: PlannedModel;
  readonly region: string;
  readonly endpoints: readonly PlannedEndpoint[];
  readonly securityGroups: readonly PlannedSecurityGroup[];
  readonly flows: readonly PlannedFlow[];
  /** Absent where no VPC reaches endpoints of another one. */
  readonly hub?: PlannedHub;
  /** NAT gateways that carry a service's traffic; absent where none does. */
  readonly natGateways?: readonly PlannedNatGateways[];
  /** Endpoint services that the plan offers to others; absent where it offers none. */
  readonly services?: readonly PlannedService[];
}

/** What a plan is of; `EndpointNetwork` can be asked for the cheapest of them too. */
export type PlannedModel = "PerVpc" | "Centralized" | "Hybrid";

/** An endpoint that will be built. */
export interface PlannedEndpoint {
  /** `<vpc>/<service>`, and `<vpc>/<service>/gateway` for a gateway endpoint: stable, so that order never matters. */
  readonly key: string;
  readonly vpc: string;
  /** Who is billed: the VPC's account, or the VPC's name where no account is given. */
  readonly payer: string;
  readonly service: ServiceDetails;
  readonly type: EndpointType;
  /** One endpoint network interface each, and each is billed by the hour. Empty for gateways. */
  readonly availabilityZones: readonly string[];
  readonly privateDnsEnabled: boolean;
  /** There before and paid for anyway: its hours are a sunk cost, and nothing is built. */
  readonly exists?: boolean;
  /** The other Region whose service it reaches; undefined for the plan's own. */
  readonly serviceRegion?: string | undefined;
}

/** A security group of endpoints. */
export interface PlannedSecurityGroup {
  readonly vpc: string;
  /** Exactly the ports of the services behind it. */
  readonly ingress: readonly PlannedIngress[];
}

/** A rule that lets clients in. */
export interface PlannedIngress {
  readonly protocol: "tcp" | "udp";
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidrBlocks: readonly string[];
}

/** The traffic of one VPC with one service: requests and responses together. */
export interface PlannedFlow {
  readonly vpc: string;
  readonly payer: string;
  readonly service: string;
  /** `key` of the endpoint that serves it. */
  readonly endpoint: string;
  /** GB per month, both directions together; undefined is unknown, which is not 0. */
  readonly monthlyDataGb: Decimal | undefined;
  /** Whether the traffic leaves the VPC towards the hub before it reaches the endpoint. */
  readonly throughHub: boolean;
  /** Whether it goes to the service's public endpoint through a NAT gateway: no endpoint then serves it. */
  readonly throughNat?: boolean;
}

/** The NAT gateways of one VPC, one in each of its Availability Zones, each with a public address. */
export interface PlannedNatGateways {
  readonly vpc: string;
  readonly payer: string;
  readonly availabilityZones: readonly string[];
  /** There before and paid for anyway: only what they process is billed. */
  readonly exists: boolean;
}

/** What others reach through endpoints of their own: the side of whoever offers it. */
export interface PlannedService {
  readonly name: string;
  readonly payer: string;
  /** The Network Load Balancer that is made for it; undefined where load balancers exist before, and are paid for. */
  readonly loadBalancer: PlannedLoadBalancer | undefined;
  /** Regions other than its own from which endpoints may use it. */
  readonly otherRegions: readonly string[];
}

/** A load balancer that is made for a service. */
export interface PlannedLoadBalancer {
  /** Undefined is unknown, which is not 0. */
  readonly monthlyNlcuHours: Decimal | undefined;
}

/** A way from spokes to the hub. */
export type Connectivity = "TransitGateway" | "Peering" | "CloudWan";
/** How spokes resolve the hub's names. */
export type HubDns = "PrivateHostedZones" | "Profile";
/** What a Route 53 Profile shares: the endpoints' own private DNS, or hosted zones of the hub. */
export type ProfileContents = "Endpoints" | "HostedZones";
/** A type of address record. */
export type AddressRecord = "A" | "AAAA";

/** What a hub has besides its endpoints. */
export interface PlannedHub extends Owner {
  readonly vpc: string;
  readonly connectivity: Connectivity;
  /** The Transit Gateway or core network edge was there before: nothing of it is built or priced. */
  readonly connectivityExists: boolean;
  readonly dns: HubDns;
  /** One a VPC: the hub's own and one a spoke. With peering, one a spoke. */
  readonly attachments: readonly PlannedAttachment[];
  readonly profileContents: ProfileContents;
  /** Zones of the hub, each associated with the hub VPC and with `associatedVpcs`. */
  readonly hostedZones: readonly PlannedHostedZone[];
  /** Spokes associated with the Route 53 Profile; empty unless `dns` is `Profile`. */
  readonly profileAssociations: readonly string[];
  readonly routes: readonly PlannedRoute[];
}

/** A VPC's attachment to what connects it to the hub. */
export interface PlannedAttachment extends Owner {
  readonly vpc: string;
  readonly role: "hub" | "spoke";
  readonly availabilityZones: readonly string[];
  /** Attached before and paid for anyway: a sunk cost, and nothing to build. */
  readonly exists: boolean;
}

/** A private hosted zone that answers for the hub's endpoints. */
export interface PlannedHostedZone {
  /** The zone's domain, without a wildcard: `ecr.dkr`'s zone is `dkr.ecr.us-east-1.amazonaws.com`. */
  readonly name: string;
  readonly service: string;
  /** Record names in this zone: the apex, a wildcard, or both. */
  readonly records: readonly string[];
  /** Types of each record: what the endpoint answers. */
  readonly recordTypes: readonly AddressRecord[];
  readonly associatedVpcs: readonly string[];
  /** There before, with its records: only associations are added. */
  readonly exists?: boolean;
}

/** A route between a spoke and the hub. */
export interface PlannedRoute {
  readonly vpc: string;
  readonly destinationCidrBlock: string;
  /** Route tables that get this route. */
  readonly routeTables: number;
  readonly direction: "toHub" | "toSpoke";
}

/** ENIs that the plan creates, each billed by the hour. */
export function endpointNetworkInterfaces(plan: EndpointPlan): number {
  return plan.endpoints
    .filter((endpoint) => endpoint.exists !== true)
    .reduce((count, endpoint) => count + endpoint.availabilityZones.length, 0);
}

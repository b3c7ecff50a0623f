/**
 * What a bill has lines of: the one list of it. A report takes a kind's name and row from here, and
 * break-evens and the optimizer the part that it plays, so that a new kind is an entry here and the
 * compiler asks for all that it has to say.
 */
export const LINE_KINDS = {
  endpointHours: { name: "endpoint hours", row: "endpoint hours", part: "endpoint" },
  endpointData: { name: "endpoint data", row: "endpoint data", part: "common" },
  crossRegionTransfer: { name: "data between Regions", row: "between Regions", part: "common" },
  gatewayEndpoint: { name: "gateway endpoints", row: "endpoint hours", part: "gatewayEndpoint" },
  attachmentHours: { name: "attachment hours", row: "attachment hours", part: "attachment" },
  transitGatewayData: { name: "Transit Gateway data", row: "data to the hub", part: "transit" },
  peeringData: { name: "peering data", row: "data to the hub", part: "transit" },
  coreNetworkEdgeHours: { name: "core network edge hours", row: "attachment hours", part: "hub" },
  coreNetworkData: { name: "core network data", row: "data to the hub", part: "transit" },
  hostedZones: { name: "hosted zones", row: "DNS", part: "zones" },
  profileHours: { name: "Profile hours", row: "DNS", part: "hub" },
  resolverHours: { name: "Resolver endpoint hours", row: "DNS", part: "unplanned" },
  resolverQueries: { name: "Resolver queries", row: "DNS", part: "unplanned" },
  natHours: { name: "NAT gateway hours", row: "NAT gateways", part: "natGateway" },
  natData: { name: "NAT gateway data", row: "NAT gateways", part: "natData" },
  publicIpv4Hours: { name: "public IPv4 hours", row: "NAT gateways", part: "natGateway" },
  vpnHours: { name: "VPN hours", row: "VPN", part: "unplanned" },
  firewallHours: { name: "Network Firewall hours", row: "Network Firewall", part: "unplanned" },
  firewallData: { name: "Network Firewall data", row: "Network Firewall", part: "unplanned" },
  latticeHours: { name: "VPC Lattice hours", row: "VPC Lattice", part: "unplanned" },
  latticeData: { name: "VPC Lattice data", row: "VPC Lattice", part: "unplanned" },
  loadBalancerHours: { name: "load balancer hours", row: "load balancers", part: "unplanned" },
  loadBalancerCapacity: {
    name: "load balancer capacity",
    row: "load balancers",
    part: "unplanned",
  },
  serviceRegionHours: {
    name: "endpoint service Region hours",
    row: "endpoint hours",
    part: "unplanned",
  },
  otherHours: { name: "other hours", row: "other", part: "unplanned" },
} as const satisfies Readonly<Record<string, LineKindFacts>>;

/** What a line of a bill is for. */
export type LineKind = keyof typeof LINE_KINDS;

interface LineKindFacts {
  /** The words of the price page. */
  readonly name: string;
  readonly row: CostRow;
  readonly part: LinePart;
}

/** The part that a line plays in the choice between ways to a service. */
export type LinePart =
  /** An interface endpoint while it exists, in a VPC or in the hub. */
  | "endpoint"
  /** A gateway endpoint, which has no other way. */
  | "gatewayEndpoint"
  /** The same GB pass an interface endpoint either way. */
  | "common"
  /** GB on the way to the hub. */
  | "transit"
  /** A VPC's way to the hub while it exists. */
  | "attachment"
  /** The hub itself, whatever it serves. */
  | "hub"
  /** Names of a service that the hub serves. */
  | "zones"
  /** NAT gateways while they exist. */
  | "natGateway"
  /** GB through a NAT gateway. */
  | "natData"
  /** Of resources that no plan has: `estimate` alone prices them. */
  | "unplanned";

/** Rows of a comparison, in the order in which money is spent; `true`: shown even where no model has such lines. */
export const COST_ROWS = {
  "endpoint hours": true,
  "attachment hours": true,
  "data to the hub": true,
  "endpoint data": true,
  "between Regions": false,
  DNS: true,
  "NAT gateways": false,
  VPN: false,
  "Network Firewall": false,
  "VPC Lattice": false,
  "load balancers": false,
  other: false,
} as const;

export type CostRow = keyof typeof COST_ROWS;

const KINDS = Object.keys(LINE_KINDS) as LineKind[];

export function kindsIn(row: CostRow): LineKind[] {
  return KINDS.filter((kind) => LINE_KINDS[kind].row === row);
}

/** Kinds in the order of the list. */
export function byKind(a: LineKind, b: LineKind): number {
  return KINDS.indexOf(a) - KINDS.indexOf(b);
}

interface OfKind {
  readonly kind: LineKind;
}

export function partOf({ kind }: OfKind): LinePart {
  return LINE_KINDS[kind].part;
}

export function inPart<T extends OfKind>(lines: readonly T[], part: LinePart): T[] {
  return lines.filter((line) => partOf(line) === part);
}

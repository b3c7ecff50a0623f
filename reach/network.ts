import type { CidrRange } from "../core/cidr";
import type { Value } from "./values";

/**
 * A network as plain data, whoever described it: a preview, an export, a test. Things refer to each other
 * by key, which is AWS's id where it is known and Pulumi's URN where it is not. Lists have no order.
 */
export interface NetworkData {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly tables: readonly RouteTable[];
  readonly tableAssociations: readonly TableAssociation[];
  readonly routes: readonly Route[];
  readonly gateways: readonly Gateway[];
  readonly endpoints: readonly Endpoint[];
  readonly endpointTables: readonly EndpointTable[];
  readonly zones: readonly Zone[];
  readonly records: readonly DnsRecord[];
  readonly zoneVpcs: readonly ZoneVpc[];
  readonly profiles: readonly Named[];
  readonly profileVpcs: readonly ProfileVpc[];
  readonly profileResources: readonly ProfileResource[];
  readonly resolverRules: readonly ResolverRule[];
  readonly resolverRuleVpcs: readonly ResolverRuleVpc[];
  readonly transitGateways: readonly TransitGateway[];
  readonly attachments: readonly Attachment[];
  readonly transitTables: readonly TransitTable[];
  readonly transitAssociations: readonly TransitTableEntry[];
  readonly propagations: readonly TransitTableEntry[];
  readonly transitRoutes: readonly TransitRoute[];
  readonly peerings: readonly Peering[];
  readonly groups: readonly SecurityGroup[];
  readonly groupRules: readonly GroupRule[];
  readonly acls: readonly Acl[];
  readonly aclSubnets: readonly AclSubnet[];
  readonly aclRules: readonly AclRule[];
  readonly prefixLists: readonly PrefixList[];
}

export interface Named {
  readonly key: string;
  /** What a person calls it: the name in the program, or the id. */
  readonly name: string;
}

export interface Vpc extends Named {
  readonly region: Value<string>;
  readonly blocks: Value<readonly CidrRange[]>;
  readonly dnsSupport: Value<boolean>;
  readonly dnsHostnames: Value<boolean>;
  /** Clients ask AWS's resolver, and no server that DHCP options name. */
  readonly asksAws: Value<boolean>;
  /** The table of subnets that have none of their own. */
  readonly mainTable: Value<string>;
  /** The group of endpoints that name none. */
  readonly defaultGroup: Value<string>;
  /** The network ACL of subnets that have none of their own. */
  readonly defaultAcl: Value<string>;
}

export interface Subnet extends Named {
  readonly vpc: Value<string>;
  /** The Availability Zone's name, the same within an account. */
  readonly zone: Value<string>;
  /** Its id, the same everywhere. */
  readonly zoneId: Value<string>;
  readonly blocks: Value<readonly CidrRange[]>;
  /** Whether what starts there gets a public address. */
  readonly publicAddresses: Value<boolean>;
}

export interface RouteTable extends Named {
  readonly vpc: Value<string>;
}

export interface TableAssociation extends Named {
  readonly table: Value<string>;
  /** A subnet, or a gateway whose incoming traffic the table leads. */
  readonly of: Value<string>;
}

/** Where traffic of a prefix list goes; its entries are in the network, or unknown. */
export interface PrefixListRef {
  readonly prefixList: string;
}

export type Destination = CidrRange | PrefixListRef;

export const TARGET_KINDS = [
  "local",
  "transitGateway",
  "attachment",
  "peering",
  "nat",
  "internet",
  "egressOnly",
  "gatewayEndpoint",
  "endpoint",
  "interface",
  "vpnGateway",
  "coreNetwork",
  "other",
  "nothing",
] as const;

export interface Target {
  readonly kind: (typeof TARGET_KINDS)[number];
  readonly key: string;
}

export interface Route extends Named {
  readonly table: Value<string>;
  readonly destination: Value<Destination>;
  readonly target: Value<Target>;
  readonly origin: "static" | "propagated";
  /** AWS says that the target is gone. */
  readonly blackhole: boolean;
}

export interface Gateway extends Named {
  readonly kind: "nat" | "internet" | "egressOnly";
  /** Of an internet gateway; of a NAT gateway it is its subnet's. */
  readonly vpc: Value<string>;
  readonly subnet: Value<string> | undefined;
  /** A private NAT gateway leads to other networks, never to the internet. */
  readonly isPublic: Value<boolean>;
}

export interface Endpoint extends Named {
  readonly type: Value<string>;
  readonly vpc: Value<string>;
  readonly service: Value<string>;
  readonly state: Value<string>;
  readonly subnets: Value<readonly string[]>;
  readonly groups: Value<readonly string[]>;
  readonly privateDns: Value<boolean>;
  /** Names that private DNS answers; empty where the service has none. */
  readonly privateNames: Value<readonly string[]>;
  /** Private DNS answers what comes through an inbound resolver, and nothing in the VPC itself. */
  readonly inboundResolversOnly: Value<boolean>;
  /** Names of the endpoint itself, Regional and zonal, in lower case. */
  readonly ownNames: Value<readonly string[]>;
  /** Addresses by subnet; what is left out is somewhere in the subnet's block. */
  readonly addresses: Readonly<Record<string, readonly CidrRange[]>>;
  /** Of a gateway endpoint: the list that its routes are for. */
  readonly prefixList: Value<string>;
}

/** A gateway endpoint's route in a table. */
export interface EndpointTable extends Named {
  readonly endpoint: Value<string>;
  readonly table: Value<string>;
}

export interface Zone extends Named {
  readonly domain: Value<string>;
}

export type RecordAnswer =
  | { readonly kind: "endpoint"; readonly endpoint: string }
  | { readonly kind: "alias"; readonly name: string }
  | { readonly kind: "cname"; readonly name: string }
  | { readonly kind: "addresses"; readonly addresses: readonly CidrRange[] };

export interface DnsRecord extends Named {
  readonly zone: Value<string>;
  readonly domain: Value<string>;
  readonly type: Value<string>;
  readonly answer: Value<RecordAnswer>;
  /** Weighted, latency and such: one of several answers. */
  readonly isSimple: Value<boolean>;
}

export interface ZoneVpc extends Named {
  readonly zone: Value<string>;
  readonly vpc: Value<string>;
}

export interface ProfileVpc extends Named {
  readonly profile: Value<string>;
  readonly vpc: Value<string>;
}

export interface ProfileResource extends Named {
  readonly profile: Value<string>;
  /** A zone, an endpoint or a resolver rule. */
  readonly resource: Value<string>;
}

export interface ResolverRule extends Named {
  readonly domain: Value<string>;
  /** FORWARD, SYSTEM, RECURSIVE or DELEGATE. */
  readonly type: Value<string>;
}

export interface ResolverRuleVpc extends Named {
  readonly rule: Value<string>;
  readonly vpc: Value<string>;
}

export interface TransitGateway extends Named {
  /** Tables that attachments take which say nothing of their own; undefined where there are none. */
  readonly defaultAssociation: Value<string | undefined>;
  readonly defaultPropagation: Value<string | undefined>;
}

export interface Attachment extends Named {
  readonly gateway: Value<string>;
  readonly vpc: Value<string>;
  readonly subnets: Value<readonly string[]>;
  readonly accepted: Value<boolean>;
  readonly takesDefaultAssociation: Value<boolean>;
  readonly takesDefaultPropagation: Value<boolean>;
}

export interface TransitTable extends Named {
  readonly gateway: Value<string>;
}

/** An attachment's association with a table, or its propagation into one. */
export interface TransitTableEntry extends Named {
  readonly attachment: Value<string>;
  readonly table: Value<string>;
}

export interface TransitRoute extends Named {
  readonly table: Value<string>;
  readonly destination: Value<Destination>;
  /** Undefined drops what matches. */
  readonly attachment: Value<string | undefined>;
}

export interface Peering extends Named {
  readonly vpcs: readonly [Value<string>, Value<string>];
  readonly active: Value<boolean>;
}

export interface SecurityGroup extends Named {
  readonly vpc: Value<string>;
}

export interface PortSpan {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

/** A rule for traffic into a security group; what goes out is the clients' own affair. */
export interface GroupRule extends Named {
  readonly group: Value<string>;
  readonly ports: Value<PortSpan>;
  readonly source: Value<
    CidrRange | PrefixListRef | { readonly group: string } | { readonly self: true }
  >;
}

export interface Acl extends Named {
  readonly vpc: Value<string>;
}

export interface AclSubnet extends Named {
  readonly acl: Value<string>;
  readonly subnet: Value<string>;
}

export interface AclRule extends Named {
  readonly acl: Value<string>;
  readonly number: Value<number>;
  readonly direction: "in" | "out";
  readonly allows: Value<boolean>;
  readonly ports: Value<PortSpan>;
  readonly block: Value<CidrRange>;
}

export interface PrefixList extends Named {
  readonly entries: Value<readonly CidrRange[]>;
  /** The service of a list of AWS's: `com.amazonaws.us-east-1.s3`. */
  readonly service: string | undefined;
}

export const EMPTY_NETWORK: NetworkData = {
  vpcs: [],
  subnets: [],
  tables: [],
  tableAssociations: [],
  routes: [],
  gateways: [],
  endpoints: [],
  endpointTables: [],
  zones: [],
  records: [],
  zoneVpcs: [],
  profiles: [],
  profileVpcs: [],
  profileResources: [],
  resolverRules: [],
  resolverRuleVpcs: [],
  transitGateways: [],
  attachments: [],
  transitTables: [],
  transitAssociations: [],
  propagations: [],
  transitRoutes: [],
  peerings: [],
  groups: [],
  groupRules: [],
  acls: [],
  aclSubnets: [],
  aclRules: [],
  prefixLists: [],
};

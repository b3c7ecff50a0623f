import { serviceDetails } from "../../../core/catalog";
import type { CidrRange } from "../../../core/cidr";
import { blockOf } from "../../../reach/addresses";
import type {
  AclRule,
  Destination,
  GroupRule,
  NetworkData,
  PortSpan,
  RecordAnswer,
  Target,
} from "../../../reach/network";
import { Unknown } from "../../../reach/values";

/** A network as a case writes it: names for keys, and the usual where nothing is said. */
export interface WrittenNetwork {
  readonly vpcs?: Written<{
    blocks?: string[];
    dnsSupport?: boolean;
    dnsHostnames?: boolean;
    ownDns?: boolean;
  }>;
  readonly subnets?: Written<{
    vpc: string;
    zone: string;
    block: string;
    table?: string;
    publicAddresses?: boolean;
  }>;
  /** `10.0.0.0/16: transitGateway hub`, with `(propagated)` or `(blackhole)` behind it where it is one. */
  readonly tables?: Written<{ vpc: string; gateways?: string[]; routes?: Record<string, string> }>;
  readonly gateways?: Written<{
    kind: "nat" | "internet" | "egressOnly";
    vpc?: string;
    subnet?: string;
    isPublic?: boolean;
  }>;
  readonly endpoints?: Written<{
    type?: string;
    vpc: string;
    service: string;
    subnets?: string[];
    groups?: string[];
    state?: string;
    privateDns?: boolean;
    inboundResolversOnly?: boolean;
    names?: string[];
    ownNames?: string[];
    addresses?: Record<string, string>;
    tables?: string[];
    prefixList?: string;
  }>;
  /** Records by name: `endpoint logs`, `address 10.0.0.1`, `cname other.example`, `alias lb.example`, `delegated`. */
  readonly zones?: Written<{ domain: string; vpcs?: string[]; records?: Record<string, string> }>;
  readonly profiles?: Written<{ vpcs?: string[]; resources?: string[] }>;
  readonly resolverRules?: Written<{ domain: string; type: string; vpcs?: string[] }>;
  readonly transitGateways?: Written<{ defaultAssociation?: string; defaultPropagation?: string }>;
  readonly attachments?: Written<{
    gateway: string;
    vpc: string;
    subnets: string[];
    accepted?: boolean;
    association?: string;
    propagations?: string[];
    takesDefaults?: boolean;
  }>;
  /** `10.0.0.0/16: attachment`, or `blackhole`. */
  readonly transitTables?: Written<{ gateway: string; routes?: Record<string, string> }>;
  readonly peerings?: Written<{ vpcs: [string, string]; active?: boolean }>;
  /** `tcp 443 from 10.0.0.0/8`, `all from list clients`, `tcp 443 from group apps`, `all from self`. */
  readonly groups?: Written<{ vpc: string; in?: string[] }>;
  /** By number: `allow tcp 443 0.0.0.0/0`, `deny all 10.0.0.0/8`. */
  readonly acls?: Written<{
    vpc: string;
    subnets?: string[];
    in?: Record<string, string>;
    out?: Record<string, string>;
  }>;
  readonly prefixLists?: Written<{ service?: string; entries?: string[] }>;
}

type Written<T> = Readonly<Record<string, T>>;

/** What a case writes for something that the input does not tell. */
const UNKNOWN = "unknown";

export function networkOf(written: WrittenNetwork): NetworkData {
  const vpcs = list(written.vpcs);
  const endpoints = list(written.endpoints);
  const tables = list(written.tables);
  const zones = list(written.zones);
  const profiles = list(written.profiles);
  const attachments = list(written.attachments);
  const acls = list(written.acls);
  const subnets = list(written.subnets);
  return {
    vpcs: vpcs.map(([key, { blocks, dnsSupport, dnsHostnames, ownDns }]) => ({
      ...named(key),
      region: "us-east-1",
      blocks: blocks?.map(blockOf) ?? new Unknown("its blocks are not known"),
      dnsSupport: dnsSupport ?? true,
      dnsHostnames: dnsHostnames ?? true,
      asksAws: ownDns !== true,
      mainTable: `${key}-main`,
      defaultGroup: `${key}-default`,
      defaultAcl: `${key}-open`,
    })),
    subnets: subnets.map(([key, { vpc, zone, block, publicAddresses }]) => ({
      ...named(key),
      vpc: value(vpc),
      zone: value(zone),
      zoneId: value(zone),
      blocks: block === UNKNOWN ? unknown() : [blockOf(block)],
      publicAddresses: publicAddresses ?? false,
    })),
    tables: [
      ...tables.map(([key, { vpc }]) => ({ ...named(key), vpc })),
      ...vpcs.map(([key]) => ({ ...named(`${key}-main`), vpc: key })),
    ],
    tableAssociations: [
      ...subnets.flatMap(([key, { table }]) =>
        table === undefined ? [] : [{ ...named(`${key} ${table}`), table: value(table), of: key }],
      ),
      ...tables.flatMap(([key, { gateways }]) =>
        (gateways ?? []).map((of) => ({ ...named(`${of} ${key}`), table: key, of })),
      ),
    ],
    routes: tables.flatMap(([table, { routes }]) =>
      Object.entries(routes ?? {}).map(([to, text]) => ({
        ...named(`${table} ${to} ${text}`),
        table,
        destination: destinationOf(to),
        target: targetOf(text),
        origin: text.includes("(propagated)") ? ("propagated" as const) : ("static" as const),
        blackhole: text.includes("(blackhole)"),
      })),
    ),
    gateways: list(written.gateways).map(([key, { kind, vpc, subnet, isPublic }]) => ({
      ...named(key),
      kind,
      vpc: vpc ?? written.subnets?.[subnet ?? ""]?.vpc ?? unknown(),
      subnet,
      isPublic: isPublic ?? true,
    })),
    endpoints: endpoints.map(([key, one]) => ({
      ...named(key),
      type: one.type ?? "Interface",
      vpc: one.vpc,
      service: one.service,
      state: one.state ?? "available",
      subnets: one.subnets ?? [],
      groups: one.groups ?? [],
      privateDns: one.privateDns ?? false,
      privateNames: one.names ?? serviceDetails(one.service, "us-east-1")?.privateDnsNames ?? [],
      inboundResolversOnly: one.inboundResolversOnly ?? false,
      ownNames: one.ownNames ?? [],
      addresses: Object.fromEntries(
        Object.entries(one.addresses ?? {}).map(([subnet, address]) => [
          subnet,
          [addressOf(address)],
        ]),
      ),
      prefixList: one.prefixList ?? unknown(),
    })),
    endpointTables: endpoints.flatMap(([endpoint, one]) =>
      (one.tables ?? []).map((table) => ({ ...named(`${endpoint} ${table}`), endpoint, table })),
    ),
    zones: zones.map(([key, { domain }]) => ({ ...named(key), domain: value(domain) })),
    records: zones.flatMap(([zone, { records }]) =>
      Object.entries(records ?? {}).map(([name, text]) => ({
        ...named(`${name} ${text}`),
        zone,
        domain: name,
        type: recordType(text),
        answer: recordAnswer(text),
        isSimple: true,
      })),
    ),
    zoneVpcs: zones.flatMap(([zone, one]) =>
      (one.vpcs ?? []).map((vpc) => ({ ...named(`${zone} ${vpc}`), zone, vpc: value(vpc) })),
    ),
    profiles: profiles.map(([key]) => named(key)),
    profileVpcs: profiles.flatMap(([profile, one]) =>
      (one.vpcs ?? []).map((vpc) => ({ ...named(`${profile} ${vpc}`), profile, vpc })),
    ),
    profileResources: profiles.flatMap(([profile, one]) =>
      (one.resources ?? []).map((resource) => ({
        ...named(`${profile} ${resource}`),
        profile,
        resource: value(resource),
      })),
    ),
    resolverRules: list(written.resolverRules).map(([key, { domain, type }]) => ({
      ...named(key),
      domain,
      type,
    })),
    resolverRuleVpcs: list(written.resolverRules).flatMap(([rule, one]) =>
      (one.vpcs ?? []).map((vpc) => ({ ...named(`${rule} ${vpc}`), rule, vpc })),
    ),
    transitGateways: list(written.transitGateways).map(([key, one]) => ({
      ...named(key),
      defaultAssociation: one.defaultAssociation,
      defaultPropagation: one.defaultPropagation,
    })),
    attachments: attachments.map(([key, one]) => ({
      ...named(key),
      gateway: one.gateway,
      vpc: one.vpc,
      subnets: one.subnets,
      accepted: one.accepted ?? true,
      takesDefaultAssociation: one.takesDefaults ?? false,
      takesDefaultPropagation: one.takesDefaults ?? false,
    })),
    transitTables: list(written.transitTables).map(([key, { gateway }]) => ({
      ...named(key),
      gateway,
    })),
    transitAssociations: attachments.flatMap(([attachment, { association }]) =>
      association === undefined
        ? []
        : [{ ...named(`${attachment} ${association}`), attachment, table: value(association) }],
    ),
    propagations: attachments.flatMap(([attachment, { propagations }]) =>
      (propagations ?? []).map((table) => ({
        ...named(`${attachment} into ${table}`),
        attachment,
        table,
      })),
    ),
    transitRoutes: list(written.transitTables).flatMap(([table, { routes }]) =>
      Object.entries(routes ?? {}).map(([to, attachment]) => ({
        ...named(`${table} ${to}`),
        table,
        destination: destinationOf(to),
        attachment: attachment === "blackhole" ? undefined : value(attachment),
      })),
    ),
    peerings: list(written.peerings).map(([key, one]) => ({
      ...named(key),
      vpcs: one.vpcs,
      active: one.active ?? true,
    })),
    groups: [
      ...list(written.groups).map(([key, { vpc }]) => ({ ...named(key), vpc })),
      ...vpcs.map(([key]) => ({ ...named(`${key}-default`), vpc: key })),
    ],
    groupRules: [
      ...list(written.groups).flatMap(([group, one]) =>
        (one.in ?? []).map((text) => groupRule(group, text)),
      ),
      ...vpcs.map(([key]) => groupRule(`${key}-default`, "all from self")),
    ],
    acls: [
      ...acls.map(([key, { vpc }]) => ({ ...named(key), vpc })),
      ...vpcs.map(([key]) => ({ ...named(`${key}-open`), vpc: key })),
    ],
    aclSubnets: acls.flatMap(([acl, one]) =>
      (one.subnets ?? []).map((subnet) => ({ ...named(`${acl} ${subnet}`), acl, subnet })),
    ),
    aclRules: [
      ...acls.flatMap(([acl, one]) => [
        ...aclRules(acl, "in", one.in),
        ...aclRules(acl, "out", one.out),
      ]),
      ...vpcs.flatMap(([key]) => [
        ...aclRules(`${key}-open`, "in", { 100: "allow all 0.0.0.0/0", 101: "allow all ::/0" }),
        ...aclRules(`${key}-open`, "out", { 100: "allow all 0.0.0.0/0", 101: "allow all ::/0" }),
      ]),
    ],
    prefixLists: list(written.prefixLists).map(([key, { service, entries }]) => ({
      ...named(key),
      service,
      entries: entries?.map(blockOf) ?? new Unknown(`the entries of ${key} are not known`),
    })),
  };
}

function list<T>(written: Written<T> | undefined): [string, T][] {
  return Object.entries(written ?? {});
}

function named(key: string) {
  return { key, name: key };
}

function unknown(): Unknown {
  return new Unknown("the case leaves it open");
}

function value(text: string): string | Unknown {
  return text === UNKNOWN ? unknown() : text;
}

function addressOf(text: string): CidrRange {
  return blockOf(text.includes("/") ? text : `${text}/${text.includes(":") ? 128 : 32}`);
}

function destinationOf(text: string): Destination | Unknown {
  // A table may have two routes for one block, which a map cannot: what follows tells them apart.
  const [to = ""] = text.split(" ");
  if (to === UNKNOWN) return unknown();
  return to.startsWith("pl-") ? { prefixList: to } : blockOf(to);
}

function targetOf(text: string): Target | Unknown {
  const [kind = "", key = ""] = text.split(" ");
  return kind === UNKNOWN ? unknown() : { kind: kind as Target["kind"], key };
}

function recordType(text: string): string {
  if (text === "delegated") return "NS";
  if (text.startsWith("cname ")) return "CNAME";
  return text.includes(":") || text.startsWith("endpoint6") ? "AAAA" : "A";
}

function recordAnswer(text: string): RecordAnswer | Unknown {
  const [kind, what = ""] = text.split(" ");
  if (kind === "endpoint" || kind === "endpoint6") return { kind: "endpoint", endpoint: what };
  if (kind === "address") return { kind: "addresses", addresses: [addressOf(what)] };
  if (kind === "cname" || kind === "alias") return { kind, name: what };
  return unknown();
}

function portsOf(words: readonly string[]): PortSpan {
  const [protocol = "", ports = "0-65535"] = words;
  const [from = "0", to = from] = ports.split("-");
  return { protocol, from: Number(from), to: Number(to) };
}

function groupRule(group: string, text: string): GroupRule {
  const [ports = "", source = ""] = text.split(" from ");
  const [kind = "", what = ""] = source.split(" ");
  const from =
    kind === "self"
      ? { self: true as const }
      : kind === "group"
        ? { group: what }
        : kind === "list"
          ? { prefixList: what }
          : kind === UNKNOWN
            ? unknown()
            : blockOf(kind);
  return { ...named(`${group} ${text}`), group, ports: portsOf(ports.split(" ")), source: from };
}

function aclRules(
  acl: string,
  direction: AclRule["direction"],
  rules: Record<string, string> = {},
): AclRule[] {
  return Object.entries(rules).map(([number, text]) => {
    const [action, ...words] = text.split(" ");
    return {
      ...named(`${acl} ${direction} ${number}`),
      acl,
      number: Number(number),
      direction,
      allows: action === "allow",
      ports: portsOf(words.slice(0, -1)),
      block: blockOf(words.at(-1) ?? ""),
    };
  });
}

import type { CidrRange } from "../core/cidr";
import { openBecause, type Network } from "./lookup";
import type { DnsRecord, Endpoint, RecordAnswer, Vpc } from "./network";
import { isBelow, publicName } from "./publicNames";
import { isKnown, isUnknown, Unknown, type Value } from "./values";
import { block, hop, open, type Hop, type Stop } from "./verdict";

/** Who answers for a name, and with what. */
export type Answer =
  | { readonly kind: "endpoint"; readonly endpoint: Endpoint; readonly zone: string | undefined }
  | { readonly kind: "addresses"; readonly addresses: readonly CidrRange[] }
  | {
      readonly kind: "public";
      /** The service whose prefix list holds the answer. */
      readonly service: string | undefined;
      /** Whether it is certain that public DNS has the name. */
      readonly exists: boolean;
    };

export interface Resolution {
  readonly answer: Answer | Stop;
  /** Who was asked, and who lost. */
  readonly hops: readonly Hop[];
}

export type Family = CidrRange["family"];

/** Something that answers for a domain and all below it in a VPC. */
interface Owner {
  readonly domain: string;
  readonly kind: "zone" | "endpoint" | "rule";
  readonly key: string;
  readonly name: string;
  readonly through: "itself" | "profile";
  /** Why nobody knows whether it answers here. */
  readonly perhaps: Unknown | undefined;
}

interface Owners {
  readonly known: readonly Owner[];
  /** Of a domain that nobody knows: it may own any name. */
  readonly anywhere: Unknown | undefined;
}

/** An endpoint's name in one Availability Zone has the zone before its first dot. */
const ZONAL = /^vpce-[0-9a-f]+-[0-9a-z]+-([a-z0-9-]+)\./;

/** Names that lead to each other in a row, as CNAMEs do. */
const LONGEST_CHAIN = 8;

/**
 * What AWS's resolver answers in a VPC: the most specific of resolver rules, private hosted zones and
 * private DNS of endpoints, a rule before a zone, the VPC's own before its Profile's; public DNS only
 * where none of them matches.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 */
export class Names {
  private readonly owners = new Map<string, Owners>();
  private ownNames: ReadonlyMap<string, Endpoint> | undefined;

  constructor(private readonly network: Network) {}

  resolve(vpcKey: string, name: string, family: Family): Resolution {
    return this.follow(vpcKey, canonicalName(name), family, LONGEST_CHAIN);
  }

  private follow(vpcKey: string, name: string, family: Family, left: number): Resolution {
    const vpc = this.network.get("vpcs", vpcKey);
    if (isUnknown(vpc)) return stopped(open(vpc));
    if (left === 0) return stopped(open(`${name} leads from name to name in a circle`));
    const { asksAws, dnsSupport } = vpc;
    if (isUnknown(asksAws)) return stopped(open(asksAws));
    if (!asksAws) return stopped(open(`clients of ${vpc.name} ask a name server of their own`));
    if (isUnknown(dnsSupport)) return stopped(open(dnsSupport));
    if (!dnsSupport) return stopped(resolutionOff(vpc, "enableDnsSupport"));
    const { known, anywhere } = this.ownersIn(vpc);
    if (anywhere !== undefined) return stopped(open(anywhere));
    const owners = known.filter((owner) => isBelow(name, owner.domain)).sort(precedence);
    return this.ask(vpc, name, family, owners, left);
  }

  private ask(
    vpc: Vpc,
    name: string,
    family: Family,
    owners: readonly Owner[],
    left: number,
  ): Resolution {
    const [owner, second] = owners;
    if (owner === undefined) return this.publicAnswer(vpc, name);
    const lost = owners.slice(1).map((other) => `${ownerText(other)}: ${whyLost(other, owner)}`);
    const asked = hop(`the resolver of ${vpc.name}`, `asks ${ownerText(owner)} for ${name}`, lost);
    if (owner.perhaps !== undefined) return stopped(open(owner.perhaps), [asked]);
    if (owner.kind === "rule") return this.forwarded(vpc, name, family, owner, owners, left);
    const { dnsHostnames } = vpc;
    if (isUnknown(dnsHostnames)) return stopped(open(dnsHostnames), [asked]);
    if (!dnsHostnames) return stopped(resolutionOff(vpc, "enableDnsHostnames"), [asked]);
    if (
      second !== undefined &&
      second.domain === owner.domain &&
      second.through === owner.through
    ) {
      if (second.perhaps !== undefined) return stopped(open(second.perhaps), [asked]);
      return stopped(conflict(vpc, owner, second), [asked]);
    }
    if (owner.kind === "endpoint") return this.byPrivateDns(name, owner, asked);
    return this.byZone(vpc, name, family, owner, asked, left);
  }

  /** A SYSTEM rule takes the name back from a rule above it; any other one hands it to a server elsewhere. */
  private forwarded(
    vpc: Vpc,
    name: string,
    family: Family,
    owner: Owner,
    owners: readonly Owner[],
    left: number,
  ): Resolution {
    const rule = this.network.get("resolverRules", owner.key);
    const type = isUnknown(rule) ? rule : rule.type;
    if (isUnknown(type)) return stopped(open(type));
    if (type === "SYSTEM") {
      const rest = owners.filter(({ kind }) => kind !== "rule");
      return this.ask(vpc, name, family, rest, left);
    }
    return stopped(
      open(
        `the resolver rule ${owner.name} hands ${name} to a name server that is not in the input`,
      ),
    );
  }

  private byPrivateDns(name: string, owner: Owner, asked: Hop): Resolution {
    const endpoint = this.network.get("endpoints", owner.key);
    if (isUnknown(endpoint)) return stopped(open(endpoint), [asked]);
    if (isUnknown(endpoint.privateNames)) return stopped(open(endpoint.privateNames), [asked]);
    const names = endpoint.privateNames;
    const held = name === owner.domain ? names.includes(name) : names.includes(`*.${owner.domain}`);
    if (!held) return stopped(notFound(name, owner), [asked]);
    return { answer: { kind: "endpoint", endpoint, zone: undefined }, hops: [asked] };
  }

  private byZone(
    vpc: Vpc,
    name: string,
    family: Family,
    owner: Owner,
    asked: Hop,
    left: number,
  ): Resolution {
    const found = this.recordOf(name, family, owner);
    if (isUnknown(found)) return stopped(open(found), [asked]);
    if (found === undefined) return stopped(notFound(name, owner), [asked]);
    const answer = found.answer;
    if (isUnknown(answer)) return stopped(open(answer), [asked]);
    const answered = hop(owner.name, `its record ${found.name} answers`);
    if (answer.kind === "cname") {
      const next = this.follow(vpc.key, canonicalName(answer.name), family, left - 1);
      return { ...next, hops: [asked, answered, ...next.hops] };
    }
    return { answer: this.ofRecord(answer), hops: [asked, answered] };
  }

  /** The record that answers: that of the name, or the wildcard of the nearest name above that exists. */
  private recordOf(name: string, family: Family, owner: Owner): Value<DnsRecord | undefined> {
    const { sure, perhaps } = this.network.of("records", "zone", owner.key);
    const [maybe] = perhaps;
    if (maybe !== undefined) return openBecause("records", maybe, maybe.zone);
    const records: { readonly domain: string; readonly record: DnsRecord }[] = [];
    for (const record of sure) {
      if (isUnknown(record.domain)) return record.domain;
      records.push({ domain: canonicalName(record.domain), record });
    }
    const at = (domain: string) => records.filter((one) => one.domain === domain);
    const exists = (domain: string) => records.some((one) => isBelow(one.domain, domain));
    let matching = at(name);
    const delegated = records.find(
      ({ domain, record }) =>
        domain !== owner.domain &&
        isBelow(name, domain) &&
        (isUnknown(record.type) || record.type === "NS"),
    );
    if (delegated !== undefined) {
      return new Unknown(`${owner.name} delegates ${delegated.domain} to other name servers`);
    }
    if (matching.length === 0 && !exists(name)) {
      let above = name;
      while (above !== owner.domain) {
        above = above.slice(above.indexOf(".") + 1);
        if (above === owner.domain || exists(above)) break;
      }
      matching = at(`*.${above}`);
    }
    return oneOf(
      matching.map(({ record }) => record),
      family,
    );
  }

  private ofRecord(answer: Exclude<RecordAnswer, { kind: "cname" }>): Answer | Stop {
    if (answer.kind === "addresses") return answer;
    if (answer.kind === "endpoint") {
      const endpoint = this.network.get("endpoints", answer.endpoint);
      return isUnknown(endpoint) ? open(endpoint) : { kind: "endpoint", endpoint, zone: undefined };
    }
    return (
      this.byOwnName(canonicalName(answer.name)) ??
      open(`the alias ${answer.name} leads to something that is not in the input`)
    );
  }

  /** `vpce-….logs.us-east-1.vpce.amazonaws.com`: public DNS answers it everywhere with private addresses. */
  private byOwnName(name: string): Answer | undefined {
    this.ownNames ??= new Map(
      this.network.data.endpoints.flatMap((endpoint) =>
        isUnknown(endpoint.ownNames)
          ? []
          : endpoint.ownNames.map((own) => [withoutStar(own), endpoint] as const),
      ),
    );
    const labels = withoutStar(name).split(".");
    const own = labels.map((_, index) => labels.slice(index).join("."));
    const found = own.find((one) => this.ownNames?.has(one));
    const endpoint = this.ownNames.get(found ?? "");
    if (endpoint === undefined) return undefined;
    return { kind: "endpoint", endpoint, zone: ZONAL.exec(found ?? "")?.[1] };
  }

  private publicAnswer(vpc: Vpc, name: string): Resolution {
    const asked = hop(`the resolver of ${vpc.name}`, `asks public DNS for ${name}`);
    const own = this.byOwnName(name);
    if (own !== undefined) return { answer: own, hops: [asked] };
    if (/(^|\.)vpce-[0-9a-f]+-[0-9a-z]+/.test(name)) {
      return stopped(open(`the endpoint of ${name} is not in the input`), [asked]);
    }
    const { isAws, gatewayService, unsure } = publicName(name);
    if (unsure) {
      const reason = `whether the prefix list of S3 holds the addresses of ${name} is not documented`;
      return stopped(open(reason), [asked]);
    }
    return { answer: { kind: "public", service: gatewayService, exists: isAws }, hops: [asked] };
  }

  private ownersIn(vpc: Vpc): Owners {
    const known = this.owners.get(vpc.key);
    if (known !== undefined) return known;
    const found = this.collect(vpc);
    this.owners.set(vpc.key, found);
    return found;
  }

  private collect(vpc: Vpc): Owners {
    const network = this.network;
    const owners: Value<readonly Owner[]>[] = [];
    const zones = network.of("zoneVpcs", "vpc", vpc.key);
    for (const entry of zones.sure) owners.push(this.zone(entry.zone, "itself", undefined));
    for (const entry of zones.perhaps) {
      owners.push(this.zone(entry.zone, "itself", openBecause("zoneVpcs", entry, entry.vpc)));
    }
    const endpoints = network.of("endpoints", "vpc", vpc.key);
    for (const endpoint of endpoints.sure) owners.push(privateDnsOf(endpoint, "itself", undefined));
    for (const endpoint of endpoints.perhaps) {
      const perhaps = openBecause("endpoints", endpoint, endpoint.vpc);
      owners.push(privateDnsOf(endpoint, "itself", perhaps));
    }
    const rules = network.of("resolverRuleVpcs", "vpc", vpc.key);
    for (const entry of rules.sure) owners.push(this.rule(entry.rule, "itself", undefined));
    for (const entry of rules.perhaps) {
      owners.push(
        this.rule(entry.rule, "itself", openBecause("resolverRuleVpcs", entry, entry.vpc)),
      );
    }
    const profiles = network.of("profileVpcs", "vpc", vpc.key);
    for (const entry of profiles.sure) owners.push(...this.profile(entry.profile, undefined));
    for (const entry of profiles.perhaps) {
      owners.push(...this.profile(entry.profile, openBecause("profileVpcs", entry, entry.vpc)));
    }
    const unique = new Map(
      owners
        .filter(isKnown)
        .flat()
        .map((owner) => [`${owner.through} ${owner.key} ${owner.domain}`, owner]),
    );
    return { known: [...unique.values()], anywhere: owners.find(isUnknown) };
  }

  private zone(
    key: Value<string>,
    through: Owner["through"],
    perhaps: Unknown | undefined,
  ): Value<readonly Owner[]> {
    const zone = this.network.get("zones", key);
    if (isUnknown(zone)) return zone;
    if (isUnknown(zone.domain)) return zone.domain;
    const domain = canonicalName(zone.domain);
    return [
      { domain, kind: "zone", key: zone.key, name: `the zone ${zone.name}`, through, perhaps },
    ];
  }

  private rule(
    key: Value<string>,
    through: Owner["through"],
    perhaps: Unknown | undefined,
  ): Value<readonly Owner[]> {
    const rule = this.network.get("resolverRules", key);
    if (isUnknown(rule)) return rule;
    if (isUnknown(rule.domain)) return rule.domain;
    const domain = canonicalName(rule.domain);
    return [{ domain, kind: "rule", key: rule.key, name: rule.name, through, perhaps }];
  }

  private profile(key: Value<string>, perhaps: Unknown | undefined): Value<readonly Owner[]>[] {
    const profile = this.network.get("profiles", key);
    if (isUnknown(profile)) return [profile];
    const { sure, perhaps: maybe } = this.network.of("profileResources", "profile", profile.key);
    return [
      ...sure.map(({ resource }) => this.profileResource(resource, perhaps)),
      ...maybe.map((entry) =>
        this.profileResource(entry.resource, openBecause("profileResources", entry, entry.profile)),
      ),
    ];
  }

  private profileResource(
    key: Value<string>,
    perhaps: Unknown | undefined,
  ): Value<readonly Owner[]> {
    if (isUnknown(key)) return key;
    if (this.network.find("zones", key) !== undefined) return this.zone(key, "profile", perhaps);
    if (this.network.find("resolverRules", key) !== undefined) {
      return this.rule(key, "profile", perhaps);
    }
    const endpoint = this.network.find("endpoints", key);
    if (endpoint !== undefined) return privateDnsOf(endpoint, "profile", perhaps);
    return new Unknown(`${key}, which a Profile shares, is not in the input`);
  }
}

/** The domains of an endpoint's private names: AWS keeps a zone for each. */
function privateDnsOf(
  endpoint: Endpoint,
  through: Owner["through"],
  perhaps: Unknown | undefined,
): Value<readonly Owner[]> {
  const { type, privateDns, privateNames, inboundResolversOnly } = endpoint;
  if (type === "Gateway" || type === "GatewayLoadBalancer") return [];
  if (isUnknown(privateDns)) return privateDns;
  if (!privateDns) return [];
  if (isUnknown(inboundResolversOnly)) return inboundResolversOnly;
  if (inboundResolversOnly) return [];
  if (isUnknown(privateNames)) return privateNames;
  const domains = new Set(privateNames.map((name) => name.replace(/^\*\./, "")));
  return [...domains].map((domain) => ({
    domain,
    kind: "endpoint" as const,
    key: endpoint.key,
    name: `private DNS of the endpoint ${endpoint.name}`,
    through,
    perhaps,
  }));
}

/** The record of a type; several that differ, as weighted ones do, are no single answer. */
function oneOf(records: readonly DnsRecord[], family: Family): Value<DnsRecord | undefined> {
  const wanted = family === "ipv4" ? "A" : "AAAA";
  const fitting: DnsRecord[] = [];
  for (const record of records) {
    if (isUnknown(record.type)) return record.type;
    if (record.type === wanted || record.type === "CNAME") fitting.push(record);
  }
  const [first, second] = fitting;
  if (first === undefined) return undefined;
  if (second !== undefined || first.isSimple !== true) {
    return new Unknown(
      `which of its records answers is decided by a routing policy: ${first.name}`,
    );
  }
  return first;
}

function precedence(a: Owner, b: Owner): number {
  return (
    b.domain.length - a.domain.length ||
    Number(a.kind !== "rule") - Number(b.kind !== "rule") ||
    Number(a.through === "profile") - Number(b.through === "profile") ||
    (a.key < b.key ? -1 : 1)
  );
}

function whyLost(owner: Owner, winner: Owner): string {
  if (owner.domain !== winner.domain) return "less specific";
  if (winner.kind === "rule" && owner.kind !== "rule") return "a resolver rule comes first";
  return "what the VPC has itself comes before its Profile's";
}

function ownerText({ name, through }: Owner): string {
  return through === "profile" ? `${name} (by its Profile)` : name;
}

function withoutStar(name: string): string {
  return name.replace(/^\*\./, "");
}

export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/\\052/g, "*").replace(/\.$/, "");
}

function stopped(stop: Stop, hops: readonly Hop[] = []): Resolution {
  return { answer: stop, hops };
}

function resolutionOff(vpc: Vpc, attribute: "enableDnsSupport" | "enableDnsHostnames"): Stop {
  return block(
    "DNS_RESOLUTION_OFF",
    vpc.name,
    attribute,
    `has ${attribute} off, and private names answer only where it is on`,
    `Turn ${attribute} on`,
  );
}

function conflict(vpc: Vpc, a: Owner, b: Owner): Stop {
  return block(
    "DNS_CONFLICTING_DOMAIN",
    vpc.name,
    a.domain,
    `${a.name} and ${b.name} both own ${a.domain} there, and AWS lets a name have one owner in a VPC`,
    "Keep one of them: turn private DNS off, or take the zone's association away",
  );
}

function notFound(name: string, owner: Owner): Stop {
  return block(
    "DNS_NAME_NOT_FOUND",
    owner.name,
    "records",
    `owns ${owner.domain} and has no record for ${name}; what a private zone lacks does not exist, whatever public DNS says`,
    `Add a record for ${name}, or take the zone away from the VPC`,
  );
}

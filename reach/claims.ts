import { allServiceNames, serviceDetails } from "../core/catalog";
import { groupBy } from "../core/groupBy";
import { regionInServiceName } from "../core/serviceName";
import { isRegionName, partitionOf } from "../core/partitions";
import type { Network } from "./lookup";
import type { Endpoint, PortSpan } from "./network";
import type { Promises } from "./read/promises";
import { isUnknown } from "./values";
import type { Walk } from "./walk";

/** A name that clients of a VPC have to reach by a private way. */
export interface NameClaim {
  readonly vpc: string;
  /** As the service has it: `*.dkr.ecr.us-east-1.amazonaws.com`. */
  readonly name: string;
  /** Short name of the service, or what is known instead. */
  readonly service: string;
  readonly ports: readonly PortSpan[];
  /** Subnets whose clients have to reach it. */
  readonly subnets: readonly string[];
  /** Who says so: `private DNS of the endpoint app-logs`. */
  readonly because: string;
}

/** That no packet gets from one spoke to another. */
export interface IsolationClaim {
  readonly from: string;
  readonly to: string;
  readonly hub: string;
}

/** Something that others name and that has to be in the input before anything can be said of it. */
export interface MissingClaim {
  readonly what: string;
  readonly because: string;
}

export interface Claims {
  readonly names: readonly NameClaim[];
  readonly isolation: readonly IsolationClaim[];
  readonly missing: readonly MissingClaim[];
}

const HTTPS: PortSpan = { protocol: "tcp", from: 443, to: 443 };
const NO_PROMISES: Promises = { hubs: [], spokes: [], endpoints: [] };

/**
 * What the resources themselves say has to hold: private DNS of every endpoint in its own VPC; a gateway
 * endpoint in the subnets of its route tables; a hub's names in every VPC that its zones or its Profile reach,
 * and in every one that has a way to it, so that a missing association shows as well as a missing route.
 */
export function claimsOf(walk: Walk, promises: Promises = NO_PROMISES): Claims {
  const maker = new ClaimMaker(walk, promises);
  return maker.all();
}

/** A name of a service with who answers for it elsewhere. */
interface SharedName {
  readonly name: string;
  readonly service: string;
  readonly ports: readonly PortSpan[];
  readonly hub: string | undefined;
  readonly because: string;
  /** VPCs in which it is to answer, as far as DNS says. */
  readonly vpcs: readonly string[];
}

class ClaimMaker {
  private readonly network: Network;
  private readonly ways = new Map<string, boolean>();

  constructor(
    private readonly walk: Walk,
    private readonly promises: Promises,
  ) {
    this.network = walk.network;
  }

  all(): Claims {
    const shared = [...this.byZones(), ...this.byProfiles(), ...this.byHubs()];
    const names = [...this.own(), ...this.gateways(), ...this.shared(shared)];
    return { names: once(names), isolation: this.isolation(shared), missing: this.missing() };
  }

  /** Private DNS of an endpoint, in its own VPC. */
  private own(): NameClaim[] {
    return this.network.data.endpoints.flatMap((endpoint) => {
      const { vpc, privateDns, inboundResolversOnly, type, name } = endpoint;
      if (type !== "Interface" || privateDns === false || inboundResolversOnly === true) return [];
      if (isUnknown(vpc)) return [];
      const because = `private DNS of the endpoint ${name}`;
      return namesOf(endpoint).map((one) => this.claim(vpc, { ...one, because }));
    });
  }

  /** A gateway endpoint, for the subnets whose tables lead to it. */
  private gateways(): NameClaim[] {
    return this.network.data.endpointTables.flatMap((entry) => {
      const endpoint = this.network.get("endpoints", entry.endpoint);
      if (isUnknown(endpoint) || isUnknown(endpoint.service) || isUnknown(endpoint.vpc)) return [];
      const name = gatewayName(endpoint.service);
      const subnets = this.subnetsOf(endpoint.vpc).filter((subnet) => {
        const own = this.network.of("tableAssociations", "of", subnet).sure[0];
        const vpc = this.network.get("vpcs", isUnknown(endpoint.vpc) ? "" : endpoint.vpc);
        const main = isUnknown(vpc) ? vpc : vpc.mainTable;
        return (own?.table ?? main) === entry.table;
      });
      if (name === undefined || subnets.length === 0) return [];
      const service = endpoint.service.split(".").at(-1) ?? endpoint.service;
      const because = `the gateway endpoint ${endpoint.name}`;
      return [{ vpc: endpoint.vpc, name, service, ports: [HTTPS], subnets, because }];
    });
  }

  /** Zones that answer for a service of AWS, or whose records lead to an endpoint. */
  private byZones(): SharedName[] {
    const { zones } = this.network.data;
    return zones.flatMap(({ key, name, domain }) => {
      if (isUnknown(domain)) return [];
      const { sure } = this.network.of("records", "zone", key);
      const endpoints = sure.flatMap(({ answer }) => this.endpointOf(answer) ?? []);
      const known = catalogNames(domain);
      const records = sure.flatMap((record) => (isUnknown(record.domain) ? [] : [record.domain]));
      const own = known.length > 0 ? known : endpoints.length > 0 ? records.map(plainName) : [];
      const profiles = this.profilesOf(key);
      const associated = this.network.of("zoneVpcs", "zone", key).sure;
      const vpcs = [
        ...associated.flatMap(({ vpc }) => (isUnknown(vpc) ? [] : [vpc])),
        ...profiles.flatMap((profile) => this.vpcsOfProfile(profile)),
      ];
      const hub = endpoints.map(({ vpc }) => vpc).find((vpc) => !isUnknown(vpc));
      const because = `the zone ${name}`;
      const at = typeof hub === "string" ? hub : undefined;
      return own.map((one) => ({ ...one, hub: at, because, vpcs }));
    });
  }

  /** Endpoints that a Profile shares by their private DNS. */
  private byProfiles(): SharedName[] {
    return this.network.data.profileResources.flatMap(({ profile, resource }) => {
      if (isUnknown(resource) || isUnknown(profile)) return [];
      const endpoint = this.network.find("endpoints", resource);
      if (endpoint === undefined) return [];
      const hub = isUnknown(endpoint.vpc) ? undefined : endpoint.vpc;
      const because = `the endpoint ${endpoint.name} in a Profile`;
      const vpcs = this.vpcsOfProfile(profile);
      return namesOf(endpoint).map((one) => ({ ...one, hub, because, vpcs }));
    });
  }

  /** What hubs of this package promise to themselves and to their spokes. */
  private byHubs(): SharedName[] {
    const only = this.promises.hubs.length === 1;
    return this.promises.hubs.flatMap(({ name, vpc, services }) => {
      const vpcs = [...(vpc === undefined ? [] : [vpc]), ...(only ? this.promises.spokes : [])];
      return services.flatMap(({ service, names }) =>
        names.map((one) => ({
          name: one,
          service,
          ports: portsOf(service, regionIn(one)),
          hub: vpc,
          because: `the hub ${name}`,
          vpcs,
        })),
      );
    });
  }

  private shared(names: readonly SharedName[]): NameClaim[] {
    return names.flatMap((one) => {
      const vpcs = new Set([...one.vpcs, ...this.vpcsWithWay(one.hub)]);
      return [...vpcs].map((vpc) => this.claim(vpc, one));
    });
  }

  private vpcsWithWay(hub: string | undefined): string[] {
    if (hub === undefined) return [];
    return this.network.data.vpcs
      .map(({ key }) => key)
      .filter((vpc) => vpc !== hub && this.hasWay(vpc, hub));
  }

  private hasWay(vpc: string, hub: string): boolean {
    const id = `${vpc} ${hub}`;
    const known = this.ways.get(id);
    if (known !== undefined) return known;
    const found = this.subnetsOf(vpc).some(
      (subnet) => this.walk.wayTo(subnet, hub).verdict === "reachable",
    );
    this.ways.set(id, found);
    return found;
  }

  private claim(vpc: string, one: Omit<NameClaim, "vpc" | "subnets">): NameClaim {
    const { name, service, ports, because } = one;
    return { vpc, name, service, ports, because, subnets: this.clientsIn(vpc) };
  }

  /** Every subnet but those that an attachment has for itself: small ones beside others of their zone. */
  private clientsIn(vpc: string): string[] {
    const all = this.subnetsOf(vpc);
    return all.filter((key) => !this.isForAttachment(key, all));
  }

  private isForAttachment(key: string, all: readonly string[]): boolean {
    const subnet = this.network.find("subnets", key);
    if (subnet === undefined || isUnknown(subnet.blocks) || isUnknown(subnet.zone)) return false;
    const isSmall = subnet.blocks.every(({ first, last }) => last - first < 16n);
    const attached = this.network.data.attachments.some(
      ({ subnets }) => !isUnknown(subnets) && subnets.includes(key),
    );
    const others = all.some((other) => {
      return other !== key && this.network.find("subnets", other)?.zone === subnet.zone;
    });
    return isSmall && attached && others;
  }

  private subnetsOf(vpc: string): string[] {
    return this.network.of("subnets", "vpc", vpc).sure.map(({ key }) => key);
  }

  private profilesOf(resource: string): string[] {
    const { sure } = this.network.of("profileResources", "resource", resource);
    return sure.flatMap(({ profile }) => (isUnknown(profile) ? [] : [profile]));
  }

  private vpcsOfProfile(profile: string): string[] {
    const { sure } = this.network.of("profileVpcs", "profile", profile);
    return sure.flatMap(({ vpc }) => (isUnknown(vpc) ? [] : [vpc]));
  }

  private endpointOf(answer: unknown): Endpoint | undefined {
    const { kind, endpoint, name } = answer as { kind?: string; endpoint?: string; name?: string };
    if (kind === "endpoint") return this.network.find("endpoints", endpoint ?? "");
    if (kind !== "alias" || name === undefined) return undefined;
    return this.network.data.endpoints.find(
      ({ ownNames }) => !isUnknown(ownNames) && ownNames.includes(name.toLowerCase()),
    );
  }

  /** Spokes of this package's hubs reach the hub, and not each other. */
  private isolation(shared: readonly SharedName[]): IsolationClaim[] {
    return this.promises.hubs.flatMap(({ name, vpc: hub }) => {
      if (hub === undefined) return [];
      const spokes = new Set([
        ...this.vpcsWithWay(hub),
        ...shared.filter((one) => one.hub === hub).flatMap(({ vpcs }) => vpcs),
      ]);
      spokes.delete(hub);
      const sorted = [...spokes].sort();
      return sorted.flatMap((from) =>
        sorted.flatMap((to) => (from < to ? [{ from, to, hub: name }] : [])),
      );
    });
  }

  private missing(): MissingClaim[] {
    const endpoints = this.promises.endpoints.filter(
      ({ key }) => this.network.find("endpoints", key) === undefined,
    );
    const tables = this.network.data.endpointTables.filter(
      ({ table }) => !isUnknown(table) && this.network.find("tables", table) === undefined,
    );
    const subnets = this.network.data.tableAssociations.filter(
      ({ of }) =>
        !isUnknown(of) &&
        this.network.find("subnets", of) === undefined &&
        this.network.find("gateways", of) === undefined,
    );
    const zones = this.network.data.zoneVpcs.filter(
      ({ zone }) => !isUnknown(zone) && this.network.find("zones", zone) === undefined,
    );
    const profiles = this.network.data.profileVpcs.filter(
      ({ profile }) => !isUnknown(profile) && this.network.find("profiles", profile) === undefined,
    );
    return [
      ...endpoints.map(({ component, service, key }) => ({
        what: `the endpoint ${key} for ${service}`,
        because: `${component} names it as its own`,
      })),
      ...tables.map(({ table, name }) => ({
        what: `the route table ${isUnknown(table) ? "" : table}`,
        because: `the endpoint ${name} has routes in it`,
      })),
      ...this.idleTables(),
      ...subnets.map(({ of, name }) => ({
        what: `the subnet ${isUnknown(of) ? "" : of}`,
        because: `the association ${name} gives it a route table`,
      })),
      ...zones.map(({ zone, name }) => ({
        what: `the zone ${isUnknown(zone) ? "" : zone}`,
        because: `the association ${name} brings it to a VPC`,
      })),
      ...profiles.map(({ profile, name }) => ({
        what: `the Profile ${isUnknown(profile) ? "" : profile}`,
        because: `the association ${name} brings it to a VPC`,
      })),
    ];
  }

  /** Tables in which a gateway endpoint has routes for nobody; every VPC has a main table that may be idle. */
  private idleTables(): MissingClaim[] {
    const { data } = this.network;
    const main = new Set(data.vpcs.map(({ mainTable }) => mainTable));
    return data.endpointTables.flatMap(({ table, name }) => {
      if (isUnknown(table) || main.has(table)) return [];
      const { sure, perhaps } = this.network.of("tableAssociations", "table", table);
      if (sure.length + perhaps.length > 0) return [];
      const tableName = this.network.nameOf("tables", table);
      return [
        { what: `any subnet of ${tableName}`, because: `the endpoint ${name} has routes in it` },
      ];
    });
  }
}

type Named = Pick<NameClaim, "name" | "service" | "ports">;

function namesOf({ service, privateNames }: Endpoint): Named[] {
  if (isUnknown(privateNames)) return [];
  const region = isUnknown(service) ? undefined : regionInServiceName(service);
  const details =
    isUnknown(service) || region === undefined ? undefined : serviceDetails(service, region);
  const short = details?.name ?? (isUnknown(service) ? "a service" : service);
  return privateNames.map((name) => ({ name, service: short, ports: portsOf(short, region) }));
}

function portsOf(service: string, region: string | undefined): readonly PortSpan[] {
  const ports = region === undefined ? undefined : serviceDetails(service, region)?.ports;
  return (
    ports?.map(({ protocol, fromPort, toPort }) => ({ protocol, from: fromPort, to: toPort })) ?? [
      HTTPS,
    ]
  );
}

function regionIn(name: string): string | undefined {
  return name.split(".").find(isRegionName);
}

/** A record's name as it is, on the port that nearly every service has. */
function plainName(name: string): Named {
  return { name, service: name, ports: [HTTPS] };
}

const byDomain = new Map<string, ReadonlyMap<string, Named[]>>();

/** Names of AWS's services that a zone of this domain answers for. */
function catalogNames(domain: string): Named[] {
  const region = regionIn(domain);
  if (region === undefined) return [];
  let names = byDomain.get(region);
  if (names === undefined) {
    const all = allServiceNames().flatMap((service): Named[] => {
      const details = serviceDetails(service, region);
      const ports = portsOf(service, region);
      return details?.privateDnsNames.map((name) => ({ name, service, ports })) ?? [];
    });
    names = groupBy(all, ({ name }) => name.replace(/^\*\./, ""));
    byDomain.set(region, names);
  }
  return names.get(domain.replace(/\.$/, "")) ?? [];
}

function gatewayName(service: string): string | undefined {
  const region = regionInServiceName(service);
  const short = service.split(".").at(-1);
  if (region === undefined || (short !== "s3" && short !== "dynamodb")) return undefined;
  return `${short}.${region}.${partitionOf(region).dnsSuffix}`;
}

/** Several things may promise the same name in the same VPC. */
function once(claims: readonly NameClaim[]): NameClaim[] {
  const groups = groupBy(claims, ({ vpc, name }) => `${vpc} ${name}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const subnets = [...new Set(group.flatMap((one) => one.subnets))].sort();
    return [{ ...first, subnets }];
  });
}

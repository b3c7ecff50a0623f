import type { ServiceDetails } from "../catalog/serviceDetails";
import { addCompanions, checkOwnShadows, hiddenNames } from "../checks/shadows";
import { error, issue, type Issue, type Path } from "../issues";
import { staysLocalBecause } from "../placement";
import { hostedZonesFor, isTooWideZone } from "../privateDns";
import type { ServiceNeed, Topology, TopologyVpc } from "./topology";

/** A service that a hub serves, and where it is asked for. */
export interface HubService {
  readonly service: ServiceDetails;
  readonly path: Path;
}

/** A VPC that resolves some of a hub's names. */
export interface ZoneClient {
  readonly name: string;
  /** Services whose zones are associated with it. */
  readonly services: readonly HubService[];
  /** Short names of all services that answer there, those of its own endpoints too. */
  readonly present: ReadonlySet<string>;
}

export interface HubZoneRules {
  readonly region: string;
  /** Services whose zones may hide other names. */
  readonly acknowledged: readonly string[];
  readonly severity: Issue["severity"];
  /** VPCs that resolve less than the hub has; with a Profile everyone resolves all of it. */
  readonly clients?: readonly ZoneClient[];
}

/** Zones of a whole topology; without a hub in the file nothing is asked for yet, so that shadows are advice. */
export function checkTopologyZones(topology: Topology): Issue[] {
  const { hub, vpcs, region } = topology;
  return [
    ...checkHubZones(centralizedServices(topology), {
      region,
      acknowledged: hub.acknowledgeShadowing,
      severity: hub.assumed ? "warning" : "error",
      clients: hub.dns === "Profile" ? [] : vpcs.map((vpc) => clientOf(vpc, topology)),
    }),
    ...checkLocalShadows(topology),
  ];
}

function clientOf(vpc: TopologyVpc, topology: Topology): ZoneClient {
  const path = ["vpcs", vpc.name, "services"];
  const central = vpc.needs.filter((need) => mayUseHub(need, topology));
  return {
    name: vpc.name,
    services: central.map(({ service }) => ({ service, path })),
    present: presentIn(vpc, topology),
  };
}

/** Services whose names answer in a VPC: from the hub, or by its own endpoints' private DNS. */
function presentIn(vpc: TopologyVpc, topology: Topology): ReadonlySet<string> {
  const answering = vpc.needs.filter(
    (need) => mayUseHub(need, topology) || (need.type === "Interface" && need.privateDnsEnabled),
  );
  return new Set(answering.map(({ service }) => service.name));
}

/** What stays local in every model hides names by its endpoint's own private DNS. */
function checkLocalShadows(topology: Topology): Issue[] {
  const said = new Set(topology.hub.acknowledgeShadowing);
  return topology.vpcs.flatMap((vpc) => {
    const local = vpc.needs.filter(
      (need) => need.type === "Interface" && need.privateDnsEnabled && !mayUseHub(need, topology),
    );
    const path = ["vpcs", vpc.name, "services"];
    const services = local.map(({ service }) => service).filter(({ name }) => !said.has(name));
    const found = checkOwnShadows(services, presentIn(vpc, topology), path);
    // Of VPCs that need the same, one is enough to mend the file.
    services.forEach(({ name }) => said.add(name));
    return found;
  });
}

/**
 * A private hosted zone answers for every name below it, and a name without a record does not fall
 * through to public DNS. So a zone of one service can take other names of the Region away from every
 * associated VPC. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 */
export function checkHubZones(services: readonly HubService[], rules: HubZoneRules): Issue[] {
  const present = new Set(services.map(({ service }) => service.name));
  const whole = services.flatMap((entry) => [
    ...checkTooWide(entry, rules.region),
    ...(rules.acknowledged.includes(entry.service.name)
      ? []
      : checkShadows(entry, present, "all associated VPCs", rules.severity)),
  ]);
  return [...whole, ...checkClients(services, present, rules)];
}

/**
 * A companion that the hub has and a spoke does not use hides its names from that spoke all the same.
 * What is hidden from everyone is said of the hub; of spokes that lack the same, the first is named.
 */
function checkClients(
  services: readonly HubService[],
  present: ReadonlySet<string>,
  { acknowledged, severity, clients = [] }: HubZoneRules,
): Issue[] {
  const said = new Set(
    services
      .filter(({ service }) => hiddenNames(service, present).length > 0)
      .map(({ service }) => service.name),
  );
  return clients.flatMap((client) =>
    client.services.flatMap((entry) => {
      const { name, capturesPublicApis } = entry.service;
      if (acknowledged.includes(name) || capturesPublicApis || said.has(name)) return [];
      const found = checkShadows(entry, client.present, client.name, severity);
      if (found.length > 0) said.add(name);
      return found;
    }),
  );
}

/** Each once, where the first VPC that would use the hub for it is named. */
export function centralizedServices(topology: Topology): HubService[] {
  const found = new Map<string, HubService>();
  for (const vpc of topology.vpcs) {
    for (const { service } of vpc.needs.filter((need) => mayUseHub(need, topology))) {
      const path = ["vpcs", vpc.name, "services"];
      if (!found.has(service.name)) found.set(service.name, { service, path });
    }
  }
  return [...found.values()];
}

function mayUseHub(need: ServiceNeed, { hub }: Topology): boolean {
  return need.placement !== "local" && staysLocalBecause(need, hub) === undefined;
}

function checkTooWide({ service, path }: HubService, region: string): Issue[] {
  return hostedZonesFor(service)
    .filter((zone) => isTooWideZone(zone.name, region))
    .map((zone) =>
      error("zone-not-too-wide", path, {
        value: zone.name,
        message: `${service.name} would need a zone that answers for a whole Region or for all of AWS`,
        wayOut: "Correct its privateDnsNames in `overrides`, or place the service locally",
      }),
    );
}

function checkShadows(
  { service, path }: HubService,
  present: ReadonlySet<string>,
  from: string,
  severity: Issue["severity"],
): Issue[] {
  if (service.capturesPublicApis) {
    return [
      issue(severity, "zone-shadows", path, {
        value: service.name,
        message: `its zone takes every public API of the Region away from all associated VPCs`,
        wayOut: acknowledgement(service),
      }),
    ];
  }
  const hidden = hiddenNames(service, present);
  if (hidden.length === 0) return [];
  return [
    issue(hidden.every((shadow) => shadow.inferred) ? "warning" : severity, "zone-shadows", path, {
      value: service.name,
      message: `its zone hides ${hidden.map((shadow) => shadow.name).join(", ")} from ${from}`,
      wayOut: addCompanions(hidden, acknowledgement(service)),
    }),
  ];
}

function acknowledgement(service: ServiceDetails): string {
  return `List ${service.name} in the hub's acknowledgeShadowing if that is meant, or place it locally`;
}

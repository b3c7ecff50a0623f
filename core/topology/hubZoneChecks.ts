import type { ServiceDetails } from "../catalog/serviceDetails";
import { error, issue, type Issue, type Path } from "../issues";
import { staysLocalBecause } from "../placement";
import { hostedZonesFor, isTooWideZone } from "../privateDns";
import type { ServiceNeed, Topology } from "./topology";

/** A service that a hub serves, and where it is asked for. */
export interface HubService {
  readonly service: ServiceDetails;
  readonly path: Path;
}

export interface HubZoneRules {
  readonly region: string;
  /** Services whose zones may hide other names. */
  readonly acknowledged: readonly string[];
  readonly severity: Issue["severity"];
}

/** Zones of a whole topology; without a hub in the file nothing is asked for yet, so that shadows are advice. */
export function checkTopologyZones(topology: Topology): Issue[] {
  return checkHubZones(centralizedServices(topology), {
    region: topology.region,
    acknowledged: topology.hub.acknowledgeShadowing,
    severity: topology.hub.assumed ? "warning" : "error",
  });
}

/**
 * A private hosted zone answers for every name below it, and a name without a record does not fall
 * through to public DNS. So a zone of one service can take other names of the Region away from every
 * associated VPC. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 */
export function checkHubZones(services: readonly HubService[], rules: HubZoneRules): Issue[] {
  const present = new Set(services.map(({ service }) => service.name));
  return services.flatMap((entry) => [
    ...checkTooWide(entry, rules.region),
    ...(rules.acknowledged.includes(entry.service.name)
      ? []
      : checkShadows(entry, present, rules.severity)),
  ]);
}

/** Each once, where the first VPC that would use the hub for it is named. */
function centralizedServices(topology: Topology): HubService[] {
  const found = new Map<string, HubService>();
  const mayUseHub = (need: ServiceNeed) =>
    need.placement !== "local" && staysLocalBecause(need, topology.hub) === undefined;
  for (const vpc of topology.vpcs) {
    for (const { service } of vpc.needs.filter(mayUseHub)) {
      const path = ["vpcs", vpc.name, "services"];
      if (!found.has(service.name)) found.set(service.name, { service, path });
    }
  }
  return [...found.values()];
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
  const hidden = service.shadows.filter(
    (shadow) => !shadow.companions.some((name) => present.has(name)),
  );
  if (hidden.length === 0) return [];
  const companions = [...new Set(hidden.flatMap((shadow) => shadow.companions))];
  const add = companions.length === 0 ? "" : `Add ${companions.join(", ")}; or l`;
  return [
    issue(hidden.every((shadow) => shadow.inferred) ? "warning" : severity, "zone-shadows", path, {
      value: service.name,
      message: `its zone hides ${hidden.map((shadow) => shadow.name).join(", ")} from all associated VPCs`,
      wayOut: add === "" ? acknowledgement(service) : `${add}${acknowledgement(service).slice(1)}`,
    }),
  ];
}

function acknowledgement(service: ServiceDetails): string {
  return `List ${service.name} in the hub's acknowledgeShadowing if that is meant, or place it locally`;
}

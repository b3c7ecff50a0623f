import type { ServiceDetails } from "../catalog";
import { propertyPath, type Issue } from "../issues";
import { staysLocalBecause } from "../placement";
import { hostedZonesFor, isTooWideZone } from "../privateDns";
import type { ServiceNeed, Topology } from "./topology";

interface CentralizedService {
  readonly service: ServiceDetails;
  /** Where the first VPC that would use the hub for it is named. */
  readonly vpc: string;
}

/**
 * A private hosted zone answers for every name below it, and a name without a record does not fall
 * through to public DNS. So a zone of one service can take other names of the Region away from every
 * associated VPC. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
 */
export function checkHubZones(topology: Topology): Issue[] {
  const services = centralizedServices(topology);
  const present = new Set(services.map(({ service }) => service.name));
  // Without a hub in the file nothing is asked for yet: the same findings are advice.
  const severity = topology.hub.assumed ? "warning" : "error";
  return services.flatMap((entry) => [
    ...tooWideIssues(entry, topology),
    ...shadowIssues(entry, present, topology, severity),
  ]);
}

function centralizedServices(topology: Topology): CentralizedService[] {
  const found = new Map<string, CentralizedService>();
  const mayUseHub = (need: ServiceNeed) =>
    need.placement !== "local" && staysLocalBecause(need, topology.hub.dns) === undefined;
  for (const vpc of topology.vpcs) {
    for (const need of vpc.needs) {
      if (!found.has(need.service.name) && mayUseHub(need)) {
        found.set(need.service.name, { service: need.service, vpc: vpc.name });
      }
    }
  }
  return [...found.values()];
}

function tooWideIssues({ service, vpc }: CentralizedService, topology: Topology): Issue[] {
  return hostedZonesFor(service)
    .filter((zone) => isTooWideZone(zone.name, topology.region))
    .map((zone) => ({
      severity: "error",
      rule: "zone-not-too-wide",
      path: propertyPath(["vpcs", vpc, "services"]),
      value: zone.name,
      message: `${service.name} would need a zone that answers for a whole Region or for all of AWS`,
      wayOut: "Correct its privateDnsNames in `overrides`, or place the service locally",
    }));
}

function shadowIssues(
  { service, vpc }: CentralizedService,
  present: ReadonlySet<string>,
  topology: Topology,
  severity: Issue["severity"],
): Issue[] {
  const acknowledged = topology.hub.acknowledgeShadowing.includes(service.name);
  if (acknowledged) return [];
  const path = propertyPath(["vpcs", vpc, "services"]);
  if (service.capturesPublicApis) {
    return [
      {
        severity,
        rule: "zone-shadows",
        path,
        value: service.name,
        message: `its zone takes every public API of the Region away from all associated VPCs`,
        wayOut: acknowledgement(service),
      },
    ];
  }
  const hidden = service.shadows.filter(
    (shadow) => !shadow.companions.some((name) => present.has(name)),
  );
  if (hidden.length === 0) return [];
  const companions = [...new Set(hidden.flatMap((shadow) => shadow.companions))];
  const add = companions.length === 0 ? "" : `Add ${companions.join(", ")}; or l`;
  return [
    {
      severity: hidden.every((shadow) => shadow.inferred) ? "warning" : severity,
      rule: "zone-shadows",
      path,
      value: service.name,
      message: `its zone hides ${hidden.map((shadow) => shadow.name).join(", ")} from all associated VPCs`,
      wayOut: add === "" ? acknowledgement(service) : `${add}${acknowledgement(service).slice(1)}`,
    },
  ];
}

function acknowledgement(service: ServiceDetails): string {
  return `List ${service.name} in hub.acknowledgeShadowing if that is meant, or place it locally`;
}

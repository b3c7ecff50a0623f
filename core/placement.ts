import type { ServiceDetails } from "./catalog/serviceDetails";
import { hostedZonesFor } from "./privateDns";
import { isApart } from "./topology/overlaps";
import type { EndpointPlan, HubDns, PlannedFlow, ProfileContents } from "./plan";
import type { ServiceNeed, Topology, TopologyVpc } from "./topology/topology";

/** Where one service of one VPC is served: in the VPC itself, in the hub, or through NAT gateways. */
export type Placement = "local" | "hub" | "nat";

/** Everything else that says where a service is served reads this. */
export function placementOf({ throughHub, throughNat }: PlannedFlow): Placement {
  if (throughHub) return "hub";
  return throughNat === true ? "nat" : "local";
}

/**
 * By VPC and service name. A service may have a gateway endpoint beside its interface endpoint: the
 * gateway is local wherever the other one is, so what is not local is said.
 */
export function placementsIn({
  flows,
}: EndpointPlan): ReadonlyMap<string, ReadonlyMap<string, Placement>> {
  const byVpc = new Map<string, Map<string, Placement>>();
  for (const flow of flows) {
    const services = byVpc.get(flow.vpc) ?? new Map<string, Placement>();
    byVpc.set(flow.vpc, services);
    const placement = placementOf(flow);
    if (placement !== "local" || !services.has(flow.service)) services.set(flow.service, placement);
  }
  return byVpc;
}

/** Where a plan serves a need of a VPC: `where("app-1", need)`. */
export function placementIn(
  plan: EndpointPlan,
): (vpc: string, need: Pick<ServiceNeed, "service" | "type">) => Placement {
  const placements = placementsIn(plan);
  return (vpc, { service, type }) =>
    type === "Gateway" ? "local" : (placements.get(vpc)?.get(service.name) ?? "local");
}

/** How the hub's names come about: by zones of ours, or by the endpoints' own private DNS. */
export interface HubNames {
  readonly dns: HubDns;
  readonly profileContents: ProfileContents;
}

export function hasOwnZones({ dns, profileContents }: HubNames): boolean {
  return dns === "PrivateHostedZones" || profileContents === "HostedZones";
}

/**
 * Why a service cannot be served from a hub, or undefined where it can.
 *
 * Gateway endpoints serve their own VPC only; AWS forbids zones that override DynamoDB's names; a
 * service without private DNS names leaves nothing that a zone of the hub could answer; and no route
 * leads back to a VPC whose blocks another one has as well.
 */
export function staysLocalBecause(
  need: Pick<ServiceNeed, "service" | "type" | "overlaps">,
  hub: HubNames & { readonly name?: string },
): string | undefined {
  if (need.type === "Gateway") {
    return "a gateway endpoint is free and serves the VPC that it is in, nothing beyond";
  }
  if (need.service.zoneForbidden) {
    return "AWS forbids private hosted zones that override this service's names";
  }
  if (!hasNames(need.service, hub)) return "it has no private DNS name that a hub could answer";
  return isApart(need.overlaps, hub.name) ? "its VPC's blocks overlap those of others" : undefined;
}

/**
 * Why a service's traffic cannot take a NAT gateway of its VPC, or undefined where it can.
 *
 * The way through a NAT gateway ends at the service's public endpoint. A service has one under the
 * same names where AWS publishes private DNS names for its endpoint; what only the caller knows, or
 * what serves private APIs, may have none.
 */
export function avoidsNatBecause(vpc: TopologyVpc, need: ServiceNeed): string | undefined {
  if (vpc.nat === "none") return "the VPC allows no NAT gateway";
  if (need.type === "Gateway") return "its gateway endpoint is free";
  if (need.placement !== undefined) return `the file places it: ${need.placement}`;
  const { service } = need;
  const isPublic =
    service.inCatalog && service.privateDnsNames.length > 0 && !service.capturesPublicApis;
  return isPublic ? undefined : "no public endpoint of it is known";
}

/** Whether any traffic of a topology may take a NAT gateway. */
export function mayUseNat({ vpcs }: Topology): boolean {
  return vpcs.some((vpc) => vpc.needs.some((need) => avoidsNatBecause(vpc, need) === undefined));
}

function hasNames(service: ServiceDetails, hub: HubNames): boolean {
  return hasOwnZones(hub) ? hostedZonesFor(service).length > 0 : service.privateDnsNames.length > 0;
}

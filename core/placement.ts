import type { ServiceDetails } from "./catalog";
import { hostedZonesFor } from "./privateDns";
import type { HubDns, ProfileContents } from "./plan";
import type { ServiceNeed, TopologyVpc } from "./topology/topology";

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
 * Gateway endpoints serve their own VPC only; AWS forbids zones that override DynamoDB's names; and
 * a service without private DNS names leaves nothing that a zone of the hub could answer.
 */
export function staysLocalBecause(
  need: Pick<ServiceNeed, "service" | "type">,
  hub: HubNames,
): string | undefined {
  if (need.type === "Gateway") {
    return "a gateway endpoint is free and serves the VPC that it is in, nothing beyond";
  }
  if (need.service.zoneForbidden) {
    return "AWS forbids private hosted zones that override this service's names";
  }
  return hasNames(need.service, hub)
    ? undefined
    : "it has no private DNS name that a hub could answer";
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

function hasNames(service: ServiceDetails, hub: HubNames): boolean {
  return hasOwnZones(hub) ? hostedZonesFor(service).length > 0 : service.privateDnsNames.length > 0;
}

import type { ServiceDetails } from "./catalog";
import { hostedZonesFor } from "./privateDns";
import type { HubDns } from "./plan";
import type { ServiceNeed } from "./topology/topology";

/**
 * Why a service cannot be served from a hub, or undefined where it can.
 *
 * Gateway endpoints serve their own VPC only; AWS forbids zones that override DynamoDB's names; and
 * a service without private DNS names leaves nothing that a zone of the hub could answer.
 */
export function staysLocalBecause(need: ServiceNeed, dns: HubDns): string | undefined {
  if (need.type === "Gateway") {
    return "a gateway endpoint is free and serves the VPC that it is in, nothing beyond";
  }
  if (need.service.zoneForbidden) {
    return "AWS forbids private hosted zones that override this service's names";
  }
  return hasNames(need.service, dns)
    ? undefined
    : "it has no private DNS name that a hub could answer";
}

function hasNames(service: ServiceDetails, dns: HubDns): boolean {
  return dns === "Profile"
    ? service.privateDnsNames.length > 0
    : hostedZonesFor(service).length > 0;
}

import type { ServiceDetails } from "./catalog/serviceDetails";
import { isRegionName, partitionDomains } from "./partitions";

/** A private hosted zone that answers for a service, with the names of its alias records. */
export interface HostedZoneNames {
  readonly name: string;
  readonly records: readonly string[];
}

/**
 * The zones that make a hub's endpoint answer for a service's private DNS names: one a name, each
 * with an apex and a wildcard record.
 *
 * `*.dkr.ecr.us-east-1.amazonaws.com` -> zone `dkr.ecr.us-east-1.amazonaws.com`
 * `s3.{region}`, `*.s3.{region}`, `s3-control.{region}`, … -> three zones
 *
 * Both records always: a name of a zone that has none does not fall through to public DNS, and an
 * apex or a wildcard that nobody asks for does no harm.
 * https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html
 */
export function hostedZonesFor(service: ServiceDetails): HostedZoneNames[] {
  if (service.zoneForbidden) return [];
  const zones = new Set(service.privateDnsNames.map((name) => name.replace(/^\*\./, "")));
  return [...zones].map((name) => ({ name, records: [name, `*.${name}`] }));
}

/**
 * Whether a zone would answer for a whole Region, for all of AWS, or for a domain above it, in any
 * partition and however it is written: `US-West-2.amazonaws.com.` is too wide in `us-east-1` too.
 */
export function isTooWideZone(name: string, region: string): boolean {
  const zone = name.toLowerCase().replace(/\.$/, "");
  if (!zone.includes(".")) return true;
  const first = zone.slice(0, zone.indexOf("."));
  const ofRegion = first === region || isRegionName(first);
  return partitionDomains().some(
    (domain) =>
      domain === zone || domain.endsWith(`.${zone}`) || (ofRegion && zone === `${first}.${domain}`),
  );
}

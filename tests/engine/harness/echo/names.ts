import { awsService } from "./services";
import type { Properties } from "./values";
import { isObject, textOf, textsOf } from "./values";
import type { Living, World } from "./world";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ZONE = "aws:route53/zone:Zone";
const ZONE_ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";

/**
 * In a VPC a domain has one owner: an endpoint with private DNS, behind which AWS keeps a zone of its own for each name, or a
 * private zone that is associated with the VPC. What a Route 53 Profile brings owns nothing: the VPC's own answers before it.
 */
export function nameIsTaken(
  world: World,
  type: string,
  wanted: Properties,
  id?: string,
): string | undefined {
  switch (type) {
    case ENDPOINT:
      return endpointConflict(world, wanted, id);
    case ZONE:
      return zoneConflict(world, { domain: domainOf(wanted.name), vpcs: inlineVpcs(wanted), id });
    case ZONE_ASSOCIATION: {
      const zone = world.find(ZONE, textOf(wanted.zoneId) ?? "");
      const vpcs = textsOf([wanted.vpcId ?? null]);
      return zone && zoneConflict(world, { domain: domainOf(zone.properties.name), vpcs });
    }
    default:
      return undefined;
  }
}

interface Owner {
  readonly id: string;
  readonly domain: string;
}

/** Who answers for which domains in a VPC, in the order in which they came. */
function ownersIn(world: World, vpc: string): Owner[] {
  const endpoints = world
    .all(ENDPOINT)
    .filter(({ properties }) => properties.vpcId === vpc)
    .flatMap(({ id, properties }) => domainsOf(properties).map((domain) => ({ id, domain })));
  const zones = world
    .all(ZONE)
    .filter((zone) => vpcsOf(world, zone).includes(vpc))
    .map(({ id, properties }) => ({ id, domain: domainOf(properties.name) }));
  return [...endpoints, ...zones];
}

/** Domains that an endpoint owns in its VPC; of a service that the catalog lacks only its name tells it from others. */
function domainsOf({ privateDnsEnabled, serviceName }: Properties): string[] {
  const service = textOf(serviceName);
  if (privateDnsEnabled !== true || service === undefined) return [];
  const region = service.split(".").find((part) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(part));
  const names = awsService(service, region ?? "us-east-1")?.privateDnsNames ?? [];
  return names.length === 0 ? [service] : [...new Set(names.map(domainOf))];
}

/** A zone answers for its name and everything below it; Route 53 tells neither case nor a last dot apart. */
function domainOf(name: unknown): string {
  if (typeof name !== "string") return "";
  return name.toLowerCase().replace(/^\*\./, "").replace(/\.$/, "");
}

function inlineVpcs({ vpcs }: Properties): string[] {
  const inline = Array.isArray(vpcs) ? vpcs : [];
  return textsOf(inline.map((item) => (isObject(item) ? (item.vpcId ?? null) : null)));
}

function vpcsOf(world: World, zone: Living): string[] {
  const associated = world
    .all(ZONE_ASSOCIATION)
    .filter(({ properties }) => properties.zoneId === zone.id)
    .map(({ properties }) => properties.vpcId ?? null);
  return [...inlineVpcs(zone.properties), ...textsOf(associated)];
}

function endpointConflict(world: World, wanted: Properties, id?: string): string | undefined {
  const vpc = textOf(wanted.vpcId) ?? "";
  const domains = domainsOf(wanted);
  const owner = ownersIn(world, vpc).find(
    (other) => other.id !== id && domains.includes(other.domain),
  );
  return (
    owner &&
    `InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting ` +
      `DNS domain for ${owner.domain} in the VPC ${vpc}`
  );
}

interface WantedZone {
  readonly domain: string;
  readonly vpcs: readonly string[];
  /** The zone itself, where it is there already. */
  readonly id?: string | undefined;
}

function zoneConflict(world: World, { domain, vpcs, id }: WantedZone): string | undefined {
  for (const vpc of vpcs) {
    const owner = ownersIn(world, vpc).find((other) => other.id !== id && other.domain === domain);
    if (owner === undefined) continue;
    return (
      `ConflictingDomainExists: The VPC ${vpc} has already been associated with the hosted zone ` +
      `${owner.id} with the same domain name ${domain}.`
    );
  }
  return undefined;
}

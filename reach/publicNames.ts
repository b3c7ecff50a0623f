import { allServiceNames, gatewayServiceName, serviceDetails } from "../core/catalog";
import { isRegionName, partitionOf } from "../core/partitions";

/** What public DNS is known to say of a name. */
export interface PublicName {
  /** Whether AWS has it: of any other name nobody can tell whether it has an answer. */
  readonly isAws: boolean;
  /** The service by whose prefix list gateway endpoints lead to it. */
  readonly gatewayService: string | undefined;
  /** Of a service with gateway endpoints, and nothing says whether its list holds the name's addresses. */
  readonly unsure: boolean;
}

const byRegion = new Map<string, ReadonlySet<string>>();

export function publicName(name: string): PublicName {
  const region = name.split(".").find(isRegionName);
  if (region === undefined) return { isAws: false, gatewayService: undefined, unsure: false };
  const served = gatewayHosts(region).find(({ hosts }) =>
    hosts.some((host) => isBelow(name, host)),
  );
  if (served !== undefined) {
    return { isAws: true, gatewayService: served.service, unsure: false };
  }
  const isAws = matches(name, namesIn(region));
  const s3 = namesOf("s3", region).some((one) => matches(name, new Set([one])));
  return { isAws, gatewayService: undefined, unsure: s3 };
}

/**
 * Hosts whose addresses the prefix list of a gateway endpoint holds.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
function gatewayHosts(region: string) {
  const { dnsSuffix } = partitionOf(region);
  return [
    { service: nameIn("s3", region), hosts: [`s3.${region}.${dnsSuffix}`] },
    { service: nameIn("dynamodb", region), hosts: [`dynamodb.${region}.${dnsSuffix}`] },
  ];
}

function nameIn(short: string, region: string): string {
  const details = serviceDetails(short, region);
  return details === undefined ? short : gatewayServiceName(details, region);
}

function namesOf(short: string, region: string): readonly string[] {
  return serviceDetails(short, region)?.privateDnsNames ?? [];
}

/** Every name that the catalog knows in a Region, wildcards as `*.domain`. */
function namesIn(region: string): ReadonlySet<string> {
  const known = byRegion.get(region);
  if (known !== undefined) return known;
  const names = new Set(
    allServiceNames().flatMap((service) => {
      const details = serviceDetails(service, region);
      return [
        ...(details?.privateDnsNames ?? []),
        ...(details?.shadows ?? []).map((shadow) => shadow.name),
      ];
    }),
  );
  byRegion.set(region, names);
  return names;
}

function matches(name: string, names: ReadonlySet<string>): boolean {
  if (names.has(name)) return true;
  return name.split(".").some((_, index, labels) => {
    return index > 0 && names.has(`*.${labels.slice(index).join(".")}`);
  });
}

export function isBelow(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

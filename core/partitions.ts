import { catalogData as data } from "./catalogData";

/** One of AWS's separate clouds: other service names, other domains, no traffic between them. */
export interface Partition {
  readonly name: string;
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
}

/** `eu-west-1` -> `aws`, `cn-north-1` -> `aws-cn`, `us-isob-east-1` -> `aws-iso-b`. */
export function partitionOf(region: string): Partition {
  const found = data.partitions.find((partition) =>
    partition.regionPrefixes.some((prefix) => region.startsWith(prefix)),
  );
  if (found === undefined) throw new Error("the last partition takes every Region");
  return found;
}

/** `us-east-1`, `us-gov-west-1`, `eusc-de-east-1`: the form of a Region's name, known or not. */
export function isRegionName(region: string): boolean {
  return /^[a-z]{2,4}(-[a-z]{2,5})?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$/.test(
    region,
  );
}

/** The domains under which AWS puts its hosts, of every partition, dual-stack ones included. */
export function partitionDomains(): string[] {
  return [...new Set(data.partitions.flatMap((one) => [one.dnsSuffix, one.dualStackDnsSuffix]))];
}

/** Rewrites a host of the `aws` partition for another: `x.amazonaws.com` -> `x.amazonaws.com.cn`. */
export function hostInPartition(host: string, partition: Partition): string {
  if (partition.name === "aws") return host;
  if (host.endsWith(".amazonaws.com")) {
    return `${host.slice(0, -"amazonaws.com".length)}${partition.dnsSuffix}`;
  }
  if (host.endsWith(".api.aws")) {
    return `${host.slice(0, -"api.aws".length)}${partition.dualStackDnsSuffix}`;
  }
  return host;
}

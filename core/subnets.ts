import { issue, type Issue, type Path } from "./issues";
import { onePerZone, type SubnetPlace } from "./subnetPlaces";

export interface SubnetChoice<T> {
  readonly chosen: readonly T[];
  readonly issues: readonly Issue[];
}

export interface SubnetRules {
  /** Availability Zone ids that the service lacks. */
  readonly unsupportedAvailabilityZoneIds: readonly string[];
  /** Names of the Availability Zones that offer it, where AWS was asked; that wins over the catalog's ids. */
  readonly availabilityZones?: readonly string[] | undefined;
  readonly onUnsupported: "Drop" | "Refuse";
  /** For messages: the service, and the property that holds the subnets. */
  readonly service: string;
  readonly path: Path;
}

/**
 * One subnet in each Availability Zone, the first given wins; zones that the service lacks are left
 * out with a warning, or refused. A subnet of an unknown zone is kept: AWS decides.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export function chooseSubnets<T extends SubnetPlace>(
  subnets: readonly T[],
  rules: SubnetRules,
): SubnetChoice<T> {
  const issues: Issue[] = [];
  const offered = subnets.filter((subnet, index) => {
    const lacking = lackingZone(subnet, rules);
    if (lacking === undefined) return true;
    issues.push(unsupportedIssue(rules, [...rules.path, index], lacking));
    return false;
  });
  return { chosen: onePerZone(offered), issues };
}

/** The subnet's zone, if the service is not there. */
function lackingZone(
  { availabilityZone, availabilityZoneId }: SubnetPlace,
  { availabilityZones, unsupportedAvailabilityZoneIds }: SubnetRules,
): string | undefined {
  if (availabilityZone !== undefined && speaksOf(availabilityZones, availabilityZone)) {
    return availabilityZones?.includes(availabilityZone) === true ? undefined : availabilityZone;
  }
  return availabilityZoneId !== undefined &&
    unsupportedAvailabilityZoneIds.includes(availabilityZoneId)
    ? availabilityZoneId
    : undefined;
}

/** Whether a list of zones is of the zone's own Region: that of another one says nothing of it. */
export function speaksOf(zones: readonly string[] | undefined, zone: string): boolean {
  const regionOf = (name: string) => /^[a-z]{2,4}(-[a-z]+)+-\d/.exec(name)?.[0];
  const region = regionOf(zone);
  return region !== undefined && zones?.some((one) => regionOf(one) === region) === true;
}

function unsupportedIssue(rules: SubnetRules, path: Path, zoneId: string): Issue {
  const refused = rules.onUnsupported === "Refuse";
  return issue(refused ? "error" : "warning", "az-supported", path, {
    value: zoneId,
    message: `${rules.service} has no endpoint in this Availability Zone${refused ? "" : ", so the subnet is left out"}`,
    wayOut: "Give a subnet in another Availability Zone",
  });
}

/** What is known of a subnet before it exists: where it is, if the caller says so. */
export interface SubnetPlace {
  readonly availabilityZone?: string;
  /** `use1-az4`: the same place in every account, which names are not. */
  readonly availabilityZoneId?: string;
}

/**
 * Whether two subnets are known to be in one Availability Zone: by the zone's id where both have one, since names mean another
 * place in every account, and by its name otherwise.
 */
export function samePlace(a: SubnetPlace, b: SubnetPlace): boolean {
  if (a.availabilityZoneId !== undefined && b.availabilityZoneId !== undefined) {
    return a.availabilityZoneId === b.availabilityZoneId;
  }
  return a.availabilityZone !== undefined && a.availabilityZone === b.availabilityZone;
}

/** Whether a subnet is in a zone that is called by its name or its id. */
export function isIn(zone: string, { availabilityZone, availabilityZoneId }: SubnetPlace): boolean {
  return zone === availabilityZone || zone === availabilityZoneId;
}

/** Whether nobody knows where a subnet is: it may be in any zone. */
export function isAnywhere({ availabilityZone, availabilityZoneId }: SubnetPlace): boolean {
  return availabilityZone === undefined && availabilityZoneId === undefined;
}

/** The first subnet of each zone, as endpoints and attachments take them. */
export function onePerZone<T extends SubnetPlace>(subnets: readonly T[]): T[] {
  return subnets.filter(
    (subnet, index) => !subnets.slice(0, index).some((earlier) => samePlace(earlier, subnet)),
  );
}

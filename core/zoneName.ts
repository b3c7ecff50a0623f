/** How ids of zones shorten the directions of Regions: `us-east-1` -> `use1-az1`. */
const DIRECTIONS: Readonly<Record<string, string>> = {
  north: "n",
  south: "s",
  east: "e",
  west: "w",
  central: "c",
  northeast: "ne",
  northwest: "nw",
  southeast: "se",
  southwest: "sw",
};

/**
 * Whether a Region may have a zone of this name: `us-east-1a`, a Local or Wavelength Zone of it, an id
 * such as `use1-az1`, a letter, or `az1` where only the number of zones is known. Which zones an
 * account has, AWS alone says. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
 */
export function isZoneOf(zone: string, region: string): boolean {
  if (/^(?:[a-z]|az\d)$/.test(zone)) return true;
  if (zone.startsWith(region))
    return /^(?:[a-z]|-[a-z0-9-]+[a-z])$/.test(zone.slice(region.length));
  const prefix = idPrefix(region);
  return prefix === undefined
    ? /^[a-z]+\d-(?:[a-z0-9]+-)*az\d+$/.test(zone)
    : new RegExp(`^${prefix}-(?:[a-z0-9]+-)*az\\d+$`).test(zone);
}

/** `use1-az1`, as an example of a zone's id. */
export function zoneIdExample(region: string): string {
  return `${idPrefix(region) ?? "use1"}-az1`;
}

/** Undefined for Regions whose ids follow no rule that is published. */
function idPrefix(region: string): string | undefined {
  const [, area = "", gov, direction = "", number = ""] =
    /^([a-z]{2})(-gov)?-([a-z]+)-(\d)$/.exec(region) ?? [];
  const short = DIRECTIONS[direction];
  return short === undefined
    ? undefined
    : `${area}${gov === undefined ? "" : "g"}${short}${number}`;
}

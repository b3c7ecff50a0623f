import type { Properties } from "./values";
import { isObject, textOf } from "./values";

/** Where a provider works: each `aws.Provider` of a program has its own. */
export interface Scope {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly defaultTags: Properties;
}

export const ACCOUNT = "123456789012";
const REGION = "us-east-1";

/** Values of a provider's configuration arrive as text; those that are not text as JSON. */
export function decodeConfig(config: Properties): Properties {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => {
      if (typeof value !== "string" || !/^([[{]|true$|false$)/.test(value)) {
        return [name, value];
      }
      return [name, JSON.parse(value) as Properties];
    }),
  );
}

/** Account from the role that the provider assumes, or the only account that it allows. */
export function scopeOf(config: Properties): Scope {
  const region = textOf(config.region) ?? process.env.AWS_REGION ?? REGION;
  const role = JSON.stringify(config.assumeRoles ?? "").match(/arn:[^:]+:iam::(\d{12}):/)?.[1];
  const allowed = Array.isArray(config.allowedAccountIds) ? config.allowedAccountIds : [];
  const only = allowed.length === 1 ? textOf(allowed[0]) : undefined;
  const tags = isObject(config.defaultTags) ? config.defaultTags.tags : undefined;
  return {
    account: role ?? only ?? ACCOUNT,
    region,
    partition: partitionName(region),
    defaultTags: isObject(tags) ? tags : {},
  };
}

export function partitionName(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** Zone names of a Region: six in us-east-1, four in us-west-2, three elsewhere. */
export function zonesOf(region: string): string[] {
  const count = region === "us-east-1" ? 6 : region === "us-west-2" ? 4 : 3;
  return [..."abcdef"].slice(0, count).map((letter) => region + letter);
}

/** A zone of the Region itself; Local Zones have names of their own, such as `us-east-1-bos-1a`. */
export function isAvailabilityZone(zone: string): boolean {
  return ZONE_NAME.test(zone);
}

const ZONE_NAME = /^([a-z]+)-(?:(gov)-)?([a-z]+)-(\d+)([a-z])$/;

/** `us-east-1a` to `use1-az1`: in this account letters and numbers go together. */
export function zoneId(zone: string): string {
  const match = ZONE_NAME.exec(zone);
  if (match === null) return zone;
  const [, area = "", government, side = "", number = "", letter = "a"] = match;
  const direction = side.replace(/^(north|south|central)?(east|west|north|south)?$/, initials);
  const index = letter.charCodeAt(0) - "a".charCodeAt(0) + 1;
  return `${area}${government === undefined ? "" : "g"}${direction}${number}-az${index}`;
}

function initials(_text: string, first?: string, second?: string): string {
  return `${first?.[0] ?? ""}${second?.[0] ?? ""}`;
}

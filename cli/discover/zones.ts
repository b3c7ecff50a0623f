import { groupBy } from "../../core/groupBy";
import { compareText, type ServiceEndpoint } from "./endpointServices";
import type { SubnetRecord } from "./records";

/** The schema's limit; no Region has more Availability Zones for endpoints. */
const MOST_ZONES = 6;

/** The zone of each subnet; empty where subnets could not be read. */
export function zonesOf(subnets: readonly SubnetRecord[] | undefined): ReadonlyMap<string, string> {
  return new Map(subnets?.map((subnet) => [subnet.subnetId, subnet.availabilityZone]));
}

export interface ZoneChoice {
  /** Names, or their number where a subnet could not be read; absent without any subnet. */
  readonly availabilityZones: string[] | number | undefined;
  /** Endpoints in another number of zones than the file says for their VPC. */
  readonly differing: readonly { readonly endpoint: ServiceEndpoint; readonly zones: number }[];
}

/**
 * A file has one set of Availability Zones a VPC, endpoints one each. The set that most of them share
 * is written, the larger one of two equally common; whoever differs is named.
 */
export function chooseZones(
  endpoints: readonly ServiceEndpoint[],
  zoneOf: ReadonlyMap<string, string>,
): ZoneChoice {
  const placed = endpoints
    .filter(({ type }) => type === "Interface")
    .map((endpoint) => {
      const names = endpoint.subnetIds.map((id) => zoneOf.get(id));
      const known = names.every((name) => name !== undefined);
      // AWS allows one subnet in each zone, so their number is known even where the names are not.
      return {
        endpoint,
        names: known ? [...new Set(names)].sort() : undefined,
        zones: known ? new Set(names).size : endpoint.subnetIds.length,
      };
    });
  const billed = placed.filter(({ zones }) => zones > 0);
  const allNamed = billed.every(({ names }) => names !== undefined);
  const keyOf = ({ names, zones }: (typeof placed)[number]) =>
    allNamed ? (names ?? []).join(" ") : String(zones);
  const [chosen] = [...groupBy(billed, keyOf)].sort(
    ([keyA, a], [keyB, b]) =>
      b.length - a.length || (b[0]?.zones ?? 0) - (a[0]?.zones ?? 0) || compareText(keyA, keyB),
  );
  const first = chosen?.[1][0];
  if (first === undefined) {
    return { availabilityZones: undefined, differing: placed };
  }
  const count = Math.min(first.zones, MOST_ZONES);
  return {
    availabilityZones:
      allNamed && first.names !== undefined ? first.names.slice(0, MOST_ZONES) : count,
    differing: placed.filter(({ zones }) => zones !== count),
  };
}

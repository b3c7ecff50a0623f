import { ownerOf } from "../account";
import { AVAILABILITY_ZONES } from "../defaults";
import { error, type Issue, type Path } from "../issues";
import { isZoneOf, zoneIdExample } from "../zoneName";
import type { HubInput, TopologyInput, VpcInput } from "./schema";
import type { VpcNetwork } from "./topology";

/** What a VPC and a hub have in common, with the file's defaults filled in. */
export function network(name: string, vpc: VpcInput | HubInput, file: TopologyInput): VpcNetwork {
  const { zones, minimum } = zonesOf(vpc.availabilityZones ?? file.availabilityZones);
  return {
    name,
    ...ownerOf(vpc.account, name),
    cidrBlocks: vpc.cidrBlocks ?? [],
    ...(vpc.unroutedCidrBlocks === undefined ? {} : { unroutedCidrBlocks: vpc.unroutedCidrBlocks }),
    availabilityZones: zoneNames(zones),
    minimumAvailabilityZones: minimum,
    routeTables: vpc.routeTables ?? 1,
    attached: vpc.attached ?? false,
  };
}

type ZonesInput = VpcInput["availabilityZones"];

function zonesOf(given: ZonesInput): {
  readonly zones: number | readonly string[];
  readonly minimum: number | undefined;
} {
  if (typeof given !== "object" || Array.isArray(given)) {
    return { zones: given ?? AVAILABILITY_ZONES, minimum: undefined };
  }
  return { zones: given.zones ?? AVAILABILITY_ZONES, minimum: given.minimum };
}

function zoneNames(zones: number | readonly string[]): readonly string[] {
  if (typeof zones !== "number") return zones;
  return Array.from({ length: zones }, (_, index) => `az${index + 1}`);
}

/** Every place of a file that says zones, with what it says. */
function zonePlaces(input: TopologyInput): (readonly [Path, ZonesInput])[] {
  return [
    [["availabilityZones"], input.availabilityZones],
    [["hub", "availabilityZones"], input.hub?.availabilityZones],
    ...(input.hub?.candidates ?? []).map(
      (candidate, at) =>
        [["hub", "candidates", at, "availabilityZones"], candidate.availabilityZones] as const,
    ),
    ...Object.entries(input.vpcs).map(
      ([name, vpc]) => [["vpcs", name, "availabilityZones"], vpc.availabilityZones] as const,
    ),
  ];
}

/** Names of zones that the Region cannot have: endpoints would be priced where none can stand. */
export function checkZoneNames(input: TopologyInput): Issue[] {
  return zonePlaces(input).flatMap(([path, given]) => {
    if (typeof given === "number" || given === undefined) return [];
    const inside = Array.isArray(given) ? path : [...path, "zones"];
    const zones = Array.isArray(given) ? (given as readonly string[]) : zonesOf(given).zones;
    if (typeof zones === "number") return [];
    return zones.flatMap((zone, at) =>
      isZoneOf(zone, input.region)
        ? []
        : [
            error("zone-of-region", [...inside, at], {
              value: zone,
              message: `no Availability Zone of ${input.region}`,
              wayOut: `Name zones such as ${input.region}a or ${zoneIdExample(input.region)}, or give their number`,
            }),
          ],
    );
  });
}

/** A minimum above the number of zones asks for what is not there. */
export function checkMinimum(input: TopologyInput): Issue[] {
  return zonePlaces(input).flatMap(([path, given]) => {
    const { zones, minimum } = zonesOf(given);
    const count = typeof zones === "number" ? zones : zones.length;
    if (minimum === undefined || minimum <= count) return [];
    return [
      error("minimum-zones", [...path, "minimum"], {
        value: minimum,
        message: `more than the ${count} Availability Zones that there are`,
        wayOut: "Lower the minimum, or add Availability Zones",
      }),
    ];
  });
}

import { ownerOf } from "../account";
import { AVAILABILITY_ZONES } from "../defaults";
import { error, type Issue, type Path } from "../issues";
import type { HubInput, TopologyInput, VpcInput } from "./schema";
import type { VpcNetwork } from "./topology";

/** What a VPC and a hub have in common, with the file's defaults filled in. */
export function network(name: string, vpc: VpcInput | HubInput, file: TopologyInput): VpcNetwork {
  const { zones, minimum } = zonesOf(vpc.availabilityZones ?? file.availabilityZones);
  return {
    name,
    ...ownerOf(vpc.account, name),
    cidrBlocks: vpc.cidrBlocks ?? [],
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

/** A minimum above the number of zones asks for what is not there. */
export function checkMinimum(input: TopologyInput): Issue[] {
  const places: (readonly [Path, ZonesInput])[] = [
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
  return places.flatMap(([path, given]) => {
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

import { checkServiceRegion } from "../checks/crossRegion";
import type { Issue, Path } from "../issues";
import type { ServiceNeed, Topology } from "./topology";

/**
 * Cross-Region endpoints do not exist in some Availability Zones, which AWS names by id. Zones given
 * by id (`use1-az3`) are checked; names such as `us-east-1a` mean other zones in every account.
 */
export function checkCrossRegionZones(topology: Topology): Issue[] {
  return topology.vpcs.flatMap((vpc) =>
    vpc.needs.flatMap((need) =>
      need.serviceRegion === undefined
        ? []
        : checkZones(need, need.serviceRegion, need.availabilityZones ?? vpc.availabilityZones, [
            "vpcs",
            vpc.name,
            "availabilityZones",
          ]),
    ),
  );
}

function checkZones(
  { service }: ServiceNeed,
  serviceRegion: string,
  zones: readonly string[],
  path: Path,
): Issue[] {
  const places = zones.map((zone) => ({ availabilityZoneId: zone }));
  return checkServiceRegion(service, serviceRegion, places, path)
    .filter(({ rule }) => rule === "cross-region-az")
    .map((issue) => ({ ...issue, value: service.name }));
}

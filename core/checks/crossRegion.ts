import { catalogData } from "../catalogData";
import type { ServiceDetails } from "../catalog/serviceDetails";
import { error, type Issue, type Path } from "../issues";
import type { SubnetPlace } from "../subnetPlaces";
import { checkRegionName } from "./regionName";

/**
 * An endpoint for a service in another Region: only some services, and not in every Availability Zone.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html
 */
export function checkServiceRegion(
  service: ServiceDetails,
  serviceRegion: string,
  subnets: readonly SubnetPlace[],
  path: Path,
): Issue[] {
  const issues = checkRegionName(serviceRegion, path);
  if (!service.crossRegionEnabled) {
    issues.push(
      error("cross-region-enabled", path, {
        value: serviceRegion,
        message: `${service.name} has no cross-Region endpoints`,
        wayOut: "Leave serviceRegion out, or build the endpoint in that Region",
      }),
    );
  }
  const excluded = subnets.flatMap(({ availabilityZoneId }) =>
    availabilityZoneId !== undefined &&
    catalogData.crossRegionExcludedAvailabilityZoneIds.includes(availabilityZoneId)
      ? [availabilityZoneId]
      : [],
  );
  if (excluded.length > 0) {
    issues.push(
      error("cross-region-az", path, {
        value: serviceRegion,
        message: `cross-Region endpoints do not exist in ${excluded.join(", ")}`,
        wayOut: "Give subnets in other Availability Zones for this service",
      }),
    );
  }
  return issues;
}

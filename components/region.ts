import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  gatewayServiceName,
  serviceDetails,
  type EndpointType,
  type ServiceDetails,
} from "../core/catalog";
import { regionInServiceName } from "../core/serviceName";

/**
 * Which resources exist depends on the services, never on the Region: without one in the arguments
 * the catalog of any Region tells their types and ports, and only names wait for the provider.
 */
const ANY_REGION = "us-east-1";

export interface ComponentRegion {
  /** Given in the arguments, or named by a full service name; decides what can be checked at once. */
  readonly known: string | undefined;
  /** For look-ups of what is the same in every Region. */
  readonly forShape: string;
  readonly actual: pulumi.Input<string>;
}

export function componentRegion(
  component: pulumi.ComponentResource,
  region: string | undefined,
  services: readonly string[],
): ComponentRegion {
  const named = services.map(regionInServiceName).find((found) => found !== undefined);
  const known = region ?? named;
  if (known !== undefined) return { known, forShape: known, actual: known };
  const actual = aws.getRegionOutput({}, { parent: component }).region;
  return { known, forShape: ANY_REGION, actual };
}

/** The full service name in a Region; a service that only the caller knows keeps the name given. */
export function serviceNameFor(
  service: ServiceDetails,
  type: EndpointType,
  region: string,
): string {
  // A name that only the caller knows may look like a catalog entry's short name and be another service.
  if (!service.inCatalog) return service.serviceName;
  const local = serviceDetails(service.name, region);
  if (local === undefined) return service.serviceName;
  return type === "Gateway" ? gatewayServiceName(local, region) : local.serviceName;
}

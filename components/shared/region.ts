import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { gatewayServiceName, serviceDetails } from "../../core/catalog";
import type { EndpointType, ServiceDetails } from "../../core/catalog/serviceDetails";
import type { Issue } from "../../core/issues";
import type { PlannedEndpoint } from "../../core/plan";
import { regionInServiceName } from "../../core/serviceName";
import { raise } from "./errors";

/**
 * Which resources exist depends on the services, never on the Region: without one in the arguments
 * the catalog of any Region tells their types and ports, and only names wait for the provider.
 */
export const ANY_REGION = "us-east-1";

/** Rules that only the Region decides: where the arguments name none, they wait for the provider's. */
const RULES_OF_REGION: readonly string[] = [
  "home-region",
  "service-of-region",
  "region-offers",
  "partial-zones",
  "s3-private-dns-in-china",
];

export interface ComponentRegion {
  /** For look-ups of what is the same in every Region. */
  readonly forShape: string;
  /** Whether that is the Region itself, so that everything can be checked at once. */
  readonly given: boolean;
  /** Unknown in a preview that cannot ask the provider yet. */
  readonly actual: pulumi.Input<string>;
  /** The same, or the one for shape where it is unknown: aliases take nothing unknown. */
  readonly knownInPreviews: pulumi.Input<string>;
}

export interface RegionArgs {
  readonly region?: string;
  readonly services: readonly string[];
}

/**
 * The Region of a component: its argument, or the provider's. `check` gives the issues of the services
 * in a Region; for the provider's it runs as soon as that is known, and before anybody can use it.
 */
export function componentRegion(
  component: pulumi.ComponentResource,
  { region, services }: RegionArgs,
  check: (region: string) => readonly Issue[],
): ComponentRegion {
  if (region !== undefined) {
    return { forShape: region, given: true, actual: region, knownInPreviews: region };
  }
  const forShape = services.map(regionInServiceName).find((name) => name !== undefined);
  const lookUp = aws.getRegion({}, { parent: component });
  const actual = answered(pulumi.output(lookUp)).apply((provider) => {
    raise(issuesOfRegion(check(provider.region)), component);
    return provider.region;
  });
  return {
    forShape: forShape ?? ANY_REGION,
    given: false,
    actual,
    knownInPreviews: lookUp.then(
      (provider: { region?: string } | undefined) => provider?.region ?? forShape ?? ANY_REGION,
    ),
  };
}

/** What can be said of the services before their Region is known. */
export function issuesAtOnce(
  issues: readonly Issue[],
  region: Pick<ComponentRegion, "given">,
): readonly Issue[] {
  return region.given ? issues : issues.filter((issue) => !RULES_OF_REGION.includes(issue.rule));
}

function issuesOfRegion(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter((issue) => RULES_OF_REGION.includes(issue.rule));
}

/**
 * What a look-up answers. In a preview the engine answers with nothing while the provider's own
 * configuration is not known, such as the role that it will assume: then the answer is unknown too.
 */
export function answered<T extends object>(lookUp: pulumi.Output<T>): pulumi.Output<T> {
  const known = lookUp.apply((answer: T | undefined) => {
    const nothing = answer === undefined || Object.keys(answer).length === 0;
    return nothing ? pulumi.unknown : answer;
  });
  return known as unknown as pulumi.Output<T>;
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

/**
 * The name that a child had while the catalog did not know the service by its short name. Pulumi takes
 * no alias that is unknown in a preview, so there it is the one of the Region for shape.
 */
export function nameWhileUnknown(
  component: string,
  { service, type }: PlannedEndpoint,
  region: pulumi.Input<string>,
): pulumi.Output<pulumi.Alias> {
  return pulumi
    .output(region)
    .apply((known) => ({ name: `${component}-${serviceNameFor(service, type, known)}` }));
}

/** The private DNS names in a Region, whose partition decides their domain; names given stay as they are. */
export function privateNamesIn(service: ServiceDetails, region: string): readonly string[] {
  const given = !service.inCatalog || service.privateDnsConfidence === "given";
  const local = given ? undefined : serviceDetails(service.name, region);
  return (local ?? service).privateDnsNames;
}

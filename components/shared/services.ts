import * as pulumi from "@pulumi/pulumi";
import { ownerOf } from "../../core/account";
import { error, type Issue, type Path } from "../../core/issues";
import type { ServiceMapRule } from "../../core/topology/serviceMap";
import { ServiceResolver } from "../../core/topology/serviceNeeds";
import type { VpcNetwork } from "../../core/topology/topology";

/** A setting of a service that the component does not build. */
export function notRequested(service: string, path: Path): Issue {
  return error("used-service", path, {
    value: service,
    message: "`services` does not ask for this service",
    wayOut: "Add it to `services` by this name, or remove the entry",
  });
}

/** The same, as a rule for the keys of a map by service. */
export function onlyRequested(
  resolver: ServiceResolver,
  services: readonly { readonly service: { readonly name: string } }[],
  path: readonly string[],
): ServiceMapRule {
  return {
    resolver,
    path,
    asked: new Set(services.map(({ service }) => service.name)),
    notAsked: (key, at) => notRequested(key, at),
  };
}

/** A component without a service would build nothing and say nothing. */
export function emptyIssue(): Issue {
  return error("some-service", ["services"], {
    value: [],
    message: "no service is asked for",
    wayOut: "Name at least one service",
  });
}

/** The VPC of a component in its plan: ids and blocks are outputs, so only its name is known. */
export function ownNetwork(name: string): VpcNetwork {
  return {
    name,
    ...ownerOf(undefined, name),
    cidrBlocks: [],
    availabilityZones: [],
    routeTables: 1,
    attached: false,
  };
}

/** One output of each service's endpoint, in a map by service. */
export function byService<R, T>(
  endpoints: readonly (readonly [string, R])[],
  pick: (endpoint: R) => pulumi.Output<T>,
): pulumi.Output<{ [service: string]: T }> {
  const entries = endpoints.map(([service, endpoint]) => [service, pick(endpoint)] as const);
  return pulumi.output(Object.fromEntries(entries)) as pulumi.Output<{ [service: string]: T }>;
}

/** Interface services of a Region, with the private DNS names that the hub's `overrides` give. */
export function namesResolver(
  region: string,
  privateDnsNames: Readonly<Record<string, string[]>> = {},
): ServiceResolver {
  const overrides = Object.entries(privateDnsNames).map(
    ([service, names]) => [service, { privateDnsNames: names }] as const,
  );
  return new ServiceResolver(region, Object.fromEntries(overrides), "Interface");
}

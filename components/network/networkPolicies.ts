import { checkEndpointPolicy } from "../../core/checks/policy";
import { error, type Issue } from "../../core/issues";
import { byShortName, checkServiceKeys } from "../../core/topology/serviceMap";
import { ServiceResolver } from "../../core/topology/serviceNeeds";
import type { ServiceNeed, Topology } from "../../core/topology/topology";
import { issuesOfPlain } from "../shared/errors";
import type { EndpointNetworkArgs } from "./networkArgs";

/** The arguments with the policies by the short names of the topology's services. */
export function withShortNames(args: EndpointNetworkArgs, topology: Topology): EndpointNetworkArgs {
  if (args.policies === undefined) return args;
  return { ...args, policies: byShortName(args.policies, resolverOf(topology)) };
}

/** A policy that no endpoint gets would leave AWS's full access in its place. */
export function checkPolicies({ policies }: EndpointNetworkArgs, topology: Topology): Issue[] {
  const resolver = resolverOf(topology);
  const needs = needsOf(topology);
  return [
    ...checkServiceKeys(policies, {
      resolver,
      path: ["policies"],
      asked: new Set(needs.map(({ service }) => service.name)),
      notAsked: (key, path) =>
        error("used-service", path, {
          value: key,
          message: "the topology asks for this service nowhere, so no endpoint gets the policy",
          wayOut: "Add the service to the topology, or remove the entry",
        }),
    }),
    ...Object.entries(policies ?? {}).flatMap(([key, policy]) => {
      const name = resolver.resolveKey(key)?.name;
      const gateway = needs.some(
        ({ service, type }) => service.name === name && type === "Gateway",
      );
      return issuesOfPlain(policy, (text) =>
        checkEndpointPolicy(text, gateway ? "Gateway" : "Interface", ["policies", key]),
      );
    }),
  ];
}

function resolverOf(topology: Topology): ServiceResolver {
  const resolver = new ServiceResolver(topology.region, {});
  const names = needsOf(topology).map(({ service }) => service.serviceName);
  // So that the resolver knows the short names of services that the catalog lacks.
  resolver.request([...new Set(names)], []);
  return resolver;
}

function needsOf({ vpcs }: Topology): ServiceNeed[] {
  return vpcs.flatMap((vpc) => vpc.needs);
}

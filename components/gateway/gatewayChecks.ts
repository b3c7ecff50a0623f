import type * as pulumi from "@pulumi/pulumi";
import { checkChoice } from "../../core/checks/choice";
import { checkIpTypes } from "../../core/checks/ipTypes";
import { checkListedOnce } from "../../core/checks/listedOnce";
import { checkEndpointPolicy } from "../../core/checks/policy";
import { checkRegionName } from "../../core/checks/regionName";
import { warning, type Issue } from "../../core/issues";
import { checkServiceKeys } from "../../core/topology/serviceMap";
import type { RequestedService, ServiceResolver } from "../../core/topology/serviceNeeds";
import { CostReport } from "../shared/costReport";
import { issuesOfPlain } from "../shared/errors";
import type { GatewayEndpointsArgs } from "./gatewayArgs";
import { emptyIssue, onlyRequested } from "../shared/services";

/** What is wrong with the arguments, besides the names of services. */
export function checkGatewayArguments(
  args: GatewayEndpointsArgs,
  services: readonly RequestedService[],
  resolver: ServiceResolver,
): Issue[] {
  return [
    ...(args.region === undefined ? [] : checkRegionName(args.region, ["region"])),
    ...issuesOfPlain(args.policy, (text) => checkEndpointPolicy(text, "Gateway", ["policy"])),
    ...Object.entries(args.policies ?? {}).flatMap(([service, policy]) =>
      issuesOfPlain(policy, (text) => checkEndpointPolicy(text, "Gateway", ["policies", service])),
    ),
    ...checkServiceKeys(args.policies, onlyRequested(resolver, services, ["policies"])),
    ...services.flatMap(({ service }) =>
      checkIpTypes(args, service, "Gateway", (property) => [property]),
    ),
    ...(services.length === 0 ? [emptyIssue()] : []),
    ...checkRouteTables(args.routeTableIds),
    ...checkChoice(args.costReport, Object.values(CostReport), ["costReport"]),
  ];
}

/** A route table takes one route for each service, so AWS refuses the second of the same. */
function checkRouteTables(ids: pulumi.Input<pulumi.Input<string>[]>): Issue[] {
  if (!Array.isArray(ids)) return [];
  const plain: readonly pulumi.Input<string>[] = ids;
  if (plain.length === 0) {
    return [
      warning("some-route-table", ["routeTableIds"], {
        value: [],
        message: "no route table gets a route, so no traffic takes the endpoints",
        wayOut: "Name the route tables of the clients' subnets",
      }),
    ];
  }
  return checkListedOnce(plain, {
    rule: "route-table-once",
    path: ["routeTableIds"],
    message: "the route table is listed twice; it takes one route for each service",
    wayOut: "List each route table once",
  });
}

import { hostedZonesFor } from "../../core/privateDns";
import { routeTablesOf } from "../shared/routeTables";
import type { HubShape, HubShapeSpoke } from "./connectionArgs";
import type { EndpointHubArgs } from "./hubArgs";
import type { DecidedHub, PlannedSpoke } from "./plannedHub";

/** What spokes build by, from the plan alone: so it is known in every preview, whatever is still to be created. */
export function shapeOf(args: EndpointHubArgs, { plan, needs, spokes }: DecidedHub): HubShape {
  const { hub } = plan;
  return {
    cidrBlocks: args.cidrBlocks,
    services: Object.fromEntries(
      needs.map(({ service }) => [service.name, hostedZonesFor(service).map((zone) => zone.name)]),
    ),
    spokes: Object.fromEntries(
      spokes.map((spoke) => [spoke.name, shapeOfSpoke(spoke, servicesOf(spoke.name))]),
    ),
    routeTables: routeTablesOf(args).map(({ name }) => name),
    connectivity: hub.connectivity,
    dns: hub.dns,
    ...(args.acceptedAutomatically === true || args.autoAcceptSharedAttachments === true
      ? { acceptedAutomatically: true }
      : {}),
    ...(hub.account === undefined ? {} : { accountId: hub.account }),
    ...(args.region === undefined ? {} : { region: args.region }),
  };

  function servicesOf(spoke: string): string[] {
    return plan.flows.filter(({ vpc }) => vpc === spoke).map(({ service }) => service);
  }
}

function shapeOfSpoke({ args, foreign }: PlannedSpoke, services: string[]): HubShapeSpoke {
  return {
    cidrBlocks: args.cidrBlocks,
    ...(args.services === undefined ? {} : { services }),
    ...(foreign && args.accountId !== undefined ? { accountId: args.accountId } : {}),
  };
}

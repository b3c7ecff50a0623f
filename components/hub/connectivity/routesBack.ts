import type * as pulumi from "@pulumi/pulumi";
import { routes, type Named, type RouteTarget } from "../../shared/routes";
import { routeTablesOf } from "../../shared/routeTables";
import type { HubContext } from "../hubConnection";
import type { PlannedSpoke } from "../plannedHub";

/** Routes from the hub's subnets to every block of a spoke. */
export function routesBack(
  context: HubContext,
  spoke: PlannedSpoke,
  target: RouteTarget,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  return routes(
    namesOf(context, spoke),
    {
      routeTables: routeTablesOf(context.args),
      cidrBlocks: spoke.args.cidrBlocks,
      target,
      region: context.region,
    },
    options,
  );
}

/** What the hub's resources for a spoke are named after, now and before. */
export function namesOf({ name }: HubContext, { name: spoke, args }: PlannedSpoke): Named {
  const { formerName } = args;
  return {
    name: `${name}-${spoke}`,
    ...(formerName === undefined ? {} : { formerName: `${name}-${formerName}` }),
  };
}

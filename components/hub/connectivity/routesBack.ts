import type * as pulumi from "@pulumi/pulumi";
import { blocksOutside } from "../../../core/cidr";
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

/** Routes to whoever else may connect, where no other route leads there yet. */
export function routesToAllowed(
  context: HubContext,
  target: RouteTarget,
  options: pulumi.CustomResourceOptions,
): void {
  const { name, args, region } = context;
  if (args.routeAllowedCidrBlocks === false) return;
  routes(
    { name: `${name}-allowed` },
    {
      routeTables: routeTablesOf(args),
      cidrBlocks: blocksOutside(args.allowedCidrBlocks ?? [], [
        ...args.cidrBlocks,
        ...Object.values(args.spokes).flatMap(({ cidrBlocks }) => cidrBlocks),
      ]),
      target,
      region,
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

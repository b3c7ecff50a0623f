import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { NamedTable } from "./routeTables";

/** Where a route leads: exactly one of these. */
export interface RouteTarget {
  readonly transitGatewayId?: pulumi.Input<string>;
  readonly vpcPeeringConnectionId?: pulumi.Input<string>;
  readonly coreNetworkArn?: pulumi.Input<string>;
}

export interface RoutesArgs {
  readonly routeTables: readonly NamedTable[];
  readonly cidrBlocks: readonly string[];
  readonly target: RouteTarget;
  readonly region: string | undefined;
}

/**
 * A route to each block in each route table, named after both. It waits for the attachment: AWS refuses
 * a route to a Transit Gateway that the VPC is not attached to, and on the way back routes go first.
 * What a table or its far end was called before is an alias: a second route to the same block is refused too.
 */
export function routes(
  { name, formerName }: Named,
  { routeTables, cidrBlocks, target, region }: RoutesArgs,
  options: pulumi.CustomResourceOptions,
): aws.ec2.Route[] {
  return routeTables.flatMap((table) => {
    const formerNames = formerNamesOf({ name, formerName }, table);
    return cidrBlocks.map(
      (block) =>
        new aws.ec2.Route(
          `${name}-${table.name}-${block}`,
          {
            routeTableId: table.routeTableId,
            ...(block.includes(":")
              ? { destinationIpv6CidrBlock: block }
              : { destinationCidrBlock: block }),
            ...target,
            region,
          },
          {
            ...options,
            ...(formerNames.length === 0
              ? {}
              : { aliases: formerNames.map((former) => ({ name: `${former}-${block}` })) }),
          },
        ),
    );
  });
}

/** A name, and the one before it. */
export interface Named {
  readonly name: string;
  readonly formerName?: string | undefined;
}

/** Every name that the routes of a table may have had, where either end was called otherwise. */
function formerNamesOf({ name, formerName }: Named, table: NamedTable): string[] {
  const ends = formerName === undefined ? [name] : [name, formerName];
  return ends
    .flatMap((end) => [table.name, ...table.formerNames].map((other) => `${end}-${other}`))
    .slice(1);
}

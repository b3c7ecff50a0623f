import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Where a route leads: exactly one of these. */
export interface RouteTarget {
  readonly transitGatewayId?: pulumi.Input<string>;
  readonly vpcPeeringConnectionId?: pulumi.Input<string>;
  readonly coreNetworkArn?: pulumi.Input<string>;
}

export interface RoutesArgs {
  /** Route tables by a stable name. */
  readonly routeTableIds: Readonly<Record<string, pulumi.Input<string>>>;
  readonly cidrBlocks: readonly string[];
  readonly target: RouteTarget;
  readonly region: string | undefined;
}

/**
 * A route to each block in each route table, named after both. It waits for the attachment: AWS refuses
 * a route to a Transit Gateway that the VPC is not attached to, and on the way back routes go first.
 */
export function routes(
  name: string,
  { routeTableIds, cidrBlocks, target, region }: RoutesArgs,
  options: pulumi.CustomResourceOptions,
): aws.ec2.Route[] {
  return Object.entries(routeTableIds).flatMap(([table, routeTableId]) =>
    cidrBlocks.map(
      (block) =>
        new aws.ec2.Route(
          `${name}-${table}-${block}`,
          {
            routeTableId,
            ...(block.includes(":")
              ? { destinationIpv6CidrBlock: block }
              : { destinationCidrBlock: block }),
            ...target,
            region,
          },
          options,
        ),
    ),
  );
}

import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

export interface JoinArgs {
  readonly attachmentId: pulumi.Input<string>;
  /** Where the attachment looks things up. */
  readonly associatedWith: pulumi.Input<string>;
  /** Where it is found. */
  readonly propagatedTo: pulumi.Input<string>;
  readonly region: string | undefined;
  readonly replaceExistingAssociation?: boolean | undefined;
}

/** A spoke looks things up in the spokes' table and is found in the hub's; for the hub it is the other way round. */
export function joinRouteTables(
  name: string,
  args: JoinArgs,
  parent: pulumi.ComponentResource,
): [aws.ec2transitgateway.RouteTableAssociation, aws.ec2transitgateway.RouteTablePropagation] {
  const link = {
    transitGatewayAttachmentId: args.attachmentId,
    region: args.region,
  };
  return [
    new aws.ec2transitgateway.RouteTableAssociation(
      name,
      {
        ...link,
        transitGatewayRouteTableId: args.associatedWith,
        replaceExistingAssociation: args.replaceExistingAssociation,
      },
      { parent, deleteBeforeReplace: true },
    ),
    new aws.ec2transitgateway.RouteTablePropagation(
      name,
      { ...link, transitGatewayRouteTableId: args.propagatedTo },
      { parent, deleteBeforeReplace: true },
    ),
  ];
}

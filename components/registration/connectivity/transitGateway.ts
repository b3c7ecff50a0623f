import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { joinRouteTables } from "../../shared/joinRouteTables";
import { named } from "../../shared/tags";
import { known, type RegistrationContext, type RegistrationWay } from "./registrationWay";

export const transitGateway: RegistrationWay = {
  needs: ["transitGatewayId", "transitGatewaySpokeRouteTableId", "transitGatewayHubRouteTableId"],
  accept,
  join,
  target: (context) => ({ transitGatewayId: known(context, "transitGatewayId") }),
};

function accept(
  { name, args, parent, region }: RegistrationContext,
  attachmentId: pulumi.Input<string>,
): pulumi.CustomResource {
  return new aws.ec2transitgateway.VpcAttachmentAccepter(
    name,
    {
      transitGatewayAttachmentId: attachmentId,
      // Associations and propagations of our own conflict with those that AWS makes by default.
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      region,
      tags: named(name, args.tags),
    },
    { parent },
  );
}

function join(
  context: RegistrationContext,
  attachmentId: pulumi.Input<string>,
): pulumi.CustomResource[] {
  const { name, args, parent, region } = context;
  return joinRouteTables(
    name,
    {
      attachmentId,
      associatedWith: known(context, "transitGatewaySpokeRouteTableId"),
      propagatedTo: known(context, "transitGatewayHubRouteTableId"),
      region,
      replaceExistingAssociation: args.replaceExistingAssociation,
    },
    parent,
  );
}

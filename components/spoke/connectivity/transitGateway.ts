import * as aws from "@pulumi/aws";
import { hubOutput } from "../../shared/hubOutput";
import { joinRouteTables } from "../../shared/joinRouteTables";
import { named } from "../../shared/tags";
import type { EndpointSpokeArgs } from "../spokeArgs";
import { hasIpv6, subnetsOf, type Attached, type SpokeContext, type SpokeWay } from "./spokeWay";

export const transitGateway: SpokeWay = { needs, attach };

function needs(args: EndpointSpokeArgs, foreign: boolean) {
  const joinsTables = !foreign && args.transitGatewayAttachmentId === undefined;
  return {
    properties: joinsTables
      ? ([
          "transitGatewayId",
          "transitGatewaySpokeRouteTableId",
          "transitGatewayHubRouteTableId",
        ] as const)
      : (["transitGatewayId"] as const),
    because: "the way to the hub is its Transit Gateway",
  };
}

function attach({ name, args, planned, parent }: SpokeContext): Attached {
  const { region } = args;
  const target = { transitGatewayId: hubOutput(args.transitGatewayId, "transitGatewayId") };
  const existing = args.transitGatewayAttachmentId;
  if (existing !== undefined) return { target, attachmentId: existing, before: [] };
  const attachment = new aws.ec2transitgateway.VpcAttachment(
    name,
    {
      ...target,
      vpcId: args.vpcId,
      subnetIds: subnetsOf(args),
      ipv6Support: hasIpv6(args) ? "enable" : undefined,
      // Only the Transit Gateway's own account can decline its default route tables.
      ...(planned.foreign
        ? {}
        : {
            transitGatewayDefaultRouteTableAssociation: false,
            transitGatewayDefaultRouteTablePropagation: false,
          }),
      region,
      tags: named(name, args.tags),
    },
    { parent },
  );
  const joined = planned.foreign
    ? []
    : joinRouteTables(
        name,
        {
          attachmentId: attachment.id,
          spokeRouteTableId: hubOutput(
            args.transitGatewaySpokeRouteTableId,
            "transitGatewaySpokeRouteTableId",
          ),
          hubRouteTableId: hubOutput(
            args.transitGatewayHubRouteTableId,
            "transitGatewayHubRouteTableId",
          ),
          region,
        },
        parent,
      );
  return { target, attachmentId: attachment.id, before: [attachment, ...joined] };
}

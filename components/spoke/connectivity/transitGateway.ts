import * as aws from "@pulumi/aws";
import { hubId, sharedIdOf } from "../../hub/hubIds";
import { WAYS } from "../../../core/connectivity/ways";
import { joinRouteTables } from "../../shared/joinRouteTables";
import { named } from "../../shared/tags";
import type { EndpointSpokeArgs } from "../spokeArgs";
import type { SpokeOfHub } from "../spokeHub";
import { hasIpv6, subnetsOf, type Attached, type SpokeContext, type SpokeWay } from "./spokeWay";

export const transitGateway: SpokeWay = { needs, attach };

function needs(args: EndpointSpokeArgs, { foreign }: SpokeOfHub) {
  const joinsTables = !foreign && args.transitGatewayAttachmentId === undefined;
  return {
    ids: joinsTables
      ? WAYS.TransitGateway.ids.map((id) => [id] as const)
      : [["transitGatewayId"] as const],
    because: "the way to the hub is its Transit Gateway",
  };
}

function attach(context: SpokeContext): Attached {
  const { name, args, hub, planned, parent, region, acceptedShares } = context;
  const target = { transitGatewayId: sharedIdOf(hub, planned.spoke, "transitGatewayId") };
  const existing = args.transitGatewayAttachmentId;
  if (existing !== undefined) return { target, attachmentId: existing, before: [] };
  const attachment = new aws.ec2transitgateway.VpcAttachment(
    name,
    {
      ...target,
      vpcId: args.vpcId,
      subnetIds: subnetsOf(args),
      ipv6Support: hasIpv6(planned.spoke) ? "enable" : undefined,
      // Only the Transit Gateway's own account can decline its default route tables.
      ...(planned.spoke.foreign
        ? {}
        : {
            transitGatewayDefaultRouteTableAssociation: false,
            transitGatewayDefaultRouteTablePropagation: false,
          }),
      region,
      tags: named(name, args.tags),
    },
    { parent, dependsOn: [...acceptedShares] },
  );
  const joined = planned.spoke.foreign
    ? []
    : joinRouteTables(
        name,
        {
          attachmentId: attachment.id,
          associatedWith: hubId(hub, ["transitGatewaySpokeRouteTableId"]),
          propagatedTo: hubId(hub, ["transitGatewayHubRouteTableId"]),
          region,
        },
        parent,
      );
  return { target, attachmentId: attachment.id, before: [attachment, ...joined] };
}

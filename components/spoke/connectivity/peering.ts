import * as aws from "@pulumi/aws";
import { hubOutput } from "../../shared/hubOutput";
import { named } from "../../shared/tags";
import type { Attached, SpokeContext, SpokeWay } from "./spokeWay";

export const peering: SpokeWay = {
  needs: () => ({
    properties: ["vpcPeeringConnectionId"],
    because: "the way to the hub is the connection that it asked for",
  }),
  attach,
};

function attach({ name, args, planned, parent }: SpokeContext): Attached {
  const target = {
    vpcPeeringConnectionId: hubOutput(args.vpcPeeringConnectionId, "vpcPeeringConnectionId"),
  };
  if (!planned.foreign) return { target, before: [] };
  const accepter = new aws.ec2.VpcPeeringConnectionAccepter(
    name,
    { ...target, autoAccept: true, region: args.region, tags: named(name, args.tags) },
    { parent },
  );
  return { target, before: [accepter] };
}

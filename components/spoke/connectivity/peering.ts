import * as aws from "@pulumi/aws";
import { hubId, type IdPath } from "../../hub/hubIds";
import type { SpokeOfHub } from "../spokeHub";
import { named } from "../../shared/tags";
import type { Attached, SpokeContext, SpokeWay } from "./spokeWay";

export const peering: SpokeWay = {
  needs: (_args, spoke) => ({
    ids: [connectionOf(spoke)],
    because: "the way to the hub is the connection that it asked for",
  }),
  attach,
};

function connectionOf({ name }: SpokeOfHub): IdPath {
  return ["vpcPeeringConnectionIds", name];
}

function attach({ name, args, hub, planned, parent, region }: SpokeContext): Attached {
  const target = { vpcPeeringConnectionId: hubId(hub, connectionOf(planned.spoke)) };
  if (!planned.spoke.foreign) return { target, before: [] };
  const accepter = new aws.ec2.VpcPeeringConnectionAccepter(
    name,
    { ...target, autoAccept: true, region, tags: named(name, args.tags) },
    { parent },
  );
  return { target, before: [accepter] };
}

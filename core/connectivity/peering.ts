import { isForeign } from "../account";
import type { PlannedAttachment, PlannedHub } from "../plan";
import { resource, type PlannedResource } from "../plannedResource";
import type { Way } from "./way";

export const peering: Way = {
  name: "peering",
  attachesVpcs: false,
  alwaysExists: false,
  considered: true,
  ids: [],
  quota: "peerings",
  resources,
};

function resources(hub: PlannedHub, created: readonly PlannedAttachment[]): PlannedResource[] {
  const foreign = created.filter((attachment) => isForeign(attachment, hub));
  return [
    ...created.map(({ vpc }) =>
      resource("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", vpc, "hub"),
    ),
    ...foreign.map(({ vpc }) =>
      resource("aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter", vpc, "hub"),
    ),
  ];
}

import type { PlannedAttachment, PlannedHub } from "../plan";
import { resource, type PlannedResource } from "../plannedResource";
import type { Way } from "./way";

export const coreNetwork: Way = {
  name: "Cloud WAN",
  attachesVpcs: true,
  alwaysExists: true,
  considered: false,
  ids: ["coreNetworkId", "coreNetworkArn"],
  quota: "attachments",
  resources,
};

/** Segments ask for acceptance unless their policy says otherwise, whichever account attaches. */
function resources(_hub: PlannedHub, created: readonly PlannedAttachment[]): PlannedResource[] {
  const type = "aws:networkmanager/";
  return [
    ...created.map(({ vpc }) =>
      resource(`${type}vpcAttachment:VpcAttachment`, vpc, "core-network"),
    ),
    ...created.map(({ vpc }) =>
      resource(`${type}attachmentAccepter:AttachmentAccepter`, vpc, "core-network"),
    ),
  ];
}

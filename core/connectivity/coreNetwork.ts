import { isForeign } from "../account";
import type { PlannedAttachment, PlannedHub } from "../plan";
import { resource, type PlannedResource } from "../plannedResource";
import { ATTACHMENT_LIMITS } from "./attachmentLimits";
import type { Way } from "./way";

export const coreNetwork: Way = {
  name: "Cloud WAN",
  attachesVpcs: true,
  alwaysExists: true,
  considered: false,
  ids: ["coreNetworkId", "coreNetworkArn"],
  limits: ATTACHMENT_LIMITS,
  resources,
};

function resources(hub: PlannedHub, created: readonly PlannedAttachment[]): PlannedResource[] {
  const type = "aws:networkmanager/";
  const foreign = created.filter((attachment) => isForeign(attachment, hub));
  return [
    ...created.map(({ vpc }) =>
      resource(`${type}vpcAttachment:VpcAttachment`, vpc, "core-network"),
    ),
    ...foreign.map(({ vpc }) =>
      resource(`${type}attachmentAccepter:AttachmentAccepter`, vpc, "core-network"),
    ),
  ];
}

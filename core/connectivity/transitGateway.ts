import { isForeign } from "../account";
import type { PlannedAttachment, PlannedHub } from "../plan";
import { resource, shareResources, type PlannedResource } from "../plannedResource";
import type { Way } from "./way";

const TGW = "aws:ec2transitgateway/";

export const transitGateway: Way = {
  name: "Transit Gateway",
  attachesVpcs: true,
  alwaysExists: false,
  considered: true,
  ids: ["transitGatewayId", "transitGatewaySpokeRouteTableId", "transitGatewayHubRouteTableId"],
  quota: "attachments",
  resources,
};

/** Two route tables: spokes see the hub only, the hub sees every spoke. */
function resources(hub: PlannedHub, created: readonly PlannedAttachment[]): PlannedResource[] {
  const own = hub.connectivityExists
    ? []
    : [
        resource(`${TGW}transitGateway:TransitGateway`, hub.vpc, "transit-gateway"),
        resource(`${TGW}routeTable:RouteTable`, hub.vpc, "spokes"),
        resource(`${TGW}routeTable:RouteTable`, hub.vpc, "hub"),
        ...shareResources(hub, "transit-gateway"),
      ];
  const accepted = created.filter((attachment) => isForeign(attachment, hub));
  return [
    ...own,
    ...accepted.map(({ vpc }) =>
      resource(`${TGW}vpcAttachmentAccepter:VpcAttachmentAccepter`, vpc, "attachment"),
    ),
    ...created.flatMap(({ vpc }) => [
      resource(`${TGW}vpcAttachment:VpcAttachment`, vpc, "attachment"),
      resource(`${TGW}routeTableAssociation:RouteTableAssociation`, vpc, "association"),
      resource(`${TGW}routeTablePropagation:RouteTablePropagation`, vpc, "propagation"),
    ]),
  ];
}

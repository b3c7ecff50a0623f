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
  // https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-connection-quotas.html
  limits: [
    {
      rule: "quota-peering",
      most: 125,
      severity: "error",
      message: "more than 125 peering connections of one VPC, AWS's highest quota",
      wayOut: "Set the hub's connectivity to TransitGateway",
    },
    {
      rule: "quota-peering",
      most: 50,
      upTo: 125,
      severity: "warning",
      message: "more than the default quota of 50 peering connections of one VPC",
      wayOut: "Ask AWS for a higher quota before deploying",
    },
  ],
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

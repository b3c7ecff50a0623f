import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { coreNetworkAttachment } from "../shared/coreNetworkAttachment";
import { routes } from "../shared/routes";
import type { HubConnection, HubContext } from "./hubConnection";

/**
 * The hub on a core network that is there already. Its policy decides the segments: one where spokes see
 * the hub alone keeps them apart. https://docs.aws.amazon.com/network-manager/latest/cloudwan/what-is-cloudwan.html
 */
export function coreNetworkHub(context: HubContext): HubConnection {
  const { name, args, planned, parent, region, subnetIds } = context;
  const attachment: aws.networkmanager.VpcAttachment = coreNetworkAttachment(
    `${name}-hub`,
    {
      coreNetworkId: args.coreNetworkId ?? "",
      vpcId: args.vpcId,
      subnetIds,
      ipv6: args.cidrBlocks.some((block) => block.includes(":")),
      region: planned.region,
      tags: args.tags,
    },
    parent,
  );
  for (const spoke of planned.spokes.filter(({ foreign }) => !foreign)) {
    routes(
      `${name}-${spoke.name}`,
      {
        routeTableIds: args.routeTableIds,
        cidrBlocks: spoke.args.cidrBlocks,
        target: { coreNetworkArn: args.coreNetworkArn ?? "" },
        region,
      },
      { parent, dependsOn: [attachment] },
    );
  }
  return { attachmentId: pulumi.output(attachment.id) };
}

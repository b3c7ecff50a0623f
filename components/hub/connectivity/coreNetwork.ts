import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { coreNetworkAttachment } from "../../shared/coreNetworkAttachment";
import { routes } from "../../shared/routes";
import { WAYS } from "../../../core/connectivity/ways";
import { required, type Issue } from "../../../core/issues";
import type { EndpointHubArgs } from "../hubArgs";
import type { HubWay } from "./hubWay";
import type { HubConnection, HubContext } from "../hubConnection";

const { ids } = WAYS.CloudWan;

export const coreNetwork: HubWay = { properties: ids, check, connect };

function check(args: EndpointHubArgs): Issue[] {
  return ids
    .filter((property) => args[property] === undefined)
    .map((property) =>
      required([property], "connectivity CloudWan builds on a core network that is there"),
    );
}

/**
 * The hub on a core network that is there already. Its policy decides the segments: one where spokes see
 * the hub alone keeps them apart. https://docs.aws.amazon.com/network-manager/latest/cloudwan/what-is-cloudwan.html
 */
function connect(context: HubContext): HubConnection {
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

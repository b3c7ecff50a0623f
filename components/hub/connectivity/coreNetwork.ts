import * as pulumi from "@pulumi/pulumi";
import { coreNetworkAttachment } from "../../shared/coreNetworkAttachment";
import { WAYS } from "../../../core/connectivity/ways";
import { required, type Issue } from "../../../core/issues";
import type { EndpointHubArgs } from "../hubArgs";
import type { HubWay } from "./hubWay";
import type { BuiltConnection, HubContext } from "../hubConnection";
import { routesBack, routesToAllowed } from "./routesBack";

const { ids } = WAYS.CloudWan;

export const coreNetwork: HubWay = {
  properties: [...ids, "acceptedAutomatically"],
  check,
  connect,
};

function check(args: EndpointHubArgs): Issue[] {
  return ids
    .filter((property) => args[property] === undefined)
    .map((property) =>
      required([property], "connectivity CloudWan builds on an existing core network"),
    );
}

/**
 * The hub on an existing core network. Its policy decides the segments, by the tag `EndpointRole` of the
 * attachments: one where spokes see the hub alone keeps them apart. https://docs.aws.amazon.com/network-manager/latest/cloudwan/what-is-cloudwan.html
 */
function connect(context: HubContext): BuiltConnection {
  const { name, args, planned, parent, subnetIds } = context;
  const { attachment, accepted } = coreNetworkAttachment(
    `${name}-hub`,
    {
      coreNetworkId: args.coreNetworkId ?? "",
      vpcId: args.vpcId,
      subnetIds,
      ipv6: args.cidrBlocks.some((block) => block.includes(":")),
      region: planned.region,
      tags: args.tags,
      role: "hub",
      acceptedElsewhere: args.acceptedAutomatically === true,
    },
    parent,
  );
  const target = { coreNetworkArn: args.coreNetworkArn ?? "" };
  const back = new Map(
    planned.spokes
      .filter(({ foreign }) => !foreign)
      .map((spoke) => [
        spoke.name,
        routesBack(context, spoke, target, { parent, dependsOn: [...accepted] }),
      ]),
  );
  routesToAllowed(context, target, { parent, dependsOn: [...accepted] });
  return {
    attachmentId: pulumi.output(attachment.id),
    wayBack: (spoke) => [...accepted, ...(back.get(spoke) ?? [])],
  };
}

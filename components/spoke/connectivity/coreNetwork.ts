import { WAYS } from "../../../core/connectivity/ways";
import { coreNetworkAttachment } from "../../shared/coreNetworkAttachment";
import { hubOutput } from "../../shared/hubOutput";
import { hasIpv6, subnetsOf, type Attached, type SpokeContext, type SpokeWay } from "./spokeWay";

export const coreNetwork: SpokeWay = {
  needs: () => ({
    properties: WAYS.CloudWan.ids,
    because: "the way to the hub is its core network",
  }),
  attach,
};

function attach({ name, args, planned, parent }: SpokeContext): Attached {
  const attachment = coreNetworkAttachment(
    name,
    {
      coreNetworkId: hubOutput(args.coreNetworkId, "coreNetworkId"),
      vpcId: args.vpcId,
      subnetIds: subnetsOf(args),
      ipv6: hasIpv6(args),
      region: planned.region,
      tags: args.tags,
    },
    parent,
  );
  return {
    target: { coreNetworkArn: hubOutput(args.coreNetworkArn, "coreNetworkArn") },
    attachmentId: attachment.id,
    before: [attachment],
  };
}

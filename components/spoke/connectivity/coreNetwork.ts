import { WAYS } from "../../../core/connectivity/ways";
import { coreNetworkAttachment } from "../../shared/coreNetworkAttachment";
import { hubId } from "../../hub/hubIds";
import { hasIpv6, subnetsOf, type Attached, type SpokeContext, type SpokeWay } from "./spokeWay";

export const coreNetwork: SpokeWay = {
  needs: () => ({
    ids: WAYS.CloudWan.ids.map((id) => [id] as const),
    because: "the way to the hub is its core network",
  }),
  attach,
};

function attach({ name, args, hub, planned, parent }: SpokeContext): Attached {
  const { attachment, accepted } = coreNetworkAttachment(
    name,
    {
      coreNetworkId: hubId(hub, ["coreNetworkId"]),
      vpcId: args.vpcId,
      subnetIds: subnetsOf(args),
      ipv6: hasIpv6(planned.spoke),
      region: planned.region,
      tags: args.tags,
      role: "spoke",
      acceptedElsewhere: planned.spoke.foreign || hub.shape.acceptedAutomatically === true,
    },
    parent,
  );
  return {
    target: { coreNetworkArn: hubId(hub, ["coreNetworkArn"]) },
    attachmentId: attachment.id,
    before: accepted,
  };
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../core/partitions";
import type { Ids } from "./listedIds";
import type { Tags } from "./tags";

/** Tag of every attachment, by which the core network's policy tells the hub from spokes. */
const ROLE_TAG = "EndpointRole";

export interface CoreNetworkAttachmentArgs {
  readonly coreNetworkId: pulumi.Input<string>;
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: Ids;
  readonly ipv6: boolean;
  readonly region: string;
  readonly tags: Tags | undefined;
  readonly role: "hub" | "spoke";
  /** Somebody else accepts it: the core network's policy, or its own account. */
  readonly acceptedElsewhere: boolean;
}

export interface AttachedToCore {
  readonly attachment: aws.networkmanager.VpcAttachment;
  /** The attachment, and its acceptance where that is ours: AWS knows no route to the core network before. */
  readonly accepted: readonly pulumi.Resource[];
}

/**
 * A VPC's attachment to a core network, which names VPC and subnets by ARN, and its acceptance: segments ask for one unless
 * their policy says otherwise, whichever account attaches. Accepting what needs none does nothing.
 * https://docs.aws.amazon.com/network-manager/latest/cloudwan/cloudwan-policy-segments.html
 */
export function coreNetworkAttachment(
  name: string,
  args: CoreNetworkAttachmentArgs,
  parent: pulumi.ComponentResource,
): AttachedToCore {
  const { accountId } = aws.getCallerIdentityOutput({}, { parent });
  const arn = (kind: string, id: pulumi.Input<string>) =>
    pulumi.interpolate`arn:${partitionOf(args.region).name}:ec2:${args.region}:${accountId}:${kind}/${id}`;
  const attachment = new aws.networkmanager.VpcAttachment(
    name,
    {
      coreNetworkId: args.coreNetworkId,
      vpcArn: arn("vpc", args.vpcId),
      subnetArns: Array.isArray(args.subnetIds)
        ? args.subnetIds.map((id) => arn("subnet", id))
        : pulumi
            .output(args.subnetIds)
            .apply((ids) => pulumi.all(ids.map((id) => arn("subnet", id)))),
      options: { ipv6Support: args.ipv6, applianceModeSupport: false },
      tags: pulumi
        .output(args.tags ?? {})
        .apply((tags) => ({ Name: name, [ROLE_TAG]: args.role, ...tags })),
    },
    { parent },
  );
  if (args.acceptedElsewhere) return { attachment, accepted: [attachment] };
  const accepter = new aws.networkmanager.AttachmentAccepter(
    name,
    { attachmentId: attachment.id, attachmentType: "VPC" },
    { parent },
  );
  return { attachment, accepted: [attachment, accepter] };
}

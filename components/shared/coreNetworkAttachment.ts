import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { partitionOf } from "../../core/partitions";
import { named, type Tags } from "./tags";

export interface CoreNetworkAttachmentArgs {
  readonly coreNetworkId: pulumi.Input<string>;
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly ipv6: boolean;
  readonly region: string;
  readonly tags: Tags | undefined;
}

/** A VPC's attachment to a core network, which names VPC and subnets by ARN. */
export function coreNetworkAttachment(
  name: string,
  args: CoreNetworkAttachmentArgs,
  parent: pulumi.ComponentResource,
): aws.networkmanager.VpcAttachment {
  const { accountId } = aws.getCallerIdentityOutput({}, { parent });
  const arn = (kind: string, id: pulumi.Input<string>) =>
    pulumi.interpolate`arn:${partitionOf(args.region).name}:ec2:${args.region}:${accountId}:${kind}/${id}`;
  return new aws.networkmanager.VpcAttachment(
    name,
    {
      coreNetworkId: args.coreNetworkId,
      vpcArn: arn("vpc", args.vpcId),
      subnetArns: args.subnetIds.map((id) => arn("subnet", id)),
      options: { ipv6Support: args.ipv6, applianceModeSupport: false },
      tags: named(name, args.tags),
    },
    { parent },
  );
}

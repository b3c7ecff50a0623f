import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAllowedCidrBlocks } from "../../core/checks/sources";
import type { PlannedSecurityGroup } from "../../core/plan";
import { raise } from "../shared/errors";
import { answered } from "../shared/region";
import { named } from "../shared/tags";

export interface EndpointSecurityGroupArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly planned: PlannedSecurityGroup;
  readonly allowedCidrBlocks: pulumi.Input<pulumi.Input<string>[]> | undefined;
  readonly region: string | undefined;
  readonly tags: pulumi.Input<{ [key: string]: pulumi.Input<string> }> | undefined;
}

/**
 * The endpoints' security group: exactly the ports of their services, from the given blocks or from
 * every block of the VPC, IPv6 too. No egress: an endpoint only ever answers.
 */
export function endpointSecurityGroup(
  name: string,
  args: EndpointSecurityGroupArgs,
  parent: pulumi.ComponentResource,
): aws.ec2.SecurityGroup {
  const blocks = allowedBlocks(args, parent);
  return new aws.ec2.SecurityGroup(
    name,
    {
      vpcId: args.vpcId,
      description: "Clients of VPC endpoints",
      ingress: args.planned.ingress.map(({ protocol, fromPort, toPort }) => ({
        protocol,
        fromPort,
        toPort,
        cidrBlocks: blocks.apply((all) => all.filter((block) => !block.includes(":"))),
        ipv6CidrBlocks: blocks.apply((all) => all.filter((block) => block.includes(":"))),
      })),
      region: args.region,
      tags: named(name, args.tags),
    },
    { parent },
  );
}

function allowedBlocks(
  { vpcId, allowedCidrBlocks, region }: EndpointSecurityGroupArgs,
  parent: pulumi.ComponentResource,
): pulumi.Output<string[]> {
  if (allowedCidrBlocks === undefined) return blocksOfVpc(vpcId, region, parent);
  return pulumi.output(allowedCidrBlocks).apply((blocks) => {
    raise(checkAllowedCidrBlocks(blocks, ["allowedCidrBlocks"]), parent);
    return blocks;
  });
}

/** Every block of the VPC, the secondary ones too: clients may be in any of them. */
function blocksOfVpc(
  vpcId: pulumi.Input<string>,
  region: string | undefined,
  parent: pulumi.ComponentResource,
): pulumi.Output<string[]> {
  return answered(aws.ec2.getVpcOutput({ id: vpcId, region }, { parent })).apply((vpc) => {
    // A block that was taken away stays on the list for a while.
    const associated = vpc.cidrBlockAssociations
      .filter(({ state }) => state !== "disassociating" && state !== "disassociated")
      .map(({ cidrBlock }) => cidrBlock);
    const ipv6 = vpc.ipv6CidrBlock === "" ? [] : [vpc.ipv6CidrBlock];
    return [...new Set([vpc.cidrBlock, ...associated]), ...ipv6];
  });
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAllowedCidrBlocks } from "../../core/checks/sources";
import { issue, type Issue } from "../../core/issues";
import type { PlannedSecurityGroup } from "../../core/plan";
import { raise } from "../shared/errors";
import { answered } from "../shared/region";
import { named } from "../shared/tags";
import { blocksOfVpc, dnsAttributesOff, type VpcAnswer } from "../shared/vpcAnswer";

export interface EndpointSecurityGroupArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly planned: PlannedSecurityGroup;
  readonly allowedCidrBlocks: pulumi.Input<pulumi.Input<string>[]> | undefined;
  readonly region: string | undefined;
  /** An endpoint behind it answers private names of the VPC. */
  readonly needsPrivateDns: boolean;
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
  args: EndpointSecurityGroupArgs,
  parent: pulumi.ComponentResource,
): pulumi.Output<string[]> {
  const { allowedCidrBlocks } = args;
  if (allowedCidrBlocks === undefined) return blocksOf(args, parent);
  return pulumi.output(allowedCidrBlocks).apply((blocks) => {
    raise(checkAllowedCidrBlocks(blocks, ["allowedCidrBlocks"]), parent);
    return blocks;
  });
}

/** Every block of the VPC, which is asked for them; whether it resolves private names is checked along the way. */
function blocksOf(
  { vpcId, region, needsPrivateDns }: EndpointSecurityGroupArgs,
  parent: pulumi.ComponentResource,
): pulumi.Output<string[]> {
  return answered(aws.ec2.getVpcOutput({ id: vpcId, region }, { parent })).apply((vpc) => {
    if (needsPrivateDns) raise(checkDnsAttributes(vpc), parent);
    return blocksOfVpc(vpc);
  });
}

/** A preview asks for the VPC as it is, and the same update may turn on what is off. */
function checkDnsAttributes(vpc: VpcAnswer): Issue[] {
  const off = dnsAttributesOff(vpc);
  if (off.length === 0) return [];
  const severity = pulumi.runtime.isDryRun() ? "warning" : "error";
  return [
    issue(severity, "vpc-dns", ["vpcId"], {
      message: `the VPC has ${off.join(" and ")} off, and AWS refuses private DNS without`,
      wayOut: "Turn both on, or set privateDnsEnabled to false",
    }),
  ];
}

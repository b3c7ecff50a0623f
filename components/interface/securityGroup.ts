import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAllowedCidrBlocks } from "../../core/checks/sources";
import { isIpv6 } from "../../core/cidr";
import { issue, type Issue } from "../../core/issues";
import { checkQuota, quotaOf, type Quotas } from "../../core/quotas";
import { fittingBlocks, rulesOf } from "../../core/securityGroups";
import type { PlannedSecurityGroup } from "../../core/plan";
import { raise } from "../shared/errors";
import { answered } from "../shared/region";
import { named } from "../shared/tags";
import { blocksOfVpc, dnsAttributesOff, type VpcAnswer } from "../shared/vpcAnswer";

export interface EndpointSecurityGroupArgs {
  readonly vpcId: pulumi.Input<string>;
  /** Its rules; without blocks where the program does not know them. */
  readonly planned: PlannedSecurityGroup;
  readonly allowedCidrBlocks: pulumi.Input<pulumi.Input<string>[]> | undefined;
  readonly quotas: Quotas;
  readonly region: string | undefined;
  /** An endpoint behind it answers private names of the VPC. */
  readonly needsPrivateDns: boolean;
  readonly tags: pulumi.Input<{ [key: string]: pulumi.Input<string> }> | undefined;
}

/**
 * A security group of endpoints: exactly the ports of their services, from the given blocks or from
 * every block of the VPC, IPv6 too. No egress: an endpoint only ever answers.
 */
export function endpointSecurityGroup(
  name: string,
  args: EndpointSecurityGroupArgs,
  options: GroupOptions,
): aws.ec2.SecurityGroup {
  const { ingress } = args.planned;
  const isKnown = ingress.some(({ cidrBlocks }) => cidrBlocks.length > 0);
  const late = isKnown ? undefined : lateBlocks(args, options.parent);
  return new aws.ec2.SecurityGroup(
    name,
    {
      vpcId: args.vpcId,
      description: "Clients of VPC endpoints",
      ingress: ingress.map(({ protocol, fromPort, toPort, cidrBlocks }) => {
        const blocks = late ?? pulumi.output([...cidrBlocks]);
        return {
          protocol,
          fromPort,
          toPort,
          cidrBlocks: blocks.apply((all) => all.filter((block) => !isIpv6(block))),
          ipv6CidrBlocks: blocks.apply((all) => all.filter(isIpv6)),
        };
      }),
      region: args.region,
      tags: named(name, args.tags),
    },
    options,
  );
}

interface GroupOptions {
  readonly parent: pulumi.ComponentResource;
  readonly dependsOn: pulumi.Resource[];
}

/** Blocks that come as outputs, or are the VPC's: how many rules they are is known too late for a second group. */
function lateBlocks(
  args: EndpointSecurityGroupArgs,
  parent: pulumi.ComponentResource,
): pulumi.Output<string[]> {
  const { allowedCidrBlocks, planned, quotas } = args;
  const path = [allowedCidrBlocks === undefined ? "vpcId" : "allowedCidrBlocks"];
  const blocks =
    allowedCidrBlocks === undefined
      ? blocksOf(args, parent)
      : pulumi.output(allowedCidrBlocks).apply((given) => {
          raise(checkAllowedCidrBlocks(given, path), parent);
          return given;
        });
  const ports = planned.ingress.length;
  return blocks.apply((all) => {
    const fitting = fittingBlocks(ports, all, quotaOf("securityGroupRules", quotas));
    raise(checkQuota("securityGroupRules", rulesOf(ports, fitting), quotas, path), parent);
    return fitting;
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

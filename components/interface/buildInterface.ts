import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import { regionalDnsEntry, type DnsEntry } from "../../core/dnsEntry";
import { securityGroupName } from "../../core/securityGroups";
import { privateNamesIn, type ComponentRegion } from "../shared/region";
import { interfaceEndpoint, type EndpointContext } from "./buildEndpoint";
import { rememberEndpoints, type BuiltEndpoint } from "./builtEndpoints";
import { endpointSecurityGroup, type EndpointSecurityGroupArgs } from "./securityGroup";

/** What `InterfaceEndpoints` made, by service. */
export interface BuiltEndpoints {
  readonly endpoints: readonly (readonly [string, aws.ec2.VpcEndpoint])[];
  /** Each endpoint's Regional DNS name. */
  readonly regional: readonly (readonly [string, pulumi.Output<DnsEntry>])[];
  /** The first of them. */
  readonly securityGroup: aws.ec2.SecurityGroup | undefined;
}

/** Creates what was planned: the security group, where none is given, and every endpoint. */
export function buildEndpoints(
  component: Omit<EndpointContext, "securityGroupIds" | "customTimeouts">,
  opts: pulumi.ComponentResourceOptions | undefined,
): BuiltEndpoints {
  const { args, region, planned, parent } = component;
  const securityGroups = ownSecurityGroups(component);
  const context = {
    ...component,
    securityGroupIds: args.securityGroupIds ?? securityGroups.map(({ id }) => id),
    customTimeouts: opts?.customTimeouts,
  };
  const endpoints: [string, aws.ec2.VpcEndpoint][] = [];
  const regional: [string, pulumi.Output<DnsEntry>][] = [];
  const built = new Map<string, BuiltEndpoint>();
  for (const endpoint of planned.plan.endpoints) {
    const { service } = endpoint;
    const resource = interfaceEndpoint(endpoint, context, endpoints);
    const entry = regionalEntry(resource, service, region);
    endpoints.push([service.name, resource]);
    regional.push([service.name, entry]);
    built.set(service.name, { resource, regional: entry });
  }
  rememberEndpoints(parent, built);
  return { endpoints, regional, securityGroup: securityGroups[0] };
}

/**
 * None where every endpoint has security groups that are given, and several where one does not hold all rules. Each waits for the
 * next: a rule that a further block pushes on is in the next group before it leaves its own.
 */
function ownSecurityGroups({
  name,
  args,
  planned,
  parent,
}: Pick<EndpointContext, "name" | "args" | "planned" | "parent">): aws.ec2.SecurityGroup[] {
  const { securityGroups, endpoints } = planned.plan;
  const made: aws.ec2.SecurityGroup[] = [];
  for (const [index, group] of [...securityGroups.entries()].reverse()) {
    const groupArgs: EndpointSecurityGroupArgs = {
      vpcId: args.vpcId,
      planned: group,
      allowedCidrBlocks: args.allowedCidrBlocks,
      quotas: args.quotas ?? {},
      region: args.region,
      needsPrivateDns: endpoints.some(({ privateDnsEnabled }) => privateDnsEnabled),
      tags: args.tags,
    };
    const options = { parent, dependsOn: made.slice(0, 1) };
    made.unshift(endpointSecurityGroup(`${name}-${securityGroupName(index)}`, groupArgs, options));
  }
  return made;
}

function regionalEntry(
  endpoint: aws.ec2.VpcEndpoint,
  service: ServiceDetails,
  region: ComponentRegion,
): pulumi.Output<DnsEntry> {
  return pulumi.all([endpoint.dnsEntries, region.actual]).apply(([given, known]) => {
    // An update that leaves this endpoint out (`--target`) has nothing of it: what would use it is left out too.
    const entries = given as typeof given | undefined;
    const entry = regionalDnsEntry(entries ?? [], privateNamesIn(service, known));
    return { dnsName: entry?.dnsName ?? "", hostedZoneId: entry?.hostedZoneId ?? "" };
  });
}

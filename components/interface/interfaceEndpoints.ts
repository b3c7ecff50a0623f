import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import { regionalDnsEntry, type DnsEntry } from "../../core/dnsEntry";
import { rememberEndpoints } from "./builtEndpoints";
import { reportCost } from "../shared/costReport";
import { raise, usableName } from "../shared/errors";
import { interfaceEndpoint } from "./buildEndpoint";
import { planInterfaceEndpoints, resolveServices } from "./interfacePlan";
import { componentRegion, privateNamesIn, type ComponentRegion } from "../shared/region";
import { endpointSecurityGroup } from "./securityGroup";
import { byService } from "../shared/services";
import type { InterfaceEndpointsArgs } from "./interfaceArgs";

/**
 * Interface endpoints of one VPC: AWS services reached over private addresses in the VPC's own subnets.
 *
 * Each endpoint is billed by the hour for every subnet it is in, and by the GB in both directions.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export class InterfaceEndpoints extends pulumi.ComponentResource {
  /**
   * Endpoint ids by service.
   */
  public readonly endpointIds: pulumi.Output<{ [service: string]: string }>;
  /**
   * Endpoint ARNs by service.
   */
  public readonly arns: pulumi.Output<{ [service: string]: string }>;
  /**
   * The Regional DNS name of each endpoint, by service: never a zonal one.
   */
  public readonly dnsNames: pulumi.Output<{ [service: string]: string }>;
  /**
   * The hosted zone of each Regional DNS name, by service, for alias records.
   */
  public readonly hostedZoneIds: pulumi.Output<{ [service: string]: string }>;
  /**
   * Endpoint network interfaces by service, one for each subnet.
   */
  public readonly networkInterfaceIds: pulumi.Output<{ [service: string]: string[] }>;
  /**
   * The security group that the component made; absent where security groups were given.
   */
  public readonly securityGroupId: pulumi.Output<string> | undefined;
  /**
   * The estimate as JSON; the contract is in the package's README.
   */
  public readonly costReport: pulumi.Output<string>;

  /**
   * @param name Logical name; every child's name starts with it.
   * @param args Arguments; every problem with them is reported at once.
   * @param opts Options; providers, `protect` and the like reach the children.
   */
  constructor(name: string, args: InterfaceEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("vpc-endpoints:index:InterfaceEndpoints", usableName(name), args, opts);
    const region = componentRegion(this, args, (known) => resolveServices(args, known).issues);
    const planned = planInterfaceEndpoints(name, args, region);
    raise(planned.issues, this);

    const [group] = planned.plan.securityGroups;
    const securityGroup =
      group === undefined
        ? undefined
        : endpointSecurityGroup(
            `${name}-endpoints`,
            {
              vpcId: args.vpcId,
              planned: group,
              allowedCidrBlocks: args.allowedCidrBlocks,
              region: args.region,
              tags: args.tags,
            },
            this,
          );
    const securityGroupIds =
      args.securityGroupIds ?? (securityGroup === undefined ? [] : [securityGroup.id]);
    const endpoints: [string, aws.ec2.VpcEndpoint][] = [];
    const regional: [string, pulumi.Output<DnsEntry>][] = [];
    for (const endpoint of planned.plan.endpoints) {
      const customTimeouts = opts?.customTimeouts;
      const context = {
        name,
        args: planned.args,
        region,
        planned,
        securityGroupIds,
        parent: this,
        customTimeouts,
      };
      const made = interfaceEndpoint(endpoint, context, endpoints);
      endpoints.push([endpoint.service.name, made]);
      regional.push([endpoint.service.name, regionalEntry(made, endpoint.service, region)]);
    }

    const entries = new Map(regional);
    rememberEndpoints(
      this,
      new Map(
        endpoints.flatMap(([service, resource]) => {
          const entry = entries.get(service);
          return entry === undefined ? [] : [[service, { resource, regional: entry }] as const];
        }),
      ),
    );
    this.endpointIds = byService(endpoints, (endpoint) => endpoint.id);
    this.arns = byService(endpoints, (endpoint) => endpoint.arn);
    this.dnsNames = byService(regional, (entry) => entry.apply((one) => one.dnsName));
    this.hostedZoneIds = byService(regional, (entry) => entry.apply((one) => one.hostedZoneId));
    this.networkInterfaceIds = byService(endpoints, (endpoint) => endpoint.networkInterfaceIds);
    this.securityGroupId = securityGroup?.id;
    this.costReport = reportCost(
      this,
      name,
      { model: "PerVpc", ...planned.plan },
      region.actual,
      args,
    );
    this.registerOutputs({
      endpointIds: this.endpointIds,
      arns: this.arns,
      dnsNames: this.dnsNames,
      hostedZoneIds: this.hostedZoneIds,
      networkInterfaceIds: this.networkInterfaceIds,
      securityGroupId: this.securityGroupId,
      costReport: this.costReport,
    });
  }
}

function regionalEntry(
  endpoint: aws.ec2.VpcEndpoint,
  service: ServiceDetails,
  region: ComponentRegion,
): pulumi.Output<DnsEntry> {
  return pulumi.all([endpoint.dnsEntries, region.actual]).apply(([entries, known]) => {
    const entry = regionalDnsEntry(entries, privateNamesIn(service, known));
    return { dnsName: entry?.dnsName ?? "", hostedZoneId: entry?.hostedZoneId ?? "" };
  });
}

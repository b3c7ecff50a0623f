import * as pulumi from "@pulumi/pulumi";
import { valueOfService } from "../shared/valueOfService";
import { announced, reportCost } from "../shared/costReport";
import { raise, usableName } from "../shared/errors";
import { endpointsAfter } from "./endpointsAfter";
import { buildEndpoints } from "./buildInterface";
import { issuesInRegion, planInterfaceEndpoints, planToPrice } from "./interfacePlan";
import { componentRegion } from "../shared/region";
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
    const region = componentRegion(this, args, (known) => issuesInRegion(args, known));
    const planned = planInterfaceEndpoints(name, args, region);
    raise(planned.issues, this);

    const { endpoints, regional, securityGroup } = buildEndpoints(
      { name, args: planned.args, region, planned, parent: this, after: endpointsAfter(args) },
      opts,
    );
    this.endpointIds = byService(endpoints, (endpoint) => endpoint.id);
    this.arns = byService(endpoints, (endpoint) => endpoint.arn);
    this.dnsNames = byService(regional, (entry) => entry.apply((one) => one.dnsName));
    this.hostedZoneIds = byService(regional, (entry) => entry.apply((one) => one.hostedZoneId));
    this.networkInterfaceIds = byService(endpoints, (endpoint) => endpoint.networkInterfaceIds);
    this.securityGroupId = securityGroup?.id;
    this.costReport = announced(
      this,
      name,
      args,
      reportCost(this, name, planToPrice(name, args, region, planned), region.actual, args),
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

  /**
   * The id of one service's endpoint, for programs in TypeScript: `endpointId("logs")`.
   *
   * @param service Short name of a service that the component has; another one stops the program.
   */
  public endpointId(service: string): pulumi.Output<string> {
    return valueOfService(this.endpointIds, service);
  }
}

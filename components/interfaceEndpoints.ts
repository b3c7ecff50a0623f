import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ServiceDetails } from "../core/catalog";
import { regionalDnsEntry, type DnsEntry } from "../core/dnsEntry";
import { rememberEndpoints } from "./builtEndpoints";
import type { CostBudget } from "./budget";
import { reportCost, type CostReport } from "./costReport";
import { raise } from "./errors";
import { interfaceEndpoint } from "./interfaceEndpoint";
import { planInterfaceEndpoints, resolveServices } from "./interfacePlan";
import type { DnsRecordIpType, IpAddressType } from "./ipTypes";
import { componentRegion, privateNamesIn, type ComponentRegion } from "./region";
import { endpointSecurityGroup } from "./securityGroup";
import { byService } from "./services";

/**
 * What to do with a subnet in an Availability Zone that a service lacks.
 */
export const OnUnsupportedAvailabilityZone = {
  /** Leave the subnet out for that service and warn. */
  Drop: "Drop",
  /** Refuse the arguments. */
  Refuse: "Refuse",
} as const;
export type OnUnsupportedAvailabilityZone =
  (typeof OnUnsupportedAvailabilityZone)[keyof typeof OnUnsupportedAvailabilityZone];

/**
 * A subnet, with its place where that is known.
 */
export interface EndpointSubnet {
  /**
   * The subnet's id.
   */
  subnetId: pulumi.Input<string>;
  /**
   * Its Availability Zone's name, such as `us-east-1a`. With it, a second subnet of the same zone is left out.
   */
  availabilityZone?: string;
  /**
   * Its Availability Zone's id, such as `use1-az4`, the same place in every account. With it, zones that a
   * service lacks are found before anything is created.
   */
  availabilityZoneId?: string;
}

/**
 * Settings of one service that differ from the others.
 */
export interface InterfaceServiceOverrides {
  /**
   * Subnets of this endpoint. Defaults to the component's. Each is billed by the hour.
   */
  subnetIds?: pulumi.Input<string>[];
  /**
   * Security groups of this endpoint. Defaults to the component's.
   */
  securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether the service's own names resolve to this endpoint within the VPC. Defaults to the component's setting.
   */
  privateDnsEnabled?: boolean;
  /**
   * Private DNS names of a service that the catalog does not know.
   */
  privateDnsNames?: string[];
  /**
   * TCP ports of a service that the catalog does not know. Defaults to 443.
   */
  ports?: number[];
  /**
   * Endpoint policy as JSON, at most 20,480 characters. Refused for a service that takes none.
   */
  policy?: pulumi.Input<string>;
  /**
   * Addresses of this endpoint. Defaults to the component's setting.
   */
  ipAddressType?: IpAddressType;
  /**
   * DNS records of this endpoint. Defaults to the component's setting.
   */
  dnsRecordIpType?: DnsRecordIpType;
  /**
   * Fixed IPv4 addresses, one for each subnet in the same order: never a subnet's first four or its last.
   * Changing one replaces that network interface.
   */
  privateIpAddresses?: pulumi.Input<string>[];
  /**
   * The Region of the service, for the services that AWS offers across Regions. Transfer between Regions is
   * billed besides the endpoint. The caller needs the permission vpce:AllowMultiRegion.
   */
  serviceRegion?: string;
  /**
   * Tags of this endpoint, over the component's.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
}

/**
 * Arguments of `InterfaceEndpoints`.
 */
export interface InterfaceEndpointsArgs {
  /**
   * The VPC that gets the endpoints. Private DNS needs its enableDnsSupport and enableDnsHostnames.
   */
  vpcId: pulumi.Input<string>;
  /**
   * Services: short names (`ecr.dkr`), full service names or bundles (`ecs-fargate`). Each costs an hourly price
   * for every subnet, $0.01 in us-east-1, besides its data. `lambda` and `codebuild` mean their bundles; the service
   * alone goes by its full name.
   */
  services: string[];
  /**
   * Subnets with their places; one in each Availability Zone is used, the first given wins. Give these or `subnetIds`.
   */
  subnets?: EndpointSubnet[];
  /**
   * Subnets by id alone, one in each Availability Zone. Give these or `subnets`.
   */
  subnetIds?: pulumi.Input<string>[];
  /**
   * What to do with a subnet in an Availability Zone that a service lacks. Defaults to `Drop`, with a warning.
   */
  onUnsupportedAvailabilityZone?: OnUnsupportedAvailabilityZone;
  /**
   * Security groups of the endpoints. Defaults to one of their own, with exactly the ports of the services.
   */
  securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Blocks that may connect, IPv4 and IPv6. Defaults to every block of the VPC; never everybody.
   */
  allowedCidrBlocks?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether the services' own names resolve to the endpoints within the VPC. Defaults to true, and is left off for
   * services without private DNS.
   */
  privateDnsEnabled?: boolean;
  /**
   * Whether private DNS of S3 answers only queries that come through an inbound Resolver endpoint, so that the VPC's own
   * traffic keeps its free gateway endpoint. Needs `s3GatewayEndpointId`. Defaults to false.
   */
  privateDnsOnlyForInboundResolverEndpoint?: boolean;
  /**
   * Id of the VPC's gateway endpoint for S3. The S3 interface endpoint is created after it, and bundles that need it are
   * complete.
   */
  s3GatewayEndpointId?: pulumi.Input<string>;
  /**
   * Endpoint policy as JSON of every service that takes one, at most 20,480 characters. Defaults to AWS's own, full access.
   */
  policy?: pulumi.Input<string>;
  /**
   * Addresses of the endpoints. Defaults to AWS's choice, IPv4.
   */
  ipAddressType?: IpAddressType;
  /**
   * DNS records of the endpoints. Defaults to AWS's choice for the address type.
   */
  dnsRecordIpType?: DnsRecordIpType;
  /**
   * Settings of single services, by short name.
   */
  overrides?: Record<string, InterfaceServiceOverrides>;
  /**
   * GB per month by service, requests and responses together, for the estimate. A service left out is unknown.
   */
  monthlyDataGb?: Record<string, number>;
  /**
   * The Region, such as `us-east-1`. Defaults to the provider's. Given here, names and prices are checked at once.
   */
  region?: string;
  /**
   * Tags of every endpoint and of the security group, besides `Name`.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
  /**
   * How much of the cost estimate a preview prints. Defaults to `Summary`.
   */
  costReport?: CostReport;
  /**
   * Limits of what this may cost a month: a preview that exceeds one stops, or warns. Defaults to none.
   */
  budget?: CostBudget;
}

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
    super("vpc-endpoints:index:InterfaceEndpoints", name, args, opts);
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
        args,
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

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { decimal } from "../../core/decimal";
import type { PlannedService } from "../../core/plan";
import { announced, reportCost } from "../shared/costReport";
import { raise, usableName } from "../shared/errors";
import { componentRegion } from "../shared/region";
import { named } from "../shared/tags";
import type { EndpointServiceArgs } from "./endpointServiceArgs";
import { buildLoadBalancer } from "./serviceLoadBalancer";
import { checkEndpointService, CONNECTION_EVENTS } from "./serviceChecks";

/**
 * The record that proves that a private DNS name's domain is yours.
 */
export interface PrivateDnsVerification {
  /**
   * The record's name, below the domain or a subdomain that holds the private DNS name.
   */
  name: string;
  /**
   * The record's type, `TXT`.
   */
  type: string;
  /**
   * The record's value.
   */
  value: string;
}

/**
 * An endpoint service: what VPCs of other accounts reach through endpoints of their own (AWS PrivateLink),
 * without a route between them and whatever their addresses. It stands before Network Load Balancers, made here or existing,
 * or before Gateway Load Balancers.
 *
 * Nobody connects unless asked: endpoints wait for acceptance, and no principal is allowed by itself. The
 * service costs nothing in its own Region; its load balancer is billed by the hour and by capacity, and each endpoint to whoever has it.
 * A target takes up to 55,000 connections at once from each of the load balancer's addresses: more targets take more.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html
 */
export class EndpointService extends pulumi.ComponentResource {
  /**
   * The service's id, `vpce-svc-…`.
   */
  public readonly serviceId: pulumi.Output<string>;
  /**
   * The name that consumers create endpoints to, `com.amazonaws.vpce.us-east-1.vpce-svc-…`.
   */
  public readonly serviceName: pulumi.Output<string>;
  /**
   * The service's ARN.
   */
  public readonly arn: pulumi.Output<string>;
  /**
   * Availability Zones that the service is offered in, by this account's names.
   */
  public readonly availabilityZones: pulumi.Output<string[]>;
  /**
   * The record that verifies `privateDnsName`; undefined without one.
   */
  public readonly privateDnsVerification: pulumi.Output<PrivateDnsVerification | undefined>;
  /**
   * The load balancer that was made; undefined where existing ones are given.
   */
  public readonly loadBalancerArn: pulumi.Output<string | undefined>;
  /**
   * Target groups by the listener's port, for whatever registers targets itself. Empty for existing load balancers.
   */
  public readonly targetGroupArns: pulumi.Output<{ [port: string]: string }>;
  /**
   * The estimate as JSON; the contract is in the package's README.
   */
  public readonly costReport: pulumi.Output<string>;

  /**
   * @param name Logical name; every child's name starts with it.
   * @param args Arguments; every problem with them is reported at once.
   * @param opts Options; providers, `protect` and the like reach the children.
   */
  constructor(name: string, args: EndpointServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("vpc-endpoints:index:EndpointService", usableName(name), args, opts);
    raise(checkEndpointService(args), this);
    const { region } = args;
    const { actual } = componentRegion(this, { ...(region && { region }), services: [] }, () => []);
    const child = { parent: this, customTimeouts: opts?.customTimeouts };

    const made =
      args.loadBalancer === undefined
        ? undefined
        : buildLoadBalancer(name, args.loadBalancer, { region, tags: args.tags, child });
    const service = new aws.ec2.VpcEndpointService(
      name,
      {
        acceptanceRequired: args.acceptanceRequired ?? true,
        allowedPrincipals: args.allowedPrincipals,
        networkLoadBalancerArns: made === undefined ? args.networkLoadBalancerArns : [made.arn],
        gatewayLoadBalancerArns: args.gatewayLoadBalancerArns,
        privateDnsName: args.privateDnsName,
        supportedIpAddressTypes: args.supportedIpAddressTypes,
        supportedRegions: supportedRegions(args, actual),
        region,
        tags: named(name, args.tags),
      },
      // A listener first: what connects finds a port.
      { ...child, dependsOn: made?.listeners },
    );
    for (const [key, vpcEndpointId] of Object.entries(args.acceptedEndpointIds ?? {})) {
      new aws.ec2.VpcEndpointConnectionAccepter(
        `${name}-${key}`,
        { vpcEndpointServiceId: service.id, vpcEndpointId, region },
        child,
      );
    }
    if (args.notification !== undefined) {
      new aws.ec2.VpcEndpointConnectionNotification(
        `${name}-connections`,
        {
          vpcEndpointServiceId: service.id,
          connectionNotificationArn: args.notification.topicArn,
          connectionEvents: args.notification.events ?? [...CONNECTION_EVENTS],
          region,
        },
        child,
      );
    }
    const verification = args.privateDnsName === undefined ? undefined : verificationOf(service);
    if (verification !== undefined && args.verificationZoneId !== undefined) {
      verify(name, service, verification, args.verificationZoneId, { region, child });
    }

    this.serviceId = service.id;
    this.serviceName = service.serviceName;
    this.arn = service.arn;
    this.availabilityZones = service.availabilityZones;
    this.privateDnsVerification = pulumi.output(verification);
    this.loadBalancerArn = pulumi.output(made?.arn);
    this.targetGroupArns = pulumi.output(made?.targetGroupArns ?? {});
    const plan = { model: "PerVpc", endpoints: [], securityGroups: [], flows: [] } as const;
    const priced = { ...plan, services: [plannedService(name, args)] };
    this.costReport = announced(this, name, args, reportCost(this, name, priced, actual, args));
    this.registerOutputs({
      serviceId: this.serviceId,
      serviceName: this.serviceName,
      arn: this.arn,
      availabilityZones: this.availabilityZones,
      privateDnsVerification: this.privateDnsVerification,
      loadBalancerArn: this.loadBalancerArn,
      targetGroupArns: this.targetGroupArns,
      costReport: this.costReport,
    });
  }
}

/** AWS lists a service's own Region among those that have it, and does not let it go. */
function supportedRegions({ otherRegions }: EndpointServiceArgs, own: pulumi.Input<string>) {
  return otherRegions === undefined || otherRegions.length === 0
    ? undefined
    : pulumi.output(own).apply((region) => [region, ...otherRegions]);
}

interface Placed {
  readonly region: string | undefined;
  readonly child: pulumi.CustomResourceOptions;
}

/** AWS makes it up with the service. */
function verificationOf(
  service: aws.ec2.VpcEndpointService,
): pulumi.Output<PrivateDnsVerification> {
  return service.privateDnsNameConfigurations.apply(([first]) => ({
    name: first?.name ?? "",
    type: first?.type ?? "",
    value: first?.value ?? "",
  }));
}

/** The record first: AWS looks for it when verification starts, and then for some minutes. */
function verify(
  name: string,
  service: aws.ec2.VpcEndpointService,
  verification: pulumi.Output<PrivateDnsVerification>,
  zoneId: pulumi.Input<string>,
  { region, child }: Placed,
): void {
  const record = new aws.route53.Record(
    `${name}-verification`,
    {
      zoneId,
      name: verification.name,
      type: "TXT",
      ttl: 1800,
      records: [verification.value],
    },
    child,
  );
  new aws.vpc.EndpointServicePrivateDnsVerification(
    `${name}-verification`,
    { serviceId: service.id, waitForVerification: true, region },
    { ...child, dependsOn: record },
  );
}

function plannedService(
  name: string,
  { loadBalancer, monthlyNlcuHours, otherRegions = [] }: EndpointServiceArgs,
): PlannedService {
  const units = monthlyNlcuHours === undefined ? undefined : decimal(monthlyNlcuHours);
  return {
    name,
    payer: name,
    loadBalancer: loadBalancer === undefined ? undefined : { monthlyNlcuHours: units },
    otherRegions,
  };
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { valueOfService } from "../shared/valueOfService";
import { ownValue } from "../../core/ownValue";
import { checkEndpointPolicy } from "../../core/checks/policy";
import type { PlannedEndpoint } from "../../core/plan";
import { planVpc } from "../../core/planTopology";
import { byShortName, keyFor } from "../../core/topology/serviceMap";
import { ServiceResolver, type RequestedService } from "../../core/topology/serviceNeeds";
import { announced, reportCost } from "../shared/costReport";
import { checked, raise, usableName } from "../shared/errors";
import { egressRules, type EgressRule } from "./egressRules";
import { checkGatewayArguments } from "./gatewayChecks";
import { componentRegion, issuesAtOnce, nameWhileUnknown, serviceNameFor } from "../shared/region";
import { byService, ownNetwork } from "../shared/services";
import { named } from "../shared/tags";
import type { GatewayEndpointsArgs } from "./gatewayArgs";

/**
 * Gateway endpoints of one VPC: routes to Amazon S3, DynamoDB or S3 Express that leave neither the VPC
 * nor a bill. They are free, by the hour and by the GB, and serve this VPC only: never a peered one, a
 * Transit Gateway's or a VPN's.
 *
 * Creating one breaks open connections to the service, whose source addresses turn private.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export class GatewayEndpoints extends pulumi.ComponentResource {
  /**
   * Endpoint ids by service.
   */
  public readonly endpointIds: pulumi.Output<{ [service: string]: string }>;
  /**
   * Endpoint ARNs by service.
   */
  public readonly arns: pulumi.Output<{ [service: string]: string }>;
  /**
   * Prefix list ids by service, for egress rules of clients' security groups. Network ACLs cannot name them.
   */
  public readonly prefixListIds: pulumi.Output<{ [service: string]: string }>;
  /**
   * The service's address blocks, by service.
   */
  public readonly cidrBlocks: pulumi.Output<{ [service: string]: string[] }>;
  /**
   * The estimate as JSON; the contract is in the package's README.
   */
  public readonly costReport: pulumi.Output<string>;

  /**
   * @param name Logical name; every child's name starts with it.
   * @param args Arguments; every problem with them is reported at once.
   * @param opts Options; providers, `protect` and the like reach the children.
   */
  constructor(name: string, args: GatewayEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("vpc-endpoints:index:GatewayEndpoints", usableName(name), args, opts);
    const names = args.services ?? ["s3"];
    const resolverIn = (region: string) => new ServiceResolver(region, {}, "Gateway");
    const servicesIn = (region: string) => resolverIn(region).request(names, ["services"]);
    const region = componentRegion(
      this,
      { region: args.region, services: names },
      (known) => servicesIn(known).issues,
    );
    const resolver = resolverIn(region.forShape);
    const requested = resolver.request(names, ["services"]);
    const issues = [
      ...requested.issues,
      ...checkGatewayArguments(args, requested.services, resolver),
    ];
    raise(issuesAtOnce(issues, region), this);

    const plan = planVpc(ownNetwork(name), requested.services.map(gatewayNeed));
    const endpoints = plan.endpoints.map((planned) => {
      const service = planned.service.name;
      const serviceName = pulumi
        .output(region.actual)
        .apply((known) => serviceNameFor(planned.service, "Gateway", known));
      const endpoint = new aws.ec2.VpcEndpoint(
        `${name}-${service}`,
        {
          vpcId: args.vpcId,
          vpcEndpointType: "Gateway",
          serviceName,
          routeTableIds: args.routeTableIds,
          policy: policyOf(args, planned, { resolver, component: this }),
          ...ipTypesOf(args),
          region: args.region,
          tags: named(`${name}-${service}`, args.tags),
        },
        {
          parent: this,
          aliases: [nameWhileUnknown(name, planned, region.knownInPreviews)],
          // A component's time limits do not reach its children by themselves.
          customTimeouts: opts?.customTimeouts,
        },
      );
      return [service, endpoint] as const;
    });

    this.endpointIds = byService(endpoints, (endpoint) => endpoint.id);
    this.arns = byService(endpoints, (endpoint) => endpoint.arn);
    this.prefixListIds = byService(endpoints, (endpoint) => endpoint.prefixListId);
    this.cidrBlocks = byService(endpoints, (endpoint) => endpoint.cidrBlocks);
    this.costReport = announced(
      this,
      name,
      args,
      reportCost(this, name, { model: "PerVpc", ...plan }, region.actual, args),
    );
    this.registerOutputs({
      endpointIds: this.endpointIds,
      arns: this.arns,
      prefixListIds: this.prefixListIds,
      cidrBlocks: this.cidrBlocks,
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

/**
 * Egress rules for a client's security group: HTTPS to every service of these gateway endpoints, and to
 * nothing else. Without them a security group that denies egress cuts its instances off from the service.
 */
export function gatewayEgressRules(endpoints: GatewayEndpoints): pulumi.Output<EgressRule[]> {
  return endpoints.prefixListIds.apply(egressRules);
}

function gatewayNeed(requested: RequestedService) {
  return { ...requested, monthlyDataGb: undefined, placement: undefined };
}

function policyOf(
  args: GatewayEndpointsArgs,
  planned: PlannedEndpoint,
  { resolver, component }: { resolver: ServiceResolver; component: pulumi.Resource },
) {
  const service = planned.service.name;
  const given = ownValue(byShortName(args.policies, resolver), service);
  const key = keyFor(args.policies, service, resolver);
  const path = given === undefined ? ["policy"] : ["policies", key];
  return checked(
    given ?? args.policy,
    (text) => checkEndpointPolicy(text, "Gateway", path),
    component,
  );
}

/** Sent only when given: AWS refuses options of interface endpoints on gateways. */
function ipTypesOf({ ipAddressType, dnsRecordIpType }: GatewayEndpointsArgs) {
  return {
    ipAddressType,
    dnsOptions: dnsRecordIpType === undefined ? undefined : { dnsRecordIpType },
  };
}

import type * as pulumi from "@pulumi/pulumi";
import { missingCompanions } from "../core/bundles";
import { checkServiceRegion } from "../core/checks/crossRegion";
import { checkIpTypes } from "../core/checks/ipTypes";
import { checkEndpointPolicy } from "../core/checks/policy";
import { checkPrivateNames } from "../core/checks/privateNames";
import { checkAllowedCidrBlocks } from "../core/checks/sources";
import { decimal } from "../core/decimal";
import { propertyPath, type Issue } from "../core/issues";
import { planVpc, type VpcPlan } from "../core/planTopology";
import { chooseSubnets } from "../core/subnets";
import { ServiceResolver, type RequestedService } from "../core/topology/serviceNeeds";
import { issuesOfPlain } from "./errors";
import type {
  InterfaceEndpointsArgs,
  InterfaceServiceOverrides,
  EndpointSubnet,
} from "./interfaceEndpoints";
import type { ComponentRegion } from "./region";
import { emptyIssue, notRequested, ownNetwork } from "./services";

/** The plan of a component, the subnets that each endpoint got, and everything wrong with its arguments. */
export interface InterfacePlan {
  readonly plan: VpcPlan;
  readonly subnets: ReadonlyMap<string, readonly EndpointSubnet[]>;
  readonly issues: readonly Issue[];
}

/** Decides in plain data what `InterfaceEndpoints` creates. */
export function planInterfaceEndpoints(
  name: string,
  args: InterfaceEndpointsArgs,
  region: ComponentRegion,
): InterfacePlan {
  const overrides = args.overrides ?? {};
  const resolver = new ServiceResolver(region.forShape, catalogOverrides(overrides), "Interface");
  const requested = resolver.request(args.services, ["services"]);
  const services = requested.services.filter(({ type }) => type === "Interface");
  const subnets = new Map<string, readonly EndpointSubnet[]>();
  const issues: Issue[] = [
    ...requested.issues.filter(
      (issue) => region.known !== undefined || issue.rule !== "home-region",
    ),
    ...argumentIssues(args, services),
    ...bundleWarnings(args, requested.services),
  ];
  const needs = services.map((one) => {
    const service = one.service.name;
    const choice = subnetsFor(args, overrides[service], one);
    issues.push(
      ...choice.issues,
      ...serviceIssues(args, overrides[service], one, choice.chosen),
      ...unknownNamesIssues(args, overrides[service], one),
    );
    subnets.set(service, choice.chosen);
    const gb = args.monthlyDataGb?.[service];
    return {
      ...one,
      privateDnsEnabled: privateDns(args, overrides[service], one),
      monthlyDataGb: gb === undefined || !Number.isFinite(gb) ? undefined : decimal(gb),
      placement: undefined,
      availabilityZones: choice.chosen.map(zoneName),
    };
  });
  const answering = needs.filter((need) => need.privateDnsEnabled).map((need) => need.service);
  issues.push(
    ...checkPrivateNames(answering).map((issue) => ({
      ...issue,
      path: propertyPath(["services"]),
    })),
  );
  return { plan: planVpc(ownNetwork(name), needs), subnets, issues };
}

function catalogOverrides(overrides: Readonly<Record<string, InterfaceServiceOverrides>>) {
  return Object.fromEntries(
    Object.entries(overrides).map(([service, { ports, privateDnsNames, privateDnsEnabled }]) => [
      service,
      { ports, privateDnsNames, privateDnsEnabled },
    ]),
  );
}

function zoneName(subnet: EndpointSubnet, index: number): string {
  return subnet.availabilityZone ?? subnet.availabilityZoneId ?? `subnet ${index + 1}`;
}

function privateDns(
  args: InterfaceEndpointsArgs,
  override: InterfaceServiceOverrides | undefined,
  requested: RequestedService,
): boolean {
  const wanted = override?.privateDnsEnabled ?? args.privateDnsEnabled ?? true;
  return wanted && requested.privateDnsEnabled;
}

function subnetsFor(
  args: InterfaceEndpointsArgs,
  override: InterfaceServiceOverrides | undefined,
  requested: RequestedService,
) {
  const service = requested.service.name;
  const own = override?.subnetIds?.map((subnetId): EndpointSubnet => ({ subnetId }));
  const given = own ?? args.subnets ?? args.subnetIds?.map((subnetId) => ({ subnetId })) ?? [];
  const path = own === undefined ? ["subnets"] : ["overrides", service, "subnetIds"];
  const choice = chooseSubnets<EndpointSubnet>(given, {
    unsupportedAvailabilityZoneIds: requested.service.unsupportedAvailabilityZoneIds,
    onUnsupported: args.onUnsupportedAvailabilityZone ?? "Drop",
    service,
    path,
  });
  if (choice.chosen.length > 0) return choice;
  const none: Issue = {
    severity: "error",
    rule: "some-subnet",
    path: propertyPath(path),
    message: `${service} has no subnet to be in`,
    wayOut: "Give one subnet in each Availability Zone of its clients",
  };
  return { chosen: [], issues: [...choice.issues, none] };
}

/** What is wrong with the arguments as a whole. */
function argumentIssues(
  args: InterfaceEndpointsArgs,
  services: readonly RequestedService[],
): Issue[] {
  const names = new Set(services.map(({ service }) => service.name));
  const perService = (map: object | undefined, property: string) =>
    Object.keys(map ?? {})
      .filter((service) => !names.has(service))
      .map((service) => notRequested(service, [property, service]));
  return [
    ...(services.length === 0 ? [emptyIssue()] : []),
    ...perService(args.overrides, "overrides"),
    ...perService(args.monthlyDataGb, "monthlyDataGb"),
    ...usageIssues(args.monthlyDataGb ?? {}),
    ...(args.subnets !== undefined && args.subnetIds !== undefined
      ? [either("subnetIds", "subnets and subnetIds", "Give one of the two")]
      : []),
    ...(args.securityGroupIds !== undefined && args.allowedCidrBlocks !== undefined
      ? [
          either(
            "allowedCidrBlocks",
            "securityGroupIds and allowedCidrBlocks",
            "Security groups that are given decide themselves who may connect; remove one of the two",
          ),
        ]
      : []),
    ...plainBlocks(args.allowedCidrBlocks),
    ...issuesOfPlain(args.policy, (text) => checkEndpointPolicy(text, "Interface", "policy")),
  ];
}

function either(path: string, what: string, wayOut: string): Issue {
  return { severity: "error", rule: "one-of-two", path, message: `${what} are both given`, wayOut };
}

function usageIssues(usage: Readonly<Record<string, number>>): Issue[] {
  return Object.entries(usage)
    .filter(([, gb]) => !Number.isFinite(gb) || gb < 0)
    .map(([service, gb]) => ({
      severity: "error",
      rule: "usage-amount",
      path: propertyPath(["monthlyDataGb", service]),
      value: gb,
      message: "not an amount of GB",
      wayOut: "Give 0 or more, or leave the service out where its traffic is unknown",
    }));
}

function plainBlocks(blocks: pulumi.Input<pulumi.Input<string>[]> | undefined): Issue[] {
  if (!Array.isArray(blocks)) return [];
  const items: readonly pulumi.Input<string>[] = blocks;
  return items.flatMap((block, index) =>
    typeof block === "string"
      ? checkAllowedCidrBlocks([block], ["allowedCidrBlocks"]).map((issue) => ({
          ...issue,
          path: propertyPath(["allowedCidrBlocks", index]),
        }))
      : [],
  );
}

/** What is wrong with the settings of one service. */
function serviceIssues(
  args: InterfaceEndpointsArgs,
  override: InterfaceServiceOverrides | undefined,
  { service }: RequestedService,
  subnets: readonly EndpointSubnet[],
): Issue[] {
  const at = (property: string) => propertyPath(["overrides", service.name, property]);
  const ipTypes = {
    ipAddressType: override?.ipAddressType ?? args.ipAddressType,
    dnsRecordIpType: override?.dnsRecordIpType ?? args.dnsRecordIpType,
  };
  const own = (property: "ipAddressType" | "dnsRecordIpType") => override?.[property] !== undefined;
  const issues = checkIpTypes(ipTypes, service, "Interface", (property) =>
    own(property) ? at(property) : property,
  );
  if (override?.policy !== undefined && service.policySupported === false) {
    issues.push({
      severity: "error",
      rule: "policy-supported",
      path: at("policy"),
      message: `${service.name} takes no endpoint policy`,
      wayOut: "Remove the policy; restrict access in IAM policies instead",
    });
  }
  issues.push(
    ...issuesOfPlain(override?.policy, (text) =>
      checkEndpointPolicy(text, "Interface", at("policy")),
    ),
  );
  if (override?.serviceRegion !== undefined) {
    issues.push(
      ...checkServiceRegion(service, override.serviceRegion, subnets, at("serviceRegion")),
    );
  }
  return [
    ...issues,
    ...addressIssues(override, subnets, at),
    ...inboundOnlyIssues(args, service.name),
  ];
}

function addressIssues(
  override: InterfaceServiceOverrides | undefined,
  subnets: readonly EndpointSubnet[],
  at: (property: string) => string,
): Issue[] {
  const addresses = override?.privateIpAddresses;
  if (addresses === undefined || addresses.length === subnets.length) return [];
  return [
    {
      severity: "error",
      rule: "address-per-subnet",
      path: at("privateIpAddresses"),
      value: addresses.length,
      message: `the endpoint has ${subnets.length} subnets, and each needs one address`,
      wayOut:
        "Give one address a subnet, in the same order, none of them a subnet's first four or its last",
    },
  ];
}

/** AWS refuses the option without a gateway endpoint in the VPC, through which the VPC's own traffic goes. */
function inboundOnlyIssues(args: InterfaceEndpointsArgs, service: string): Issue[] {
  const asked = args.privateDnsOnlyForInboundResolverEndpoint === true && service === "s3";
  if (!asked || args.s3GatewayEndpointId !== undefined) return [];
  return [
    {
      severity: "error",
      rule: "inbound-only-needs-gateway",
      path: "privateDnsOnlyForInboundResolverEndpoint",
      value: true,
      message: "this needs a gateway endpoint for S3 in the same VPC",
      wayOut: "Pass its id as s3GatewayEndpointId, or set the property to false",
    },
  ];
}

/** Nobody says whether the service has names of its own: AWS refuses private DNS where it has none. */
function unknownNamesIssues(
  args: InterfaceEndpointsArgs,
  override: InterfaceServiceOverrides | undefined,
  { service }: RequestedService,
): Issue[] {
  const decided = override?.privateDnsEnabled !== undefined || args.privateDnsEnabled === false;
  if (service.privateDnsSupported !== undefined || decided) return [];
  return [
    {
      severity: "warning",
      rule: "private-dns-unknown",
      path: propertyPath(["overrides", service.name, "privateDnsEnabled"]),
      message: `nothing says that ${service.name} has private DNS names, so its private DNS is left off`,
      wayOut: "Set it to true or false",
    },
  ];
}

/** Gateway members of a bundle are built by another component: say so once, unless it is there. */
function bundleWarnings(
  args: InterfaceEndpointsArgs,
  services: readonly RequestedService[],
): Issue[] {
  const names = services.map(({ service }) => service.name);
  const hasS3 = args.s3GatewayEndpointId !== undefined ? [...names, "s3"] : names;
  const left = services.filter(
    ({ type, service }) =>
      type === "Gateway" && !(service.name === "s3" && args.s3GatewayEndpointId !== undefined),
  );
  return [
    ...left.map(({ service, requestedAs }): Issue => ({
      severity: "warning",
      rule: "bundle-gateway",
      path: "services",
      value: requestedAs,
      message: `this bundle also needs ${service.name}'s gateway endpoint, which this component does not build`,
      wayOut:
        "Build GatewayEndpoints in the VPC and pass its S3 endpoint id as s3GatewayEndpointId",
    })),
    ...missingCompanions(hasS3).map(({ service, missing, why }): Issue => ({
      severity: "warning",
      rule: "missing-companion",
      path: "services",
      value: service,
      message: `${missing} is not among them, and ${why}`,
      wayOut: `Add ${missing}, unless the VPC has another way to it`,
    })),
  ];
}

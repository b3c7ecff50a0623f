import type * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../../core/ownValue";
import { missingCompanions } from "../../core/bundles";
import { checkChoice } from "../../core/checks/choice";
import { checkServiceRegion } from "../../core/checks/crossRegion";
import { checkFixedAddresses } from "../../core/checks/fixedAddresses";
import { checkIpTypes } from "../../core/checks/ipTypes";
import { checkListedOnce } from "../../core/checks/listedOnce";
import { checkEndpointPolicy } from "../../core/checks/policy";
import { checkPorts } from "../../core/checks/ports";
import { checkRegionName } from "../../core/checks/regionName";
import { checkAllowedCidrBlocks } from "../../core/checks/sources";
import { checkMonthlyGb } from "../../core/checks/usage";
import { error, warning, type Issue, type Path } from "../../core/issues";
import { partitionOf } from "../../core/partitions";
import { checkQuota } from "../../core/quotas";
import { checkServiceKeys } from "../../core/topology/serviceMap";
import type { RequestedService, ServiceResolver } from "../../core/topology/serviceNeeds";
import { checkBudgetArguments } from "../shared/budget";
import { CostReport } from "../shared/costReport";
import { issuesOfPlain } from "../shared/errors";
import type { OnUnsupportedAvailabilityZone } from "../shared/choices";
import type {
  EndpointSubnet,
  InterfaceEndpointsArgs,
  InterfaceServiceOverrides,
} from "./interfaceArgs";
import { oneByOne, type Ids } from "../shared/listedIds";
import { checkQuotaArguments } from "../shared/quotas";
import { emptyIssue, onlyRequested } from "../shared/services";

/** A service of the component with what was decided for it. */
export interface DecidedService {
  readonly requested: RequestedService;
  readonly override: InterfaceServiceOverrides | undefined;
  readonly subnets: readonly EndpointSubnet[];
  readonly privateDnsEnabled: boolean;
}

const UNSUPPORTED_ZONE: readonly OnUnsupportedAvailabilityZone[] = ["Drop", "Refuse"];

/** What is wrong with the keys of maps by service, as they were written. */
export function checkServiceKeysOf(
  args: InterfaceEndpointsArgs,
  services: readonly RequestedService[],
  resolver: ServiceResolver,
): Issue[] {
  return (["overrides", "monthlyDataGb"] as const).flatMap((property) =>
    checkServiceKeys(args[property], onlyRequested(resolver, services, [property])),
  );
}

/** What is wrong with the arguments as a whole. */
export function checkArguments(
  args: InterfaceEndpointsArgs,
  services: readonly RequestedService[],
): Issue[] {
  return [
    ...(args.region === undefined ? [] : checkRegionName(args.region, ["region"])),
    ...(services.length === 0 ? [emptyIssue()] : []),
    ...checkUsage(args.monthlyDataGb ?? {}),
    ...checkSubnets(args, services),
    ...checkChoice(args.onUnsupportedAvailabilityZone, UNSUPPORTED_ZONE, [
      "onUnsupportedAvailabilityZone",
    ]),
    ...checkChoice(args.costReport, Object.values(CostReport), ["costReport"]),
    ...checkBudgetArguments(args.budget),
    ...checkSources(args),
    ...checkQuotaArguments(args.quotas),
    ...checkQuota("interfaceEndpoints", services.length, args.quotas ?? {}, ["services"]),
    ...issuesOfPlain(args.policy, (text) => checkEndpointPolicy(text, "Interface", ["policy"])),
  ];
}

/** The property that gives the component's subnets. */
export function subnetsProperty(args: InterfaceEndpointsArgs): "subnets" | "subnetIds" {
  return args.subnets === undefined && args.subnetIds !== undefined ? "subnetIds" : "subnets";
}

/** Subnets that come as one output, where a service has none of its own. */
export function listToCome(
  { subnets, subnetIds }: InterfaceEndpointsArgs,
  override: InterfaceServiceOverrides | undefined,
): Ids | undefined {
  const isList = subnets === undefined && subnetIds !== undefined && !Array.isArray(subnetIds);
  return isList && override?.subnetIds === undefined ? subnetIds : undefined;
}

/** What is wrong with subnets that came as one output, once they are known. */
export function checkListThatCame(ids: readonly string[]): Issue[] {
  return ids.length === 0
    ? [noSubnet("the endpoints have", ["subnetIds"])]
    : checkRepeatedSubnets(ids, ["subnetIds"]);
}

/** An endpoint is nowhere without a subnet. */
export function noSubnet(who: string, path: Path): Issue {
  return error("some-subnet", path, {
    message: `${who} no subnet to be in`,
    wayOut: "Give one subnet in each Availability Zone of the clients",
  });
}

function checkSubnets(
  args: InterfaceEndpointsArgs,
  services: readonly RequestedService[],
): Issue[] {
  if (args.subnets !== undefined && args.subnetIds !== undefined) {
    return [either(["subnetIds"], "subnets and subnetIds", "Give one of the two")];
  }
  if (listToCome(args, undefined) !== undefined) return [];
  const ids = args.subnets?.map(({ subnetId }) => subnetId) ?? oneByOne(args.subnetIds) ?? [];
  const path = [subnetsProperty(args)];
  const needed = services.some(
    ({ service }) => ownValue(args.overrides, service.name)?.subnetIds === undefined,
  );
  if (ids.length === 0 && needed) return [noSubnet("the endpoints have", path)];
  return checkRepeatedSubnets(ids, path);
}

/** AWS refuses a second subnet in an Availability Zone, and the same subnet is in the same one. */
function checkRepeatedSubnets(ids: readonly pulumi.Input<string>[], path: Path): Issue[] {
  return checkListedOnce(ids, {
    rule: "subnet-once",
    path,
    message: "the subnet is listed twice; an endpoint has one in each Availability Zone",
    wayOut: "List each subnet once",
  });
}

function either(path: Path, what: string, wayOut: string): Issue {
  return error("one-of-two", path, { message: `${what} are both given`, wayOut });
}

function checkUsage(usage: Readonly<Record<string, number>>): Issue[] {
  return Object.entries(usage).flatMap(([service, gb]) =>
    checkMonthlyGb(gb, ["monthlyDataGb", service]),
  );
}

/** Who may connect: security groups that are given, or blocks for the component's own. */
function checkSources(args: InterfaceEndpointsArgs): Issue[] {
  const both = args.securityGroupIds !== undefined && args.allowedCidrBlocks !== undefined;
  return [
    ...(both
      ? [
          either(
            ["allowedCidrBlocks"],
            "securityGroupIds and allowedCidrBlocks",
            "Security groups that are given decide themselves who may connect; remove one of the two",
          ),
        ]
      : []),
    ...checkGroups(args.securityGroupIds, ["securityGroupIds"]),
    ...checkPlainBlocks(args.allowedCidrBlocks),
  ];
}

/** AWS takes an empty list for the VPC's default security group, which lets no client in. */
function checkGroups(
  ids: pulumi.Input<pulumi.Input<string>[]> | undefined,
  path: Path,
): readonly Issue[] {
  if (!Array.isArray(ids) || ids.length > 0) return [];
  return [
    error("some-security-group", path, {
      value: [],
      message: "AWS would take the VPC's default security group instead of none",
      wayOut: "Name the security groups, or leave the property out for one of the component's own",
    }),
  ];
}

/** What is known of the blocks now; those that are Outputs are checked with the others once they are known. */
function checkPlainBlocks(blocks: pulumi.Input<pulumi.Input<string>[]> | undefined): Issue[] {
  return Array.isArray(blocks) ? checkAllowedCidrBlocks(blocks, ["allowedCidrBlocks"]) : [];
}

/** What is wrong with the settings of one service. */
export function checkService(args: InterfaceEndpointsArgs, decided: DecidedService): Issue[] {
  const { override, subnets, requested } = decided;
  const { service } = requested;
  const at = (property: string) => ["overrides", service.name, property];
  const ipTypes = {
    ipAddressType: override?.ipAddressType ?? args.ipAddressType,
    dnsRecordIpType: override?.dnsRecordIpType ?? args.dnsRecordIpType,
  };
  return [
    ...checkIpTypes(ipTypes, service, "Interface", (property) =>
      override?.[property] === undefined ? [property] : at(property),
    ),
    ...checkPolicy(override, requested, at("policy")),
    ...checkRepeatedSubnets(override?.subnetIds ?? [], at("subnetIds")),
    ...checkGroups(override?.securityGroupIds, at("securityGroupIds")),
    ...(override?.ports === undefined ? [] : checkPorts(override.ports, at("ports"))),
    ...(override?.serviceRegion === undefined
      ? []
      : checkServiceRegion(service, override.serviceRegion, subnets, at("serviceRegion"))),
    ...(override?.privateIpAddresses === undefined
      ? []
      : checkFixedAddresses(override.privateIpAddresses, {
          subnets: listToCome(args, override) === undefined ? subnets.length : undefined,
          ipAddressType: ipTypes.ipAddressType,
          path: at("privateIpAddresses"),
        })),
    ...checkUnknownNames(args, decided),
  ];
}

function checkPolicy(
  override: InterfaceServiceOverrides | undefined,
  { service }: RequestedService,
  path: Path,
): Issue[] {
  if (override?.policy === undefined) return [];
  const issues = issuesOfPlain(override.policy, (text) =>
    checkEndpointPolicy(text, "Interface", path),
  );
  if (service.policySupported !== false) return [...issues];
  return [
    error("policy-supported", path, {
      message: `${service.name} takes no endpoint policy`,
      wayOut: "Remove the policy; restrict access in IAM policies instead",
    }),
    ...issues,
  ];
}

/** Nobody says whether the service has names of its own: AWS refuses private DNS where it has none. */
function checkUnknownNames(
  args: InterfaceEndpointsArgs,
  { override, requested: { service } }: DecidedService,
): Issue[] {
  const decided = override?.privateDnsEnabled !== undefined || args.privateDnsEnabled === false;
  if (service.privateDnsSupported !== undefined || decided) return [];
  return [
    warning("private-dns-unknown", ["overrides", service.name, "privateDnsEnabled"], {
      message: service.inCatalog
        ? `nothing says that ${service.name} has private DNS names, so its private DNS is left off`
        : `the catalog does not know ${service.serviceName}: port 443 is assumed, and its private DNS is left off`,
      wayOut: "Set it to true or false",
    }),
  ];
}

/**
 * S3's private DNS for inbound Resolver endpoints alone: AWS refuses it without a gateway endpoint in
 * the VPC, through which the VPC's own traffic goes, and it says nothing without S3's private DNS.
 */
export function checkInboundOnly(
  args: InterfaceEndpointsArgs,
  services: readonly DecidedService[],
): Issue[] {
  if (args.privateDnsOnlyForInboundResolverEndpoint !== true) return [];
  const path = ["privateDnsOnlyForInboundResolverEndpoint"];
  const s3 = services.find(({ requested }) => requested.service.name === "s3");
  if (s3?.privateDnsEnabled !== true) {
    return [
      warning("inbound-only-without-effect", path, {
        value: true,
        message: "this concerns S3's interface endpoint with private DNS, which is not built here",
        wayOut: "Add s3 to `services` with its private DNS on, or remove the property",
      }),
    ];
  }
  if (args.s3GatewayEndpointId !== undefined) return [];
  return [
    error("inbound-only-needs-gateway", path, {
      value: true,
      message: "this needs a gateway endpoint for S3 in the same VPC",
      wayOut: "Pass its id as s3GatewayEndpointId, or set the property to false",
    }),
  ];
}

/**
 * AWS asks for a gateway endpoint beside S3's interface endpoint with private DNS, unless the inbound-only setting is
 * sent as false. The provider sends it for names that begin with `com.amazonaws` alone, and China's begin with `cn`.
 */
export function checkS3InChina(
  args: InterfaceEndpointsArgs,
  services: readonly RequestedService[],
  region: string,
): Issue[] {
  if (partitionOf(region).name !== "aws-cn" || args.s3GatewayEndpointId !== undefined) return [];
  const isAsked = services.some(
    ({ service, type }) => service.name === "s3" && type === "Interface",
  );
  const own = ownValue(args.overrides, "s3")?.privateDnsEnabled;
  if (!isAsked || (own ?? args.privateDnsEnabled) === false) return [];
  return [
    error("s3-private-dns-in-china", ["privateDnsOnlyForInboundResolverEndpoint"], {
      value: args.privateDnsOnlyForInboundResolverEndpoint ?? false,
      message:
        "in China the provider does not send false, and without it AWS asks for a gateway endpoint of S3 in the VPC",
      wayOut:
        "Set it to true and pass the gateway endpoint's id as s3GatewayEndpointId, or turn S3's private DNS off in overrides",
    }),
  ];
}

/** Gateway members of a bundle are built by another component: say so once, unless it is there. */
export function checkBundles(
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
    ...left.map(({ service, requestedAs }): Issue =>
      warning("bundle-gateway", ["services"], {
        value: requestedAs,
        message: `this bundle also needs ${service.name}'s gateway endpoint, which this component does not build`,
        wayOut:
          service.name === "s3"
            ? "Build GatewayEndpoints in the VPC and pass its S3 endpoint id as s3GatewayEndpointId"
            : `Build GatewayEndpoints with ${service.name} in the VPC`,
      }),
    ),
    ...missingCompanions(hasS3).map(({ service, missing, why }): Issue =>
      warning("missing-companion", ["services"], {
        value: service,
        message: `${missing} is not among them, and ${why}`,
        wayOut: `Add ${missing}, unless the VPC has another way to it`,
      }),
    ),
  ];
}

import type * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../../core/ownValue";
import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import { checkPrivateNames } from "../../core/checks/privateNames";
import { checkOwnShadows } from "../../core/checks/shadows";
import { decimal } from "../../core/decimal";
import type { Issue } from "../../core/issues";
import { planVpc, type VpcPlan } from "../../core/planTopology";
import { checkSecurityGroups } from "../../core/securityGroups";
import { chooseSubnets, type SubnetChoice } from "../../core/subnets";
import { atWrittenKeys, byShortName, keyFor } from "../../core/topology/serviceMap";
import { ServiceResolver } from "../../core/topology/serviceNeeds";
import {
  checkArguments,
  checkBundles,
  checkInboundOnly,
  checkS3InChina,
  noSubnet,
  checkService,
  checkServiceKeysOf,
  listToCome,
  subnetsProperty,
  type DecidedService,
} from "./interfaceChecks";
import type { EndpointSubnet, InterfaceEndpointsArgs } from "./interfaceArgs";
import { issuesAtOnce, type ComponentRegion } from "../shared/region";
import { notSaidByParent } from "../shared/saidByParent";
import { listedIds, oneByOne } from "../shared/listedIds";
import type { PlanToPrice } from "../shared/costReport";
import { ownNetwork } from "../shared/services";

/** The plan of a component, the subnets that each endpoint got, and everything wrong with its arguments. */
export interface InterfacePlan {
  /** The arguments with their maps by the services' short names. */
  readonly args: InterfaceEndpointsArgs;
  /** The key that `overrides` has for a service, as it was written. */
  readonly overrideKey: (service: string) => string;
  readonly plan: VpcPlan;
  /** By service; those whose subnets come as one output have none here. */
  readonly subnets: ReadonlyMap<string, readonly EndpointSubnet[]>;
  readonly issues: readonly Issue[];
}

/** Decides in plain data what `InterfaceEndpoints` creates. */
export function planInterfaceEndpoints(
  name: string,
  given: InterfaceEndpointsArgs,
  region: ComponentRegion,
): InterfacePlan {
  const resolver = resolverOf(given, region.forShape);
  const requested = resolver.request(given.services, ["services"]);
  const interfaces = requested.services.filter(({ type }) => type === "Interface");
  const args = withShortNames(given, resolver);
  const issues: Issue[] = [
    // That the catalog does not know a service is said beside what follows for its private DNS.
    ...issuesAtOnce(requested.issues, region).filter(({ rule }) => rule !== "service-in-catalog"),
    ...(region.given ? checkS3InChina(args, requested.services, region.forShape) : []),
    ...checkArguments(args, interfaces),
    ...checkBundles(args, requested.services),
  ];
  const services = interfaces.map((one): DecidedService => {
    const override = ownValue(args.overrides, one.service.name);
    const choice = subnetsFor(args, one.service.name, one.service.unsupportedAvailabilityZoneIds);
    const wanted = override?.privateDnsEnabled ?? args.privateDnsEnabled ?? true;
    const decided = {
      requested: one,
      override,
      subnets: choice.chosen,
      privateDnsEnabled: wanted && one.privateDnsEnabled,
    };
    issues.push(...choice.issues, ...checkService(args, decided));
    return decided;
  });
  issues.push(
    ...checkInboundOnly(args, services),
    ...checkPrivateNamesOnce(services),
    ...checkShadows(services),
    ...checkRules(args, services),
  );
  const written = (["overrides", "monthlyDataGb"] as const).reduce<readonly Issue[]>(
    (found, property) => atWrittenKeys(found, property, given[property], resolver),
    issues,
  );
  return {
    args,
    overrideKey: (service) => keyFor(given.overrides, service, resolver),
    plan: planOf(name, args, services),
    subnets: new Map(services.map((one) => [one.requested.service.name, one.subnets])),
    issues: notSaidByParent(
      [...written, ...issuesAtOnce(checkServiceKeysOf(given, interfaces, resolver), region)],
      given,
    ),
  };
}

/** What is priced: with as many subnets as their output has, once that is known. */
export function planToPrice(
  name: string,
  given: InterfaceEndpointsArgs,
  region: ComponentRegion,
  planned: InterfacePlan,
): PlanToPrice | Promise<PlanToPrice> {
  const model = "PerVpc" as const;
  const { subnets, subnetIds } = given;
  if (subnets !== undefined || subnetIds === undefined || Array.isArray(subnetIds)) {
    return { model, ...planned.plan };
  }
  return listedIds(subnetIds).then((listed) => ({
    model,
    ...(listed === undefined
      ? planned
      : planInterfaceEndpoints(name, { ...given, subnetIds: listed }, region)
    ).plan,
  }));
}

function withShortNames(
  args: InterfaceEndpointsArgs,
  resolver: ServiceResolver,
): InterfaceEndpointsArgs {
  const { overrides, monthlyDataGb } = args;
  return {
    ...args,
    ...(overrides === undefined ? {} : { overrides: byShortName(overrides, resolver) }),
    ...(monthlyDataGb === undefined ? {} : { monthlyDataGb: byShortName(monthlyDataGb, resolver) }),
  };
}

/** What only the Region decides of the arguments. */
export function issuesInRegion(args: InterfaceEndpointsArgs, region: string): readonly Issue[] {
  const resolver = resolverOf(args, region);
  const { services, issues } = resolver.request(args.services, ["services"]);
  return [...issues, ...checkS3InChina(withShortNames(args, resolver), services, region)];
}

function resolverOf(args: InterfaceEndpointsArgs, region: string): ServiceResolver {
  const overrides = Object.entries(args.overrides ?? {});
  const ofCatalog = overrides.map(
    ([service, { ports, privateDnsNames, privateDnsEnabled }]) =>
      [service, { ports, privateDnsNames, privateDnsEnabled }] as const,
  );
  const regions = overrides.flatMap(([service, { serviceRegion }]) =>
    serviceRegion === undefined ? [] : [[service, serviceRegion] as const],
  );
  return new ServiceResolver(
    region,
    Object.fromEntries(ofCatalog),
    "Interface",
    Object.fromEntries(regions),
  );
}

function planOf(
  name: string,
  args: InterfaceEndpointsArgs,
  services: readonly DecidedService[],
): VpcPlan {
  const network = { ...ownNetwork(name), cidrBlocks: plainBlocks(args) };
  const needs = services.map(({ requested, override, subnets, privateDnsEnabled }) => {
    const gb = ownValue(args.monthlyDataGb, requested.service.name);
    return {
      ...requested,
      privateDnsEnabled,
      monthlyDataGb: gb === undefined || !Number.isFinite(gb) ? undefined : decimal(gb),
      placement: undefined,
      availabilityZones: subnets.map(zoneName),
      serviceRegion: override?.serviceRegion,
    };
  });
  // Whoever brings security groups for a service decides its ports there.
  const behindOwnGroup = needs.filter(
    ({ service }) =>
      args.securityGroupIds === undefined &&
      ownValue(args.overrides, service.name)?.securityGroupIds === undefined,
  );
  return {
    ...planVpc(network, needs),
    securityGroups: planVpc(network, behindOwnGroup, args.quotas).securityGroups,
  };
}

/** Blocks that the program names, so that it is known how many rules they are; none where they wait for anything. */
function plainBlocks({ allowedCidrBlocks: blocks }: InterfaceEndpointsArgs): string[] {
  if (!Array.isArray(blocks)) return [];
  const texts = blocks.filter((block) => typeof block === "string");
  return texts.length === blocks.length ? texts : [];
}

/** More rules than the account has room for: a warning, or more than anybody has. */
function checkRules(args: InterfaceEndpointsArgs, services: readonly DecidedService[]): Issue[] {
  if (args.securityGroupIds !== undefined) return [];
  const ports = services
    .filter(({ override }) => override?.securityGroupIds === undefined)
    .flatMap(({ requested }) => requested.service.ports);
  return checkSecurityGroups(ports, plainBlocks(args), args.quotas ?? {}, ["allowedCidrBlocks"]);
}

function zoneName(subnet: EndpointSubnet, index: number): string {
  return subnet.availabilityZone ?? subnet.availabilityZoneId ?? `subnet ${index + 1}`;
}

function subnetsFor(
  args: InterfaceEndpointsArgs,
  service: string,
  unsupportedAvailabilityZoneIds: readonly string[],
): SubnetChoice<EndpointSubnet> {
  const override = ownValue(args.overrides, service);
  if (listToCome(args, override) !== undefined) return { chosen: [], issues: [] };
  const own = override?.subnetIds;
  const shared = args.subnets ?? oneByOne(args.subnetIds)?.map((subnetId) => ({ subnetId })) ?? [];
  const known = (subnetId: pulumi.Input<string>): EndpointSubnet =>
    shared.find((one) => one.subnetId === subnetId) ?? { subnetId };
  const given = own?.map(known) ?? shared;
  const path = own === undefined ? [subnetsProperty(args)] : ["overrides", service, "subnetIds"];
  const choice = chooseSubnets<EndpointSubnet>(given, {
    unsupportedAvailabilityZoneIds,
    onUnsupported: args.onUnsupportedAvailabilityZone ?? "Drop",
    service,
    path,
  });
  // That the component itself has none is said once, not for each service.
  if (choice.chosen.length > 0 || (own === undefined && given.length === 0)) return choice;
  return { chosen: [], issues: [...choice.issues, noSubnet(`${service} has`, path)] };
}

function checkPrivateNamesOnce(services: readonly DecidedService[]): Issue[] {
  return checkPrivateNames(answering(services)).map((issue) => ({ ...issue, path: ["services"] }));
}

function checkShadows(services: readonly DecidedService[]): Issue[] {
  const own = answering(services);
  return checkOwnShadows(own, new Set(own.map(({ name }) => name)), ["services"]);
}

/** Services whose names the VPC resolves to their endpoints. */
function answering(services: readonly DecidedService[]): ServiceDetails[] {
  return services
    .filter(({ privateDnsEnabled }) => privateDnsEnabled)
    .map(({ requested }) => requested.service);
}

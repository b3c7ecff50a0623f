import type * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../../core/ownValue";
import { connectivityOf, WAYS } from "../../core/connectivity/ways";
import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import { decimal } from "../../core/decimal";
import { error, type Issue } from "../../core/issues";
import { isForeign, ownerOf } from "../../core/account";
import type { AddressRecord } from "../../core/plan";
import { everyBlock } from "../../core/everyBlock";
import { planHub, type Spoke } from "../../core/planTopology";
import { onePerZone } from "../../core/subnetPlaces";
import { chooseSubnets } from "../../core/subnets";
import { atWrittenKeys, byShortName, type ByService } from "../../core/topology/serviceMap";
import { ServiceResolver, type RequestedService } from "../../core/topology/serviceNeeds";
import type { ServiceNeed, TopologyHub } from "../../core/topology/topology";
import type { InterfaceEndpointsArgs } from "../interface/interfaceArgs";
import { planInterfaceEndpoints } from "../interface/interfacePlan";
import { given } from "../shared/given";
import type { PlanToPrice } from "../shared/costReport";
import { listedIds, oneByOne, type Ids } from "../shared/listedIds";
import { ANY_REGION, issuesAtOnce, type ComponentRegion } from "../shared/region";
import { routeTablesOf } from "../shared/routeTables";
import { notSaidByParent, saidByParent } from "../shared/saidByParent";
import { checkHubArguments, checkHubServiceKeys } from "./hubChecks";
import type { EndpointHubArgs } from "./hubArgs";
import type { PlannedSpoke, DecidedHub } from "./plannedHub";

/**
 * Decides what `EndpointHub` creates. Without a Region the checks run that no Region changes; `answers`
 * are AWS's own, by service.
 */
export function planHubArgs(
  name: string,
  written: EndpointHubArgs,
  given: string | undefined,
  answers?: ReadonlyMap<string, ServiceDetails>,
): DecidedHub {
  const region = given ?? ANY_REGION;
  const asking = answers === undefined && written.lookUpServices !== false;
  const resolver = new ServiceResolver(region, serviceOverrides(written), "Interface");
  const requested = resolver.request(written.services, ["services"]);
  const args = withShortNames(written, requested.services, resolver);
  const needs = requested.services.map((one): ServiceNeed => ({
    ...one,
    service: answers?.get(one.service.name) ?? one.service,
    type: "Interface",
    monthlyDataGb: undefined,
    placement: undefined,
  }));
  const hub = topologyHub(name, args);
  const spokes = Object.entries(args.spokes).map(([spoke, one]) => ({
    name: spoke,
    args: one,
    foreign: isForeign(ownerOf(one.accountId, hub.payer), hub),
  }));
  const uses = spokes.map((spoke) => spokeOf(spoke, hub, needs, resolver));
  const placed = placeEndpoints(args, needs);
  const endpoints = endpointArgs(args, needs, hub, { region, subnets: placed.subnets });
  const componentRegion: ComponentRegion = {
    forShape: region,
    given: given !== undefined,
    actual: region,
    knownInPreviews: region,
  };
  const own = planInterfaceEndpoints(name, endpoints, componentRegion);
  const zones = new Map(
    own.plan.endpoints.map((endpoint) => [endpoint.service.name, endpoint.availabilityZones]),
  );
  const planned = planHub(hub, uses, needs, args.quotas);
  return {
    region,
    needs,
    spokes,
    endpoints: saidByParent(withPolicies(endpoints, needs)),
    plan: {
      ...planned,
      endpoints: planned.endpoints.map((endpoint) => ({
        ...endpoint,
        availabilityZones: zones.get(endpoint.service.name) ?? endpoint.availabilityZones,
      })),
    },
    issues: atWrittenKeys(
      [
        ...notSaidByParent(
          issuesAtOnce(requested.issues, componentRegion).filter(
            // AWS is asked for the zones.
            ({ rule }) => rule !== "partial-zones" || written.lookUpServices === false,
          ),
          written,
        ),
        ...placed.issues,
        ...own.issues.filter((one) => one.severity === "error" && !isSaid(one, requested.issues)),
        ...checkHubArguments(args, { name, region, needs, hub, spokes, resolver, asking }),
        ...issuesAtOnce(
          checkHubServiceKeys(written, requested.services, resolver),
          componentRegion,
        ),
      ],
      "overrides",
      written.overrides,
      resolver,
    ),
  };
}

/** What is priced: the hub's own share, with as many subnets as their output has once that is known. */
export function hubToPrice(
  planned: DecidedHub,
  args: EndpointHubArgs,
  planWith: (listed: EndpointHubArgs) => DecidedHub,
): PlanToPrice | Promise<PlanToPrice> {
  const { subnets, subnetIds } = args;
  if (subnets !== undefined || subnetIds === undefined || Array.isArray(subnetIds)) {
    return hubsShare(planned);
  }
  return listedIds(subnetIds).then((listed) =>
    hubsShare(listed === undefined ? planned : planWith({ ...args, subnetIds: listed })),
  );
}

/** The hub's part of the bill; spokes report their attachments themselves. */
function hubsShare({ plan }: DecidedHub) {
  const attachments = plan.hub.attachments.filter(({ role }) => role === "hub");
  return { model: "Centralized" as const, ...plan, hub: { ...plan.hub, attachments } };
}

/** Maps by short names; what a map says of other services than the hub's is wrong and said elsewhere. */
function withShortNames(
  args: EndpointHubArgs,
  services: readonly RequestedService[],
  resolver: ServiceResolver,
): EndpointHubArgs {
  const served = new Set(services.map(({ service }) => service.name));
  const ofHub = <T>(map: ByService<T>) =>
    Object.fromEntries(
      Object.entries(byShortName(map, resolver)).filter(([name]) => served.has(name)),
    );
  const spokes = Object.entries(args.spokes).map(([name, { monthlyDataGb, ...spoke }]) => [
    name,
    { ...spoke, ...(monthlyDataGb === undefined ? {} : { monthlyDataGb: ofHub(monthlyDataGb) }) },
  ]);
  return {
    ...args,
    ...(args.overrides === undefined ? {} : { overrides: ofHub(args.overrides) }),
    spokes: Object.fromEntries(spokes) as EndpointHubArgs["spokes"],
  };
}

/** The endpoints find the same wrong with a service as the hub, at its place in another list. */
function isSaid({ rule, value }: Issue, issues: readonly Issue[]): boolean {
  return issues.some((said) => said.rule === rule && said.value === value);
}

function serviceOverrides(args: EndpointHubArgs) {
  return Object.fromEntries(
    Object.entries(args.overrides ?? {}).map(([service, { privateDnsNames, ports }]) => [
      service,
      { privateDnsNames, ports },
    ]),
  );
}

function topologyHub(name: string, args: EndpointHubArgs): TopologyHub {
  const connectivity = connectivityOf(args.connectivity);
  return {
    name,
    ...ownerOf(args.accountId, name),
    cidrBlocks: args.cidrBlocks,
    availabilityZones: (oneByOne(attachmentSubnetIds(args)) ?? []).map(
      (_, index) => `subnet ${index + 1}`,
    ),
    routeTables: routeTablesOf(args).length,
    attached: args.transitGatewayAttachmentId !== undefined,
    connectivity,
    connectivityExists: WAYS[connectivity].alwaysExists || args.transitGatewayId !== undefined,
    dns: args.dns ?? "PrivateHostedZones",
    profileContents: args.profileContents ?? "Endpoints",
    recordTypes: recordTypes(args),
    acknowledgeShadowing: args.acknowledgeShadowing ?? [],
    assumed: false,
  };
}

/** The attachment takes one subnet in each zone, of those that are given for it or of the endpoints'. */
export function attachmentSubnetIds(args: EndpointHubArgs): Ids {
  return (
    args.attachmentSubnetIds ??
    args.subnetIds ??
    onePerZone(args.subnets ?? []).map(({ subnetId }) => subnetId)
  );
}

/** An address type that the endpoint lacks gets no record: Route 53 would answer it with nothing. */
function recordTypes({ ipAddressType, dnsRecordIpType }: EndpointHubArgs): AddressRecord[] {
  const answers = dnsRecordIpType === "service-defined" ? undefined : dnsRecordIpType;
  switch (answers ?? ipAddressType ?? "ipv4") {
    case "ipv6":
      return ["AAAA"];
    case "dualstack":
      return ["A", "AAAA"];
    case "ipv4":
    default:
      return ["A"];
  }
}

function spokeOf(
  { name, args }: PlannedSpoke,
  hub: TopologyHub,
  needs: readonly ServiceNeed[],
  resolver: ServiceResolver,
): Spoke {
  const wanted =
    args.services === undefined
      ? undefined
      : new Set(resolver.request(args.services, []).services.map(({ service }) => service.name));
  const used = needs.filter(({ service }) => wanted?.has(service.name) ?? true);
  return {
    vpc: {
      name,
      ...ownerOf(args.accountId, hub.payer),
      cidrBlocks: args.cidrBlocks,
      availabilityZones: [],
      routeTables: 0,
      attached: false,
    },
    hub: used.map((need) => {
      const gb = ownValue(args.monthlyDataGb, need.service.name);
      return { ...need, monthlyDataGb: gb === undefined || !(gb >= 0) ? undefined : decimal(gb) };
    }),
  };
}

interface PlacedEndpoints {
  /** Subnets of services that are not in every zone of the hub. */
  readonly subnets: ReadonlyMap<string, pulumi.Input<string>[]>;
  readonly issues: readonly Issue[];
}

/** Leaves out the subnets of zones that AWS answers not to offer a service, and says so. */
function placeEndpoints(
  { subnets = [] }: EndpointHubArgs,
  needs: readonly ServiceNeed[],
): PlacedEndpoints {
  const placed = new Map<string, pulumi.Input<string>[]>();
  const issues: Issue[] = [];
  for (const { service } of needs) {
    const { availabilityZones } = service;
    if (availabilityZones === undefined) continue;
    const choice = chooseSubnets(subnets, {
      availabilityZones,
      unsupportedAvailabilityZoneIds: [],
      onUnsupported: "Drop",
      service: service.name,
      path: ["subnets"],
    });
    if (choice.issues.length === 0) continue;
    issues.push(...choice.issues);
    if (choice.chosen.length === 0) issues.push(noZoneIssue(service));
    else
      placed.set(
        service.name,
        choice.chosen.map(({ subnetId }) => subnetId),
      );
  }
  return { subnets: placed, issues };
}

function noZoneIssue({ name, availabilityZones = [] }: ServiceDetails): Issue {
  return error("az-supported", ["subnets"], {
    value: name,
    message: `AWS offers it in ${availabilityZones.join(", ")}, and the hub has no subnet there`,
    wayOut: "Add a subnet of one of these Availability Zones, or take the service out",
  });
}

/** The endpoints by their full service names, since a few short ones were bundles' names once. */
function endpointArgs(
  args: EndpointHubArgs,
  needs: readonly ServiceNeed[],
  hub: TopologyHub,
  { region, subnets }: { readonly region: string; readonly subnets: PlacedEndpoints["subnets"] },
): InterfaceEndpointsArgs {
  const spokes = Object.values(args.spokes).flatMap(({ cidrBlocks }) => cidrBlocks);
  // The hub's own VPC is a client too: its zones and private names answer there.
  const clients = [...new Set([...everyBlock(args), ...spokes, ...(args.allowedCidrBlocks ?? [])])];
  const profileOfEndpoints = hub.dns === "Profile" && hub.profileContents === "Endpoints";
  // Without names of its own an endpoint's private DNS stays off: the catalog has none of these.
  const learned = new Map(
    needs
      .filter(({ service }) => profileOfEndpoints && service.privateDnsConfidence === "unknown")
      .filter(({ service }) => service.privateDnsNames.length > 0)
      .map(({ service }) => [service.name, [...service.privateDnsNames]]),
  );
  return {
    vpcId: args.vpcId,
    services: needs.map(({ service }) => service.serviceName),
    ...given({
      subnets: args.subnets,
      subnetIds: args.subnetIds,
      policy: args.policy,
      ipAddressType: args.ipAddressType,
      dnsRecordIpType: args.dnsRecordIpType,
      tags: args.tags,
      quotas: args.quotas,
    }),
    ...(args.securityGroupIds === undefined
      ? { allowedCidrBlocks: clients }
      : { securityGroupIds: args.securityGroupIds }),
    privateDnsEnabled: profileOfEndpoints,
    overrides: Object.fromEntries(
      [
        ...new Set([...Object.keys(args.overrides ?? {}), ...subnets.keys(), ...learned.keys()]),
      ].map((service) => {
        const one = ownValue(args.overrides, service);
        return [
          service,
          given({
            privateDnsNames: one?.privateDnsNames ?? learned.get(service),
            ports: one?.ports,
            policy: one?.policy,
            subnetIds: subnets.get(service),
          }),
        ];
      }),
    ),
    region,
    costReport: "Off",
  };
}

/** AWS's own answer decides who takes a policy, so the shared one is given service by service. */
function withPolicies(
  endpoints: InterfaceEndpointsArgs,
  needs: readonly ServiceNeed[],
): InterfaceEndpointsArgs {
  const { policy: shared, ...rest } = endpoints;
  if (shared === undefined) return endpoints;
  const entries = needs.map(({ service }) => {
    const own = ownValue(endpoints.overrides, service.name) ?? {};
    const takes = service.policySupported !== false;
    return [service.name, own.policy === undefined && takes ? { ...own, policy: shared } : own];
  });
  return { ...rest, overrides: Object.fromEntries(entries) as typeof endpoints.overrides };
}

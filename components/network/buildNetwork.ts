import { WAYS } from "../../core/connectivity/ways";
import * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../../core/ownValue";
import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import { decideMoves } from "../../core/moves/decideMoves";
import { deployedText } from "../../core/moves/deployed";
import type { EndpointPlan, PlannedEndpoint } from "../../core/plan";
import { everyBlock } from "../../core/everyBlock";
import type { Topology, TopologyVpc } from "../../core/topology/topology";
import { raise } from "../shared/errors";
import { builtBy } from "../shared/initialize";
import { inform } from "../shared/log";
import { given } from "../shared/given";
import { routeTablesOf } from "../shared/routeTables";
import type { Quotas } from "../shared/quotas";
import { reportNetwork } from "../shared/costReport";
import { GatewayEndpoints } from "../gateway/gatewayEndpoints";
import { beforeOf, rememberPath } from "../hub/before";
import type { BuiltHub } from "../hub/buildHub";
import { EndpointHub } from "../hub/endpointHub";
import { withAnswers } from "../hub/givenAnswers";
import type { EndpointHubArgs } from "../hub/hubArgs";
import { rememberParking } from "../hub/parking";
import { waitingFor } from "../interface/endpointsAfter";
import { saidByParent } from "../shared/saidByParent";
import { InterfaceEndpoints } from "../interface/interfaceEndpoints";
import type { InterfaceServiceOverrides } from "../interface/interfaceArgs";
import { EndpointSpoke } from "../spoke/endpointSpoke";
import type { EndpointNetworkArgs } from "./networkArgs";
import { zoneOf } from "./findVpcs";
import type { FoundVpc } from "./foundVpcs";
import { checkHubNames } from "./movesChecks";
import { movesReport } from "./movesReport";
import { endpointsStandingBy, parkingZones, vpcsOnTheirWay, waits } from "./movingNames";
import type { NetworkContext, WayToHub } from "./networkContext";
import type { DecidedNetwork } from "./networkPlan";

/** What `EndpointNetwork` gives: the values of its outputs. */
export interface BuiltNetwork {
  readonly builtModel: string;
  readonly endpointIds: Readonly<Record<string, pulumi.Output<{ [service: string]: string }>>>;
  readonly transitGatewayId: pulumi.Input<string> | undefined;
  readonly costReport: pulumi.Output<string>;
  readonly placements: pulumi.Output<string>;
}

/** Builds the plan of the chosen model, the one that its report prices. */
export async function buildNetwork(
  parent: pulumi.ComponentResource,
  name: string,
  args: EndpointNetworkArgs,
  planned: DecidedNetwork,
  opts: pulumi.ComponentResourceOptions | undefined,
): Promise<BuiltNetwork> {
  const { topology, deployed } = planned;
  const moving = args.moves === "Apply";
  const { model, decided, costReport, wanted } = reportNetwork(
    parent,
    name,
    topology,
    args.deploymentModel ?? "PerVpc",
    (goal) => decideMoves(topology, goal, deployed, { moving }),
    args,
  );
  raise(checkHubNames(decided.moves, planned), parent);
  const placements = deployedText(decided.deployed);
  const said = movesReport(decided.moves, { mode: args.moves ?? "Hold", placements, wanted });
  if (said.length > 0) inform(said, parent);
  const timeouts = given({ customTimeouts: opts?.customTimeouts });
  const { plan, stage } = decided;
  const interfaces = new Map<string, InterfaceEndpoints>();
  const spokes = deferred<ReadonlyMap<string, Promise<WayToHub>>>();
  const context: NetworkContext = {
    name,
    args,
    planned,
    plan,
    stage,
    interfaces,
    spokes: spokes.promise,
    options: { parent, ...timeouts },
  };
  const endpointIds = new Map<string, pulumi.Output<{ [service: string]: string }>>();
  for (const vpc of topology.vpcs) endpointIds.set(vpc.name, ownEndpoints(context, vpc));
  const hub = plan.hub === undefined ? undefined : await hubAndSpokes(context, spokes.resolve);
  if (hub !== undefined) endpointIds.set(topology.hub.name, pulumi.output(hub.endpointIds));
  return {
    builtModel: model,
    endpointIds: Object.fromEntries(endpointIds),
    transitGatewayId: hub?.transitGatewayId,
    costReport,
    placements: onceHandedOver(context, placements, endpointIds),
  };
}

/**
 * The text once every name has changed hands: of an update that fails on the way the stack keeps what the last one left, and the
 * next one goes on from there.
 */
function onceHandedOver(
  context: NetworkContext,
  text: string,
  endpointIds: ReadonlyMap<string, pulumi.Output<unknown>>,
): pulumi.Output<string> {
  const moving = vpcsOnTheirWay(context);
  if (moving.length === 0) return pulumi.output(text);
  const associated = async () => {
    const built = await context.spokes;
    const ways = await Promise.all(moving.flatMap((vpc) => built.get(vpc) ?? []));
    return ways.flatMap((way) => [...way.associations.values()].map(({ id }) => id));
  };
  return pulumi
    .all([pulumi.all(moving.map((vpc) => endpointIds.get(vpc))), pulumi.output(associated())])
    .apply(() => text);
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** The endpoints that a VPC has for itself. */
function ownEndpoints(
  context: NetworkContext,
  vpc: TopologyVpc,
): pulumi.Output<{ [service: string]: string }> {
  const { name, args, planned, plan, options } = context;
  const found = planned.found.vpcs.get(vpc.name);
  const own = plan.endpoints.filter((endpoint) => endpoint.vpc === vpc.name);
  if (found === undefined || own.length === 0) return pulumi.output<Record<string, string>>({});
  const gateways = own.filter(({ type }) => type === "Gateway");
  const interfaces = own.filter(({ type }) => type === "Interface");
  const childName = `${name}-${vpc.name}`;
  const gateway =
    gateways.length === 0
      ? undefined
      : new GatewayEndpoints(
          childName,
          {
            ...shared(context, found),
            services: gateways.map(({ service }) => service.name),
            routeTableIds: routeTablesOf(found).map(({ routeTableId }) => routeTableId),
            policies: policiesFor(args, gateways),
          },
          options,
        );
  const hasS3 = gateways.some(({ service }) => service.name === "s3");
  const local =
    interfaces.length === 0
      ? undefined
      : new InterfaceEndpoints(
          childName,
          waitingFor(
            saidByParent({
              ...shared(context, found),
              services: interfaces.map(({ service }) => service.serviceName),
              subnets: [...found.subnets],
              ...(vpc.cidrBlocks.length === 0 ? {} : { allowedCidrBlocks: everyBlock(vpc) }),
              ...(hasS3 && gateway !== undefined
                ? { s3GatewayEndpointId: gateway.endpointIds.apply((ids) => ids["s3"] ?? "") }
                : {}),
              ...given({ policy: args.policy, quotas: quotasOf(planned.topology) }),
              overrides: Object.fromEntries(
                interfaces.map((one) => [
                  one.service.name,
                  { ...overrideFor(args, one), ...subnetsFor(one, found) },
                ]),
              ),
            }),
            waits(context, vpc),
          ),
          options,
        );
  if (local !== undefined) context.interfaces.set(vpc.name, local);
  return pulumi
    .all([gateway?.endpointIds ?? {}, local?.endpointIds ?? {}])
    .apply(([free, billed]) => ({ ...free, ...billed }));
}

function shared({ args, planned }: NetworkContext, found: FoundVpc) {
  return {
    vpcId: found.vpcId,
    region: planned.topology.region,
    ...given({ tags: args.tags }),
    costReport: "Off" as const,
  };
}

/** The subnets of a service that lacks some of the zones, as it was planned. */
function subnetsFor(
  { service, availabilityZones }: PlannedEndpoint,
  { subnets }: FoundVpc,
): Pick<InterfaceServiceOverrides, "subnetIds"> {
  if (service.availabilityZones === undefined) return {};
  const own = subnets.filter((subnet, at) => availabilityZones.includes(zoneOf(subnet, at)));
  if (own.length === 0 || own.length === subnets.length) return {};
  return { subnetIds: own.map(({ subnetId }) => subnetId) };
}

function quotasOf({ quotas }: Topology): Quotas | undefined {
  return quotas === undefined ? undefined : given(quotas);
}

function policiesFor(
  { policies = {} }: EndpointNetworkArgs,
  endpoints: readonly PlannedEndpoint[],
): Record<string, pulumi.Input<string>> {
  return Object.fromEntries(
    endpoints.flatMap(({ service }) => {
      const policy = ownValue(policies, service.name);
      return policy === undefined ? [] : [[service.name, policy] as const];
    }),
  );
}

function overrideFor(
  args: EndpointNetworkArgs,
  { service, privateDnsEnabled, serviceRegion }: PlannedEndpoint,
): InterfaceServiceOverrides {
  const policy = ownValue(args.policies, service.name);
  return {
    privateDnsEnabled,
    ...given({ policy, serviceRegion }),
    ...(service.inCatalog
      ? {}
      : {
          privateDnsNames: [...service.privateDnsNames],
          ports: service.ports.map(({ fromPort }) => fromPort),
        }),
  };
}

async function hubAndSpokes(
  context: NetworkContext,
  spokesAre: (spokes: ReadonlyMap<string, Promise<WayToHub>>) => void,
): Promise<BuiltHub> {
  const { name, planned, plan, options } = context;
  const { hub } = planned.topology;
  const services = servicesByVpc(plan);
  const component = new EndpointHub(
    `${name}-${hub.name}`,
    saidByParent(withAnswers(hubArgs(context, services), answersOf(plan, hub.name))),
    options,
  );
  // The zones one by one: from the output's map a preview could not tell which of them changes.
  const built = await builtBy(component);
  const before = beforeOf(component);
  rememberPath(component, (vpc, zone) => [
    ...before(vpc, zone),
    ...endpointsStandingBy(context, vpc, zone),
  ]);
  rememberParking(component, parkingZones(context));
  const spokes = new Map<string, Promise<WayToHub>>();
  for (const vpc of planned.topology.vpcs) {
    const made = services.has(vpc.name) ? spoke(context, vpc, component) : undefined;
    if (made === undefined) continue;
    const way = builtBy(made).then(
      ({ way, associations }) => ({
        associations,
        before: (zone: string) => [...way, ...before(vpc.name, zone)],
      }),
      // It has said what is wrong, and nothing follows.
      () => new Promise<never>(() => undefined),
    );
    spokes.set(vpc.name, way);
  }
  spokesAre(spokes);
  return built;
}

/** Full names of the services that each VPC reaches through the hub; a few short ones were bundles' names once. */
function servicesByVpc({ flows, endpoints }: EndpointPlan): Map<string, string[]> {
  const names = new Map(endpoints.map(({ key, service }) => [key, service.serviceName]));
  const services = new Map<string, string[]>();
  for (const { vpc, endpoint, throughHub } of flows) {
    const service = names.get(endpoint);
    if (!throughHub || service === undefined) continue;
    services.set(vpc, [...(services.get(vpc) ?? []), service]);
  }
  return services;
}

/** What AWS answered of the hub's services; of those that it was not asked for the hub knows as much. */
function answersOf({ endpoints }: EndpointPlan, hub: string): Map<string, ServiceDetails> {
  const asked = endpoints.filter(
    ({ vpc, service }) => vpc === hub && service.availabilityZones !== undefined,
  );
  return new Map(asked.map(({ service }) => [service.name, service]));
}

function hubArgs(
  context: NetworkContext,
  services: ReadonlyMap<string, readonly string[]>,
): EndpointHubArgs {
  const { args, planned, plan } = context;
  const { hub, vpcs } = planned.topology;
  const found = planned.found.hub;
  const hosted = plan.endpoints.filter((endpoint) => endpoint.vpc === hub.name);
  const { vpc: _vpc, ...ids } = args.hub ?? { vpc: {} };
  return {
    vpcId: found?.vpcId ?? "",
    cidrBlocks: [...hub.cidrBlocks],
    services: hosted.map(({ service }) => service.serviceName),
    subnets: [...(found?.subnets ?? [])],
    attachmentSubnetIds: (found?.attachmentSubnets ?? []).map(({ subnetId }) => subnetId),
    routeTableIds: { ...found?.routeTableIds },
    spokes: Object.fromEntries(
      vpcs
        .filter((vpc) => services.has(vpc.name))
        .map((vpc) => [
          vpc.name,
          {
            cidrBlocks: [...vpc.cidrBlocks],
            vpcId: planned.found.vpcs.get(vpc.name)?.vpcId ?? "",
            services: [...(services.get(vpc.name) ?? [])],
          },
        ]),
    ),
    connectivity: hub.connectivity,
    ...ids,
    ...(hub.unroutedCidrBlocks === undefined
      ? {}
      : { unroutedCidrBlocks: [...hub.unroutedCidrBlocks] }),
    ...given({
      transitGatewayAttachmentId: found?.transitGatewayAttachmentId,
      policy: args.policy,
      quotas: quotasOf(planned.topology),
      tags: args.tags,
    }),
    dns: hub.dns,
    ...(hub.dns === "Profile" ? { profileContents: hub.profileContents } : {}),
    acknowledgeShadowing: [...hub.acknowledgeShadowing],
    overrides: Object.fromEntries(
      hosted.map((one) => {
        const { policy, ports } = overrideFor(args, one);
        return [
          one.service.name,
          {
            privateDnsNames: [...one.service.privateDnsNames],
            ...given({ policy, ports }),
          },
        ];
      }),
    ),
    // The plan has AWS's answers already.
    lookUpServices: false,
    region: planned.topology.region,
    costReport: "Off",
  };
}

function spoke(
  { name, args, planned, options }: NetworkContext,
  vpc: TopologyVpc,
  component: EndpointHub,
): EndpointSpoke | undefined {
  const { hub } = planned.topology;
  const found = planned.found.vpcs.get(vpc.name);
  if (found === undefined) return undefined;
  const { transitGatewayAttachmentId } = found;
  const attaches = WAYS[hub.connectivity].attachesVpcs && transitGatewayAttachmentId === undefined;
  return new EndpointSpoke(
    `${name}-${vpc.name}`,
    {
      vpcId: found.vpcId,
      hub: component,
      spokeName: vpc.name,
      routeTableIds: { ...found.routeTableIds },
      ...given({
        attachmentSubnets: attaches ? [...found.attachmentSubnets] : undefined,
        transitGatewayAttachmentId,
        tags: args.tags,
      }),
      costReport: "Off",
    },
    options,
  );
}

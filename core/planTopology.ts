import type { Owner } from "./account";
import { everyBlock } from "./everyBlock";
import { WAYS } from "./connectivity/ways";
import type { ServiceDetails } from "./catalog/serviceDetails";
import type {
  PlannedModel,
  EndpointPlan,
  PlannedAttachment,
  PlannedEndpoint,
  PlannedFlow,
  PlannedHostedZone,
  PlannedHub,
  PlannedNatGateways,
  PlannedRoute,
  PlannedSecurityGroup,
} from "./plan";
import { avoidsNatBecause, hasOwnZones, staysLocalBecause, type Placement } from "./placement";
import { hostedZonesFor } from "./privateDns";
import { speaksOf } from "./subnets";
import type { Quotas } from "./quotas";
import { ingressByGroup } from "./securityGroups";
import { serviceKey } from "./topology/serviceNeeds";
import type {
  ServiceNeed,
  Topology,
  TopologyHub,
  TopologyVpc,
  VpcNetwork,
} from "./topology/topology";

/** Every VPC has every endpoint that it needs; nothing crosses between VPCs. */
export function planPerVpc(topology: Topology): EndpointPlan {
  return planTopology(topology, "PerVpc", () => false);
}

/** Whatever a hub can serve is served by the hub; gateway endpoints and forced ones stay local. */
export function planCentralized(topology: Topology): EndpointPlan {
  return planTopology(topology, "Centralized", () => true);
}

type Chooses = (vpc: TopologyVpc, need: ServiceNeed) => boolean;

/**
 * The plan for a choice of pairs. `inHub` is asked for pairs that may be served from the hub; a pair
 * that the file forces, or that no hub can serve, is decided already. `throughNat` is asked for
 * those left whose traffic may take a NAT gateway.
 */
export function planTopology(
  topology: Topology,
  model: PlannedModel,
  inHub: Chooses,
  throughNat: Chooses = () => false,
): EndpointPlan {
  const placed = topology.vpcs.map((vpc) => {
    const hub = vpc.needs.filter((need) => mayUseHub(need, topology.hub) && inHub(vpc, need));
    const rest = without(vpc.needs, hub);
    const mayUseNat = (need: ServiceNeed) => avoidsNatBecause(vpc, need) === undefined;
    const nat = rest.filter((need) => mayUseNat(need) && throughNat(vpc, need));
    return { vpc, hub, nat, local: without(rest, nat) };
  });
  const locals = placed.map(({ vpc, local }) => planVpc(vpc, local, topology.quotas));
  const natted = placed.filter(({ nat }) => nat.length > 0);
  const spokes = placed.filter(({ hub }) => hub.length > 0);
  const base = {
    model,
    region: topology.region,
    endpoints: locals.flatMap((local) => local.endpoints),
    securityGroups: locals.flatMap((local) => local.securityGroups),
    flows: [
      ...locals.flatMap((local) => local.flows),
      ...natted.flatMap(({ vpc, nat }) => nat.map((need) => natFlow(vpc, need))),
    ],
    ...(natted.length === 0 ? {} : { natGateways: natted.map(({ vpc }) => planNatGateways(vpc)) }),
  };
  if (spokes.length === 0) return base;
  const hub = planHub(topology.hub, spokes, [], topology.quotas);
  return {
    ...base,
    endpoints: [...base.endpoints, ...hub.endpoints],
    securityGroups: [...base.securityGroups, ...hub.securityGroups],
    flows: [...base.flows, ...hub.flows],
    hub: hub.hub,
  };
}

function without(needs: readonly ServiceNeed[], taken: readonly ServiceNeed[]) {
  if (taken.length === 0) return needs;
  const away = new Set(taken);
  return needs.filter((need) => !away.has(need));
}

function mayUseHub(need: ServiceNeed, hub: TopologyHub): boolean {
  return need.placement !== "local" && staysLocalBecause(need, hub) === undefined;
}

/** The plan of chosen placements by VPC and service name, which stays local where nothing is said. */
export function planPlacements(
  topology: Topology,
  placements: ReadonlyMap<string, ReadonlyMap<string, Placement>>,
): EndpointPlan {
  const is =
    (placement: Placement): Chooses =>
    (vpc, need) =>
      placements.get(vpc.name)?.get(need.service.name) === placement;
  return planTopology(topology, "Hybrid", is("hub"), is("nat"));
}

function natFlow(vpc: TopologyVpc, need: ServiceNeed): PlannedFlow {
  return {
    vpc: vpc.name,
    payer: vpc.payer,
    service: need.service.name,
    endpoint: `${vpc.name}/nat`,
    monthlyDataGb: need.monthlyDataGb,
    throughHub: false,
    throughNat: true,
  };
}

function planNatGateways({ name, payer, availabilityZones, nat }: TopologyVpc): PlannedNatGateways {
  return { vpc: name, payer, availabilityZones, exists: nat === "existing" };
}

export interface VpcPlan {
  readonly endpoints: readonly PlannedEndpoint[];
  readonly securityGroups: readonly PlannedSecurityGroup[];
  readonly flows: readonly PlannedFlow[];
}

/** The endpoints of one VPC: what `InterfaceEndpoints` and `GatewayEndpoints` build. */
export function planVpc(
  vpc: VpcNetwork,
  needs: readonly ServiceNeed[],
  quotas: Quotas = {},
): VpcPlan {
  const endpoints: PlannedEndpoint[] = [];
  const flows: PlannedFlow[] = [];
  for (const need of needs) {
    const key = `${vpc.name}/${serviceKey(need)}`;
    endpoints.push(localEndpoint(vpc, need, key));
    flows.push({
      vpc: vpc.name,
      payer: vpc.payer,
      service: need.service.name,
      endpoint: key,
      monthlyDataGb: need.monthlyDataGb,
      throughHub: false,
    });
  }
  const securityGroups = securityGroupsFor(vpc, endpoints, everyBlock(vpc), quotas);
  return { endpoints, securityGroups, flows };
}

function localEndpoint(vpc: VpcNetwork, need: ServiceNeed, key: string): PlannedEndpoint {
  const { service, type, privateDnsEnabled } = need;
  const endpoint = {
    key,
    vpc: vpc.name,
    payer: vpc.payer,
    service,
    type,
    availabilityZones:
      type === "Interface" ? endpointZones(vpc, service, need.availabilityZones) : [],
    privateDnsEnabled,
  };
  // What holds of a plan is compared by its properties: its own Region is not said.
  return need.serviceRegion === undefined
    ? endpoint
    : { ...endpoint, serviceRegion: need.serviceRegion };
}

/** A zone that the service lacks gets no network interface: by name AWS's answer tells, by id the catalog. */
function zonesOffering(service: ServiceDetails, zones: readonly string[]): readonly string[] {
  const { availabilityZones: offered, unsupportedAvailabilityZoneIds: lacking } = service;
  if (lacking.length === 0 && offered === undefined) return zones;
  return zones.filter(
    (zone) =>
      !lacking.includes(zone) && (!speaksOf(offered, zone) || offered?.includes(zone) === true),
  );
}

/** Those of the network's zones that offer the service, and of them as few as were chosen. */
function endpointZones(
  network: VpcNetwork,
  service: ServiceDetails,
  own?: readonly string[],
): readonly string[] {
  const offered = zonesOffering(service, own ?? network.availabilityZones);
  const { endpointZones: chosen } = network;
  if (chosen === undefined || own !== undefined) return offered;
  const kept = offered.filter((zone) => chosen.includes(zone));
  const others = offered.filter((zone) => !chosen.includes(zone));
  return [...kept, ...others].slice(0, chosen.length);
}

/** Left out for the plan's own Region: what holds of a plan is compared by its properties. */
function serviceRegionOf({ serviceRegion }: ServiceNeed): Pick<PlannedEndpoint, "serviceRegion"> {
  return serviceRegion === undefined ? {} : { serviceRegion };
}

/** Exactly the ports of the services, from the given blocks; in several groups where one does not hold the rules. */
function securityGroupsFor(
  vpc: VpcNetwork,
  endpoints: readonly PlannedEndpoint[],
  cidrBlocks: readonly string[],
  quotas: Quotas,
): PlannedSecurityGroup[] {
  const ports = endpoints
    .filter((endpoint) => endpoint.type === "Interface")
    .flatMap((endpoint) => endpoint.service.ports);
  if (ports.length === 0) return [];
  return ingressByGroup(ports, cidrBlocks, quotas).map((ingress) => ({ vpc: vpc.name, ingress }));
}

/** A VPC with what the hub serves it. */
export interface Spoke {
  readonly vpc: VpcNetwork;
  readonly hub: readonly ServiceNeed[];
}

export interface HubPlan extends VpcPlan {
  readonly hub: PlannedHub;
}

/**
 * The hub for some spokes. `served` are services that it has whether or not a spoke uses them yet: a
 * hub may be there before its first spoke.
 */
export function planHub(
  hub: TopologyHub,
  spokes: readonly Spoke[],
  served: readonly ServiceNeed[] = [],
  quotas: Quotas = {},
): HubPlan {
  const hosted = hostedServices(spokes, served);
  const endpoints = [...hosted.values()].map(({ need }) => ({
    key: `${hub.name}/${need.service.name}`,
    vpc: hub.name,
    payer: hub.payer,
    service: need.service,
    type: "Interface" as const,
    availabilityZones: endpointZones(hub, need.service),
    // A zone of ours and the endpoint's own private DNS would conflict over the name.
    privateDnsEnabled: !hasOwnZones(hub),
    ...(isThere(hub, need) ? { exists: true } : {}),
    ...serviceRegionOf(need),
  }));
  // The hub's own VPC is a client too: its zones and private names answer there.
  const clients = [...everyBlock(hub), ...spokes.flatMap(({ vpc }) => vpc.cidrBlocks)];
  return {
    endpoints,
    securityGroups: securityGroupsFor(
      hub,
      endpoints.filter((endpoint) => endpoint.exists !== true),
      clients,
      quotas,
    ),
    flows: spokes.flatMap(({ vpc, hub: needs }) => needs.map((need) => hubFlow(hub, vpc, need))),
    hub: {
      vpc: hub.name,
      ...ownerIn(hub),
      connectivity: hub.connectivity,
      connectivityExists: hub.connectivityExists && isThereFor(hub),
      dns: hub.dns,
      profileContents: hub.profileContents,
      attachments: attachments(hub, spokes),
      hostedZones: hasOwnZones(hub)
        ? [...hosted.values()].flatMap((service) => zonesOf(hub, service))
        : [],
      // The hub VPC resolves its endpoints without: by their private DNS, or by the zones' own VPC.
      profileAssociations: hub.dns === "Profile" ? spokes.map(({ vpc }) => vpc.name) : [],
      routes: routes(hub, spokes),
    },
  };
}

interface HostedService {
  readonly need: ServiceNeed;
  readonly vpcs: string[];
}

function hostedServices(
  spokes: readonly Spoke[],
  served: readonly ServiceNeed[],
): Map<string, HostedService> {
  const hosted = new Map<string, HostedService>(
    served.map((need) => [need.service.name, { need, vpcs: [] }]),
  );
  for (const { vpc, hub } of spokes) {
    for (const need of hub) {
      const entry = hosted.get(need.service.name);
      if (entry === undefined) hosted.set(need.service.name, { need, vpcs: [vpc.name] });
      else entry.vpcs.push(vpc.name);
    }
  }
  return hosted;
}

function hubFlow(hub: TopologyHub, vpc: VpcNetwork, need: ServiceNeed): PlannedFlow {
  return {
    vpc: vpc.name,
    payer: vpc.payer,
    service: need.service.name,
    endpoint: `${hub.name}/${need.service.name}`,
    monthlyDataGb: need.monthlyDataGb,
    throughHub: true,
  };
}

/**
 * A pair that stays local must not be associated: its own endpoint answers the same names. Through a
 * Profile nothing is associated by itself, and there a VPC's own endpoint wins.
 */
function zonesOf(hub: TopologyHub, { need, vpcs }: HostedService): PlannedHostedZone[] {
  return hostedZonesFor(need.service).map((zone) => ({
    name: zone.name,
    service: need.service.name,
    records: zone.records,
    recordTypes: hub.recordTypes,
    associatedVpcs: hub.dns === "Profile" ? [] : vpcs,
    ...(isThere(hub, need) ? { exists: true } : {}),
  }));
}

function isThere(hub: TopologyHub, { service }: ServiceNeed): boolean {
  return hub.existingServices?.includes(service.name) === true;
}

function attachments(hub: TopologyHub, spokes: readonly Spoke[]): PlannedAttachment[] {
  const mayExist = isThereFor(hub) && hub.connectivityNew !== true;
  const spokeAttachments = spokes.map(({ vpc }) => attachment(vpc, "spoke", mayExist));
  return WAYS[hub.connectivity].attachesVpcs
    ? [attachment(hub, "hub", mayExist), ...spokeAttachments]
    : spokeAttachments;
}

/** Whether what the file says to be there is there for the hub's own connectivity. */
export function isThereFor({
  attachedTo,
  connectivity,
}: Pick<TopologyHub, "attachedTo" | "connectivity">): boolean {
  return attachedTo === undefined || attachedTo === connectivity;
}

function attachment(vpc: VpcNetwork, role: "hub" | "spoke", mayExist: boolean): PlannedAttachment {
  return {
    vpc: vpc.name,
    ...ownerIn(vpc),
    role,
    availabilityZones: vpc.availabilityZones,
    exists: mayExist && vpc.attached,
  };
}

function ownerIn({ account, payer }: VpcNetwork): Owner {
  return { account, payer };
}

/** Both ways: a missing return route is the classic silent timeout. */
function routes(hub: TopologyHub, spokes: readonly Spoke[]): PlannedRoute[] {
  const toHub = spokes.flatMap(({ vpc }) =>
    hub.cidrBlocks.map((destinationCidrBlock) => ({
      vpc: vpc.name,
      destinationCidrBlock,
      routeTables: vpc.routeTables,
      direction: "toHub" as const,
    })),
  );
  const toSpokes = spokes.flatMap(({ vpc }) =>
    vpc.cidrBlocks.map((destinationCidrBlock) => ({
      vpc: hub.name,
      destinationCidrBlock,
      routeTables: hub.routeTables,
      direction: "toSpoke" as const,
    })),
  );
  return [...toHub, ...toSpokes];
}

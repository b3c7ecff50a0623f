import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import { error, errorsOf, required, type Issue } from "../../core/issues";
import { hasOwnZones, staysLocalBecause } from "../../core/placement";
import { isAnywhere, isIn } from "../../core/subnetPlaces";
import { everyBlock } from "../../core/everyBlock";
import { checkConnectedBlocks } from "../../core/topology/cidrChecks";
import { isApart } from "../../core/topology/overlaps";
import type {
  ServiceNeed,
  Topology,
  TopologyHub,
  TopologyVpc,
  VpcNetwork,
} from "../../core/topology/topology";
import type { EndpointNetworkArgs } from "./networkArgs";
import { routeTablesOf } from "../shared/routeTables";
import { zoneOf } from "./findVpcs";
import type { FoundVpc, FoundVpcs } from "./foundVpcs";
import { deployedStage, type Deployed } from "../../core/moves/deployed";
import { isInHub } from "../../core/moves/stages";
import { usesHub } from "./networkChecks";

export interface DecidedNetwork {
  /** The topology as it is: zones of the given subnets, blocks of the VPCs found, names that AWS answers. */
  readonly topology: Topology;
  readonly found: FoundVpcs;
  /** Services whose private DNS names decide which zones there are. */
  readonly zoneServices: readonly ServiceDetails[];
  /** What the last update left, where that is known. */
  readonly deployed: Deployed | undefined;
  readonly issues: readonly Issue[];
}

/** What is known beyond the arguments. */
export interface WhatIsThere {
  readonly deployed?: Deployed | undefined;
  /** AWS's answers, by service. */
  readonly answers?: ReadonlyMap<string, ServiceDetails>;
}

/** Lays what was found, and what AWS answers of services, over the topology. */
export function planNetworkArgs(
  args: EndpointNetworkArgs,
  topology: Topology,
  found: FoundVpcs,
  { deployed, answers }: WhatIsThere = {},
): DecidedNetwork {
  const hasHub = usesHub(args, topology, deployed);
  const issues: Issue[] = [];
  const place = <N extends TopologyVpc | TopologyHub>(
    network: N,
    path: readonly string[],
    one?: FoundVpc,
  ): N => {
    if (one === undefined) return network;
    issues.push(...checkPlace(network, one, path), ...checkDns(network, one, path));
    if (hasHub) issues.push(...checkAttachment(one, path));
    return {
      ...network,
      cidrBlocks: network.cidrBlocks.length > 0 ? network.cidrBlocks : routedOf(network, one),
      availabilityZones: one.subnets.map(zoneOf),
      routeTables: routeTablesOf(one).length,
    };
  };
  const vpcs = topology.vpcs.map((vpc) => ({
    ...place(vpc, ["vpcs", vpc.name], found.vpcs.get(vpc.name)),
    needs: vpc.needs.map((need) => withAnswers(need, answers)),
  }));
  const actual: Topology = {
    ...topology,
    vpcs,
    hub: place(topology.hub, ["hub", "vpc"], found.hub),
  };
  if (hasHub) issues.push(...checkBlocks(actual));
  return {
    topology: actual,
    found,
    zoneServices: hasHub ? zoneServices(topology, deployed) : [],
    deployed,
    issues,
  };
}

/** Blocks that AWS says the VPC has, without those that the topology leaves out of its routes. */
function routedOf(
  { unroutedCidrBlocks = [] }: VpcNetwork,
  { cidrBlocks = [] }: FoundVpc,
): string[] {
  return cidrBlocks.filter((block) => !unroutedCidrBlocks.includes(block));
}

/** The file is what was priced: what is built must not be more or less. */
function checkPlace(network: VpcNetwork, found: FoundVpc, path: readonly string[]): Issue[] {
  const planned = network.availabilityZones.length;
  const zones = new Set(found.subnets.map(zoneOf)).size;
  const issues: Issue[] = [];
  if (zones !== planned || found.subnets.length !== planned) {
    issues.push(
      error("zones-as-planned", [...path, "subnets"], {
        value: found.subnets.length,
        message: `the topology plans ${planned} Availability Zones for ${network.name}, and the subnets are ${found.subnets.length} in ${zones}`,
        wayOut:
          "Give one subnet in each planned zone, or correct availabilityZones in the topology",
      }),
    );
  }
  return [...issues, ...checkFoundBlocks(network, found.cidrBlocks, path)];
}

/** What the file says of the blocks of a VPC that was looked up. */
function checkFoundBlocks(
  network: VpcNetwork,
  actual: readonly string[] | undefined,
  path: readonly string[],
): Issue[] {
  if (actual === undefined) return [];
  const named = everyBlock(network);
  // Where the file leaves routed blocks to AWS, those are not missing in it.
  const expected = network.cidrBlocks.length === 0 ? [] : actual;
  const unlike = [
    ...expected.filter((block) => !named.includes(block)),
    ...named.filter((block) => !actual.includes(block)),
  ];
  if (unlike.length === 0) return [];
  return [
    error(
      "blocks-as-planned",
      ["topology", ...(path[0] === "hub" ? ["hub"] : path), "cidrBlocks"],
      {
        value: named,
        message: `${network.name} has ${actual.join(", ")}`,
        wayOut: "Correct cidrBlocks in the topology, or leave them out for those that AWS says",
      },
    ),
  ];
}

/** AWS refuses private DNS without either attribute, and answers nothing from a zone, without a word. */
function checkDns(
  network: TopologyVpc | TopologyHub,
  { dnsAttributesOff: off = [] }: FoundVpc,
  path: readonly string[],
): Issue[] {
  // The hub's VPC has the zones or the endpoints' own private DNS.
  const resolves = !("needs" in network) || network.needs.some((need) => need.privateDnsEnabled);
  if (off.length === 0 || !resolves) return [];
  return [
    error("vpc-dns", [...path, "lookUp"], {
      message: `${network.name} has ${off.join(" and ")} off, so private names of its endpoints and of a hub do not resolve there`,
      wayOut: "Turn both on for the VPC first",
    }),
  ];
}

/** A client in a zone without a subnet of the attachment does not reach the hub. */
function checkAttachment(found: FoundVpc, path: readonly string[]): Issue[] {
  const attached = found.attachmentSubnets;
  // A subnet of an unknown zone may be in any: AWS decides.
  if (attached.some(isAnywhere)) return [];
  return found.subnets.flatMap((subnet): Issue[] => {
    const { availabilityZone, availabilityZoneId } = subnet;
    const places = [availabilityZone, availabilityZoneId].filter((place) => place !== undefined);
    const isReached = places.some((place) => attached.some((one) => isIn(place, one)));
    if (isReached || isAnywhere(subnet)) return [];
    return [
      error("attachment-in-every-az", [...path, "attachmentSubnets"], {
        value: places[0],
        message: "clients here do not reach the hub: the attachment has no subnet in the zone",
        wayOut: "Add a subnet of the zone, or leave the property out for the endpoints' subnets",
      }),
    ];
  });
}

/**
 * Blocks that were looked up must not overlap: the plan is that of the file, in which those that do
 * have endpoints of their own.
 */
function checkBlocks({ hub, vpcs }: Topology): Issue[] {
  const connected = vpcs.filter(({ needs }) => !isApart(needs[0]?.overlaps, hub.name));
  const networks = [
    { ...hub, path: ["hub", "cidrBlocks"] },
    ...connected.map((vpc) => ({ ...vpc, path: ["vpcs", vpc.name, "cidrBlocks"] })),
  ];
  return [
    ...networks
      .filter(({ cidrBlocks }) => cidrBlocks.length === 0)
      .map(({ path }) =>
        required(["topology", ...path], "without its blocks no route leads to the VPC"),
      ),
    ...errorsOf(checkConnectedBlocks(networks, "error")).map((issue) => ({
      ...issue,
      path: ["topology", ...issue.path],
    })),
  ];
}

function withAnswers(
  need: ServiceNeed,
  answers: ReadonlyMap<string, ServiceDetails> | undefined,
): ServiceNeed {
  const answer = need.type === "Interface" ? answers?.get(need.service.name) : undefined;
  return answer === undefined ? need : { ...need, service: answer };
}

function zoneServices(
  { vpcs, hub }: Topology,
  deployed: Deployed | undefined,
): readonly ServiceDetails[] {
  if (!hasOwnZones(hub)) return [];
  const hosted = vpcs.flatMap((vpc) =>
    vpc.needs.filter(
      (need) =>
        // A service that is to leave the hub keeps its zones until it has left.
        (need.placement !== "local" ||
          isInHub(deployedStage(deployed, vpc.name, need.service.name))) &&
        staysLocalBecause(need, hub) === undefined,
    ),
  );
  return [...new Map(hosted.map(({ service }) => [service.name, service])).values()];
}

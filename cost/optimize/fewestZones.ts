import { WAY_BILLS } from "../lines/connectivity/wayBills";
import type { Topology, TopologyHub, VpcNetwork } from "../../core/topology/topology";

/**
 * The topology with every endpoint in as few Availability Zones as the file allows, which is always
 * the cheapest: an endpoint is billed by the hour in each, and crossing zones to reach one is free
 * through a Transit Gateway and within a VPC. https://aws.amazon.com/privatelink/pricing/
 */
export function withFewestZones(topology: Topology): Topology {
  return {
    ...topology,
    vpcs: topology.vpcs.map(fewest),
    hub: fewest(topology.hub),
    hubCandidates: topology.hubCandidates.map(fewest),
  };
}

/** The same topology without a minimum: every endpoint in all zones of its VPC. */
export function withAllZones(topology: Topology): Topology {
  const all = <T extends VpcNetwork>(network: T): T => ({
    ...network,
    minimumAvailabilityZones: network.availabilityZones.length,
  });
  return {
    ...topology,
    vpcs: topology.vpcs.map(all),
    hub: all(topology.hub),
    hubCandidates: topology.hubCandidates.map(all),
  };
}

function fewest<T extends VpcNetwork>(network: T): T {
  const { availabilityZones, minimumAvailabilityZones: minimum } = network;
  if (minimum === undefined || minimum >= availabilityZones.length) return network;
  return { ...network, endpointZones: availabilityZones.slice(0, minimum) };
}

/**
 * The zones that the hub's endpoints may stand in, each choice a topology. It matters which where
 * bytes that cross zones are billed. They cross as often whatever the hub's zones are, as long as every
 * spoke has all of them.
 */
export function hubZoneChoices(topology: Topology): Topology[] {
  const { hub, vpcs } = topology;
  const free = hub.endpointZones !== undefined && WAY_BILLS[hub.connectivity].billsCrossingZones;
  const everywhere = hub.availabilityZones.every((zone) =>
    vpcs.every((vpc) => vpc.availabilityZones.includes(zone)),
  );
  if (!free || everywhere) return [topology];
  const least = hub.endpointZones.length;
  return subsets(hub.availabilityZones)
    .filter((zones) => zones.length >= least)
    .map((endpointZones) => ({ ...topology, hub: withZones(hub, endpointZones) }));
}

function withZones(hub: TopologyHub, endpointZones: readonly string[]): TopologyHub {
  return { ...hub, endpointZones };
}

/** Every subset, the small ones first, each in the order of the list. */
function subsets(zones: readonly string[]): string[][] {
  return Array.from({ length: 2 ** zones.length }, (_, chosen) =>
    zones.filter((__, at) => ((chosen >> at) & 1) === 1),
  ).sort((a, b) => a.length - b.length);
}

/** Networks whose endpoints stand in fewer zones than the network has. */
export function reducedNetworks({ hub, vpcs }: Topology): VpcNetwork[] {
  return [hub, ...vpcs].filter(
    ({ endpointZones, availabilityZones }) =>
      endpointZones !== undefined && endpointZones.length < availabilityZones.length,
  );
}

import { WAYS } from "../../core/connectivity/ways";
import { errorsOf } from "../../core/issues";
import type { Connectivity, HubDns } from "../../core/plan";
import { checkHubChoice } from "../../core/topology/checks";
import type { Topology, TopologyHub } from "../../core/topology/topology";

/** One hub, one way to it and one DNS for it, out of those that the topology allows. */
export interface Variant {
  readonly topology: Topology;
  readonly hub: string;
  readonly connectivity: Connectivity;
  readonly dns: HubDns;
  /** The rule of AWS that it breaks; undefined where it can be built. */
  readonly excludedBecause: string | undefined;
}

/** Every combination of candidate hub, connectivity and DNS, in the order of the file. */
export function variants(topology: Topology): Variant[] {
  return topology.hubCandidates.flatMap((hub) =>
    choicesOf(hub).connectivity.flatMap((connectivity) =>
      choicesOf(hub).dns.map((dns): Variant => {
        const variant = variantOf(topology, { ...hub, connectivity, dns });
        const [broken] = errorsOf(checkHubChoice(variant));
        return {
          topology: variant,
          hub: hub.name,
          connectivity,
          dns,
          excludedBecause: broken?.message,
        };
      }),
    ),
  );
}

/** What the file says to be there is there for its own connectivity; for another all of it is new. */
function variantOf(topology: Topology, hub: TopologyHub): Topology {
  if (hub.connectivity === attachedTo(hub) && hub.connectivityNew !== true)
    return { ...topology, hub, hubCandidates: [hub] };
  const fresh = { ...hub, attached: false, connectivityExists: false };
  return {
    ...topology,
    vpcs: topology.vpcs.map((vpc) => (vpc.attached ? { ...vpc, attached: false } : vpc)),
    hub: fresh,
    hubCandidates: [fresh],
  };
}

/** What the file names; otherwise the way that attaches VPCs, unless it allows none. */
function attachedTo(hub: TopologyHub): Connectivity {
  if (hub.attachedTo !== undefined) return hub.attachedTo;
  return choicesOf(hub).connectivity.find((one) => WAYS[one].attachesVpcs) ?? hub.connectivity;
}

function choicesOf({
  choices,
  connectivity,
  dns,
}: TopologyHub): NonNullable<TopologyHub["choices"]> {
  return choices ?? { connectivity: [connectivity], dns: [dns] };
}

import type { Topology } from "../../core/topology/topology";
import { ZERO } from "../../core/decimal";
import type { Costs } from "./costs";
import type { Choice } from "./selection";

/** `<vpc>/<service>` of the pairs that leave their VPC. */
export interface PairPlacements {
  readonly inHub: ReadonlySet<string>;
  readonly throughNat: ReadonlySet<string>;
}

/**
 * Names the chosen pairs. With a Profile a spoke resolves every service of the hub to the hub, unless
 * it has an endpoint of its own, so traffic to such a service cannot take a NAT gateway: the pair then
 * takes the better of the two ways left. The bound of the choice stands, and says whether that cost
 * anything.
 */
export function placementsOf(
  topology: Topology,
  costs: Costs,
  { chosen, natted }: Choice,
): PairPlacements {
  const pairsAt = (indexes: readonly number[]) =>
    indexes.flatMap((index) => costs.pairs[index] ?? []);
  const keyOf = ({ vpc, service }: { vpc: string; service: string }) => `${vpc}/${service}`;
  const hubPairs = pairsAt(chosen);
  const inHub = new Set(hubPairs.map(keyOf));
  const throughNat = new Set(pairsAt(natted).map(keyOf));
  if (topology.hub.dns !== "Profile") return { inHub, throughNat };
  const hosted = new Set(hubPairs.map((pair) => pair.service));
  const associated = new Set(hubPairs.map((pair) => pair.vpc));
  for (const pair of pairsAt(natted)) {
    if (!hosted.has(pair.service) || !associated.has(pair.vpc)) continue;
    throughNat.delete(keyOf(pair));
    if (pair.saving.gt(ZERO)) inHub.add(keyOf(pair));
  }
  return { inHub, throughNat };
}

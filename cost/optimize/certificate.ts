import {
  forgoneSavings,
  gain,
  indexesOf,
  natGain,
  serviceInflow,
  valueOf,
  withForcedSettled,
  type Selection,
  type SelectionResult,
} from "./selection";

const IN_HUB = 1;
const THROUGH_NAT = 2;

/**
 * Whether a result is proven best, without trusting the search that found it.
 *
 * Any flow that keeps to its capacities bounds what every choice can save: the savings offered less
 * the flow. A choice that saves exactly that much cannot be beaten. Adding up is all it takes.
 */
export function isProven(selection: Selection, result: SelectionResult): boolean {
  if (!isWellFormed(selection, result)) return false;
  const forced = indexesOf(selection.pairs, (pair) => pair.forced);
  const settled = withForcedSettled(selection);
  const bound = freeUpperBound(settled, result);
  if (bound === undefined) return false;
  const withoutHub = sumOf(forgoneSavings(settled));
  const most =
    forced.length === 0
      ? Math.max(withoutHub, bound)
      : valueOf(selection, { chosen: forced, natted: [] }) + bound;
  return result.value === most && valueOf(selection, result) === most;
}

/** Every index names a pair, none twice and none both ways, and every forced pair is in the hub. */
function isWellFormed({ pairs }: Selection, { chosen, natted }: SelectionResult): boolean {
  const taken = new Uint8Array(pairs.length);
  for (const index of chosen) {
    if (pairs[index] === undefined || taken[index] !== 0) return false;
    taken[index] = IN_HUB;
  }
  for (const index of natted) {
    if (pairs[index]?.natSaving === undefined || taken[index] !== 0) return false;
    taken[index] = THROUGH_NAT;
  }
  return pairs.every((pair, index) => !pair.forced || taken[index] === IN_HUB);
}

/** The most that free pairs can add with a hub, by this flow; undefined where it breaks a capacity. */
function freeUpperBound(
  selection: Selection,
  { certificate }: SelectionResult,
): number | undefined {
  const { hubCost, serviceCosts, spokeCosts, pairs } = selection;
  const inflow = serviceInflow(serviceCosts.length, pairs);
  const forgone = forgoneSavings(selection);
  const intoSpoke = spokeCosts.map(() => 0);
  const intoNat = spokeCosts.map(() => 0);
  const leavesService = serviceCosts.map(() => 0);
  for (const [index, pair] of pairs.entries()) {
    const flow = certificate.onPair[index];
    const shared = certificate.onNatPair === undefined ? 0 : certificate.onNatPair[index];
    const both = natGain(pair);
    if (!within(flow, gain(pair) - both) || !within(shared, both)) return undefined;
    intoSpoke[pair.spoke] = (intoSpoke[pair.spoke] ?? 0) + flow;
    intoNat[pair.spoke] = (intoNat[pair.spoke] ?? 0) + shared;
    leavesService[pair.service] = (leavesService[pair.service] ?? 0) + flow + shared;
  }
  for (const [spoke, cost] of spokeCosts.entries()) {
    // What comes by the spoke without a NAT gateway pays for the gateway's savings or for the spoke.
    const kept = certificate.toNat === undefined ? 0 : certificate.toNat[spoke];
    if (!within(kept, forgone[spoke] ?? 0)) return undefined;
    const passedOn = (intoNat[spoke] ?? 0) - kept;
    if (!(passedOn >= 0 && passedOn + (intoSpoke[spoke] ?? 0) <= cost)) return undefined;
  }
  let unspent = sumOf(forgone);
  for (const [service, cost] of serviceCosts.entries()) {
    const flow = certificate.toService[service];
    if (!within(flow, inflow[service] ?? 0)) return undefined;
    // What enters a service and is not passed on pays for the service, up to its cost.
    if (!within(flow - (leavesService[service] ?? 0), cost)) return undefined;
    unspent += (inflow[service] ?? 0) - flow;
  }
  return unspent - hubCost;
}

/** A number of the flow that is there and keeps to its capacity; not a number never does. */
function within(flow: number | undefined, capacity: number): flow is number {
  return flow !== undefined && flow >= 0 && flow <= capacity;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import {
  gain,
  serviceInflow,
  valueOf,
  withForcedSettled,
  type Selection,
  type SelectionResult,
} from "./selection";

/**
 * Whether a result is proven best, without trusting the search that found it.
 *
 * Any flow that keeps to its capacities bounds what every choice can save: the savings offered less
 * the flow. A choice that saves exactly that much cannot be beaten. Adding up is all it takes.
 */
export function isProven(selection: Selection, result: SelectionResult): boolean {
  const forced = indexesWhere(selection, (pair) => pair.forced);
  if (!forced.every((index) => result.chosen.includes(index))) return false;
  const bound = freeUpperBound(withForcedSettled(selection), result);
  if (bound === undefined) return false;
  const settled = valueOf(selection, forced);
  const most = forced.length === 0 ? Math.max(0, bound) : settled + bound;
  return valueOf(selection, result.chosen) === most;
}

function indexesWhere(
  selection: Selection,
  holds: (pair: Selection["pairs"][number]) => boolean,
): number[] {
  return selection.pairs.flatMap((pair, index) => (holds(pair) ? [index] : []));
}

/** The most that free pairs can add by this flow; undefined where the flow breaks a capacity. */
function freeUpperBound(
  { hubCost, serviceCosts, spokeCosts, pairs }: Selection,
  { certificate }: SelectionResult,
): number | undefined {
  const inflow = serviceInflow(serviceCosts.length, pairs);
  const intoSpoke = spokeCosts.map(() => 0);
  const leavesService = serviceCosts.map(() => 0);
  for (const [index, pair] of pairs.entries()) {
    const flow = certificate.onPair[index];
    if (flow === undefined || !(flow >= 0 && flow <= gain(pair))) return undefined;
    intoSpoke[pair.spoke] = (intoSpoke[pair.spoke] ?? 0) + flow;
    leavesService[pair.service] = (leavesService[pair.service] ?? 0) + flow;
  }
  if (intoSpoke.some((flow, spoke) => flow > (spokeCosts[spoke] ?? 0))) return undefined;
  let unspent = 0;
  for (const [service, cost] of serviceCosts.entries()) {
    const flow = certificate.toService[service];
    if (flow === undefined || !(flow >= 0 && flow <= (inflow[service] ?? 0))) return undefined;
    // What enters a service and is not passed on pays for the service, up to its cost.
    const kept = flow - (leavesService[service] ?? 0);
    if (!(kept >= 0 && kept <= cost)) return undefined;
    unspent += (inflow[service] ?? 0) - flow;
  }
  return unspent - hubCost;
}

import { FlowNetwork } from "./maxFlow";

/**
 * Which services belong into a hub and which spokes are attached to it, as whole numbers of a money
 * unit small enough that nothing is rounded.
 *
 * A pair (spoke, service) in the hub saves `saving`, and needs its service hosted and its spoke
 * attached. The best choice is a maximum-weight closure (Rhys 1970, Picard 1976), which is one
 * minimum cut; its flow proves the choice and is checked by `certificate.ts` alone.
 */
export interface Selection {
  /** What the hub itself costs besides its services: its attachment, a new core network edge. */
  readonly hubCost: number;
  /** By service: its endpoint in the hub and its zones. */
  readonly serviceCosts: readonly number[];
  /** By spoke: its attachment; 0 where it is sunk. */
  readonly spokeCosts: readonly number[];
  /** Pairs that may use the hub; a pair that is left out stays local. */
  readonly pairs: readonly Pair[];
}

export interface Pair {
  readonly spoke: number;
  readonly service: number;
  /** The local endpoint's cost less the way to the hub; pairs at or below 0 never move. */
  readonly saving: number;
  /** The file forces this pair into the hub. */
  readonly forced: boolean;
}

export interface SelectionResult {
  /** Indexes into `pairs`, ascending: these use the hub. */
  readonly chosen: readonly number[];
  /** What the choice saves against all-local, hub cost included; 0 when nothing is chosen. */
  readonly value: number;
  readonly certificate: SelectionCertificate;
}

/** A flow in the network of `Selection`: three numbers lists that anybody can add up. */
export interface SelectionCertificate {
  /** From the source to a service. */
  readonly toService: readonly number[];
  /** From the service to the spoke of a pair, as in `pairs`. */
  readonly onPair: readonly number[];
}

const SOURCE = 0;
const SINK = 1;
const FIRST_SERVICE = 2;

/** Sums beyond this cannot be told apart in doubles: the caller picks a coarser unit. */
export const LARGEST_SUM = Number.MAX_SAFE_INTEGER;

/** The choice that saves most; among equals the one with the fewest services in the hub. */
export function select(selection: Selection): SelectionResult {
  const { serviceCosts, spokeCosts, pairs } = withForcedSettled(selection);
  const inflow = serviceInflow(serviceCosts.length, pairs);
  const firstSpoke = FIRST_SERVICE + serviceCosts.length;
  const network = new FlowNetwork(
    firstSpoke + spokeCosts.length,
    serviceCosts.length * 2 + spokeCosts.length + pairs.length,
  );
  const sourceArcs = serviceCosts.map((cost, service) => {
    network.addArc(FIRST_SERVICE + service, SINK, cost);
    return network.addArc(SOURCE, FIRST_SERVICE + service, inflow[service] ?? 0);
  });
  const pairArcs = pairs.map((pair) =>
    network.addArc(FIRST_SERVICE + pair.service, firstSpoke + pair.spoke, gain(pair)),
  );
  spokeCosts.forEach((cost, spoke) => network.addArc(firstSpoke + spoke, SINK, cost));
  network.maximize(SOURCE, SINK);
  const reached = network.sourceSide(SOURCE);
  const best = indexesOf(
    pairs,
    (pair) =>
      pair.forced ||
      (pair.saving > 0 &&
        reached[FIRST_SERVICE + pair.service] === 1 &&
        reached[firstSpoke + pair.spoke] === 1),
  );
  // Without a forced pair nothing obliges the hub to exist: it must pay for itself.
  const chosen = valueOf(selection, best) > 0 || pairs.some((pair) => pair.forced) ? best : [];
  return {
    chosen,
    value: valueOf(selection, chosen),
    certificate: {
      toService: sourceArcs.map((arc) => network.flowOn(arc)),
      onPair: pairArcs.map((arc) => network.flowOn(arc)),
    },
  };
}

/**
 * A forced pair hosts its service and attaches its spoke whatever else is chosen, so for all other
 * pairs those costs are spent already.
 */
export function withForcedSettled(selection: Selection): Selection {
  const forced = selection.pairs.filter((pair) => pair.forced);
  if (forced.length === 0) return selection;
  const services = new Set(forced.map((pair) => pair.service));
  const spokes = new Set(forced.map((pair) => pair.spoke));
  return {
    hubCost: 0,
    serviceCosts: selection.serviceCosts.map((cost, service) => (services.has(service) ? 0 : cost)),
    spokeCosts: selection.spokeCosts.map((cost, spoke) => (spokes.has(spoke) ? 0 : cost)),
    pairs: selection.pairs,
  };
}

/** What a pair adds to a free choice: nothing where it is forced, or where it would lose. */
export function gain(pair: Pair): number {
  return pair.forced ? 0 : Math.max(0, pair.saving);
}

export function serviceInflow(services: number, pairs: readonly Pair[]): number[] {
  const inflow = new Array<number>(services).fill(0);
  for (const pair of pairs) inflow[pair.service] = (inflow[pair.service] ?? 0) + gain(pair);
  return inflow;
}

function indexesOf<T>(items: readonly T[], holds: (item: T) => boolean): number[] {
  return items.flatMap((item, index) => (holds(item) ? [index] : []));
}

/** Savings of the chosen pairs less every cost that they cause. */
export function valueOf(selection: Selection, chosen: readonly number[]): number {
  if (chosen.length === 0) return 0;
  const services = new Set<number>();
  const spokes = new Set<number>();
  let value = -selection.hubCost;
  for (const index of chosen) {
    const pair = selection.pairs[index];
    if (pair === undefined) continue;
    value += pair.saving;
    services.add(pair.service);
    spokes.add(pair.spoke);
  }
  for (const service of services) value -= selection.serviceCosts[service] ?? 0;
  for (const spoke of spokes) value -= selection.spokeCosts[spoke] ?? 0;
  return value;
}

/**
 * Which services belong into a hub, which spokes are attached to it and which spokes get a NAT
 * gateway, as whole numbers of a money unit small enough that nothing is rounded.
 *
 * A pair (spoke, service) in the hub saves `saving`, and needs its service hosted and its spoke
 * attached. A pair through its spoke's NAT gateway saves `natSaving`, and needs that gateway. Counted
 * by the gateways that are *not* bought, every pair adds products of choices with positive factors
 * alone, so the best choice is a maximum-weight closure (Rhys 1970, Picard 1976), which is one
 * minimum cut; its flow proves the choice and is checked by `certificate.ts` alone.
 */
export interface Selection {
  /** What the hub itself costs besides its services: its attachment, a new core network edge. */
  readonly hubCost: number;
  /** By service: its endpoint in the hub and its zones. */
  readonly serviceCosts: readonly number[];
  /** By spoke: its attachment; 0 where it is sunk. */
  readonly spokeCosts: readonly number[];
  /** By spoke: its NAT gateways, 0 where they are there already. Left out: no pair may use one. */
  readonly natCosts?: readonly number[];
  /** Pairs that have a choice; a pair that is left out stays local. */
  readonly pairs: readonly Pair[];
}

export interface Pair {
  readonly spoke: number;
  readonly service: number;
  /** The local endpoint's cost less the way to the hub; pairs at or below 0 never move. */
  readonly saving: number;
  /** The local endpoint's cost less the way through a NAT gateway; left out where there is none. */
  readonly natSaving?: number | undefined;
  /** The file forces this pair into the hub. */
  readonly forced: boolean;
}

/** Which pairs leave their VPC, as indexes into `pairs`, ascending. */
export interface Choice {
  readonly chosen: readonly number[];
  readonly natted: readonly number[];
}

export interface SelectionResult extends Choice {
  /** What the choice saves against all-local, hub cost included; 0 when nothing is chosen. */
  readonly value: number;
  readonly certificate: SelectionCertificate;
}

/** A flow in the network of `Selection`: lists of numbers that anybody can add up. */
export interface SelectionCertificate {
  /** From the source to a service. */
  readonly toService: readonly number[];
  /** From the service to the spoke of a pair, as in `pairs`. */
  readonly onPair: readonly number[];
  /** The same by way of the spoke without a NAT gateway; left out where there are none. */
  readonly onNatPair?: readonly number[];
  /** What of the latter pays for the savings that a spoke without a NAT gateway forgoes. */
  readonly toNat?: readonly number[];
}

/** Sums beyond this cannot be told apart in doubles: the caller picks a coarser unit. */
export const LARGEST_SUM = Number.MAX_SAFE_INTEGER;

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
    ...selection,
    hubCost: 0,
    serviceCosts: selection.serviceCosts.map((cost, service) => (services.has(service) ? 0 : cost)),
    spokeCosts: selection.spokeCosts.map((cost, spoke) => (spokes.has(spoke) ? 0 : cost)),
  };
}

/** What a pair adds to a free choice: nothing where it is forced, or where it would lose. */
export function gain(pair: Pair): number {
  return pair.forced ? 0 : Math.max(0, pair.saving);
}

/** What a pair gains by a NAT gateway that its spoke has: nothing where it is forced into the hub. */
export function natSavingOf(pair: Pair): number {
  return pair.forced ? 0 : Math.max(0, pair.natSaving ?? 0);
}

/** The part of a pair's gain by the hub that a NAT gateway would gain as well. */
export function natGain(pair: Pair): number {
  return Math.min(gain(pair), natSavingOf(pair));
}

export function natCost({ natCosts }: Selection, spoke: number): number {
  return natCosts?.[spoke] ?? 0;
}

/** By spoke: what its pairs lose without its NAT gateways, the gateways' cost taken off; at least 0. */
export function forgoneSavings(selection: Selection): number[] {
  const saved = selection.spokeCosts.map((_, spoke) => -natCost(selection, spoke));
  for (const pair of selection.pairs) {
    saved[pair.spoke] = (saved[pair.spoke] ?? 0) + natSavingOf(pair);
  }
  return saved.map((value) => Math.max(0, value));
}

export function serviceInflow(services: number, pairs: readonly Pair[]): number[] {
  const inflow = new Array<number>(services).fill(0);
  for (const pair of pairs) inflow[pair.service] = (inflow[pair.service] ?? 0) + gain(pair);
  return inflow;
}

export function indexesOf<T>(
  items: readonly T[],
  holds: (item: T, at: number) => boolean,
): number[] {
  const found: number[] = [];
  items.forEach((item, at) => {
    if (holds(item, at)) found.push(at);
  });
  return found;
}

/** Savings of the chosen pairs less every cost that they cause. */
export function valueOf(selection: Selection, { chosen, natted }: Choice): number {
  let value = chosen.length === 0 ? 0 : -selection.hubCost;
  const services = new Set<number>();
  const spokes = new Set<number>();
  const gateways = new Set<number>();
  for (const index of chosen) {
    const pair = selection.pairs[index];
    if (pair === undefined) continue;
    value += pair.saving;
    services.add(pair.service);
    spokes.add(pair.spoke);
  }
  for (const index of natted) {
    const pair = selection.pairs[index];
    if (pair === undefined) continue;
    value += pair.natSaving ?? 0;
    gateways.add(pair.spoke);
  }
  for (const service of services) value -= selection.serviceCosts[service] ?? 0;
  for (const spoke of spokes) value -= selection.spokeCosts[spoke] ?? 0;
  for (const spoke of gateways) value -= natCost(selection, spoke);
  return value;
}

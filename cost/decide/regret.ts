import { sum, ZERO, type Decimal } from "../../core/decimal";
import type { GbRange } from "../../core/topology/gbRange";
import { isProven } from "../optimize/certificate";
import { costsUnder, type Costs } from "../optimize/costs";
import { scaled, unscaled } from "../optimize/scale";
import { select } from "../optimize/select";
import { tierLinesBetween } from "../optimize/tierLines";
import { HOSTED_ZONE_MONTH } from "../lines/dnsLines";
import { pairKey } from "./traffic";
import {
  dataGbWithin,
  mostBetween,
  slopeBetween,
  type DataGb,
  type HeldPlan,
  type Way,
  type WaysOfTopology,
} from "./ways";

/** What is known of the traffic of each pair, by `<vpc>/<service>`. */
export type Ranges = (pair: string) => GbRange;

/** By how much a plan can be dearer than another one, and which one that is. */
export interface Regret {
  /** No plan is ever cheaper by more, whatever the traffic within the ranges; checked apart from the search. */
  readonly most: Decimal;
  /** The plan that is cheaper by as much: the ways of its pairs where they differ. */
  readonly rival: ReadonlyMap<string, Way>;
}

/**
 * The most by which any plan is cheaper than the one that is held, over all traffic within the ranges.
 *
 * Against a fixed rival each pair adds what its own traffic makes of it, and that is most at an end of
 * its range. So the worst traffic is chosen pair by pair, and the worst rival is one minimum cut, whose
 * flow proves that none is worse: a proof for every traffic at once, not for a sample of it. Undefined
 * where there is no bound, or no proof.
 */
export function regretOf(
  plan: HeldPlan,
  among: WaysOfTopology,
  ranges: Ranges,
): Regret | undefined {
  const found = differences(plan, among, ranges);
  if (found === undefined) return undefined;
  const { readings, prices } = among;
  const zones = sum(readings.zones.values());
  const regrets = tierLinesBetween(prices.find(HOSTED_ZONE_MONTH), ZERO, zones).map((line) => {
    // What a Profile charges beyond the VPCs that it covers is convex: the tighter bound counts.
    const ways = readings.association === undefined ? [false] : [false, true];
    return ways
      .map((pay) => cut({ ...costsUnder(readings, line, undefined, pay), pairs: found.pairs }))
      .flatMap((one) => one ?? [])
      .reduce<CutResult | undefined>(
        (a, b) => (a !== undefined && a.value.lte(b.value) ? a : b),
        undefined,
      );
  });
  let worst: CutResult | undefined;
  for (const one of regrets) {
    if (one === undefined) return undefined;
    if (worst === undefined || one.value.gt(worst.value)) worst = one;
  }
  if (worst === undefined) return undefined;
  return {
    most: found.base.plus(worst.value).plus(plan.shared),
    rival: rivalOf(plan, among, found.pairs, worst),
  };
}

interface Differences {
  /** What the held plan costs more than everything local, at most. */
  readonly base: Decimal;
  readonly pairs: Costs["pairs"];
}

function differences(
  plan: HeldPlan,
  among: WaysOfTopology,
  ranges: Ranges,
): Differences | undefined {
  const { readings, pairs } = among;
  const dataGb = dataGbWithin(among, ranges);
  let base = ZERO;
  const chosen: Costs["pairs"][number][] = [];
  for (const { vpc, service } of readings.pairs) {
    const key = pairKey({ vpc, service });
    const ways = pairs.get(key);
    const mine = plan.ways.get(key);
    if (ways === undefined || mine === undefined) continue;
    const over = (other: Way) => mostBetween(mine, other, ranges(key), dataGb);
    const toLocal = ways.mustUseHub ? ZERO : over(ways.local);
    const toHub = ways.hub === undefined ? ZERO : over(ways.hub);
    const toNat = ways.nat === undefined ? ZERO : over(ways.nat);
    if (toLocal === undefined || toHub === undefined || toNat === undefined) return undefined;
    base = base.plus(toLocal);
    if (ways.hub === undefined && ways.nat === undefined) continue;
    chosen.push({
      vpc,
      service,
      saving: ways.hub === undefined ? ZERO : toHub.minus(toLocal),
      natSaving: ways.nat === undefined ? undefined : toNat.minus(toLocal),
      mayUseHub: ways.hub !== undefined,
      forced: ways.mustUseHub,
    });
  }
  return { base, pairs: chosen };
}

interface CutResult {
  /** No choice adds more. */
  readonly value: Decimal;
  readonly chosen: readonly number[];
  readonly natted: readonly number[];
}

function cut(costs: Costs): CutResult | undefined {
  const { selection, digits } = scaled(costs);
  const result = select(selection);
  if (!isProven(selection, result)) return undefined;
  return {
    value: unscaled(result.value, digits),
    chosen: result.chosen,
    natted: result.natted,
  };
}

function rivalOf(
  plan: HeldPlan,
  { pairs }: WaysOfTopology,
  choices: Costs["pairs"],
  { chosen, natted }: CutResult,
): Map<string, Way> {
  const rival = new Map([...plan.ways.keys()].map((key) => [key, pairs.get(key)?.local] as const));
  const take = (indexes: readonly number[], placement: "hub" | "nat") => {
    for (const index of indexes) {
      const choice = choices[index];
      if (choice === undefined) continue;
      const key = pairKey(choice);
      rival.set(key, pairs.get(key)?.[placement]);
    }
  };
  take(chosen, "hub");
  take(natted, "nat");
  return new Map(
    [...rival].flatMap(([key, way]) => (way === undefined ? [] : [[key, way] as const])),
  );
}

/** How much faster the held plan becomes dearer than a rival while some pairs move one GB more each. */
export function slopeAgainst(
  plan: HeldPlan,
  rival: ReadonlyMap<string, Way>,
  dataGb: DataGb,
  growing: Iterable<string>,
): Decimal {
  let slope = ZERO;
  for (const key of growing) {
    const [mine, other] = [plan.ways.get(key), rival.get(key)];
    if (mine === undefined || other === undefined) continue;
    const more = slopeBetween(mine, other, dataGb);
    if (more.gt(ZERO)) slope = slope.plus(more);
  }
  return slope;
}

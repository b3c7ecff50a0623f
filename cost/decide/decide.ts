import { decimal, sum, ZERO, type Decimal } from "../../core/decimal";
import type { EndpointPlan } from "../../core/plan";
import type { GbRange } from "../../core/topology/gbRange";
import { estimate } from "../lines/estimate";
import type { Sum } from "../lines/sum";
import { isMet } from "../optimize/isMet";
import type { MissingPrice } from "./missingPrices";
import { regretOf, slopeAgainst, type Ranges, type Regret } from "./regret";
import { worstSpread } from "./spread";
import { pairKey, withFlows, type Traffic, type TrafficPair } from "./traffic";
import {
  dataGbWithin,
  held,
  slopeBetween,
  type DataGb,
  type HeldPlan,
  type Way,
  type WaysOfTopology,
} from "./ways";

/** A plan that may be the answer, and the ways that it was made from. */
export interface Candidate {
  readonly plan: EndpointPlan;
  readonly from: WaysOfTopology;
}

/** Two ends of an amount; `most` is undefined where nothing bounds it. */
export interface Bounds {
  readonly least: Sum;
  readonly most: Sum | undefined;
}

/** What is decided while some traffic is not known exactly. */
export interface Decision<C extends Candidate = Candidate> {
  /**
   * `always`: nothing is cheaper whatever the traffic is within what is known of it. `below`: nothing is
   * while no pair of `matters` moves more than `belowGb`. `open`: only the bound `regret` is known.
   */
  readonly kind: "always" | "below" | "open";
  readonly chosen: C;
  /** Pairs of VPC and service behind an interface endpoint. */
  readonly pairs: number;
  /** Those whose traffic is not known exactly. */
  readonly open: number;
  /** Those of them that the decision hangs on, the one that turns first at the front. */
  readonly matters: readonly TurningPair[];
  /** GB a month; undefined unless `below`. */
  readonly belowGb: Decimal | undefined;
  /** The most that the chosen plan can cost more than the cheapest one; undefined where nothing bounds it. */
  readonly regret: Decimal | undefined;
  /** What the chosen plan costs, within `belowGb` where it is told. */
  readonly cost: Bounds;
  /** What it saves against everything local, at least and at most; undefined ends have no bound. */
  readonly saving: { readonly least: Decimal | undefined; readonly most: Decimal | undefined };
}

/** No plan can be told from another without a price that is missing. */
export interface Undecidable {
  readonly kind: "unpriced";
  readonly because: string;
  readonly missing: readonly MissingPrice[];
}

/** A pair whose unknown traffic could turn the decision. */
export interface TurningPair {
  readonly vpc: string;
  readonly service: string;
  readonly gb: GbRange;
  /** GB from which this pair alone is cheaper another way, all else standing. */
  readonly turnsAt: Decimal | undefined;
}

/**
 * Decides between candidates, the simplest first, against every plan of every topology in `among`.
 * `perVpc` is the plan that savings are told against, and `cautious` the best where unknown traffic has
 * no end: pairs that take the same way in it and in the chosen plan do not matter.
 */
export function decide<C extends Candidate>(
  candidates: readonly [C, ...C[]],
  among: readonly WaysOfTopology[],
  traffic: Traffic,
  perVpc: Candidate,
  cautious: Candidate,
): Decision<C> {
  const full: Ranges = (pair) => traffic.of(partsOf(pair))?.gb ?? NOTHING;
  const judge = (plan: HeldPlan, ranges: Ranges) => worstOf(among, plan, ranges);
  const taken = candidates.map((one) => ({ one, plan: held(one.plan, one.from) }));
  const local = held(perVpc.plan, perVpc.from);
  const outcome = (
    kind: Decision["kind"],
    { one, plan }: (typeof taken)[number],
    ranges: Ranges,
    regret: Decimal | undefined,
    turning: Pick<Decision, "matters" | "belowGb"> = { matters: [], belowGb: undefined },
  ): Decision<C> => ({
    kind,
    chosen: one,
    pairs: traffic.pairs.length,
    open: traffic.open.length,
    ...turning,
    regret,
    cost: costWithin(one, plan, traffic, ranges),
    saving: savingWithin(plan, local, one.from, traffic, ranges),
  });
  const judged = taken.map((one) => ({
    ...one,
    regret: overTraffic(one.plan, traffic, full, judge),
  }));
  const always = judged.find(({ regret }) => regret !== undefined && isMet(regret, ZERO));
  if (always !== undefined) return outcome("always", always, full, ZERO);

  const least: Ranges = (pair) => atLeast(full(pair));
  const start = judged.find(({ plan }) => {
    const regret = judge(plan, least)?.most;
    return regret !== undefined && isMet(regret, ZERO);
  });
  if (start !== undefined) {
    const matters = mattering(start.plan, held(cautious.plan, cautious.from), traffic, (pairs) => {
      const regret = judge(start.plan, clipped(full, pairs, ZERO))?.most;
      return regret !== undefined && isMet(regret, ZERO);
    });
    const keys = new Set(matters.map(pairKey));
    const belowGb = largestBound(start.plan, among, full, keys, judge);
    if (belowGb !== undefined && isPossible(traffic, keys, belowGb)) {
      return outcome("below", start, clipped(full, keys, belowGb), start.regret, {
        matters: turning(matters, start.plan, start.one.from),
        belowGb,
      });
    }
  }
  const [first, ...others] = judged as [(typeof judged)[number], ...typeof judged];
  const safest = others.reduce((a, b) => (isLess(b.regret, a.regret) ? b : a), first);
  const open = mattering(safest.plan, held(cautious.plan, cautious.from), traffic, () => true);
  return outcome("open", safest, full, safest.regret, {
    matters: turning(open.length === 0 ? traffic.open : open, safest.plan, safest.one.from),
    belowGb: undefined,
  });
}

const NOTHING: GbRange = { least: ZERO, most: ZERO };

function partsOf(pair: string): { vpc: string; service: string } {
  // A VPC's name holds no slash; a service's short name may.
  const at = pair.indexOf("/");
  return { vpc: pair.slice(0, at), service: pair.slice(at + 1) };
}

function isLess(a: Decimal | undefined, b: Decimal | undefined): boolean {
  return a !== undefined && (b === undefined || a.lt(b));
}

function atLeast({ least }: GbRange): GbRange {
  return { least, most: least };
}

/** Against every topology: the worst of them; undefined where one has no bound or no proof. */
function worstOf(
  among: readonly WaysOfTopology[],
  plan: HeldPlan,
  ranges: Ranges,
): (Regret & { readonly among: WaysOfTopology }) | undefined {
  let worst: (Regret & { readonly among: WaysOfTopology }) | undefined;
  for (const one of among) {
    const regret = regretOf(plan, one, ranges);
    if (regret === undefined) return undefined;
    if (worst === undefined || regret.most.gt(worst.most)) worst = { ...regret, among: one };
  }
  return worst;
}

type Judge = (plan: HeldPlan, ranges: Ranges) => ReturnType<typeof worstOf>;

/** Beyond this many ways to spread shared totals their pairs are judged each by itself, which is safe. */
const MOST_SPREADS = 64;

/**
 * The regret over all traffic. What several VPCs share counts once: a regret is convex in the traffic,
 * so that it is most where one of them has all of it.
 */
function overTraffic(
  plan: HeldPlan,
  traffic: Traffic,
  full: Ranges,
  judge: Judge,
): Decimal | undefined {
  let spreads: ReadonlyMap<string, GbRange>[] = [new Map()];
  for (const { service, vpcs, least, most } of traffic.totals) {
    if (most === undefined || spreads.length * vpcs.length * 2 > MOST_SPREADS)
      return judge(plan, full)?.most;
    const ends = least.eq(most) ? [most] : [least, most];
    spreads = spreads.flatMap((spread) =>
      vpcs.flatMap((holder) =>
        ends.map(
          (gb) =>
            new Map([
              ...spread,
              ...vpcs.map((vpc): [string, GbRange] => [
                pairKey({ vpc, service }),
                vpc === holder ? { least: gb, most: gb } : NOTHING,
              ]),
            ]),
        ),
      ),
    );
  }
  let worst: Decimal | undefined;
  for (const spread of spreads) {
    const regret = judge(plan, (pair) => spread.get(pair) ?? full(pair))?.most;
    if (regret === undefined) return undefined;
    if (worst === undefined || regret.gt(worst)) worst = regret;
  }
  return worst;
}

/** Open pairs that take another way where their traffic has no end; all of them where that is not enough. */
function mattering(
  plan: HeldPlan,
  cautious: HeldPlan,
  traffic: Traffic,
  isEnough: (pairs: ReadonlySet<string>) => boolean,
): readonly TrafficPair[] {
  const differing = traffic.open.filter((pair) => {
    const [now, then] = [plan.ways.get(pairKey(pair)), cautious.ways.get(pairKey(pair))];
    return now !== undefined && then !== undefined && !isSame(now, then);
  });
  return isEnough(new Set(differing.map(pairKey))) ? differing : traffic.open;
}

function isSame(a: Way, b: Way): boolean {
  return a.bill === b.bill && a.fixed.eq(b.fixed) && a.perGb.eq(b.perGb);
}

/** The ranges with an upper end for some pairs. */
function clipped(full: Ranges, pairs: ReadonlySet<string>, gb: Decimal): Ranges {
  return (pair) => {
    const range = full(pair);
    if (!pairs.has(pair) || (range.most !== undefined && range.most.lte(gb))) return range;
    return { least: range.least, most: range.least.gt(gb) ? range.least : gb };
  };
}

/** Each step drops at least one rival for good; this only bounds a mistake. */
const MOST_STEPS = 200;
/** Bounds are told with this many decimals, rounded down. */
const BOUND_DECIMALS = 2;

/**
 * The most GB of each of some pairs up to which nothing is cheaper than the plan, the others moving what
 * they may. The regret grows with the bound: halving finds the two ends of ranges between which it
 * turns, and following the worst rival's line (Newton's method) the place.
 */
function largestBound(
  plan: HeldPlan,
  among: readonly WaysOfTopology[],
  full: Ranges,
  pairs: ReadonlySet<string>,
  judge: Judge,
): Decimal | undefined {
  const at = (gb: Decimal) => judge(plan, clipped(full, pairs, gb));
  const holds = (gb: Decimal) => {
    const regret = at(gb)?.most;
    return regret !== undefined && isMet(regret, ZERO);
  };
  if (!holds(ZERO)) return undefined;
  const ends = distinct([...pairs].flatMap((pair) => full(pair).most ?? []));
  let from = ZERO;
  let to = [...ends, beyond(plan, among, full, pairs)].reduce((a, b) => (b.gt(a) ? b : a));
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const end = ends[middle] as Decimal;
    if (holds(end)) {
      low = middle + 1;
      from = end;
    } else {
      high = middle;
      to = end;
    }
  }
  let x = to;
  for (let step = 0; step < MOST_STEPS; step++) {
    const regret = at(x);
    if (regret === undefined) return undefined;
    if (regret.most.lte(ZERO)) break;
    const growing = [...pairs].filter((pair) => {
      const { least, most } = full(pair);
      return least.lt(x) && (most === undefined || most.gte(x));
    });
    const slope = slopeAgainst(
      plan,
      regret.rival,
      dataGbWithin(regret.among, clipped(full, pairs, x)),
      growing,
    );
    if (slope.lte(ZERO)) break;
    const next = x.minus(regret.most.div(slope));
    if (next.lte(from)) {
      x = from;
      break;
    }
    x = next;
  }
  const rounded = x.round(BOUND_DECIMALS, 0);
  return holds(rounded) ? rounded : holds(from) ? from : undefined;
}

/** A bound above which some pair alone is dearer than an endpoint of its own, and above every lower end. */
function beyond(
  plan: HeldPlan,
  among: readonly WaysOfTopology[],
  full: Ranges,
  pairs: ReadonlySet<string>,
): Decimal {
  let most = ZERO;
  for (const pair of pairs) {
    const mine = plan.ways.get(pair);
    if (full(pair).least.gt(most)) most = full(pair).least;
    for (const one of among) {
      const local = one.pairs.get(pair)?.local;
      const turns = mine === undefined ? undefined : turnOf(mine, local, firstTier(one));
      if (turns?.gt(most) === true) most = turns;
    }
  }
  return most.plus(decimal(1));
}

/** What endpoint data cost while there are few. */
function firstTier(among: WaysOfTopology): DataGb {
  return dataGbWithin(among, () => NOTHING);
}

/** GB from which a way costs more than another one; undefined where it never does. */
function turnOf(mine: Way, other: Way | undefined, data: DataGb): Decimal | undefined {
  if (other === undefined) return undefined;
  const slope = slopeBetween(mine, other, data);
  return slope.gt(ZERO) ? other.fixed.minus(mine.fixed).div(slope) : undefined;
}

function distinct(values: readonly Decimal[]): Decimal[] {
  return [...new Map(values.map((value) => [value.toString(), value])).values()].sort((a, b) =>
    a.cmp(b),
  );
}

/** Whether traffic within the bound can be all there is: a total may be more than its sharers may move. */
function isPossible(traffic: Traffic, pairs: ReadonlySet<string>, gb: Decimal): boolean {
  const exceeds = traffic.open.every((pair) => !pairs.has(pairKey(pair)) || pair.gb.least.gte(gb));
  if (exceeds || gb.lte(ZERO)) return false;
  return traffic.totals.every(({ service, vpcs, least }) => {
    const sharers = vpcs.filter((vpc) => pairs.has(pairKey({ vpc, service })));
    return sharers.length < vpcs.length || gb.times(decimal(vpcs.length)).gte(least);
  });
}

function turning(
  pairs: readonly TrafficPair[],
  plan: HeldPlan,
  from: WaysOfTopology,
): TurningPair[] {
  const { pairs: ways } = from;
  const dataGb = firstTier(from);
  const turns = pairs.map(({ vpc, service, gb }) => {
    const key = pairKey({ vpc, service });
    const mine = plan.ways.get(key);
    const other = ways.get(key);
    const turnsAt =
      mine === undefined || other === undefined
        ? undefined
        : mine === other.local
          ? turnOf(other.hub ?? other.nat ?? mine, mine, dataGb)
          : turnOf(mine, other.local, dataGb);
    return { vpc, service, gb, turnsAt };
  });
  const rank = ({ turnsAt }: TurningPair) => turnsAt ?? decimal("1e20");
  return turns.sort((a, b) => rank(a).cmp(rank(b)));
}

/** What a plan costs at least and at most while its traffic stays within the ranges. */
export function costWithin(
  { plan, from }: Candidate,
  taken: HeldPlan,
  traffic: Traffic,
  ranges: Ranges,
): Bounds {
  const { topology, prices } = from;
  const dataGb = dataGbWithin(from, ranges);
  const slope = (pair: string) => {
    const way = taken.ways.get(pair);
    return way === undefined ? ZERO : way.perGb.plus(way.bill === undefined ? ZERO : dataGb.most);
  };
  const at = (spread: ReadonlyMap<string, Decimal>): Sum => {
    const flows = withFlows(plan, (flow) => spread.get(pairKey(flow)) ?? ZERO);
    const { monthlyTotal: amount, complete } = estimate(flows, prices, topology);
    return { amount, complete };
  };
  const cheapest = worstSpread(traffic, ranges, (pair) => ZERO.minus(slope(pair)));
  const dearest = worstSpread(traffic, ranges, slope);
  return {
    least: at(cheapest ?? new Map()),
    most: dearest === undefined ? undefined : at(dearest),
  };
}

function savingWithin(
  plan: HeldPlan,
  local: HeldPlan,
  from: WaysOfTopology,
  traffic: Traffic,
  ranges: Ranges,
): Decision["saving"] {
  const dataGb = dataGbWithin(from, ranges);
  const mostOver = (a: HeldPlan, b: HeldPlan): Decimal | undefined => {
    const ways = (pair: string) => [a.ways.get(pair), b.ways.get(pair)] as const;
    const slope = (pair: string) => {
      const [mine, other] = ways(pair);
      return mine === undefined || other === undefined ? ZERO : slopeBetween(mine, other, dataGb);
    };
    const spread = worstSpread(traffic, ranges, slope);
    if (spread === undefined) return undefined;
    const differences = [...spread].map(([pair, gb]) => {
      const [mine, other] = ways(pair);
      return mine === undefined || other === undefined
        ? ZERO
        : mine.fixed.minus(other.fixed).plus(slope(pair).times(gb));
    });
    return sum(differences).plus(a.shared).minus(b.shared);
  };
  const dearer = mostOver(plan, local);
  return {
    least: dearer === undefined ? undefined : ZERO.minus(dearer),
    most: mostOver(local, plan),
  };
}

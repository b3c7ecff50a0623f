import { ZERO, type Decimal } from "../../core/decimal";
import { placementsIn } from "../../core/placement";
import type { EndpointPlan } from "../../core/plan";
import { planPerVpc } from "../../core/planTopology";
import type { GbRange } from "../../core/topology/gbRange";
import type { Topology } from "../../core/topology/topology";
import { estimate } from "../lines/estimate";
import { INTERFACE_GB } from "../lines/endpointLines";
import { pureModels, readCosts, type PairReading, type Readings } from "../optimize/readCosts";
import type { PriceBook } from "../prices/prices";
import { probe } from "../sensitivity/usage";
import { idle, pairKey, type Traffic } from "./traffic";

/** What one pair costs a month by one way: `fixed + perGb x GB`, and endpoint data where it passes one. */
export interface Way {
  readonly fixed: Decimal;
  readonly perGb: Decimal;
  /** The bill that counts the GB in its tiers; undefined where no interface endpoint is passed. */
  readonly bill: string | undefined;
}

/** The ways that one VPC and service may take. */
export interface PairWays {
  readonly local: Way;
  readonly hub: Way | undefined;
  readonly nat: Way | undefined;
  readonly mustUseHub: boolean;
}

/** Every way of every pair of one hub with one way to it, and what the ways cost that pairs share. */
export interface WaysOfTopology {
  readonly topology: Topology;
  readonly prices: PriceBook;
  readonly traffic: Traffic;
  /** Costs by the hour, as the optimizer reads them; its pairs carry the traffic of the probe. */
  readonly readings: Readings;
  readonly pairs: ReadonlyMap<string, PairWays>;
}

/** The least and the most that one GB more through interface endpoints can cost. */
export interface DataGb {
  readonly least: Decimal;
  readonly most: Decimal;
}

/** The ways of a topology, or why a price that decides is unknown. */
export function waysOf(
  topology: Topology,
  prices: PriceBook,
  traffic: Traffic,
): WaysOfTopology | { readonly unknownBecause: string } {
  // Prices a GB are read off traffic that is known for every pair, whatever the file knows.
  const probed = probe(topology);
  const perVpc = estimate(planPerVpc(probed.topology), prices, topology);
  const models = pureModels(probed.topology, perVpc, prices, topology);
  const readings = readCosts(probed.topology, models, prices, topology);
  if ("unknownBecause" in readings) return readings;
  const billOf = (payer: string) => (topology.consolidatedBilling ? "" : payer);
  const perGb = (cost: Decimal) => cost.div(probed.gb);
  const { hubPayer = "" } = readings;
  const waysIn = (pair: PairReading): PairWays => ({
    local: { fixed: pair.hours, perGb: ZERO, bill: billOf(pair.payer) },
    hub: pair.mayUseHub
      ? { fixed: ZERO, perGb: perGb(pair.transit), bill: billOf(hubPayer) }
      : undefined,
    nat:
      pair.mayUseNat && pair.nat !== undefined
        ? { fixed: ZERO, perGb: perGb(pair.nat), bill: undefined }
        : undefined,
    mustUseHub: pair.mustUseHub,
  });
  const pairs = new Map(readings.pairs.map((pair) => [pairKey(pair), waysIn(pair)]));
  const bills = new Set(
    [...pairs.values()].flatMap(({ local, hub, nat }) =>
      hub === undefined && nat === undefined
        ? []
        : [local.bill, hub?.bill ?? local.bill, nat?.bill ?? local.bill],
    ),
  );
  if (prices.find(INTERFACE_GB) === undefined && bills.size > 1) {
    return { unknownBecause: `no price of ${INTERFACE_GB} is known` };
  }
  return { topology, prices, traffic, readings, pairs };
}

/** One price while no tier can be left within the ranges; a price that is not known decides nothing. */
export function dataGbWithin(
  { prices, traffic }: WaysOfTopology,
  ranges: (pair: string) => GbRange,
): DataGb {
  const tiers = prices.find(INTERFACE_GB)?.tiers ?? [];
  const [first] = tiers;
  if (first === undefined) return { least: ZERO, most: ZERO };
  const stays = first.to === undefined || traffic.most(ranges)?.lte(first.to) === true;
  const reachable = (stays ? [first] : tiers).map(({ price }) => price);
  return {
    least: reachable.reduce((a, b) => (b.lt(a) ? b : a)),
    most: reachable.reduce((a, b) => (b.gt(a) ? b : a)),
  };
}

/** A plan that is held against all others: the way of each of its pairs, and what they share. */
export interface HeldPlan {
  readonly plan: EndpointPlan;
  readonly ways: ReadonlyMap<string, Way>;
  /** A month for hub, attachments, zones and NAT gateways, whatever passes them. */
  readonly shared: Decimal;
}

/** Takes a plan apart by the ways of the topology that it was made from. */
export function held(plan: EndpointPlan, from: WaysOfTopology): HeldPlan {
  const { topology, prices, pairs } = from;
  const placements = placementsIn(plan);
  const ways = new Map<string, Way>();
  let own = ZERO;
  for (const { vpc, service } of from.traffic.pairs) {
    const key = pairKey({ vpc, service });
    const known = pairs.get(key);
    if (known === undefined) continue;
    const placement = placements.get(vpc)?.get(service) ?? "local";
    const way = known[placement] ?? known.local;
    ways.set(key, way);
    own = own.plus(way.fixed);
  }
  return { plan, ways, shared: estimate(idle(plan), prices, topology).monthlyTotal.minus(own) };
}

/** What `a` costs more than `b` at most over a range of GB; undefined where it has no bound. */
export function mostBetween(a: Way, b: Way, gb: GbRange, data: DataGb): Decimal | undefined {
  const fixed = a.fixed.minus(b.fixed);
  const slope = slopeBetween(a, b, data);
  if (slope.lte(ZERO)) return fixed.plus(slope.times(gb.least));
  return gb.most === undefined ? undefined : fixed.plus(slope.times(gb.most));
}

/** What a GB costs more by `a` than by `b` at most. GB that stay on their bill stay in their tier. */
export function slopeBetween(a: Way, b: Way, data: DataGb): Decimal {
  const perGb = a.perGb.minus(b.perGb);
  if (a.bill === b.bill) return perGb;
  return perGb
    .plus(a.bill === undefined ? ZERO : data.most)
    .minus(b.bill === undefined ? ZERO : data.least);
}

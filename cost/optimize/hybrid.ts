import { sum, ZERO, type Decimal } from "../../core/decimal";
import type { EndpointPlan } from "../../core/plan";
import { planPerVpc, planTopology } from "../../core/planTopology";
import type { Topology } from "../../core/topology/topology";
import { HOSTED_ZONE_MONTH } from "../lines/dnsLines";
import { estimate, type Estimate } from "../lines/estimate";
import type { LineOptions } from "../lines/lineOptions";
import type { PriceBook } from "../prices/prices";
import { isProven } from "./certificate";
import { isMet } from "./isMet";
import { dataPrices, type DataPrices } from "./dataBills";
import { placementsOf, type PairPlacements } from "./pairPlacements";
import { costsUnder, type Costs } from "./costs";
import { pureModels, readCosts, type PureModels, type Readings } from "./readCosts";
import { scaled, unscaled } from "./scale";
import { select } from "./select";
import { tierLinesBetween, type TierLine } from "./tierLines";

/** The cheapest mix of local and hub endpoints and of NAT gateways, with its proof. */
export interface HybridEstimate {
  readonly plan: EndpointPlan;
  readonly estimate: Estimate;
  /**
   * No plan of this topology costs less than this. Undefined where that is not proven, as while a line
   * is unknown.
   */
  readonly lowerBound: Decimal | undefined;
  /** The certificate was checked, and nothing costs a cent less. */
  readonly optimal: boolean;
  /** What each pair with a choice saves by each other way, against an endpoint of its own. */
  readonly savings: Costs["pairs"];
}

/** There is nothing to choose, or a price that decides is unknown. */
export interface NoHybrid {
  readonly unknownBecause: string | undefined;
}

/**
 * Chooses for every pair (VPC, service) between an endpoint of its own, the hub and, where the file
 * allows it, a NAT gateway. All costs are read off estimates of plans in which everything takes one
 * way, so that this can never price differently from them.
 *
 * Undefined where a price that decides is unknown. A pair of unknown traffic stays local: any other
 * way is billed by the GB.
 */
export function hybrid(
  topology: Topology,
  prices: PriceBook,
  options: LineOptions,
): HybridEstimate | undefined {
  const perVpc = estimate(planPerVpc(topology), prices, options);
  const models = pureModels(topology, perVpc, prices, options);
  const solved = solveHybrid(topology, models, prices, options);
  return "plan" in solved ? solved : undefined;
}

/** As `hybrid`, from estimates of the pure models, and with the reason where there is no result. */
export function solveHybrid(
  topology: Topology,
  models: PureModels,
  prices: PriceBook,
  options: LineOptions,
): HybridEstimate | NoHybrid {
  const readings = readCosts(topology, models, prices, options);
  if ("unknownBecause" in readings) return readings;
  const mayUseNat = readings.pairs.some((pair) => pair.mayUseNat);
  if (readings.hubPayer === undefined && !mayUseNat) return { unknownBecause: undefined };
  const consolidated = topology.consolidatedBilling;
  // With one bill and no NAT gateway the same GB pass some endpoint, whatever is chosen.
  const apart = mayUseNat || !consolidated;
  const { combinations, complete } = apart
    ? dataPrices(readings.pairs, readings.hubPayer ?? "", prices, consolidated)
    : { combinations: [undefined], complete: true };
  const zones = sum(readings.zones.values());
  const obliged = readings.pairs.some((pair) => pair.mustUseHub);
  const priced = pricedOnce(topology, models.perVpc, prices, options);
  const results = tierLinesBetween(prices.find(HOSTED_ZONE_MONTH), ZERO, zones).flatMap(
    (zoneLine) =>
      combinations.map((data) => solveLines(topology, readings, { zoneLine, data }, priced)),
  );
  const local = obliged
    ? []
    : [{ ...priced(EVERYTHING_LOCAL), savings: results[0]?.solutions[0]?.savings ?? [] }];
  const best = [...results.flatMap((result) => result.solutions), ...local].reduce(cheaper);
  const bounds = results.map((result) => result.lowerBound);
  const proven = complete && best.estimate.complete && bounds.every((bound) => bound !== undefined);
  const lowerBound = proven ? bounds.reduce((a, b) => (b.lt(a) ? b : a)) : undefined;
  return {
    plan: best.plan,
    estimate: best.estimate,
    savings: best.savings,
    lowerBound,
    optimal: lowerBound !== undefined && isMet(best.estimate.monthlyTotal, lowerBound),
  };
}

interface Lines {
  readonly zoneLine: TierLine;
  readonly data: DataPrices | undefined;
}

type Solution = Pick<HybridEstimate, "plan" | "estimate" | "savings">;

/**
 * The best plans under one line of every tiered price. What a Profile charges beyond the VPCs that it
 * covers grows with their number, a convex price: every line through it is a bound, and the highest
 * bound counts.
 */
function solveLines(
  topology: Topology,
  readings: Readings,
  { zoneLine, data }: Lines,
  priced: PricePlacements,
): { readonly solutions: readonly Solution[]; readonly lowerBound: Decimal | undefined } {
  const ways = readings.association === undefined ? [false] : [false, true];
  const solved = ways.map((payForAssociations) =>
    solve(topology, costsUnder(readings, zoneLine, data, payForAssociations), priced),
  );
  const bounds = solved.flatMap(({ lowerBound }) => lowerBound ?? []);
  return {
    solutions: solved,
    lowerBound: bounds.length === 0 ? undefined : bounds.reduce((a, b) => (b.gt(a) ? b : a)),
  };
}

function solve(
  topology: Topology,
  costs: Costs,
  priced: PricePlacements,
): Solution & { readonly lowerBound: Decimal | undefined } {
  const { selection, digits } = scaled(costs);
  const result = select(selection);
  return {
    ...priced(placementsOf(topology, costs, result)),
    savings: costs.pairs,
    lowerBound: isProven(selection, result)
      ? costs.allLocal.minus(unscaled(result.value, digits))
      : undefined,
  };
}

type PricePlacements = (placements: PairPlacements) => Pick<Solution, "plan" | "estimate">;

/** Plans and prices each distinct choice once: most lines of a tiered price lead to the same one. */
function pricedOnce(
  topology: Topology,
  perVpc: Estimate,
  prices: PriceBook,
  options: LineOptions,
): PricePlacements {
  const known = new Map<string, Pick<Solution, "plan" | "estimate">>();
  return (placements) => {
    const key = JSON.stringify([[...placements.inHub], [...placements.throughNat]]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const plan = planChosen(topology, placements);
    // Everything local has the lines of the model that is nothing else, and those are at hand.
    const isLocal = placements.inHub.size + placements.throughNat.size === 0;
    const solution = {
      plan,
      estimate:
        isLocal && plan.hub === undefined
          ? { ...perVpc, model: plan.model }
          : estimate(plan, prices, options),
    };
    known.set(key, solution);
    return solution;
  };
}

/** A candidate of its own: each line is best where it is right, and may leave every pair elsewhere. */
const EVERYTHING_LOCAL: PairPlacements = { inHub: new Set(), throughNat: new Set() };

function planChosen(topology: Topology, { inHub, throughNat }: PairPlacements): EndpointPlan {
  const among = (pairs: ReadonlySet<string>) => (vpc: { name: string }, need: NamedNeed) =>
    pairs.has(`${vpc.name}/${need.service.name}`);
  return planTopology(topology, "Hybrid", among(inHub), among(throughNat));
}

interface NamedNeed {
  readonly service: { readonly name: string };
}

function cheaper(a: Solution, b: Solution): Solution {
  return b.estimate.monthlyTotal.lt(a.estimate.monthlyTotal) ? b : a;
}

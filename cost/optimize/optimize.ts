import type { Decimal } from "../../core/decimal";
import type { Connectivity, PlannedModel, EndpointPlan, HubDns } from "../../core/plan";
import { planPerVpc } from "../../core/planTopology";
import type { Topology, VpcNetwork } from "../../core/topology/topology";
import { estimate, type Estimate } from "../lines/estimate";
import { PriceBook } from "../prices/prices";
import { reducedNetworks, withAllZones, withFewestZones } from "./fewestZones";
import { certificateOf, type OptimumCertificate } from "./optimumCertificate";
import { placementReasons, type PlacementReason } from "./reasons";
import { withTrafficOf } from "../decide/leastTraffic";
import { hybrid } from "./hybrid";
import { optimumDecision, type OptimumDecision, type VariantDecision } from "./optimumDecision";
import { solveVariant, type Entry, type Outcome } from "./solveVariant";
import { variants, type Variant } from "./variants";

/** One way to build the topology, priced, or the reason why it is no way. */
export interface ConsideredAlternative {
  readonly model: PlannedModel;
  /** Undefined for PerVpc, which has no hub. */
  readonly hub: string | undefined;
  readonly connectivity: Connectivity | undefined;
  readonly dns: HubDns | undefined;
  /** Undefined where it was not priced; `because` then says why. */
  readonly total: Pick<Estimate, "monthlyTotal" | "complete"> | undefined;
  readonly because: string | undefined;
  readonly chosen: boolean;
}

/** The cheapest way to build a topology out of all that it allows. */
export interface Optimum {
  /** With the hub, the connectivity, the DNS and the Availability Zones that were chosen. */
  readonly topology: Topology;
  readonly prices: PriceBook;
  readonly plan: EndpointPlan;
  readonly estimate: Estimate;
  /** An endpoint of its own everywhere, in the same Availability Zones. */
  readonly perVpc: Estimate;
  readonly placements: readonly PlacementReason[];
  readonly considered: readonly ConsideredAlternative[];
  readonly certificate: OptimumCertificate;
  /** What is decided although something is unknown; undefined where nothing is. */
  readonly decision: OptimumDecision | undefined;
  /** The topology as it was given: its hub and its way to it are what the answer differs from. */
  readonly planned: Topology;
  /** Where endpoints stand in fewer Availability Zones than they could. */
  readonly fewerZones: FewerZones | undefined;
}

export interface FewerZones {
  readonly networks: readonly VpcNetwork[];
  /** Against the cheapest with all zones; undefined while a line is unknown. */
  readonly savingPerMonth: Decimal | undefined;
}

export interface OptimizeOptions {
  /** Told before each alternative is solved; large topologies take seconds. */
  readonly onAlternative?: (done: number, of: number) => void;
}

/**
 * Solves every combination of hub, connectivity and DNS that the topology allows and takes the
 * cheapest; of several that cost the same the simpler, then the first in the file.
 */
export function optimize(topology: Topology, options: OptimizeOptions = {}): Optimum {
  const prices = new PriceBook(topology.region, topology.prices);
  const base = withFewestZones(topology);
  const plan = planPerVpc(base);
  const alone: Entry = {
    model: "PerVpc",
    topology: base,
    plan,
    estimate: estimate(plan, prices, base),
    savings: [],
  };
  // What the file forces into a hub is no plan without one.
  const obliged = base.vpcs.some((vpc) => vpc.needs.some((need) => need.placement === "hub"));
  let best: Entry | undefined = obliged ? undefined : alone;
  let chosen = 0;
  let savings = alone.savings;
  const considered = [summaryOf(alone)];
  const outcomes: Outcome[] = [];
  // Only the best is kept whole: a plan of many VPCs has hundreds of thousands of lines.
  const all = variants(base);
  for (const [at, variant] of all.entries()) {
    options.onAlternative?.(at, all.length);
    const { entries, because, outcome } = solveVariant(variant, alone.estimate, prices);
    outcomes.push(outcome);
    if (because !== undefined) considered.push(refusal(variant, because));
    for (const entry of entries) {
      if (best === undefined || isCheaper(entry, best)) {
        best = entry;
        chosen = considered.length;
      }
      if (savings.length === 0) savings = entry.savings;
      considered.push(summaryOf(entry));
    }
  }
  const decision = optimumDecision(alone, all, prices, obliged);
  if (decision !== undefined && decision.kind !== "unpriced") {
    best = decidedEntry(decision, alone, prices, savings);
    chosen = placeOf(best, considered);
    considered[chosen] = summaryOf(best);
  }
  const { estimate: cheapest, ...found } = best ?? alone;
  const local = { estimate: alone.estimate, allowed: !obliged };
  return {
    topology: found.topology,
    prices,
    plan: found.plan,
    estimate: cheapest,
    perVpc: alone.estimate,
    placements: placementReasons(
      found.topology,
      found.plan,
      found.savings.length > 0 ? found.savings : savings,
      boundOf(decision),
    ),
    considered: considered.map((one, index) => ({ ...one, chosen: index === chosen })),
    certificate: certificateOf(cheapest, local, outcomes, decision),
    decision,
    planned: topology,
    fewerZones: fewerZones(topology, best ?? alone, options),
  };
}

/** The plan that a decision is about, with the traffic that the file states. */
function decidedEntry(
  { chosen }: VariantDecision,
  alone: Entry,
  prices: PriceBook,
  savings: Entry["savings"],
): Entry {
  const { topology } = chosen.from;
  const plan = withTrafficOf(chosen.plan, topology);
  if (plan.model === "PerVpc") return { ...alone, savings };
  const solved = { plan, estimate: estimate(plan, prices, topology) };
  const own = hybrid(topology, prices, topology);
  return { ...solved, model: plan.model, topology, savings: own?.savings ?? savings };
}

/** Where an entry stands among those that were considered. */
function placeOf(
  { model, topology: { hub } }: Entry,
  considered: readonly ConsideredAlternative[],
): number {
  const at = considered.findIndex(
    (one) =>
      one.model === model &&
      (model === "PerVpc" ||
        (one.hub === hub.name && one.connectivity === hub.connectivity && one.dns === hub.dns)),
  );
  return Math.max(0, at);
}

/** Up to how many GB unknown traffic stays where it is placed; undefined where it has no such bound. */
function boundOf(decision: OptimumDecision | undefined): Decimal | undefined {
  return decision?.kind === "below" ? decision.belowGb : undefined;
}

/** What the same topology costs at least with every endpoint in all of its VPC's zones. */
function fewerZones(
  topology: Topology,
  best: Entry,
  options: OptimizeOptions,
): FewerZones | undefined {
  const used = new Set(best.plan.endpoints.map(({ vpc }) => vpc));
  const networks = reducedNetworks(best.topology).filter(({ name }) => used.has(name));
  if (networks.length === 0) return undefined;
  const inAllZones = optimize(withAllZones(topology), options).estimate;
  return {
    networks,
    savingPerMonth:
      inAllZones.complete && best.estimate.complete
        ? inAllZones.monthlyTotal.minus(best.estimate.monthlyTotal)
        : undefined,
  };
}

function summaryOf({ model, topology: { hub }, estimate: priced }: Entry): ConsideredAlternative {
  const total = { monthlyTotal: priced.monthlyTotal, complete: priced.complete };
  const base = { model, total, because: undefined, chosen: false };
  return model === "PerVpc"
    ? { ...base, hub: undefined, connectivity: undefined, dns: undefined }
    : { ...base, hub: hub.name, connectivity: hub.connectivity, dns: hub.dns };
}

function refusal({ hub, connectivity, dns }: Variant, because: string): ConsideredAlternative {
  return { model: "Hybrid", hub, connectivity, dns, total: undefined, because, chosen: false };
}

/** What is known decides only between alternatives of which the same is unknown. */
function isCheaper(a: Entry, b: Entry): boolean {
  const unknown = ({ estimate: { lines } }: Entry) =>
    lines.filter((line) => line.monthlyCost === undefined).length;
  if (unknown(a) !== unknown(b)) return unknown(a) < unknown(b);
  return a.estimate.monthlyTotal.lt(b.estimate.monthlyTotal);
}

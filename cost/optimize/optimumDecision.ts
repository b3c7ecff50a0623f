import type { EndpointPlan } from "../../core/plan";
import { planCentralized } from "../../core/planTopology";
import type { Topology } from "../../core/topology/topology";
import { decide, type Decision, type Undecidable } from "../decide/decide";
import { atLeast, planForLeast, withTrafficOf } from "../decide/leastTraffic";
import { missingPrices } from "../decide/missingPrices";
import { Traffic } from "../decide/traffic";
import { waysOf, type WaysOfTopology } from "../decide/ways";
import { estimate } from "../lines/estimate";
import type { PriceBook } from "../prices/prices";
import { probe } from "../sensitivity/usage";
import { hubZoneChoices } from "./fewestZones";
import { hybrid } from "./hybrid";
import type { Entry } from "./solveVariant";
import type { Variant } from "./variants";

/** A plan of one hub with one way to it, or of none. */
export interface VariantPlan {
  readonly plan: EndpointPlan;
  readonly from: WaysOfTopology;
}

/** A decision, and what it says nothing of. */
export interface VariantDecision extends Decision<VariantPlan> {
  /** Why some ways to a hub could not be compared: a price that decides is unknown. */
  readonly notCompared: readonly string[];
}

export type OptimumDecision = VariantDecision | Undecidable;

/**
 * What is decided over every hub, way to it and DNS that the topology allows although traffic or prices
 * are unknown; undefined where everything is known. What is cheapest whatever the traffic is must be so
 * for the least of it too, so the plans that are cheapest there are all that can be the answer.
 */
export function optimumDecision(
  perVpc: Entry,
  variants: readonly Variant[],
  prices: PriceBook,
  mustUseHub: boolean,
): OptimumDecision | undefined {
  const traffic = new Traffic(perVpc.topology);
  const possible = variants.filter(({ excludedBecause }) => excludedBecause === undefined);
  const topologies = possible.flatMap(({ topology }) => hubZoneChoices(topology));
  const central = topologies.map((topology) =>
    estimate(planCentralized(topology), prices, topology),
  );
  const priced = [perVpc.estimate, ...central];
  if (traffic.open.length === 0 && priced.every(({ complete }) => complete)) return undefined;
  const read = topologies.map((topology) => waysOf(topology, prices, traffic));
  const among = read.flatMap((ways) => ("unknownBecause" in ways ? [] : [ways]));
  const unknown = read.flatMap((ways) => ("unknownBecause" in ways ? [ways.unknownBecause] : []));
  const notCompared = [...new Set(unknown)];
  const [from] = among;
  if (from === undefined) {
    return {
      kind: "unpriced",
      because: notCompared[0] ?? "no way to a hub is possible",
      missing: missingPrices(priced),
    };
  }
  const local: VariantPlan = { plan: perVpc.plan, from };
  const least = among.flatMap((ways) => {
    const plan = planForLeast(ways.topology, prices);
    return plan === undefined ? [] : [{ plan, from: ways }];
  });
  const [cheapest] = least
    .map((one) => ({ ...one, order: costsOf(one) }))
    .sort((a, b) => a.order[0].cmp(b.order[0]) || a.order[1].cmp(b.order[1]));
  const candidates = [
    ...(mustUseHub ? [] : [local]),
    ...(cheapest === undefined ? [] : [cheapest]),
  ];
  const [first = local, ...rest] = candidates;
  const decision = decide([first, ...rest], among, traffic, local, cautiousOf(cheapest ?? local));
  return { ...decision, notCompared };
}

/** What a plan costs with the least traffic and, where that is the same, with much. */
function costsOf({ plan, from: { topology, prices } }: VariantPlan) {
  const total = (traffic: Topology) =>
    estimate(withTrafficOf(plan, traffic), prices, topology).monthlyTotal;
  return [total(atLeast(topology)), total(probe(topology).topology)] as const;
}

/** The best plan of the same ways in which whatever may move any amount stays local. */
function cautiousOf({ plan, from }: VariantPlan): VariantPlan {
  return { from, plan: hybrid(from.topology, from.prices, from.topology)?.plan ?? plan };
}

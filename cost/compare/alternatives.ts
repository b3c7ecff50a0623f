import type { EndpointPlan } from "../../core/plan";
import { planCentralized, planPerVpc } from "../../core/planTopology";
import type { Topology } from "../../core/topology/topology";
import { estimate, type Estimate } from "../lines/estimate";
import type { LineItem } from "../lines/lineItem";
import { solveHybrid, type HybridEstimate } from "../optimize/hybrid";
import type { PriceBook } from "../prices/prices";

/** One deployment model of a topology, with the plan that it was priced from. */
export interface Alternative {
  readonly plan: EndpointPlan;
  readonly estimate: Estimate;
  /** Of the hybrid alone: its proof. */
  readonly certificate?: Pick<HybridEstimate, "lowerBound" | "optimal">;
}

/** Every model, priced, and nothing said about it. */
export function alternativesOf(
  topology: Topology,
  prices: PriceBook,
): readonly [Alternative, Alternative, ...Alternative[]] {
  const perVpc = alternative(topology, planPerVpc(topology), prices);
  const centralized = alternative(topology, planCentralized(topology), prices);
  const models = {
    perVpc: perVpc.estimate,
    centralPlan: centralized.plan,
    centralized: centralized.estimate,
  };
  const mixed = solveHybrid(topology, models, prices, topology);
  return [
    perVpc,
    centralized,
    ...("plan" in mixed
      ? [{ plan: mixed.plan, estimate: mixed.estimate, certificate: mixed }]
      : []),
  ];
}

function alternative(topology: Topology, plan: EndpointPlan, prices: PriceBook): Alternative {
  return { plan, estimate: estimate(plan, prices, topology) };
}

/** Every line of every model. */
export function linesOf(alternatives: readonly Alternative[]): LineItem[] {
  return alternatives.flatMap((one) => one.estimate.lines);
}

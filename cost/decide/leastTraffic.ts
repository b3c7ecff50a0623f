import { placementsIn } from "../../core/placement";
import type { EndpointPlan } from "../../core/plan";
import { planPerVpc } from "../../core/planTopology";
import type { Topology } from "../../core/topology/topology";
import { rangeOf } from "../../core/topology/usage";
import { estimate } from "../lines/estimate";
import { solveHybrid } from "../optimize/hybrid";
import { pureModels } from "../optimize/readCosts";
import type { PriceBook } from "../prices/prices";
import { withUsage } from "../sensitivity/usage";
import { withFlows } from "./traffic";

/** The topology with the least traffic that there can be. */
export function atLeast(topology: Topology): Topology {
  return withUsage(topology, (need) => rangeOf(need).least);
}

/** The cheapest mix for the least traffic that there can be, as a plan of the topology itself. */
export function planForLeast(topology: Topology, prices: PriceBook): EndpointPlan | undefined {
  const quiet = atLeast(topology);
  const perVpc = estimate(planPerVpc(quiet), prices, quiet);
  const solved = solveHybrid(quiet, pureModels(quiet, perVpc, prices, quiet), prices, quiet);
  return "plan" in solved ? withTrafficOf(solved.plan, topology) : undefined;
}

/** The plan with the traffic that a topology states. */
export function withTrafficOf(plan: EndpointPlan, { vpcs }: Topology): EndpointPlan {
  const known = new Map(
    vpcs.flatMap(({ name, needs }) =>
      needs.map((need) => [`${name}/${need.service.name}`, need.monthlyDataGb] as const),
    ),
  );
  return withFlows(plan, ({ vpc, service }) => known.get(`${vpc}/${service}`));
}

/** Whether two plans serve every pair in the same place. */
export function placesAlike(a: EndpointPlan, b: EndpointPlan): boolean {
  const [inA, inB] = [placementsIn(a), placementsIn(b)];
  return [...inA].every(([vpc, services]) =>
    [...services].every(([service, placement]) => inB.get(vpc)?.get(service) === placement),
  );
}

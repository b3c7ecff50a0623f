import type { Decimal } from "../core/decimal";
import type { DeploymentModel, EndpointPlan } from "../core/plan";
import type { Placement, Placements } from "../core/planTopology";
import type { Comparison } from "./compare";

/** The deployment model to build, and where each service of each VPC goes. */
export interface Cheapest {
  readonly deploymentModel: DeploymentModel;
  readonly monthlyTotal: Decimal;
  /** By VPC and service; `planPlacements` builds exactly this plan again. Gateway endpoints stay local. */
  readonly placements: Placements;
  /** Proven: no placement of this topology costs less. */
  readonly certified: boolean;
}

/**
 * The cheapest model of a comparison, and of two that cost the same the simpler. Undefined while a
 * line is unknown, since lower bounds do not compare: name a model yourself, or give what is missing.
 */
export function cheapest({ alternatives, recommended }: Comparison): Cheapest | undefined {
  const best = alternatives.find(({ estimate }) => estimate.model === recommended);
  if (best === undefined) return undefined;
  const bound = alternatives.flatMap(({ certificate }) => certificate?.lowerBound ?? []);
  return {
    deploymentModel: best.estimate.model,
    monthlyTotal: best.estimate.monthlyTotal,
    placements: placementsIn(best.plan),
    certified: bound.some((least) => best.estimate.monthlyTotal.lte(least)),
  };
}

/** Where a plan serves each interface endpoint's service; gateway endpoints have no other place. */
export function placementsIn(plan: EndpointPlan): Placements {
  const gateways = new Set(
    plan.endpoints.filter((endpoint) => endpoint.type === "Gateway").map(({ key }) => key),
  );
  const byVpc = new Map<string, [string, Placement][]>();
  for (const { vpc, service, endpoint, throughHub, throughNat } of plan.flows) {
    const pairs = byVpc.get(vpc) ?? [];
    byVpc.set(vpc, pairs);
    if (gateways.has(endpoint)) continue;
    pairs.push([service, throughHub ? "hub" : throughNat === true ? "nat" : "local"]);
  }
  return Object.fromEntries([...byVpc].map(([vpc, pairs]) => [vpc, Object.fromEntries(pairs)]));
}

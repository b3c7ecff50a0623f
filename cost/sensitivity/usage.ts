import { decimal, type Decimal } from "../../core/decimal";
import type { EndpointPlan } from "../../core/plan";
import type { ServiceNeed, Topology } from "../../core/topology/topology";

/** The same topology with other traffic; nothing but `monthlyDataGb` changes. */
export function withUsage(
  topology: Topology,
  gbOf: (need: ServiceNeed) => Decimal | undefined,
): Topology {
  return {
    ...topology,
    vpcs: topology.vpcs.map((vpc) => ({
      ...vpc,
      needs: vpc.needs.map((need) => ({ ...need, monthlyDataGb: gbOf(need) })),
    })),
  };
}

/** All known traffic times a factor; what is unknown stays unknown. */
export function scaleTraffic(topology: Topology, factor: Decimal): Topology {
  return withUsage(topology, (need) => need.monthlyDataGb?.times(factor));
}

/** The same for a plan that is built already. */
export function scalePlanTraffic(plan: EndpointPlan, factor: Decimal): EndpointPlan {
  return {
    ...plan,
    flows: plan.flows.map((flow) => ({
      ...flow,
      monthlyDataGb: flow.monthlyDataGb?.times(factor),
    })),
  };
}

/** Unknown traffic set to one amount a VPC and service; gateway endpoints are free whatever passes. */
export function withUnknownAt(topology: Topology, gb: Decimal): Topology {
  return withUsage(topology, (need) => need.monthlyDataGb ?? gb);
}

/** Interface endpoints, as pairs of VPC and service, whose traffic nobody stated. */
export function unknownPairs(topology: Topology): number {
  return topology.vpcs.reduce(
    (count, vpc) =>
      count +
      vpc.needs.filter((need) => need.type === "Interface" && need.monthlyDataGb === undefined)
        .length,
    0,
  );
}

/**
 * Traffic at which a price a GB is read off: divisible by the square of every number of Availability
 * Zones from 1 to 6, so that the crossing share of peering comes out whole.
 */
const PROBE_GB = decimal(3600);

export function probe(topology: Topology): { readonly topology: Topology; readonly gb: Decimal } {
  return { topology: withUsage(topology, () => PROBE_GB), gb: PROBE_GB };
}

import { ZERO, type Decimal } from "../../core/decimal";
import type { EndpointPlan, PlannedFlow } from "../../core/plan";
import { addRanges, type GbRange } from "../../core/topology/gbRange";
import type { GbTotal, Topology } from "../../core/topology/topology";
import { rangeOf } from "../../core/topology/usage";

/** One service of one VPC whose traffic is billed, with what is known of the traffic. */
export interface TrafficPair {
  readonly vpc: string;
  readonly service: string;
  readonly gb: GbRange;
  readonly exact: boolean;
}

/** What is known of a topology's traffic: each pair between two ends, and sums over several. */
export class Traffic {
  readonly pairs: readonly TrafficPair[];
  readonly totals: readonly GbTotal[];
  private readonly byKey: ReadonlyMap<string, TrafficPair>;

  constructor({ vpcs, gbTotals = [] }: Topology) {
    this.pairs = vpcs.flatMap((vpc) =>
      vpc.needs
        .filter((need) => need.type === "Interface")
        .map((need) => ({
          vpc: vpc.name,
          service: need.service.name,
          gb: rangeOf(need),
          exact: need.monthlyDataGb !== undefined,
        })),
    );
    this.byKey = new Map(this.pairs.map((pair) => [pairKey(pair), pair]));
    this.totals = gbTotals;
  }

  get open(): readonly TrafficPair[] {
    return this.pairs.filter(({ exact }) => !exact);
  }

  of(pair: { readonly vpc: string; readonly service: string }): TrafficPair | undefined {
    return this.byKey.get(pairKey(pair));
  }

  /** What all pairs move together at most within some ranges; undefined where one has no bound. */
  most(ranges: (pair: string) => GbRange): Decimal | undefined {
    const shared = new Set(
      this.totals.flatMap(({ service, vpcs }) => vpcs.map((vpc) => pairKey({ vpc, service }))),
    );
    const alone = this.pairs.map(pairKey).filter((key) => !shared.has(key));
    return addRanges([...alone.map(ranges), ...this.totals]).most;
  }
}

export function pairKey({ vpc, service }: { readonly vpc: string; readonly service: string }) {
  return `${vpc}/${service}`;
}

/** The plan with other traffic; nothing but `monthlyDataGb` changes. */
export function withFlows(
  plan: EndpointPlan,
  gbOf: (flow: PlannedFlow) => Decimal | undefined,
): EndpointPlan {
  return {
    ...plan,
    flows: plan.flows.map((flow) => ({ ...flow, monthlyDataGb: gbOf(flow) })),
  };
}

/** The plan as if nothing passed it: what it costs by the hour alone. */
export function idle(plan: EndpointPlan): EndpointPlan {
  return withFlows(plan, () => ZERO);
}

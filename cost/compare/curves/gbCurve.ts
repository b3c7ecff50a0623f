import { decimal, ZERO, type Decimal } from "../../../core/decimal";
import { avoidsNatBecause, placementOf } from "../../../core/placement";
import { serviceKey } from "../../../core/topology/serviceNeeds";
import type {
  ServiceNeed,
  Topology,
  TopologyHub,
  TopologyVpc,
} from "../../../core/topology/topology";
import type { Comparison } from "../comparison";
import { MOST_PAIRS, MOST_POINTS, price, type CurvePoint } from "./curve";

/** What one service costs a month against its GB in each VPC. */
export interface GbCurve {
  readonly service: string;
  /** VPCs that need the service. */
  readonly vpcs: number;
  /** Strictly ascending in `x`, which is GB a month of each VPC. */
  readonly points: readonly CurvePoint[];
  /** GB a month that a VPC moves today on average, of those whose usage is known. */
  readonly averageGb: Decimal;
  /** GB a month from which one VPC alone is cheaper local than in the hub, everything else standing. */
  readonly thresholdGb: Decimal | undefined;
  /** The same against NAT gateways; undefined where the service takes none. */
  readonly natThresholdGb: Decimal | undefined;
  /** GB a month of each VPC at which both pure models cost the same, all VPCs changing together. */
  readonly crossingGb: Decimal | undefined;
}

/**
 * Prices one service alone, with the same GB in every VPC and every attachment paid for already, so that
 * nothing but this service changes. The service is the one that moves the most GB among those that a hub
 * can serve; undefined where there is none, or where nobody said how much any of them moves.
 */
export function gbCurve(comparison: Comparison): GbCurve | undefined {
  const { topology, prices } = comparison;
  const service = largestService(comparison);
  if (service === undefined) return undefined;
  const needing = topology.vpcs.flatMap((vpc) => {
    const need = vpc.needs.find((one) => serviceKey(one) === service);
    return need === undefined ? [] : [{ vpc, need }];
  });
  const gbs = needing.flatMap(({ need }) => need.monthlyDataGb ?? []);
  const averageGb = gbs
    .reduce((sum, gb) => sum.plus(gb), ZERO)
    .div(decimal(gbs.length))
    .round(3);
  const thresholdGb = comparison.breakEven.gbPerVpcService;
  const natThresholdGb = needing.some(({ vpc, need }) => avoidsNatBecause(vpc, need) === undefined)
    ? comparison.breakEven.gbAgainstNat
    : undefined;
  const known = [thresholdGb, natThresholdGb].filter((gb) => gb !== undefined);
  const points = gbPlaces([averageGb, ...known], needing.length).map((x) => ({
    x,
    totals: price(serviceAlone(topology, needing, x), prices),
  }));
  const crossingGb = crossing(points);
  return {
    service,
    vpcs: needing.length,
    points,
    averageGb,
    thresholdGb,
    natThresholdGb,
    crossingGb,
  };
}

function largestService({ alternatives, topology }: Comparison): string | undefined {
  const centralized = alternatives.find(({ estimate: { model } }) => model === "Centralized");
  const movable = new Set(
    centralized?.plan.flows
      .filter((flow) => placementOf(flow) === "hub")
      .map((flow) => flow.service),
  );
  const gb = new Map<string, Decimal>();
  for (const need of topology.vpcs.flatMap((vpc) => vpc.needs)) {
    if (need.type !== "Interface" || !movable.has(need.service.name)) continue;
    if (need.monthlyDataGb === undefined) continue;
    gb.set(serviceKey(need), (gb.get(serviceKey(need)) ?? ZERO).plus(need.monthlyDataGb));
  }
  return [...gb].reduce<[string, Decimal] | undefined>(
    (most, one) => (most === undefined || one[1].gt(most[1]) ? one : most),
    undefined,
  )?.[0];
}

function serviceAlone(
  topology: Topology,
  needing: readonly { readonly vpc: TopologyVpc; readonly need: ServiceNeed }[],
  gb: Decimal,
): Topology {
  return {
    ...topology,
    hub: withEverythingThere(topology.hub),
    vpcs: needing.map(({ vpc, need }) => ({
      ...vpc,
      attached: true,
      needs: [{ ...need, monthlyDataGb: gb }],
    })),
  };
}

function withEverythingThere(hub: TopologyHub): TopologyHub {
  const { attachedTo: _, connectivityNew: __, ...rest } = hub;
  return { ...rest, attached: true, connectivityExists: true };
}

/** Round numbers up to twice what matters, and what matters itself. */
function gbPlaces(marks: readonly Decimal[], vpcs: number): Decimal[] {
  const largest = marks.reduce((a, b) => (b.gt(a) ? b : a));
  const steps = Math.min(
    MOST_POINTS - 1 - marks.length,
    Math.max(4, Math.floor(MOST_PAIRS / vpcs) - 3),
  );
  const step = roundUp(largest.times(decimal(2)).div(decimal(steps)));
  const end = largest.times(decimal(2));
  const even = [ZERO];
  for (let gb = step; gb.lt(end.plus(step)); gb = gb.plus(step)) even.push(gb);
  const places = new Map([...even, ...marks].map((gb) => [gb.toString(), gb]));
  return [...places.values()].sort((a, b) => a.cmp(b));
}

/** The next of 1, 2, 5, 10, 20, 50, … at or above a step; never below one GB. */
function roundUp(step: Decimal): Decimal {
  for (let magnitude = decimal(1); ; magnitude = magnitude.times(decimal(10))) {
    for (const digit of [1, 2, 5]) {
      const round = magnitude.times(decimal(digit));
      if (round.gte(step)) return round;
    }
  }
}

/** Where the hub stops being the cheaper of the two pure models, on the straight line between two points. */
function crossing(points: readonly CurvePoint[]): Decimal | undefined {
  const leads = points.map(({ x, totals }) => {
    const [perVpc, centralized] = [totals.get("PerVpc"), totals.get("Centralized")];
    if (perVpc === undefined || centralized === undefined) return undefined;
    return { x, lead: perVpc.minus(centralized) };
  });
  for (const [index, after] of leads.entries()) {
    const before = leads[index - 1];
    if (before === undefined || after === undefined) continue;
    if (before.lead.gt(ZERO) && after.lead.lte(ZERO)) {
      const share = before.lead.div(before.lead.minus(after.lead));
      return before.x.plus(after.x.minus(before.x).times(share)).round(2);
    }
  }
  return undefined;
}

import { decimal } from "../../../core/decimal";
import type { Topology, TopologyVpc } from "../../../core/topology/topology";
import type { Comparison } from "../comparison";
import { MOST_PAIRS, MOST_POINTS, price, totalsOf, type CurvePoint } from "./curve";

/** Monthly totals against the number of VPCs. */
export interface VpcCurve {
  /** Strictly ascending in `x`. */
  readonly points: readonly CurvePoint[];
  /** VPCs of the topology itself; always one of the points. */
  readonly vpcs: number;
}

/**
 * Prices the first VPC of the topology, the first two, and so on; past the last it counts from the first
 * again, exactly as the break-even does. Every point is a plan of its own, priced like any other.
 */
export function vpcCurve(comparison: Comparison): VpcCurve {
  const { topology, prices } = comparison;
  const vpcs = topology.vpcs.length;
  const known = totalsOf(comparison.alternatives.map((alternative) => alternative.estimate));
  const points = vpcCounts(topology, comparison.breakEven.vpcs).map((count) => ({
    x: decimal(count),
    totals: count === vpcs ? known : price(withVpcs(topology, count), prices),
  }));
  return { points, vpcs };
}

/** Numbers of VPCs to price: all of them while that is quick, else ever wider steps up to the topology's own. */
function vpcCounts(topology: Topology, breakEven: Comparison["breakEven"]["vpcs"]): number[] {
  const own = topology.vpcs.length;
  const pairs = Math.max(1, topology.vpcs.reduce((sum, vpc) => sum + vpc.needs.length, 0) / own);
  const work = (counts: readonly number[]) =>
    pairs * counts.reduce((sum, count) => (count === own ? sum : sum + count), 0);
  const near =
    typeof breakEven === "number" && breakEven <= 4 * own ? [breakEven - 1, breakEven] : [];
  const wished = Math.max(3, Math.ceil(own * 1.5), ...near.map((count) => Math.ceil(count * 1.25)));
  const ratios = [1, 1.1, 1.25, 1.5, 2, 3];
  // Beyond the topology's own number a point costs the most and says the least.
  const ways = [
    ...ratios.slice(0, 3).map((ratio) => [wished, ratio] as const),
    ...ratios.map((ratio) => [own, ratio] as const),
  ];
  for (const [top, ratio] of ways) {
    const counts = sorted([...spread(top, ratio), ...near, own].filter((count) => count >= 1));
    if (counts.length <= MOST_POINTS && work(counts) <= MOST_PAIRS) return counts;
  }
  // Too many pairs even so: the small numbers, where models differ most, and the topology itself.
  const few = spread(own, 3);
  while (few.length > 1 && work(few) > MOST_PAIRS) few.pop();
  return sorted([...few, own]);
}

function spread(top: number, ratio: number): number[] {
  const counts: number[] = [];
  for (let count = 1; count < top; count = Math.max(count + 1, Math.round(count * ratio))) {
    counts.push(count);
  }
  return [...counts, top];
}

function sorted(counts: readonly number[]): number[] {
  return [...new Set(counts)].sort((a, b) => a - b);
}

/** The topology with another number of VPCs; a repeated one gets a name that nothing else has. */
function withVpcs(topology: Topology, count: number): Topology {
  const names = new Set(topology.vpcs.map((vpc) => vpc.name));
  const own = topology.vpcs.length;
  const vpcs = Array.from({ length: count }, (_, index) => {
    const vpc = topology.vpcs[index % own] as TopologyVpc;
    const round = Math.floor(index / own);
    return round === 0 ? vpc : copyOf(vpc, round, names);
  });
  return { ...topology, vpcs };
}

function copyOf(vpc: TopologyVpc, round: number, names: Set<string>): TopologyVpc {
  let name = `${vpc.name} (${round + 1})`;
  while (names.has(name)) name += "'";
  names.add(name);
  return { ...vpc, name, payer: vpc.payer === vpc.name ? name : vpc.payer };
}

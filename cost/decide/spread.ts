import { ZERO, type Decimal } from "../../core/decimal";
import type { GbTotal } from "../../core/topology/topology";
import type { Ranges } from "./regret";
import { pairKey, type Traffic } from "./traffic";

/**
 * GB of every pair at which a sum is the most that it can be, where each GB of a pair adds `slopeOf` to
 * it: the upper end where it grows, the lower end where it shrinks, and what several VPCs share goes to
 * those of them that add most. Undefined where nothing bounds it.
 */
export function worstSpread(
  traffic: Traffic,
  ranges: Ranges,
  slopeOf: (pair: string) => Decimal,
): ReadonlyMap<string, Decimal> | undefined {
  const spread = new Map<string, Decimal>();
  for (const pair of traffic.pairs) {
    const key = pairKey(pair);
    const { least, most } = ranges(key);
    const end = slopeOf(key).gt(ZERO) ? most : least;
    if (end === undefined) return undefined;
    spread.set(key, end);
  }
  for (const total of traffic.totals) {
    for (const [key, gb] of shared(total, ranges, slopeOf)) spread.set(key, gb);
  }
  return spread;
}

/** The sharers that add most first, each up to its own bound, until the total is spent. */
function shared(
  { service, vpcs, least, most }: GbTotal,
  ranges: Ranges,
  slopeOf: (pair: string) => Decimal,
): Map<string, Decimal> {
  const pairs = vpcs
    .map((vpc) => pairKey({ vpc, service }))
    .map((key) => ({ key, slope: slopeOf(key) }))
    .sort((a, b) => b.slope.cmp(a.slope));
  const spread = new Map<string, Decimal>();
  let spent = ZERO;
  for (const { key, slope } of pairs) {
    const wanted = slope.gt(ZERO) && most !== undefined ? most : least;
    const left = wanted.minus(spent);
    const bound = ranges(key).most ?? left;
    const share = left.lte(ZERO) ? ZERO : bound.lt(left) ? bound : left;
    spread.set(key, share);
    spent = spent.plus(share);
  }
  return spread;
}

import { ZERO, type Decimal } from "../../core/decimal";
import type { Price } from "../prices/prices";

/** What any quantity costs by one tier's price: `intercept + slope x quantity`. */
export interface TierLine {
  readonly slope: Decimal;
  readonly intercept: Decimal;
}

export const FREE_LINE: TierLine = { slope: ZERO, intercept: ZERO };

/**
 * A tiered price as straight lines, one a tier, each right within its tier. No quantity costs less
 * than the least of them, so the best plan is the best of the best plans under each line.
 */
export function tierLines(price: Price | undefined): TierLine[] {
  const tiers = price?.tiers ?? [];
  let intercept = ZERO;
  const lines = tiers.map((tier, at) => {
    const before = tiers[at - 1];
    if (before !== undefined) {
      intercept = intercept.plus(before.price.minus(tier.price).times(tier.from));
    }
    return { slope: tier.price, intercept };
  });
  return lines.length === 0 ? [FREE_LINE] : lines;
}

/** The lines of those tiers alone in which a quantity from `least` to `most` can end. */
export function tierLinesBetween(
  price: Price | undefined,
  least: Decimal,
  most: Decimal,
): TierLine[] {
  const tiers = price?.tiers ?? [];
  const lines = tierLines(price);
  const reachable = lines.filter((_, at) => {
    const tier = tiers[at];
    if (tier === undefined) return true;
    const begins = at === 0 || tier.from.lt(most);
    return begins && (tier.to === undefined || tier.to.gte(least));
  });
  return reachable.length === 0 ? lines : reachable;
}

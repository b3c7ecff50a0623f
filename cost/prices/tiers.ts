import { ZERO, type Decimal } from "../../core/decimal";

/** A price with the quantities it holds for: limit and price in one place, so they cannot part. */
export interface Tier {
  readonly from: Decimal;
  /** Undefined for the last tier. */
  readonly to: Decimal | undefined;
  readonly price: Decimal;
}

export interface TierSlice<T extends Tier = Tier> {
  readonly quantity: Decimal;
  readonly tier: T;
  /** Counted from 1, as in `/tier2`. */
  readonly number: number;
}

/**
 * Splits quantities over tiers one after another, as a month's bill fills them.
 *
 * With tiers from 0 and from 10: taking 8 gives 8 of the first; then taking 5 gives 2 and 3.
 */
export class TierMeter<T extends Tier> {
  private index = 0;
  /** What the tier still takes; undefined for the last one, which takes everything. */
  private room: Decimal | undefined;

  constructor(private readonly tiers: readonly T[]) {
    this.room = roomOf(tiers[0]);
  }

  take(quantity: Decimal): TierSlice<T>[] {
    const slices: TierSlice<T>[] = [];
    let left = quantity;
    for (;;) {
      const tier = this.tiers[this.index];
      if (tier === undefined) throw new Error("a price's last tier has no upper limit");
      const { room } = this;
      const fits = room === undefined || left.lte(room);
      const taken = fits ? left : room;
      if (taken.gt(ZERO) || (fits && slices.length === 0)) {
        slices.push({ quantity: taken, tier, number: this.index + 1 });
      }
      if (fits) {
        this.room = room?.minus(taken);
        return slices;
      }
      left = left.minus(taken);
      this.index += 1;
      this.room = roomOf(this.tiers[this.index]);
    }
  }
}

function roomOf(tier: Tier | undefined): Decimal | undefined {
  return tier?.to?.minus(tier.from);
}

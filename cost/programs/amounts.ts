import { ONE, type Decimal } from "../../core/decimal";
import {
  billedAmount,
  flatPrice,
  formatPrice,
  grouped,
  unknownAmount,
  type Amount,
} from "../lines/lineItem";
import type { Price, PriceBook, PricedTier } from "../prices/prices";
import type { TierSlice } from "../prices/tiers";
import type { Charge } from "./charge";

/** A price that was looked up, and what it is asked for. */
export interface Request {
  readonly price: Price | undefined;
  readonly take: (quantity: Decimal) => TierSlice<PricedTier>[];
  readonly missing: string;
}

/** What a charge comes to: an amount a tier. */
export interface Amounts {
  readonly amounts: readonly Amount[];
  readonly atLeast?: Decimal;
  readonly countUnknown?: boolean;
}

/** The price of the first item that has one in the Region. */
export function findPrice(charge: Charge, book: PriceBook | undefined): Price | undefined {
  for (const item of charge.items) {
    const price = book?.find(item);
    if (price !== undefined) return charge.adjust?.(price) ?? price;
  }
  return undefined;
}

/** One amount a tier; a missing price makes it one unknown amount. */
export function slices(
  quantity: Decimal,
  request: Request,
  counted: (quantity: Decimal) => string,
  factor: Decimal = ONE,
): Amount[] {
  const { price, missing } = request;
  if (price === undefined) {
    return [unknownAmount(quantity.times(factor), `${counted(quantity)} x unknown`, missing)];
  }
  return request.take(quantity).map((slice) =>
    billedAmount(slice.quantity.times(factor), counted(slice.quantity), {
      ...slice.tier,
      currency: price.currency,
    }),
  );
}

/** Nobody knows the quantity; the price that it would be billed at shows all the same. */
export function unknownOf(counted: string, because: string, { price, missing }: Request): Amount {
  const unit = flatPrice(price);
  if (unit === undefined) return unknownAmount(undefined, `${counted} x unknown`, missing);
  const formula = `${counted} x ${formatPrice(unit.price, unit.currency)}`;
  return {
    ...unknownAmount(undefined, formula, because),
    unitPrice: unit.price,
    source: unit.source,
  };
}

/** `3 ENI`, `1 zone`, `2 zones`: an abbreviation has no plural. */
export function countedText(count: Decimal, noun: string): string {
  const plural = count.eq(ONE) || noun === noun.toUpperCase() ? "" : "s";
  return `${grouped(count)} ${noun}${plural}`;
}

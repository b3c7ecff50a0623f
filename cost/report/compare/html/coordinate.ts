import type { Decimal } from "../../../../core/decimal";

/** A place in a picture, which has a screen's precision; the figures beside it stay exact. */
export function coordinate(value: Decimal): number {
  return Number(value.toString());
}

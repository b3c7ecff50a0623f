import { decimal, type Decimal } from "../../core/decimal";

/** The last digit that a report prints, and the least that a bill can differ by. */
const CENT = decimal("0.01");

/**
 * Whether a proven bound says of a total that nothing costs a cent less. The cut counts in whole numbers;
 * where amounts have more digits than those hold, costs are rounded down and savings up, so that the
 * bound stays one and may end a tiny part of a cent below the very best.
 */
export function isMet(total: Decimal, lowerBound: Decimal): boolean {
  return total.minus(lowerBound).lt(CENT);
}

import { ZERO, type Decimal } from "../../core/decimal";
import { memoized } from "../../core/memoized";

/** Sums, differences and products, each computed once for the same two objects. */
export interface SharedArithmetic {
  readonly plus: (a: Decimal, b: Decimal) => Decimal;
  readonly minus: (a: Decimal, b: Decimal) => Decimal;
  readonly times: (a: Decimal, b: Decimal) => Decimal;
}

/** Pairs by the ten thousand share a few amounts, and what is computed of them is shared too. */
export function sharedArithmetic(): SharedArithmetic {
  const once = (compute: (a: Decimal, b: Decimal) => Decimal) => {
    const known = memoized((a: Decimal) => memoized((b: Decimal) => compute(a, b)));
    return (a: Decimal, b: Decimal) => known(a)(b);
  };
  const plus = once((a, b) => a.plus(b));
  const minus = once((a, b) => a.minus(b));
  return {
    plus: (a, b) => (a === ZERO ? b : b === ZERO ? a : plus(a, b)),
    minus: (a, b) => (b === ZERO ? a : minus(a, b)),
    times: once((a, b) => a.times(b)),
  };
}

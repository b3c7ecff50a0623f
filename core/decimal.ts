import Big from "big.js";

/**
 * Exact decimals for money and for the quantities that money is made of.
 *
 * An own constructor, so that the settings reach no other user of the library. `strict` refuses a
 * binary floating point number where a string belongs: `new Decimal(0.1)` throws,
 * `new Decimal("0.1")` does not. Sums, differences and products are exact; a quotient is rounded
 * half to even at 20 decimal places and is used for break-evens and shares only, never for money.
 */
const Exact = Big();
Exact.strict = true;
Exact.DP = 20;
Exact.RM = 2;
/** Plain digits, never exponents, below 10^21; larger sums of money do not occur. */
Exact.NE = -40;
Exact.PE = 40;

/** Towards zero, half up, half to even, away from zero. */
export type RoundingMode = 0 | 1 | 2 | 3;

/**
 * What this package uses of big.js, in types of its own: those of the library are a package for
 * developers, which whoever installs this one does not have.
 */
export interface Decimal {
  plus(other: Decimal | string): Decimal;
  minus(other: Decimal | string): Decimal;
  times(other: Decimal | string): Decimal;
  div(other: Decimal | string): Decimal;
  cmp(other: Decimal | string): -1 | 0 | 1;
  eq(other: Decimal | string): boolean;
  gt(other: Decimal | string): boolean;
  gte(other: Decimal | string): boolean;
  lt(other: Decimal | string): boolean;
  lte(other: Decimal | string): boolean;
  abs(): Decimal;
  neg(): Decimal;
  round(decimals?: number, mode?: RoundingMode): Decimal;
  toFixed(decimals?: number, mode?: RoundingMode): string;
  toNumber(): number;
  toString(): string;
}

export const Decimal = Exact as unknown as new (digits: string) => Decimal;

export const ZERO: Decimal = new Decimal("0");
export const ONE: Decimal = new Decimal("1");

/** More than any amount, price or quantity has; arithmetic with thousands of digits takes minutes. */
export const MOST_DIGITS = 30;

/** What is said of such a number, wherever it was read. */
export const TOO_MANY_DIGITS = `a number has at most ${MOST_DIGITS} digits`;

/** Whether a number has too many digits to be read, written out in full: 1e300 has 301. */
export function tooManyDigits(value: number | string): boolean {
  if (typeof value === "string") return value.replaceAll(/\D/g, "").length > MOST_DIGITS;
  return Number.isFinite(value) && tooManyDigits(decimal(value).toFixed());
}

/** A decimal number as people and files write it: no sign, no exponent. */
export function isPlainNumber(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}

/** `decimal(0.1)` is exactly 0.1: the shortest digits that name the number, not its binary value. */
export function decimal(value: number | string | bigint): Decimal {
  return new Decimal(typeof value === "string" ? value : String(value));
}

/** Exact, and quick where many of the values are the same object: each distinct one is added once. */
export function sum(values: Iterable<Decimal>): Decimal {
  const counts = new Map<Decimal, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let total = ZERO;
  for (const [value, count] of counts) {
    total = total.plus(count === 1 ? value : value.times(decimal(count)));
  }
  return total;
}

/** `21.9` -> `"21.90"`, `42680.064` -> `"42680.064"`: every digit, and never fewer than two decimals. */
export function exactMoney(value: Decimal): string {
  const digits = value.toString();
  const decimals = digits.split(".")[1]?.length ?? 0;
  return decimals < 2 ? value.toFixed(2) : digits;
}

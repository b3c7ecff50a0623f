import { decimal, tooManyDigits, ZERO, type Decimal } from "../decimal";

/** GB a month that are not known exactly. */
export interface GbRange {
  readonly least: Decimal;
  /** Undefined: no bound. */
  readonly most: Decimal | undefined;
}

/** Traffic that nothing is known of. */
export const ANY_GB: GbRange = { least: ZERO, most: undefined };

/** `100..5000`, or `100..` for 100 and more. */
export const GB_RANGE = /^\d+(\.\d+)?\.\.(\d+(\.\d+)?)?$/;

/** What a person writes, as a range; of a number both ends are the number. */
export function gbRange(written: number | string): GbRange {
  if (typeof written === "number") {
    const gb = decimal(written);
    return { least: gb, most: gb };
  }
  const [least = "0", most = ""] = ends(written);
  return { least: decimal(least), most: most === "" ? undefined : decimal(most) };
}

export function isExact({ least, most }: GbRange): boolean {
  return most !== undefined && least.eq(most);
}

/** No end with more digits than any amount has. */
export function isShort(range: string): boolean {
  return !ends(range).some(tooManyDigits);
}

/** Run before the ends are known to be short: thousands of digits are compared as text would be. */
export function isAscending(range: string): boolean {
  if (!GB_RANGE.test(range) || !isShort(range)) return true;
  const { least, most } = gbRange(range);
  return most === undefined || least.lte(most);
}

function ends(range: string): string[] {
  return range.split("..");
}

/** Between ranges that are added up. */
export function addRanges(ranges: readonly GbRange[]): GbRange {
  return ranges.reduce(
    (sum, { least, most }) => ({
      least: sum.least.plus(least),
      most: sum.most === undefined || most === undefined ? undefined : sum.most.plus(most),
    }),
    { least: ZERO, most: ZERO } as GbRange,
  );
}

import type { PriceBook } from "./prices";

/** List prices change a few times a year; after a quarter somebody should look. */
const OLD_AFTER_DAYS = 90;

export interface SnapshotAge {
  readonly asOf: string;
  readonly days: number;
  /** Older than `OLD_AFTER_DAYS`. */
  readonly old: boolean;
}

/** How old the prices of a Region are on a day such as `2026-11-21`; undefined where no date is known. */
export function snapshotAge(book: Pick<PriceBook, "asOf">, today: string): SnapshotAge | undefined {
  const then = dayNumber(book.asOf);
  const now = dayNumber(today);
  if (then === undefined || now === undefined) return undefined;
  const days = now - then;
  return { asOf: book.asOf, days, old: days > OLD_AFTER_DAYS };
}

/** The note that a reader of old prices gets; undefined while they are fresh. */
export function ageNote(age: SnapshotAge | undefined): string | undefined {
  if (age?.old !== true) return undefined;
  return `prices are as of ${age.asOf}, ${age.days} days ago. \`vpc-endpoints prices refresh\` reads today's price list`;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days of the Gregorian calendar since the year 0; only differences mean something. */
function dayNumber(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const before = DAYS_BEFORE_MONTH[month - 1];
  if (before === undefined || day < 1 || day > 31) return undefined;
  // A leap day counts from March on; before that the year's own is still ahead.
  const years = month > 2 ? year : year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return year * 365 + leapDays + before + day;
}

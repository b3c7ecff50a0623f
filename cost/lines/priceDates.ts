import type { PriceBook } from "../prices/prices";
import type { LineItem } from "./lineItem";

/** The oldest day that a price of these lines is of; undefined where none is older than the list's own. */
export function oldestDate(
  lines: readonly Pick<LineItem, "source">[],
  { asOf }: Pick<PriceBook, "asOf">,
): string | undefined {
  let oldest: string | undefined;
  for (const { source } of lines) {
    const day = source?.asOf;
    // What was negotiated may have no date.
    if (day === undefined || !/^\d{4}-\d{2}-\d{2}/.test(day)) continue;
    if (oldest === undefined || day < oldest) oldest = day;
  }
  return oldest !== undefined && oldest < asOf ? oldest : undefined;
}

/** `2026-09-17`, or `2025-06-13 to 2026-09-17` where prices are of different age. */
export function priceDates(
  lines: readonly Pick<LineItem, "source">[],
  prices: Pick<PriceBook, "asOf">,
): string {
  const oldest = oldestDate(lines, prices);
  return oldest === undefined ? prices.asOf : `${oldest} to ${prices.asOf}`;
}

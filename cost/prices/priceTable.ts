import { priceCoverage, type BillCoverage } from "./priceCoverage";
import { PACKAGED_SNAPSHOT, priceItems, type Price, type PriceBook } from "./prices";
import { receivingRegion, type PriceItem } from "../../core/priceItem";
import type { PriceSnapshot } from "../../core/priceSnapshot";

/** What a price book knows of some items, and what it has no price of. */
export interface PriceTable {
  readonly region: string;
  readonly currency: string;
  readonly asOf: string;
  readonly basis: string;
  readonly prices: readonly Price[];
  /** Items that some Region has a price of, and this one has not. */
  readonly unknown: readonly PriceItem[];
  /** Which kinds of bill the Region's prices are enough for; of all items only. */
  readonly bills: readonly BillCoverage[];
  /** What an item is priced by, where the list has it in some Region. */
  readonly units: ReadonlyMap<PriceItem, string>;
}

/** The prices of `items`, of every item where they are left out, sorted by name. */
export function priceTable(
  book: PriceBook,
  items: readonly PriceItem[] | undefined,
  snapshot: PriceSnapshot = PACKAGED_SNAPSHOT,
): PriceTable {
  const names = [...new Set(items ?? priceItems(snapshot))]
    .filter((item) => receivingRegion(item) !== book.region)
    .sort();
  const found = names.map((item) => ({ item, price: book.find(item) }));
  return {
    region: book.region,
    currency: book.currency,
    asOf: book.asOf,
    basis: book.basis,
    prices: found.flatMap(({ price }) => (price === undefined ? [] : [price])),
    unknown: found.flatMap(({ item, price }) => (price === undefined ? [item] : [])),
    bills: items === undefined ? priceCoverage(book) : [],
    units: new Map(snapshot.rows.map(({ item, unit }) => [item, unit])),
  };
}

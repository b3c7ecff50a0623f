import { closest, distance } from "fastest-levenshtein";
import type { PriceSnapshot } from "../../core/priceSnapshot";
import { priceItems } from "../../cost/prices";
import { UserError } from "../exit";

/** Refuses items that no row is of, with the nearest name. */
export function checkItems(items: readonly string[], snapshot: PriceSnapshot): void {
  const known = priceItems(snapshot);
  for (const item of items) {
    if (known.includes(item)) continue;
    const nearest = closest(item, known);
    const hint =
      distance(item, nearest) <= 4
        ? `Did you mean ${nearest}?`
        : "`vpc-endpoints prices show` lists every item";
    throw new UserError(`--item ${JSON.stringify(item)}: no such item. ${hint}`);
  }
}

import { closest, distance } from "fastest-levenshtein";
import { LISTED_ITEMS } from "../../core/priceItems.data";

/** The way out for a name that is no item: the one that was meant, or where all of them are. */
export function itemHint(name: string): string {
  const nearest = closest(name, LISTED_ITEMS);
  return distance(name, nearest) <= 4
    ? `Did you mean ${nearest}?`
    : "`vpc-endpoints prices show` lists every item";
}

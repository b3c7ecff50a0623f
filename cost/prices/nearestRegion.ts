import { closest, distance } from "fastest-levenshtein";
import { EVERYWHERE, PAGE_DEFAULT } from "../../core/priceSnapshot";
import { PACKAGED_SNAPSHOT } from "./prices";

let known: readonly string[] | undefined;

/** The way out for what is no Region: the one that was likely meant, of those with prices, or an example. */
export function regionHint(text: string): string {
  known ??= [...new Set(PACKAGED_SNAPSHOT.rows.map(({ region }) => region))]
    .filter((region) => region !== EVERYWHERE && region !== PAGE_DEFAULT)
    .sort();
  const wanted = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
  const nearest = closest(wanted, known);
  return distance(wanted, nearest) <= 3
    ? `Did you mean ${nearest}?`
    : "Give a Region such as us-east-1";
}

import type { PriceItem } from "../../core/priceItem";
import type { Estimate } from "../lines/estimate";

/** A price that a line of a bill needs and nobody knows. */
export interface MissingPrice {
  readonly region: string;
  readonly item: PriceItem;
}

/** Prices that estimates lack, each once, in the order of their lines. */
export function missingPrices(estimates: readonly Estimate[]): MissingPrice[] {
  const found = new Map<string, MissingPrice>();
  for (const { lines, region } of estimates) {
    for (const { missing } of lines) {
      if (missing === undefined) continue;
      const one = { region: missing.region ?? region, item: missing.item };
      found.set(`${one.region} ${one.item}`, one);
    }
  }
  return [...found.values()];
}

import { isPriceItem, type PriceItem } from "../../core/priceItem";
import { itemHint } from "../../cost/prices/nearestItem";
import { UserError } from "../exit";

/** Refuses names that are no items, with the nearest one. */
export function checkItems(names: readonly string[]): PriceItem[] {
  return names.map((name) => {
    if (isPriceItem(name)) return name;
    throw new UserError(`--item ${JSON.stringify(name)}: no such item. ${itemHint(name)}`);
  });
}

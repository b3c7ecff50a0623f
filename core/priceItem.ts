import { isRegionName } from "./partitions";
import { LISTED_ITEMS } from "./priceItems.data";

const TO_REGION = "dt_interregion_out_gb_to_";

/** Data out of one Region to another: filed under the Region that sends, one item for each that receives. */
export type TransferItem = `${typeof TO_REGION}${string}`;

/** What has a price: the name of every item that the snapshot lists, so that a slip does not compile. */
export type PriceItem = (typeof LISTED_ITEMS)[number] | TransferItem;

const listed: ReadonlySet<string> = new Set(LISTED_ITEMS);

export function transferItem(to: string): TransferItem {
  return `${TO_REGION}${to}`;
}

/** The Region that an item's data goes to; undefined where the item is another one. */
export function receivingRegion(item: string): string | undefined {
  return item.startsWith(TO_REGION) ? item.slice(TO_REGION.length) : undefined;
}

/** Whether somebody's text names an item. The transfer to any Region may be negotiated, on file or not. */
export function isPriceItem(name: string): name is PriceItem {
  return listed.has(name) || isRegionName(receivingRegion(name) ?? "");
}

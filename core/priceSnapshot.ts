import type { PriceItem } from "./priceItem";

/**
 * Prices as data: what `data/prices.json` packs, what `vpc-endpoints prices refresh` writes, and what
 * `--prices` takes in its place. Numbers are decimal strings, so that no digit is lost.
 */
export interface PriceRow {
  /** A Region's name, `global` (holds in every Region of the `aws` partition) or `pageDefault`. */
  readonly region: string;
  /** The item's name, such as `vpce_interface_hour`. */
  readonly item: PriceItem;
  readonly unit: string;
  /** Where the tier starts, in the unit's quantity; 0 where it is left out. */
  readonly from?: string;
  /** Where the tier ends; the last tier has no end. */
  readonly to?: string;
  readonly price: string;
  /** USD where it is left out. */
  readonly currency?: string;
  readonly confidence: string;
  /** The date at which the price held: for a row of the price list, its publication date. */
  readonly asOf: string;
  readonly source: string;
  /** The offer file that the row was read from; only rows of the price list have it. */
  readonly sourceUrl?: string;
  /** When that offer file was published, to the second. */
  readonly publication?: string;
  readonly note?: string;
  /** What other sources say instead. The row has the figure of the most confident one, then of the newest. */
  readonly disputed?: readonly DisputedPrice[];
}

/** A price that is not used, since a better source contradicts it. */
export interface DisputedPrice {
  readonly price: string;
  readonly confidence: string;
  readonly asOf: string;
  readonly source: string;
}

/** Prices on file, with where they come from. */
export interface PriceSnapshot {
  readonly about?: string;
  /** The publication date of the newest AmazonVPC offer file that rows come from. */
  readonly asOf: string;
  readonly asOfMeaning?: string;
  /** The same date for each Region that was refreshed on its own; other Regions have `asOf`. */
  readonly asOfByRegion?: Readonly<Record<string, string>>;
  readonly rows: readonly PriceRow[];
}

/** Rows that hold in every Region of the `aws` partition: hosted zones, Profiles, what is free. */
export const EVERYWHERE = "global";
/** Rows of a price page that names no Region; used only when asked for. */
export const PAGE_DEFAULT = "pageDefault";

import type { PriceItem } from "../../core/priceItem";
import { EVERYWHERE } from "../../core/priceSnapshot";

/** What a price of the list is counted in; the list spells each of them in several ways. */
export type Quantity = "hour" | "gb" | "month" | "query";

/**
 * Which row of AWS's price list an item is.
 *
 * Texts are compared exactly. `RegionalNatGateway-Hours`, `NatGateway-Prvd-Bytes`,
 * `VpcEndpoint-GWLBE-Hours` and `VpcEndpoint-Resource-Hours` all hold the name of another item, so
 * that a search for a part of the name would take one price for the other.
 */
export interface Selection {
  readonly item: PriceItem;
  /** The unit of the snapshot's row, without its currency: `per endpoint-hour`, `/GB`. */
  readonly unit: string;
  readonly offer: string;
  /** Without the prefix of the Region's billing code, such as `USE1-`. */
  readonly usageType: string;
  readonly quantity: Quantity;
  /** `operation`, `Product Family`, `Group` and the like, as the CSV's header names them. */
  readonly columns: Readonly<Record<string, string>>;
  /** The column that names the Region; transfer is filed under the Region that sends. */
  readonly regionColumn?: "From Region Code";
  /** Only rows of these Regions; every Region where it is left out. */
  readonly regions?: readonly string[];
  /** The row holds in every Region and names none. */
  readonly everywhere?: true;
  /** Billing codes before the usage type: transfer between Regions has two. */
  readonly prefixes?: 2;
  /** The snapshot counts in so many of the list's units: queries by the million. */
  readonly scale?: string;
  /** Why these columns tell the item from its neighbors. */
  readonly why: string;
}

/** Offers whose one file covers every Region; of the others a file is read for each Region. */
export const WHOLE_OFFERS: ReadonlySet<string> = new Set(["AmazonRoute53"]);

/** The Region under which the snapshot files what a selection reads. */
export function filedUnder(selection: Selection, region: string): string {
  return selection.everywhere === true ? EVERYWHERE : region;
}

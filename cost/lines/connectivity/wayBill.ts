import type { EndpointPlan, PlannedFlow, PlannedHub } from "../../../core/plan";
import type { PriceItem } from "../../../core/priceItem";
import type { PriceBook } from "../../prices/prices";
import type { LineItem } from "../lineItem";
import type { LineOptions } from "../lineOptions";

/** What the lines of a way to a hub are made from. */
export interface WayContext {
  readonly plan: EndpointPlan;
  readonly hub: PlannedHub;
  /** Traffic that takes the way. */
  readonly flows: readonly PlannedFlow[];
  readonly prices: PriceBook;
  readonly options: LineOptions;
}

/** What one way to a hub costs. */
export interface WayBill {
  /** Every price that its lines need. */
  readonly items: readonly PriceItem[];
  /** The price of each GB from which break-evens take the GB that pay for an endpoint; undefined: none is told. */
  readonly thresholdGb: PriceItem | undefined;
  /** Whether bytes that cross Availability Zones are billed, so that it matters which zones endpoints stand in. */
  readonly billsCrossingZones: boolean;
  readonly lines: (context: WayContext) => LineItem[];
}

import { placementOf } from "../../core/placement";
import type { EndpointPlan } from "../../core/plan";
import type { PriceBook } from "../prices/prices";
import { WAY_BILLS } from "./connectivity/wayBills";
import type { LineItem } from "./lineItem";
import type { LineOptions } from "./lineOptions";

/** What it costs to reach the hub: attachments by the hour, and GB on the way. */
export function hubLines(plan: EndpointPlan, prices: PriceBook, options: LineOptions): LineItem[] {
  const { hub } = plan;
  if (hub === undefined) return [];
  const flows = plan.flows.filter((flow) => placementOf(flow) === "hub");
  return WAY_BILLS[hub.connectivity].lines({ plan, hub, flows, prices, options });
}

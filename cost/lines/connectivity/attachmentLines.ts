import type { PriceItem } from "../../../core/priceItem";
import { amountOf, flatPrice, freeAmount, lineOf, type LineItem } from "../lineItem";
import type { WayContext } from "./wayBill";

/** One attachment a VPC, billed to the VPC's owner. */
export function attachmentLines(
  { hub, prices, options: { hoursPerMonth } }: WayContext,
  item: PriceItem,
): LineItem[] {
  const counted = `1 attachment x ${hoursPerMonth.toString()} h`;
  const billed = amountOf(hoursPerMonth, counted, item, flatPrice(prices.find(item)));
  const sunk = freeAmount(hoursPerMonth, "sunk");
  return hub.attachments.map(({ vpc, payer, exists }) =>
    lineOf(
      {
        id: `${vpc}/attachmentHours`,
        kind: "attachmentHours",
        vpc,
        service: undefined,
        unit: "attachment-hours",
        payer,
        note: exists ? "attached already: paid with or without these endpoints" : undefined,
      },
      exists ? sunk : billed,
    ),
  );
}

import { ONE, type Decimal } from "../../../core/decimal";
import { memoized } from "../../../core/memoized";
import type { PriceItem } from "../../../core/priceItem";
import {
  amountOf,
  flatPrice,
  grouped,
  unknownUsage,
  type LineItem,
  type LineKind,
} from "../lineItem";
import { PairLine, type BilledPart } from "../pairLine";
import type { WayContext } from "./wayBill";

/** Each byte is billed once, to the VPC that sends it: requests to the spoke, responses to the hub. */
export function dataLines(
  { hub, flows, prices, options: { requestShare } }: WayContext,
  kind: LineKind,
  item: PriceItem,
): LineItem[] {
  const price = flatPrice(prices.find(item));
  const shareOf = (share: Decimal) =>
    memoized((gb: Decimal) => {
      const quantity = gb.times(share);
      return amountOf(quantity, `${grouped(quantity)} GB`, item, price);
    });
  const request = shareOf(requestShare);
  const response = shareOf(ONE.minus(requestShare));
  const part = (suffix: string): BilledPart => ({ kind, unit: "GB", suffix });
  const requests = part("/request");
  const responses = part("/response");
  return flows.flatMap((flow) => {
    const { vpc, service, payer, monthlyDataGb: gb } = flow;
    const unknown = () => unknownUsage(flow, item, price);
    return [
      new PairLine(vpc, service, payer, requests, gb === undefined ? unknown() : request(gb)),
      new PairLine(vpc, service, hub.payer, responses, gb === undefined ? unknown() : response(gb)),
    ];
  });
}

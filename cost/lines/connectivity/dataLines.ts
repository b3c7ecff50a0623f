import { ONE, type Decimal } from "../../../core/decimal";
import type { PlannedFlow } from "../../../core/plan";
import type { PriceItem } from "../../../core/priceItem";
import {
  amountOf,
  flatPrice,
  grouped,
  lineOf,
  memoized,
  unknownUsage,
  type LineItem,
  type LineKind,
  type LineLabel,
} from "../lineItem";
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
  return flows.flatMap((flow) => {
    const gb = flow.monthlyDataGb;
    const side = (name: string, payer: string, amounts: typeof request) =>
      lineOf(
        { ...dataLabel(flow, kind, `/${name}`), payer },
        gb === undefined ? unknownUsage(flow, item, price) : amounts(gb),
      );
    return [side("request", flow.payer, request), side("response", hub.payer, response)];
  });
}

export function dataLabel(flow: PlannedFlow, kind: LineKind, suffix = ""): LineLabel {
  return {
    id: `${flow.vpc}/${flow.service}/${kind}${suffix}`,
    kind,
    vpc: flow.vpc,
    service: flow.service,
    unit: "GB",
    payer: flow.payer,
    note: undefined,
  };
}

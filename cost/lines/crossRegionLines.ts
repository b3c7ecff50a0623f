import { ONE, type Decimal } from "../../core/decimal";
import type { EndpointPlan, PlannedEndpoint, PlannedFlow } from "../../core/plan";
import { transferItem } from "../../core/priceItem";
import {
  amountOf,
  flatPrice,
  grouped,
  lineOf,
  unknownUsage,
  type Amount,
  type LineItem,
  type LineLabel,
} from "./lineItem";
import type { LineOptions } from "./lineOptions";
import type { PriceBook } from "../prices/prices";

/**
 * GB between an endpoint and its service in another Region: requests at the rate out of the endpoint's
 * Region, responses at the rate out of the service's. The endpoint itself is billed like any other;
 * the extra charge for a service's remote Regions is its provider's. AWS's pages name no payer for the
 * transfer: the endpoint's owner is assumed.
 * https://aws.amazon.com/privatelink/pricing/, https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer
 */
export function crossRegionLines(
  plan: EndpointPlan,
  prices: PriceBook,
  { requestShare }: LineOptions,
): LineItem[] {
  const remote = new Map(
    plan.endpoints.flatMap((endpoint) =>
      endpoint.serviceRegion === undefined || endpoint.serviceRegion === plan.region
        ? []
        : [[endpoint.key, { endpoint, region: endpoint.serviceRegion }] as const],
    ),
  );
  if (remote.size === 0) return [];
  return plan.flows.flatMap((flow) => {
    const found = remote.get(flow.endpoint);
    if (found === undefined) return [];
    const { endpoint, region } = found;
    const line = (name: string, share: Decimal, from: string, to: string) =>
      lineOf(labelOf(flow, endpoint, name), amount(flow, share, from, to, prices));
    return [
      line("request", requestShare, plan.region, region),
      line("response", ONE.minus(requestShare), region, plan.region),
    ];
  });
}

function amount(
  flow: PlannedFlow,
  share: Decimal,
  from: string,
  to: string,
  prices: PriceBook,
): Amount {
  const item = transferItem(to);
  const book = prices.of(from);
  // Amounts of two currencies are never added: a price in another one is none.
  const price = book.currency === prices.currency ? flatPrice(book.find(item)) : undefined;
  const gb = flow.monthlyDataGb;
  const priced =
    gb === undefined
      ? unknownUsage(flow, item, price)
      : amountOf(gb.times(share), `${grouped(gb.times(share))} GB ${from} to ${to}`, item, price);
  return price === undefined
    ? {
        ...priced,
        unknownBecause: `no price of data from ${from} to ${to} in the snapshot`,
        missing: { item, region: from },
      }
    : priced;
}

function labelOf(flow: PlannedFlow, endpoint: PlannedEndpoint, name: string): LineLabel {
  return {
    id: `${flow.vpc}/${flow.service}/crossRegionTransfer/${name}`,
    kind: "crossRegionTransfer",
    vpc: flow.vpc,
    service: flow.service,
    unit: "GB",
    payer: endpoint.payer,
    note: "AWS names no payer of the transfer; the endpoint's owner is assumed",
  };
}

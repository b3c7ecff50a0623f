import { decimal, ONE, type Decimal } from "../../core/decimal";
import { placementOf } from "../../core/placement";
import type { EndpointPlan, PlannedFlow, PlannedHub } from "../../core/plan";
import type { PriceItem } from "../../core/priceItem";
import {
  amountOf,
  flatPrice,
  freeAmount,
  grouped,
  lineOf,
  memoized,
  unknownUsage,
  type LineItem,
  type LineKind,
  type LineLabel,
} from "./lineItem";
import type { PriceBook } from "../prices/prices";

export const TRANSIT_GATEWAY_HOUR = "tgw_vpc_attachment_hour";
export const TRANSIT_GATEWAY_GB = "tgw_gb";
export const CORE_NETWORK_HOUR = "cloudwan_attachment_hour";
export const CORE_NETWORK_GB = "cloudwan_gb";
export const CORE_NETWORK_EDGE_HOUR = "cloudwan_cne_hour";
export const PEERING_CROSS_AZ_GB = "vpc_peering_cross_az_gb_each_direction";

export interface TransitOptions {
  readonly hoursPerMonth: Decimal;
  /** The share of a flow that the spoke sends, from 0 to 1. */
  readonly requestShare: Decimal;
  /** Whether data tiers count the GB of all accounts together, as on one bill. Defaults to true. */
  readonly consolidatedBilling?: boolean;
}

/** What it costs to reach the hub: attachments by the hour, and GB on the way. */
export function hubLines(
  plan: EndpointPlan,
  prices: PriceBook,
  options: TransitOptions,
): LineItem[] {
  const { hub } = plan;
  if (hub === undefined) return [];
  const flows = plan.flows.filter((flow) => placementOf(flow) === "hub");
  switch (hub.connectivity) {
    case "TransitGateway":
      return [
        ...attachmentLines(hub, prices, options, TRANSIT_GATEWAY_HOUR),
        ...transitLines(hub, flows, prices, options, "transitGatewayData", TRANSIT_GATEWAY_GB),
      ];
    case "CloudWan":
      return [
        ...edgeLines(hub, prices, options),
        ...attachmentLines(hub, prices, options, CORE_NETWORK_HOUR),
        ...transitLines(hub, flows, prices, options, "coreNetworkData", CORE_NETWORK_GB),
      ];
    case "Peering":
      return peeringLines(plan, hub, flows, prices);
  }
}

/** One attachment a VPC, billed to the VPC's owner. https://aws.amazon.com/transit-gateway/pricing/ */
function attachmentLines(
  hub: PlannedHub,
  prices: PriceBook,
  { hoursPerMonth }: TransitOptions,
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

function edgeLines(
  hub: PlannedHub,
  prices: PriceBook,
  { hoursPerMonth }: TransitOptions,
): LineItem[] {
  if (hub.connectivityExists) return [];
  const label: LineLabel = {
    id: `${hub.vpc}/coreNetworkEdgeHours`,
    kind: "coreNetworkEdgeHours",
    vpc: hub.vpc,
    service: undefined,
    unit: "edge-hours",
    payer: hub.payer,
    note: undefined,
  };
  const counted = `1 core network edge x ${hoursPerMonth.toString()} h`;
  const price = flatPrice(prices.find(CORE_NETWORK_EDGE_HOUR));
  return [lineOf(label, amountOf(hoursPerMonth, counted, CORE_NETWORK_EDGE_HOUR, price))];
}

/** Each byte is billed once, to the VPC that sends it: requests to the spoke, responses to the hub. */
function transitLines(
  hub: PlannedHub,
  flows: readonly PlannedFlow[],
  prices: PriceBook,
  { requestShare }: TransitOptions,
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
        { ...transitLabel(flow, kind, `/${name}`), payer },
        gb === undefined ? unknownUsage(flow, item, price) : amounts(gb),
      );
    return [side("request", flow.payer, request), side("response", hub.payer, response)];
  });
}

function transitLabel(flow: PlannedFlow, kind: LineKind, suffix: string): LineLabel {
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

/** Cross-AZ GB are rounded to a millionth: a share of thirds has no end in decimals. */
const CROSS_AZ_DECIMALS = 6;

/**
 * Peering connections are free, and so are bytes that stay in their Availability Zone. Clients use the
 * endpoint's Regional name, which answers with any zone, so bytes cross zones as often as a client's
 * zone and the answered one differ: (A-1)/A where both VPCs use the same A zones. Each is billed on
 * both sides. Whether AWS waives that for endpoints is not stated anywhere.
 */
function peeringLines(
  plan: EndpointPlan,
  hub: PlannedHub,
  flows: readonly PlannedFlow[],
  prices: PriceBook,
): LineItem[] {
  const price = flatPrice(prices.find(PEERING_CROSS_AZ_GB));
  const endpointZones = zonesBy(plan.endpoints, ({ key }) => key);
  const clientZones = zonesBy(hub.attachments, ({ vpc }) => vpc);
  return flows.map((flow) => {
    const label = {
      ...transitLabel(flow, "peeringData", ""),
      note: `half of it is billed to ${hub.payer}`,
    };
    if (flow.monthlyDataGb === undefined) {
      return lineOf(label, unknownUsage(flow, PEERING_CROSS_AZ_GB, price));
    }
    const answered = endpointZones.get(flow.endpoint) ?? [];
    const share = crossingShare(clientZones.get(flow.vpc) ?? answered, answered);
    const crossing = flow.monthlyDataGb
      .times(decimal(share.crossing))
      .div(decimal(share.of))
      .round(CROSS_AZ_DECIMALS);
    const counted = `${grouped(crossing)} GB across zones (${share.crossing}/${share.of}) x 2`;
    return lineOf(label, amountOf(crossing.times(decimal(2)), counted, PEERING_CROSS_AZ_GB, price));
  });
}

function zonesBy<T extends { readonly availabilityZones: readonly string[] }>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, readonly string[]> {
  return new Map(items.map((item) => [keyOf(item), item.availabilityZones]));
}

/** Of all pairs of a client's zone and an endpoint's zone: those that differ, in lowest terms. */
function crossingShare(
  clients: readonly string[],
  endpoints: readonly string[],
): { readonly crossing: number; readonly of: number } {
  const all = Math.max(1, clients.length * endpoints.length);
  const same = clients.filter((zone) => endpoints.includes(zone)).length;
  const crossing = Math.max(0, clients.length * endpoints.length - same);
  const divisor = greatestCommonDivisor(all, crossing);
  return { crossing: crossing / divisor, of: all / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

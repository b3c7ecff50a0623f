import { decimal, ONE, type Decimal } from "../core/decimal";
import type { EndpointPlan, PlannedFlow, PlannedHub } from "../core/plan";
import { flatLine, freeLine, grouped, type LineItem, type LineKind } from "./lineItem";
import type { PriceBook } from "./prices";

export const TRANSIT_GATEWAY_HOUR = "tgw_vpc_attachment_hour";
export const TRANSIT_GATEWAY_GB = "tgw_gb";
const CORE_NETWORK_HOUR = "cloudwan_attachment_hour";
const CORE_NETWORK_GB = "cloudwan_gb";
const CORE_NETWORK_EDGE_HOUR = "cloudwan_cne_hour";
const PEERING_CROSS_AZ_GB = "vpc_peering_cross_az_gb_each_direction";

export interface TransitOptions {
  readonly hoursPerMonth: Decimal;
  /** The share of a flow that the spoke sends, from 0 to 1. */
  readonly requestShare: Decimal;
}

/** What it costs to reach the hub: attachments by the hour, and GB on the way. */
export function hubLines(
  plan: EndpointPlan,
  prices: PriceBook,
  options: TransitOptions,
): LineItem[] {
  const { hub } = plan;
  if (hub === undefined) return [];
  const flows = plan.flows.filter((flow) => flow.throughHub);
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
      return flows.map((flow) => peeringLine(plan, hub, flow, prices));
  }
}

/** One attachment a VPC, billed to the VPC's owner. https://aws.amazon.com/transit-gateway/pricing/ */
function attachmentLines(
  hub: PlannedHub,
  prices: PriceBook,
  { hoursPerMonth }: TransitOptions,
  item: string,
): LineItem[] {
  const price = prices.find(item);
  return hub.attachments.map(({ vpc, payer, exists }) => {
    const label = {
      id: `${vpc}/attachmentHours`,
      kind: "attachmentHours",
      vpc,
      payer,
      unit: "attachment-hours",
    } as const;
    if (exists) {
      const note = "attached already: paid with or without these endpoints";
      return freeLine({ ...label, note }, hoursPerMonth, "sunk");
    }
    const counted = `1 attachment x ${hoursPerMonth.toString()} h`;
    return flatLine(label, { quantity: hoursPerMonth, counted }, item, price);
  });
}

function edgeLines(
  hub: PlannedHub,
  prices: PriceBook,
  { hoursPerMonth }: TransitOptions,
): LineItem[] {
  if (hub.connectivityExists) return [];
  const label = {
    id: `${hub.vpc}/coreNetworkEdgeHours`,
    kind: "coreNetworkEdgeHours",
    vpc: hub.vpc,
    payer: hub.payer,
    unit: "edge-hours",
  } as const;
  const counted = `1 core network edge x ${hoursPerMonth.toString()} h`;
  const price = prices.find(CORE_NETWORK_EDGE_HOUR);
  return [flatLine(label, { quantity: hoursPerMonth, counted }, CORE_NETWORK_EDGE_HOUR, price)];
}

/** Each byte is billed once, to the VPC that sends it: requests to the spoke, responses to the hub. */
function transitLines(
  hub: PlannedHub,
  flows: readonly PlannedFlow[],
  prices: PriceBook,
  { requestShare }: TransitOptions,
  kind: LineKind,
  item: string,
): LineItem[] {
  const price = prices.find(item);
  return flows.flatMap((flow) =>
    (["request", "response"] as const).map((side) => {
      const share = side === "request" ? requestShare : ONE.minus(requestShare);
      const quantity = flow.monthlyDataGb?.times(share);
      const label = {
        id: `${flow.vpc}/${flow.service}/${kind}/${side}`,
        kind,
        vpc: flow.vpc,
        service: flow.service,
        unit: "GB",
        payer: side === "request" ? flow.payer : hub.payer,
      };
      const counted = quantity === undefined ? "unknown GB" : `${grouped(quantity)} GB`;
      return flatLine(label, { quantity, counted }, item, price);
    }),
  );
}

/** Cross-AZ GB are rounded to a millionth: the share (A-1)/A has no end in decimals. */
const CROSS_AZ_DECIMALS = 6;

/**
 * Peering connections are free, and so are bytes that stay in their Availability Zone. Clients use the
 * endpoint's Regional name, which answers with any zone, so (A-1)/A of the bytes cross zones, and
 * each is billed on both sides. Whether AWS waives that for endpoints is not stated anywhere.
 */
function peeringLine(
  plan: EndpointPlan,
  hub: PlannedHub,
  flow: PlannedFlow,
  prices: PriceBook,
): LineItem {
  const zones =
    plan.endpoints.find((endpoint) => endpoint.key === flow.endpoint)?.availabilityZones.length ??
    1;
  const crossing = flow.monthlyDataGb
    ?.times(decimal(zones - 1))
    .div(decimal(zones))
    .round(CROSS_AZ_DECIMALS);
  const quantity = crossing?.times(decimal(2));
  const counted =
    crossing === undefined
      ? "unknown GB across zones x 2"
      : `${grouped(crossing)} GB across zones (${zones - 1}/${zones}) x 2`;
  const label = {
    id: `${flow.vpc}/${flow.service}/peeringData`,
    kind: "peeringData",
    vpc: flow.vpc,
    service: flow.service,
    unit: "GB",
    payer: flow.payer,
    note: `half of it is billed to ${hub.payer}`,
  } as const;
  return flatLine(
    label,
    { quantity, counted },
    PEERING_CROSS_AZ_GB,
    prices.find(PEERING_CROSS_AZ_GB),
  );
}

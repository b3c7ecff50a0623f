import { decimal, type Decimal } from "../../core/decimal";
import { placementOf } from "../../core/placement";
import type { EndpointPlan, PlannedFlow, PlannedNatGateways } from "../../core/plan";
import type { PriceItem } from "../../core/priceItem";
import {
  amountOf,
  flatPrice,
  freeAmount,
  grouped,
  lineOf,
  SUNK_NOTE,
  unknownUsage,
  type LineItem,
  type LineKind,
} from "./lineItem";
import { PairLine, type BilledPart } from "./pairLine";
import type { PriceBook } from "../prices/prices";

export const NAT_GATEWAY_HOUR = "nat_hour";
export const NAT_GATEWAY_GB = "nat_gb";
export const PUBLIC_IPV4_HOUR = "public_ipv4_in_use_hour";

/**
 * What it costs to reach a service's public endpoint through NAT gateways: each GB that they process
 * and, where they are bought for it, their hours and their public addresses. From a NAT gateway to a
 * service of the same Region nothing else is charged. https://aws.amazon.com/vpc/pricing/
 */
export function natLines(
  plan: EndpointPlan,
  prices: PriceBook,
  hoursPerMonth: Decimal,
): LineItem[] {
  const gateways = plan.natGateways ?? [];
  if (gateways.length === 0) return [];
  return [
    ...gateways.flatMap((gateway) => gatewayLines(gateway, prices, hoursPerMonth)),
    ...plan.flows
      .filter((flow) => placementOf(flow) === "nat")
      .map((flow) => dataLine(flow, prices)),
  ];
}

function gatewayLines(
  { vpc, payer, availabilityZones, exists }: PlannedNatGateways,
  prices: PriceBook,
  hoursPerMonth: Decimal,
): LineItem[] {
  const count = availabilityZones.length;
  const quantity = decimal(count).times(hoursPerMonth);
  const line = (kind: LineKind, unit: string, noun: string, item: PriceItem) =>
    lineOf(
      {
        id: `${vpc}/${kind}`,
        kind,
        vpc,
        service: undefined,
        unit,
        payer,
        note: exists ? SUNK_NOTE : undefined,
      },
      exists
        ? freeAmount(quantity, "sunk")
        : amountOf(
            quantity,
            `${count} ${noun} x ${hoursPerMonth.toString()} h`,
            item,
            flatPrice(prices.find(item)),
          ),
    );
  const hours = line("natHours", "gateway-hours", "NAT", NAT_GATEWAY_HOUR);
  return exists
    ? [hours]
    : [hours, line("publicIpv4Hours", "address-hours", "IPv4", PUBLIC_IPV4_HOUR)];
}

function dataLine(flow: PlannedFlow, prices: PriceBook): LineItem {
  const { vpc, service, payer, monthlyDataGb } = flow;
  const price = flatPrice(prices.find(NAT_GATEWAY_GB));
  return new PairLine(
    vpc,
    service,
    payer,
    NAT_DATA,
    monthlyDataGb === undefined
      ? unknownUsage(flow, NAT_GATEWAY_GB, price)
      : amountOf(monthlyDataGb, `${grouped(monthlyDataGb)} GB`, NAT_GATEWAY_GB, price),
  );
}

const NAT_DATA: BilledPart = { kind: "natData", unit: "GB", suffix: "" };

import { decimal } from "../../../core/decimal";
import {
  amountOf,
  flatPrice,
  grouped,
  unknownUsage,
  type Amount,
  type LineItem,
} from "../lineItem";
import { PairLine, type BilledPart } from "../pairLine";
import type { WayBill, WayContext } from "./wayBill";

export const PEERING_CROSS_AZ_GB = "vpc_peering_cross_az_gb_each_direction";

/** https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer */
export const peering: WayBill = {
  items: [PEERING_CROSS_AZ_GB],
  thresholdGb: undefined,
  billsCrossingZones: true,
  lines,
};

/** Cross-AZ GB are rounded to a millionth: a share of thirds has no end in decimals. */
const CROSS_AZ_DECIMALS = 6;

/**
 * Peering connections are free, and so are bytes that stay in their Availability Zone. Clients use the
 * endpoint's Regional name, which answers with any zone, so bytes cross zones as often as a client's
 * zone and the answered one differ: (A-1)/A where both VPCs use the same A zones. Each is billed on
 * both sides. Whether AWS waives that for endpoints is not stated anywhere.
 */
function lines({ plan, hub, flows, prices }: WayContext): LineItem[] {
  const price = flatPrice(prices.find(PEERING_CROSS_AZ_GB));
  const endpointZones = zonesBy(plan.endpoints, ({ key }) => key);
  const clientZones = zonesBy(hub.attachments, ({ vpc }) => vpc);
  const note = `half of it is billed to ${hub.payer}`;
  const billed: BilledPart = { kind: "peeringData", unit: "GB", suffix: "", note };
  return flows.map((flow) => {
    const { vpc, service, payer, monthlyDataGb } = flow;
    const line = (amount: Amount) => new PairLine(vpc, service, payer, billed, amount);
    if (monthlyDataGb === undefined) return line(unknownUsage(flow, PEERING_CROSS_AZ_GB, price));
    const answered = endpointZones.get(flow.endpoint) ?? [];
    const share = crossingShare(clientZones.get(vpc) ?? answered, answered);
    const crossing = monthlyDataGb
      .times(decimal(share.crossing))
      .div(decimal(share.of))
      .round(CROSS_AZ_DECIMALS);
    const counted = `${grouped(crossing)} GB across zones (${share.crossing}/${share.of}) x 2`;
    return line(amountOf(crossing.times(decimal(2)), counted, PEERING_CROSS_AZ_GB, price));
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

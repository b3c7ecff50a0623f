import { decimal, ONE, sum, type Decimal } from "../../core/decimal";
import { memoized } from "../../core/memoized";
import type { EndpointPlan, PlannedEndpoint, PlannedFlow } from "../../core/plan";
import {
  amountOf,
  billedAmount,
  flatPrice,
  formatPrice,
  freeAmount,
  grouped,
  unknownAmount,
  unknownUsage,
  SUNK_NOTE,
  type Amount,
  type LineItem,
  type UnitPrice,
} from "./lineItem";
import { PairLine, type BilledPart } from "./pairLine";
import type { Price, PriceBook, PricedTier } from "../prices/prices";
import { TierMeter } from "../prices/tiers";

export const INTERFACE_HOUR = "vpce_interface_hour";
export const INTERFACE_GB = "vpce_interface_gb";

/**
 * Hours of endpoint network interfaces: each is billed for every hour that it exists, used or not.
 * A gateway endpoint is free. https://aws.amazon.com/privatelink/pricing/
 */
export function endpointHourLines(
  plan: EndpointPlan,
  prices: PriceBook,
  hoursPerMonth: Decimal,
): LineItem[] {
  const price = flatPrice(prices.find(INTERFACE_HOUR));
  const free = freeAmount(ONE, "free", flatPrice(prices.find("vpce_gateway_hour"))?.source);
  const sunk = memoized((count: number) => freeAmount(decimal(count).times(hoursPerMonth), "sunk"));
  const hours = memoized((count: number) =>
    count === 0
      ? unknownSubnets(hoursPerMonth, price)
      : amountOf(
          decimal(count).times(hoursPerMonth),
          `${count} ENI x ${hoursPerMonth.toString()} h`,
          INTERFACE_HOUR,
          price,
        ),
  );
  return plan.endpoints.map(({ vpc, service, payer, type, exists, availabilityZones }) => {
    if (type === "Gateway") return new PairLine(vpc, service.name, payer, GATEWAY, free);
    const count = availabilityZones.length;
    return exists === true
      ? new PairLine(vpc, service.name, payer, EXISTING_HOURS, sunk(count))
      : new PairLine(vpc, service.name, payer, HOURS, hours(count));
  });
}

const GATEWAY: BilledPart = { kind: "gatewayEndpoint", unit: "endpoints", suffix: "" };
const HOURS: BilledPart = { kind: "endpointHours", unit: "ENI-hours", suffix: "" };
const EXISTING_HOURS: BilledPart = { ...HOURS, note: SUNK_NOTE };

/** An endpoint has a subnet at least: without one, they come of an output that nobody knows yet. */
function unknownSubnets(hoursPerMonth: Decimal, price: UnitPrice | undefined): Amount {
  const each = price === undefined ? "unknown" : formatPrice(price.price, price.currency);
  return {
    ...unknownAmount(
      undefined,
      `unknown ENI x ${hoursPerMonth.toString()} h x ${each}`,
      "how many subnets there are is not known yet",
    ),
    unitPrice: price?.price,
    source: price?.source,
  };
}

/**
 * GB through interface endpoints, both directions. The tiers count the Region's total over all
 * interface endpoints, so lines fill them one after another, in the order of VPC and service names:
 * whatever order the plan has, the lines are the same. Accounts without a common bill have tiers of
 * their own, filled by what passes the endpoints that they own.
 */
export function endpointDataLines(
  plan: EndpointPlan,
  prices: PriceBook,
  consolidated = true,
): LineItem[] {
  const owners = new Map(plan.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const flows = plan.flows.filter((flow) => owners.get(flow.endpoint)?.type === "Interface");
  if (consolidated) return billedTogether(flows, owners, prices);
  const bills = new Map<string, PlannedFlow[]>();
  for (const flow of flows) {
    const payer = owners.get(flow.endpoint)?.payer ?? flow.payer;
    const bill = bills.get(payer);
    if (bill === undefined) bills.set(payer, [flow]);
    else bill.push(flow);
  }
  return [...bills.values()].flatMap((bill) => billedTogether(bill, owners, prices));
}

function billedTogether(
  flows: readonly PlannedFlow[],
  owners: Owners,
  prices: PriceBook,
): LineItem[] {
  const price = prices.find(INTERFACE_GB);
  const limit = price?.tiers[0]?.to;
  const total = sum(flows.flatMap((flow) => flow.monthlyDataGb ?? []));
  return price !== undefined && limit !== undefined && total.gt(limit)
    ? tieredLines(flows, owners, price)
    : flatLines(flows, owners, price);
}

type Owners = ReadonlyMap<string, PlannedEndpoint>;

function flatLines(
  flows: readonly PlannedFlow[],
  owners: Owners,
  price: Price | undefined,
): LineItem[] {
  const unit = flatPrice(price);
  const amounts = memoized((gb: Decimal) => amountOf(gb, `${grouped(gb)} GB`, INTERFACE_GB, unit));
  return flows.map((flow) =>
    dataLine(
      flow,
      owners,
      flow.monthlyDataGb === undefined
        ? unknownUsage(flow, INTERFACE_GB, unit)
        : amounts(flow.monthlyDataGb),
    ),
  );
}

function tieredLines(flows: readonly PlannedFlow[], owners: Owners, price: Price): LineItem[] {
  const meter = new TierMeter(price.tiers);
  const unit = flatPrice(price);
  const amountsOf = memoized((tier: PricedTier) =>
    memoized((gb: Decimal) =>
      billedAmount(gb, `${grouped(gb)} GB`, { ...tier, currency: price.currency }),
    ),
  );
  return [...flows].sort(byName).flatMap((flow) => {
    if (flow.monthlyDataGb === undefined) {
      return [dataLine(flow, owners, unknownUsage(flow, INTERFACE_GB, unit))];
    }
    return meter
      .take(flow.monthlyDataGb)
      .map(({ quantity, tier, number }) =>
        dataLine(flow, owners, amountsOf(tier)(quantity), number),
      );
  });
}

function dataLine(flow: PlannedFlow, owners: Owners, amount: Amount, tier = 1): LineItem {
  // The endpoint's owner is billed for what passes it, whoever sent it.
  const payer = owners.get(flow.endpoint)?.payer ?? flow.payer;
  return new PairLine(flow.vpc, flow.service, payer, dataOfTier(tier), amount);
}

const dataOfTier = memoized((tier: number): BilledPart => ({
  kind: "endpointData",
  unit: "GB",
  suffix: tier === 1 ? "" : `/tier${tier}`,
}));

function byName(a: PlannedFlow, b: PlannedFlow): number {
  if (a.vpc !== b.vpc) return a.vpc < b.vpc ? -1 : 1;
  if (a.service === b.service) return 0;
  return a.service < b.service ? -1 : 1;
}

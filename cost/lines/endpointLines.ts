import { decimal, ONE, sum, type Decimal } from "../../core/decimal";
import type { EndpointPlan, PlannedEndpoint, PlannedFlow } from "../../core/plan";
import {
  amountOf,
  flatPrice,
  freeAmount,
  grouped,
  lineOf,
  memoized,
  unknownUsage,
  type LineItem,
  type LineLabel,
} from "./lineItem";
import type { Price, PriceBook } from "../prices/prices";
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
    amountOf(
      decimal(count).times(hoursPerMonth),
      `${count} ENI x ${hoursPerMonth.toString()} h`,
      INTERFACE_HOUR,
      price,
    ),
  );
  return plan.endpoints.map((endpoint) =>
    endpoint.type === "Gateway"
      ? lineOf(hourLabel(endpoint, "gatewayEndpoint", "endpoints"), free)
      : lineOf(
          hourLabel(endpoint, "endpointHours", "ENI-hours"),
          (endpoint.exists === true ? sunk : hours)(endpoint.availabilityZones.length),
        ),
  );
}

function hourLabel(
  { vpc, payer, service, exists }: PlannedEndpoint,
  kind: "gatewayEndpoint" | "endpointHours",
  unit: string,
): LineLabel {
  const id = `${vpc}/${service.name}/${kind}`;
  const note = exists === true ? "there already: paid with or without this traffic" : undefined;
  return { id, kind, vpc, service: service.name, unit, payer, note };
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
    lineOf(
      dataLabel(flow, owners, ""),
      flow.monthlyDataGb === undefined
        ? unknownUsage(flow, INTERFACE_GB, unit)
        : amounts(flow.monthlyDataGb),
    ),
  );
}

function tieredLines(flows: readonly PlannedFlow[], owners: Owners, price: Price): LineItem[] {
  const meter = new TierMeter(price.tiers);
  const unit = flatPrice(price);
  return [...flows].sort(byName).flatMap((flow) => {
    if (flow.monthlyDataGb === undefined) {
      return [lineOf(dataLabel(flow, owners, ""), unknownUsage(flow, INTERFACE_GB, unit))];
    }
    return meter.take(flow.monthlyDataGb).map(({ quantity, tier, number }) =>
      lineOf(
        dataLabel(flow, owners, number === 1 ? "" : `/tier${number}`),
        amountOf(quantity, `${grouped(quantity)} GB`, INTERFACE_GB, {
          ...tier,
          currency: price.currency,
        }),
      ),
    );
  });
}

function dataLabel(flow: PlannedFlow, owners: Owners, suffix: string): LineLabel {
  return {
    id: `${flow.vpc}/${flow.service}/endpointData${suffix}`,
    kind: "endpointData",
    vpc: flow.vpc,
    service: flow.service,
    unit: "GB",
    // The endpoint's owner is billed for what passes it, whoever sent it.
    payer: owners.get(flow.endpoint)?.payer ?? flow.payer,
    note: undefined,
  };
}

function byName(a: PlannedFlow, b: PlannedFlow): number {
  if (a.vpc !== b.vpc) return a.vpc < b.vpc ? -1 : 1;
  if (a.service === b.service) return 0;
  return a.service < b.service ? -1 : 1;
}

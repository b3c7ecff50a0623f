import { decimal, sum, type Decimal } from "../core/decimal";
import type { EndpointPlan, PlannedEndpoint, PlannedFlow } from "../core/plan";
import {
  flatLine,
  formatPrice,
  freeLine,
  grouped,
  missingPrice,
  unknownLine,
  unknownUsage,
  type LineItem,
} from "./lineItem";
import type { Price, PriceBook } from "./prices";
import { TierMeter } from "./tiers";

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
  const price = prices.find(INTERFACE_HOUR);
  const free = prices.find("vpce_gateway_hour")?.tiers[0]?.source;
  return plan.endpoints.map((endpoint) => {
    const { vpc, payer, service, availabilityZones } = endpoint;
    const base = { vpc, payer, service: service.name };
    if (endpoint.type === "Gateway") {
      const id = `${vpc}/${service.name}/gatewayEndpoint`;
      const label = { ...base, id, kind: "gatewayEndpoint", unit: "endpoints" } as const;
      return freeLine(label, decimal(1), "free", free);
    }
    const count = availabilityZones.length;
    const quantity = decimal(count).times(hoursPerMonth);
    const id = `${vpc}/${service.name}/endpointHours`;
    const counted = `${count} ENI x ${hoursPerMonth.toString()} h`;
    const label = { ...base, id, kind: "endpointHours", unit: "ENI-hours" } as const;
    return flatLine(label, { quantity, counted }, INTERFACE_HOUR, price);
  });
}

/**
 * GB through interface endpoints, both directions. The tiers count the Region's total over all
 * interface endpoints, so lines fill them one after another, in the order of VPC and service names:
 * whatever order the plan has, the lines are the same.
 */
export function endpointDataLines(plan: EndpointPlan, prices: PriceBook): LineItem[] {
  const owners = new Map(plan.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const flows = plan.flows.filter((flow) => owners.get(flow.endpoint)?.type === "Interface");
  const price = prices.find(INTERFACE_GB);
  const firstTier = price?.tiers[0];
  if (price === undefined || firstTier === undefined) {
    return flows.map((flow) => missingDataLine(flow, owners.get(flow.endpoint)));
  }
  const known = flows.flatMap((flow) => flow.monthlyDataGb ?? []);
  const oneTier = firstTier.to === undefined || sum(known).lte(firstTier.to);
  // Sorting matters, and costs, only where a tier is crossed.
  const ordered = oneTier ? flows : [...flows].sort(byName);
  const meter = new TierMeter(price.tiers);
  return ordered.flatMap((flow) => {
    const label = dataLabel(flow, owners.get(flow.endpoint));
    if (flow.monthlyDataGb === undefined) return [unknownUsage(label, firstTier, price.currency)];
    return tierLines(label, meter.take(flow.monthlyDataGb), price);
  });
}

function tierLines(
  label: ReturnType<typeof dataLabel>,
  slices: ReturnType<TierMeter<Price["tiers"][number]>["take"]>,
  price: Price,
): LineItem[] {
  return slices.map(({ quantity, tier, number }) => ({
    ...label,
    id: number === 1 ? label.id : `${label.id}/tier${number}`,
    quantity,
    unitPrice: tier.price,
    monthlyCost: quantity.times(tier.price),
    formula: `${grouped(quantity)} GB x ${formatPrice(tier.price, price.currency)}`,
    source: tier.source,
  }));
}

function dataLabel(flow: PlannedFlow, owner: PlannedEndpoint | undefined) {
  return {
    id: `${flow.vpc}/${flow.service}/endpointData`,
    kind: "endpointData" as const,
    vpc: flow.vpc,
    service: flow.service,
    unit: "GB",
    // The endpoint's owner is billed for what passes it, whoever sent it.
    payer: owner?.payer ?? flow.payer,
  };
}

function missingDataLine(flow: PlannedFlow, owner: PlannedEndpoint | undefined): LineItem {
  const label = dataLabel(flow, owner);
  const counted = flow.monthlyDataGb === undefined ? "unknown" : grouped(flow.monthlyDataGb);
  return unknownLine(
    label,
    flow.monthlyDataGb,
    `${counted} GB x unknown`,
    missingPrice(INTERFACE_GB),
  );
}

function byName(a: PlannedFlow, b: PlannedFlow): number {
  if (a.vpc !== b.vpc) return a.vpc < b.vpc ? -1 : 1;
  if (a.service === b.service) return 0;
  return a.service < b.service ? -1 : 1;
}

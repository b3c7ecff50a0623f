import { decimal, type Decimal } from "../../core/decimal";
import type { EndpointPlan, PlannedService } from "../../core/plan";
import type { PriceBook } from "../prices/prices";
import { amountOf, flatPrice, grouped, lineOf, unknownAmount, type LineItem } from "./lineItem";

export const NLB_HOUR = "nlb_hour";
export const NLCU_HOUR = "nlb_nlcu_hour";
export const SERVICE_REGION_HOUR = "vpce_service_cross_region_hour";

/**
 * What an endpoint service costs whoever offers it: nothing by itself in its own Region, but the load
 * balancer that is made for it, and an hourly charge for every other Region in which an endpoint uses it. Hours and GB
 * of the endpoints are billed to those who have them. https://aws.amazon.com/privatelink/pricing/
 */
export function serviceLines(
  { services = [] }: EndpointPlan,
  prices: PriceBook,
  hoursPerMonth: Decimal,
): LineItem[] {
  return services.flatMap((service) => [
    ...loadBalancerLines(service, prices, hoursPerMonth),
    ...regionLines(service, prices, hoursPerMonth),
  ]);
}

function loadBalancerLines(
  { name, payer, loadBalancer }: PlannedService,
  prices: PriceBook,
  hoursPerMonth: Decimal,
): LineItem[] {
  if (loadBalancer === undefined) return [];
  const { monthlyNlcuHours: units } = loadBalancer;
  const of = { vpc: name, service: undefined, payer, note: undefined };
  return [
    lineOf(
      { ...of, id: `${name}/loadBalancerHours`, kind: "loadBalancerHours", unit: "hours" },
      amountOf(
        hoursPerMonth,
        `1 load balancer x ${hoursPerMonth.toString()} h`,
        NLB_HOUR,
        flatPrice(prices.find(NLB_HOUR)),
      ),
    ),
    lineOf(
      {
        ...of,
        id: `${name}/loadBalancerCapacity`,
        kind: "loadBalancerCapacity",
        unit: "NLCU-hours",
      },
      units === undefined
        ? unknownAmount(undefined, "unknown NLCU-hours", "no monthlyNlcuHours is given")
        : amountOf(
            units,
            `${grouped(units)} NLCU-hours`,
            NLCU_HOUR,
            flatPrice(prices.find(NLCU_HOUR)),
          ),
    ),
  ];
}

function regionLines(
  { name, payer, otherRegions }: PlannedService,
  prices: PriceBook,
  hoursPerMonth: Decimal,
): LineItem[] {
  const count = otherRegions.length;
  if (count === 0) return [];
  const label = {
    id: `${name}/serviceRegionHours`,
    kind: "serviceRegionHours",
    vpc: name,
    service: undefined,
    unit: "Region-hours",
    payer,
    note: "a Region is billed while an endpoint in it uses the service",
  } as const;
  const price = flatPrice(prices.find(SERVICE_REGION_HOUR));
  const counted = `${count} remote ${count === 1 ? "Region" : "Regions"} x ${hoursPerMonth.toString()} h`;
  return [
    lineOf(
      label,
      amountOf(decimal(count).times(hoursPerMonth), counted, SERVICE_REGION_HOUR, price),
    ),
  ];
}

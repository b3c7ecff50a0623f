import { decimal, ZERO, type Decimal } from "../core/decimal";
import type { EndpointPlan, PlannedHub } from "../core/plan";
import { flatLine, formatPrice, missingPrice, unknownLine, type LineItem } from "./lineItem";
import type { PriceBook } from "./prices";
import { TierMeter } from "./tiers";

export const HOSTED_ZONE_MONTH = "r53_hosted_zone_month";
const PROFILE_HOUR = "r53_profile_account_hour";
const PROFILE_ASSOCIATION_HOUR = "r53_profile_association_hour";
/** The Profile's hourly price covers this many VPC associations. */
const PROFILE_ASSOCIATIONS_COVERED = 100;

/** What it costs that spokes resolve the hub's endpoints. https://aws.amazon.com/route53/pricing/ */
export function dnsLines(
  plan: EndpointPlan,
  prices: PriceBook,
  hoursPerMonth: Decimal,
): LineItem[] {
  if (plan.hub === undefined) return [];
  return plan.hub.dns === "Profile"
    ? profileLines(plan.hub, prices, hoursPerMonth)
    : hostedZoneLines(plan.hub, prices);
}

/** A zone is charged once however many VPCs it is associated with; the tiers count an account's zones. */
function hostedZoneLines(hub: PlannedHub, prices: PriceBook): LineItem[] {
  const zones = new Map<string, number>();
  for (const { service } of hub.hostedZones) zones.set(service, (zones.get(service) ?? 0) + 1);
  const price = prices.find(HOSTED_ZONE_MONTH);
  const meter = price === undefined ? undefined : new TierMeter(price.tiers);
  const services = [...zones].sort(([a], [b]) => (a < b ? -1 : 1));
  return services.flatMap(([service, count]) => {
    const label = {
      id: `${hub.vpc}/${service}/hostedZones`,
      kind: "hostedZones",
      vpc: hub.vpc,
      service,
      unit: "zone-months",
      payer: hub.payer,
    } as const;
    const quantity = decimal(count);
    if (price === undefined || meter === undefined) {
      return [
        unknownLine(label, quantity, `${count} zones x unknown`, missingPrice(HOSTED_ZONE_MONTH)),
      ];
    }
    return meter.take(quantity).map((slice) => ({
      ...label,
      id: slice.number === 1 ? label.id : `${label.id}/tier${slice.number}`,
      quantity: slice.quantity,
      unitPrice: slice.tier.price,
      monthlyCost: slice.quantity.times(slice.tier.price),
      formula: `${zonesText(slice.quantity)} x ${formatPrice(slice.tier.price, price.currency)}`,
      source: slice.tier.source,
    }));
  });
}

function zonesText(count: Decimal): string {
  return `${count.toString()} zone${count.eq(decimal(1)) ? "" : "s"}`;
}

function profileLines(hub: PlannedHub, prices: PriceBook, hoursPerMonth: Decimal): LineItem[] {
  const base = { kind: "profileHours", vpc: hub.vpc, payer: hub.payer } as const;
  const hours = hoursPerMonth.toString();
  const profile = flatLine(
    { ...base, id: `${hub.vpc}/profileHours`, unit: "Profile-hours" },
    { quantity: hoursPerMonth, counted: `1 Profile x ${hours} h` },
    PROFILE_HOUR,
    prices.find(PROFILE_HOUR),
  );
  const beyond = decimal(
    Math.max(0, hub.profileAssociations.length - PROFILE_ASSOCIATIONS_COVERED),
  );
  if (beyond.eq(ZERO)) return [profile];
  const associations = flatLine(
    { ...base, id: `${hub.vpc}/profileHours/associations`, unit: "association-hours" },
    {
      quantity: beyond.times(hoursPerMonth),
      counted: `${beyond.toString()} associations beyond ${PROFILE_ASSOCIATIONS_COVERED} x ${hours} h`,
    },
    PROFILE_ASSOCIATION_HOUR,
    prices.find(PROFILE_ASSOCIATION_HOUR),
  );
  return [profile, associations];
}

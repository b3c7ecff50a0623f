import { decimal, ZERO, type Decimal } from "../../core/decimal";
import type { EndpointPlan, PlannedHub } from "../../core/plan";
import type { PriceItem } from "../../core/priceItem";
import { amountOf, flatPrice, lineOf, type LineItem, type LineLabel } from "./lineItem";
import type { PriceBook } from "../prices/prices";
import { TierMeter } from "../prices/tiers";

export const HOSTED_ZONE_MONTH = "r53_hosted_zone_month";
export const PROFILE_HOUR = "r53_profile_account_hour";
export const PROFILE_ASSOCIATION_HOUR = "r53_profile_association_hour";
/** The Profile's hourly price covers this many VPC associations. */
export const PROFILE_ASSOCIATIONS_COVERED = 100;

/** What it costs that spokes resolve the hub's endpoints. https://aws.amazon.com/route53/pricing/ */
export function dnsLines(
  plan: EndpointPlan,
  prices: PriceBook,
  hoursPerMonth: Decimal,
): LineItem[] {
  if (plan.hub === undefined) return [];
  return [
    ...(plan.hub.dns === "Profile" ? profileLines(plan.hub, prices, hoursPerMonth) : []),
    ...hostedZoneLines(plan.hub, prices),
  ];
}

/** A zone is charged once however many VPCs it is associated with; the tiers count an account's zones. */
function hostedZoneLines(hub: PlannedHub, prices: PriceBook): LineItem[] {
  const zones = new Map<string, number>();
  for (const { service } of hub.hostedZones.filter((zone) => zone.exists !== true))
    zones.set(service, (zones.get(service) ?? 0) + 1);
  const price = prices.find(HOSTED_ZONE_MONTH);
  const meter = price === undefined ? undefined : new TierMeter(price.tiers);
  const services = [...zones].sort(([a], [b]) => (a < b ? -1 : 1));
  return services.flatMap(([service, count]) => {
    const label = (suffix: string): LineLabel => ({
      id: `${hub.vpc}/${service}/hostedZones${suffix}`,
      kind: "hostedZones",
      vpc: hub.vpc,
      service,
      unit: "zone-months",
      payer: hub.payer,
      note: undefined,
    });
    const quantity = decimal(count);
    if (price === undefined || meter === undefined) {
      return [
        lineOf(label(""), amountOf(quantity, zonesText(quantity), HOSTED_ZONE_MONTH, undefined)),
      ];
    }
    return meter.take(quantity).map((slice) =>
      lineOf(
        label(slice.number === 1 ? "" : `/tier${slice.number}`),
        amountOf(slice.quantity, zonesText(slice.quantity), HOSTED_ZONE_MONTH, {
          ...slice.tier,
          currency: price.currency,
        }),
      ),
    );
  });
}

function zonesText(count: Decimal): string {
  return `${count.toString()} zone${count.eq(decimal(1)) ? "" : "s"}`;
}

function profileLines(hub: PlannedHub, prices: PriceBook, hoursPerMonth: Decimal): LineItem[] {
  const line = (
    suffix: string,
    unit: string,
    quantity: Decimal,
    counted: string,
    item: PriceItem,
  ) =>
    lineOf(
      {
        id: `${hub.vpc}/profileHours${suffix}`,
        kind: "profileHours",
        vpc: hub.vpc,
        service: undefined,
        unit,
        payer: hub.payer,
        note: undefined,
      },
      amountOf(quantity, counted, item, flatPrice(prices.find(item))),
    );
  const hours = hoursPerMonth.toString();
  const profile = line("", "Profile-hours", hoursPerMonth, `1 Profile x ${hours} h`, PROFILE_HOUR);
  const beyond = decimal(
    Math.max(0, hub.profileAssociations.length - PROFILE_ASSOCIATIONS_COVERED),
  );
  if (beyond.eq(ZERO)) return [profile];
  const counted = `${beyond.toString()} associations beyond ${PROFILE_ASSOCIATIONS_COVERED} x ${hours} h`;
  const quantity = beyond.times(hoursPerMonth);
  return [
    profile,
    line("/associations", "association-hours", quantity, counted, PROFILE_ASSOCIATION_HOUR),
  ];
}

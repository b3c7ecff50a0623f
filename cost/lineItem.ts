import { exactMoney, ZERO, type Decimal } from "../core/decimal";
import type { Price, PriceSource } from "./prices";

export type LineKind =
  | "endpointHours"
  | "endpointData"
  | "gatewayEndpoint"
  | "attachmentHours"
  | "transitGatewayData"
  | "peeringData"
  | "coreNetworkEdgeHours"
  | "coreNetworkData"
  | "hostedZones"
  | "profileHours";

/** One line of a bill: a quantity, a unit, a price, and who is billed. */
export interface LineItem {
  /** `app-1/logs/endpointHours`: unique in an estimate, and the same from run to run. */
  readonly id: string;
  readonly kind: LineKind;
  /** The VPC that the line is caused by; for data through a hub that is the spoke. */
  readonly vpc: string;
  readonly service?: string;
  readonly quantity: Decimal | undefined;
  readonly unit: string;
  readonly unitPrice: Decimal | undefined;
  /** Undefined is unknown, which is not 0; `unknownBecause` then says why. */
  readonly monthlyCost: Decimal | undefined;
  readonly payer: string;
  /** `3 ENI x 730 h x $0.01`. */
  readonly formula: string;
  readonly source?: PriceSource;
  readonly unknownBecause?: string;
  readonly note?: string;
}

/** What a line says besides its amount. */
export type LineLabel = Pick<
  LineItem,
  "id" | "kind" | "vpc" | "service" | "unit" | "payer" | "note"
>;

/** A line of a flat price; unknown where the quantity or the price is. */
export function flatLine(
  label: LineLabel,
  amount: { readonly quantity: Decimal | undefined; readonly counted: string },
  item: string,
  price: Price | undefined,
): LineItem {
  const tier = price?.tiers[0];
  if (tier === undefined || price === undefined) {
    return unknownLine(label, amount.quantity, `${amount.counted} x unknown`, missingPrice(item));
  }
  if (amount.quantity === undefined) return unknownUsage(label, tier, price.currency);
  return {
    ...label,
    quantity: amount.quantity,
    unitPrice: tier.price,
    monthlyCost: amount.quantity.times(tier.price),
    formula: `${amount.counted} x ${formatPrice(tier.price, price.currency)}`,
    source: tier.source,
  };
}

export function missingPrice(item: string): string {
  return `no price of ${item} for this Region and currency in the snapshot`;
}

export function unknownUsage(
  label: LineLabel,
  tier: { readonly price: Decimal; readonly source: PriceSource },
  currency: string,
): LineItem {
  return {
    ...unknownLine(
      label,
      undefined,
      `unknown GB x ${formatPrice(tier.price, currency)}`,
      `no usage is given for ${label.service ?? label.kind} in ${label.vpc}`,
    ),
    unitPrice: tier.price,
    source: tier.source,
  };
}

export function unknownLine(
  label: LineLabel,
  quantity: Decimal | undefined,
  formula: string,
  unknownBecause: string,
): LineItem {
  return {
    ...label,
    quantity,
    unitPrice: undefined,
    monthlyCost: undefined,
    formula,
    unknownBecause,
  };
}

/** A line of 0 that says why it is one: free, or paid already. */
export function freeLine(
  label: LineLabel,
  quantity: Decimal,
  formula: string,
  source?: PriceSource,
): LineItem {
  return {
    ...label,
    quantity,
    unitPrice: ZERO,
    monthlyCost: ZERO,
    formula,
    ...(source === undefined ? {} : { source }),
  };
}

/** `$0.01`, `$0.50`; other currencies by their code: `CNY 0.143`. */
export function formatPrice(price: Decimal, currency: string): string {
  return currency === "USD" ? `$${exactMoney(price)}` : `${currency} ${exactMoney(price)}`;
}

/** `1500` -> `1,500`; decimals stay as they are. */
export function grouped(value: Decimal): string {
  const [whole = "0", decimals] = value.toString().split(".");
  const thousands = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return decimals === undefined ? thousands : `${thousands}.${decimals}`;
}

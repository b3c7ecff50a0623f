import { exactMoney, ZERO, type Decimal } from "../../core/decimal";
import type { PriceItem } from "../../core/priceItem";
import type { LineKind } from "./lineKinds";
import type { Price, PriceSource } from "../prices/prices";

export type { LineKind };

/** One line of a bill: a quantity, a unit, a price, and who is billed. */
export interface LineItem {
  /** `app-1/logs/endpointHours`: unique in an estimate, and the same from run to run. */
  readonly id: string;
  readonly kind: LineKind;
  /** The VPC that the line is caused by; for data through a hub that is the spoke. */
  readonly vpc: string;
  readonly service: string | undefined;
  readonly quantity: Decimal | undefined;
  readonly unit: string;
  readonly unitPrice: Decimal | undefined;
  /** Undefined is unknown, which is not 0; `unknownBecause` then says why. */
  readonly monthlyCost: Decimal | undefined;
  readonly payer: string;
  /** `3 ENI x 730 h x $0.01`. */
  readonly formula: string;
  readonly source: PriceSource | undefined;
  readonly unknownBecause: string | undefined;
  /** The price that nobody knows, where that is why the line is unknown. */
  readonly missing: PriceNeeded | undefined;
  readonly note: string | undefined;
}

/** A price of another Region than the bill's names it. */
export interface PriceNeeded {
  readonly item: PriceItem;
  readonly region?: string;
}

/** What a line says besides its amount. */
export type LineLabel = Pick<
  LineItem,
  "id" | "kind" | "vpc" | "service" | "unit" | "payer" | "note"
>;

/** What a quantity costs; lines of the same quantity share one, so that large plans stay small. */
export type Amount = Pick<
  LineItem,
  "quantity" | "unitPrice" | "monthlyCost" | "formula" | "source" | "unknownBecause" | "missing"
>;

/** Every field is written, in one order: a quarter of a million lines then share one shape in memory. */
export function lineOf(label: LineLabel, amount: Amount): LineItem {
  return {
    id: label.id,
    kind: label.kind,
    vpc: label.vpc,
    service: label.service,
    quantity: amount.quantity,
    unit: label.unit,
    unitPrice: amount.unitPrice,
    monthlyCost: amount.monthlyCost,
    payer: label.payer,
    formula: amount.formula,
    source: amount.source,
    unknownBecause: amount.unknownBecause,
    missing: amount.missing,
    note: label.note,
  };
}

/** A price without tiers, or one tier of it. */
export interface UnitPrice {
  readonly price: Decimal;
  readonly source: PriceSource;
  readonly currency: string;
}

export function flatPrice(price: Price | undefined): UnitPrice | undefined {
  const tier = price?.tiers[0];
  return price === undefined || tier === undefined
    ? undefined
    : { ...tier, currency: price.currency };
}

/** `counted` is the formula's left side, such as `3 ENI x 730 h`; a missing price makes it unknown. */
export function amountOf(
  quantity: Decimal,
  counted: string,
  item: PriceItem,
  price: UnitPrice | undefined,
): Amount {
  return price === undefined
    ? { ...unknownAmount(quantity, `${counted} x unknown`, missingPrice(item)), missing: { item } }
    : billedAmount(quantity, counted, price);
}

/** A quantity at a price that is known. */
export function billedAmount(quantity: Decimal, counted: string, price: UnitPrice): Amount {
  return {
    quantity,
    unitPrice: price.price,
    monthlyCost: quantity.times(price.price),
    formula: `${counted} x ${formatPrice(price.price, price.currency)}`,
    source: price.source,
    unknownBecause: undefined,
    missing: undefined,
  };
}

/** Of an item, or of a type of resource that no item is on file for. */
export function missingPrice(priced: string): string {
  return `no price of ${priced} for this Region and currency in the snapshot`;
}

/** Traffic that nobody stated: unknown, with the price that it would be billed at. */
export function unknownUsage(
  flow: { readonly vpc: string; readonly service: string },
  item: PriceItem,
  price: UnitPrice | undefined,
): Amount {
  if (price === undefined) {
    const unpriced = unknownAmount(undefined, "unknown GB x unknown", missingPrice(item));
    return { ...unpriced, missing: { item } };
  }
  return {
    ...unknownAmount(
      undefined,
      `unknown GB x ${formatPrice(price.price, price.currency)}`,
      `no usage is given for ${flow.service} in ${flow.vpc}`,
    ),
    unitPrice: price.price,
    source: price.source,
  };
}

/** An amount that nobody knows, with the reason. */
export function unknownAmount(
  quantity: Decimal | undefined,
  formula: string,
  unknownBecause: string,
): Amount {
  return {
    quantity,
    unitPrice: undefined,
    monthlyCost: undefined,
    formula,
    source: undefined,
    unknownBecause,
    missing: undefined,
  };
}

/** What is said of hours that are paid for whatever is chosen. */
export const SUNK_NOTE = "exists already: paid with or without this traffic";

/** An amount of 0 that says why it is one: free, or paid already. */
export function freeAmount(quantity: Decimal, formula: string, source?: PriceSource): Amount {
  return {
    quantity,
    unitPrice: ZERO,
    monthlyCost: ZERO,
    formula,
    source,
    unknownBecause: undefined,
    missing: undefined,
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

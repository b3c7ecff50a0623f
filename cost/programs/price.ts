import { decimal, ONE, sum, ZERO, type Decimal } from "../../core/decimal";
import type { Sum } from "../lines/sum";
import {
  flatPrice,
  freeAmount,
  grouped,
  lineOf,
  missingPrice,
  type Amount,
  type LineItem,
} from "../lines/lineItem";
import type { Price, PriceBook, PricedTier } from "../prices/prices";
import { TierMeter, type TierSlice } from "../prices/tiers";
import { countedText, findPrice, slices, unknownOf, type Amounts, type Request } from "./amounts";
import { BILLED_TYPES } from "./billedTypes";
import type { Charge } from "./charge";
import type { ResourceContext } from "../../resources/context";
import { nameOf, type ResourceState } from "../../resources/resource";
import type { Usage } from "./usage";

/** How the reason begins that a usage file would take away. */
export const NO_USAGE = "no usage is given for ";

/** One charge of one resource with its price. */
export interface PricedCharge {
  /** The same before and after a change, so that the two sides can be compared. */
  readonly id: string;
  readonly region: string | undefined;
  readonly currency: string;
  /** More than one where the quantity reaches over a tier. */
  readonly lines: readonly LineItem[];
  /** A lower bound where something is unknown. */
  readonly amount: Sum;
  /** Whether the number of things is unknown: two such charges may differ though they read the same. */
  readonly countUnknown: boolean;
}

export interface PricingOptions {
  readonly bookOf: (region: string) => PriceBook;
  readonly usage: Usage;
  readonly hoursPerMonth: Decimal;
  /** Of charges whose Region is unknown. */
  readonly currency: string;
}

/** Prices one side of a change; tiers fill in the order in which it is asked. */
export class Pricer {
  private readonly meters = new Map<string, TierMeter<PricedTier>>();

  constructor(
    private readonly context: ResourceContext,
    private readonly options: PricingOptions,
  ) {}

  /** Undefined for a type that is not looked at. */
  price(state: ResourceState): PricedCharge[] | undefined {
    const billed = BILLED_TYPES.get(state.type);
    if (billed === undefined) return undefined;
    const ids = new Set<string>();
    return billed.charges(state, this.context).map((charge) => {
      const id = [state.urn, charge.kind, ...(charge.region === undefined ? [] : [charge.region])];
      if (ids.has(id.join("/"))) id.push(charge.quantity.of);
      ids.add(id.join("/"));
      return this.priceCharge(state, charge, id.join("/"));
    });
  }

  private priceCharge(state: ResourceState, charge: Charge, id: string): PricedCharge {
    const region = "region" in charge ? charge.region : this.context.regionOf(state);
    const book = region === undefined ? undefined : this.options.bookOf(region);
    const price = findPrice(charge, book);
    const account = this.context.accountOf(state);
    const request: Request = {
      price,
      take: (quantity) => this.take(charge, price, quantity, region ?? "", account),
      missing:
        region === undefined
          ? "the Region is not known: say it with --region"
          : `${region}: ${missingPrice(charge.items[0] ?? state.type)}`,
    };
    const priced = this.amounts(state, charge, request);
    const lines = priced.amounts.map((amount, at) =>
      lineOf(
        {
          id: at === 0 ? id : `${id}/tier${at + 1}`,
          kind: charge.kind,
          vpc: nameOf(state.urn),
          service: charge.service,
          unit: unitOf(charge),
          payer: account === "" ? "the provider's account" : account,
          note: charge.note,
        },
        amount,
      ),
    );
    return {
      id,
      region,
      currency: book?.currency ?? this.options.currency,
      lines,
      amount: {
        amount: sum(lines.map((line) => line.monthlyCost ?? ZERO)).plus(priced.atLeast ?? ZERO),
        complete: lines.every((line) => line.monthlyCost !== undefined),
      },
      countUnknown: priced.countUnknown === true,
    };
  }

  private amounts(state: ResourceState, charge: Charge, request: Request): Amounts {
    const { quantity } = charge;
    switch (quantity.of) {
      case "free":
        return {
          amounts: [freeAmount(ONE, quantity.because, flatPrice(request.price)?.source)],
        };
      case "unknown": {
        const { noun, because } = quantity;
        // Without an item there is no price to miss.
        const missing = charge.items.length === 0 ? because : request.missing;
        return { amounts: [unknownOf(`unknown ${noun}`, because, { ...request, missing })] };
      }
      case "data": {
        const given =
          this.options.usage.of("gb", state.urn, charge.service) ??
          (quantity.monthlyDataGb === undefined ? undefined : decimal(quantity.monthlyDataGb));
        if (given === undefined) {
          const reason = `${NO_USAGE}${nameOf(state.urn)}`;
          return { amounts: [unknownOf("unknown GB", reason, request)] };
        }
        return { amounts: dataSlices(given, quantity, request) };
      }
      case "metered": {
        const { measure, noun, perHour, because } = quantity;
        const given = this.options.usage.of(measure, state.urn, charge.service);
        if (given === undefined) {
          const reason = `${because}; give ${measure} in the usage file`;
          return { amounts: [unknownOf(`unknown ${noun}`, reason, request)] };
        }
        const { hoursPerMonth } = this.options;
        const counted = (part: Decimal) => `${grouped(part)} ${noun}`;
        return perHour
          ? {
              amounts: slices(
                given.times(hoursPerMonth),
                request,
                () => `${grouped(given)} x ${hoursPerMonth.toString()} ${noun}`,
              ),
            }
          : { amounts: slices(given, request, counted) };
      }
      case "months":
      case "hours": {
        const factor = quantity.of === "hours" ? this.options.hoursPerMonth : ONE;
        const hours = quantity.of === "hours" ? ` x ${factor.toString()} h` : "";
        const counted = (part: Decimal) => `${countedText(part, quantity.noun)}${hours}`;
        const number = decimal(quantity.count.number);
        if (quantity.count.exact) return { amounts: slices(number, request, counted, factor) };
        const atLeast = slices(number, request, counted, factor).map((one) => one.monthlyCost);
        const formula = `unknown ${quantity.noun} (at least ${number.toString()})${hours}`;
        const because = "how many is known only after the deployment";
        return {
          amounts: [unknownOf(formula, because, request)],
          atLeast: sum(atLeast.map((cost) => cost ?? ZERO)),
          countUnknown: true,
        };
      }
    }
  }

  /** Takes a quantity from the tiers that the charge shares with others of its Region or account. */
  private take(
    charge: Charge,
    price: Price | undefined,
    quantity: Decimal,
    region: string,
    account: string,
  ): TierSlice<PricedTier>[] {
    if (price === undefined) return [];
    if (charge.pool === "line") return new TierMeter(price.tiers).take(quantity);
    const where = charge.pool === "region" ? region : "";
    const key = [price.item, price.currency, where, account].join("|");
    const meter = this.meters.get(key) ?? new TierMeter(price.tiers);
    this.meters.set(key, meter);
    return meter.take(quantity);
  }
}

const BOTH = decimal(2);
const HALF = decimal("0.5");

/** GB, those of both sides by the side: what is billed twice shows in the formula. */
function dataSlices(
  given: Decimal,
  { share = ONE, bothSides = false }: Extract<Charge["quantity"], { readonly of: "data" }>,
  request: Request,
): Amount[] {
  const gb = given.times(share);
  return bothSides
    ? slices(gb.times(BOTH), request, (part) => `${grouped(part.times(HALF))} GB x 2 sides`)
    : slices(gb, request, (part) => `${grouped(part)} GB`);
}

function unitOf({ quantity }: Charge): string {
  switch (quantity.of) {
    case "hours":
      return `${quantity.noun}-hours`;
    case "months":
      return `${quantity.noun}-months`;
    case "data":
      return "GB";
    case "metered":
    case "unknown":
      return quantity.noun;
    case "free":
      return "resources";
  }
}

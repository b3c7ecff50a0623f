import { decimal } from "../../core/decimal";
import { HOURS_PER_MONTH } from "../../core/defaults";
import type { PriceSettings } from "../../core/topology/topology";
import { PriceBook } from "../prices/prices";
import { ResourceContext } from "../../resources/context";
import { Pricer, type PricedCharge } from "./price";
import {
  isBillable,
  stackOf,
  type Reading,
  type ResourceChange,
  type ResourceState,
} from "../../resources/resource";
import { nothing, pairsOf, regionTotals, totalsOf, type RegionTotals, type Totals } from "./totals";
import { Usage, type UsageInput } from "./usage";

/** What an estimate of resources rests on besides them. */
export interface ResourceEstimateOptions {
  /** The Region of resources that show none. */
  readonly region?: string | undefined;
  readonly prices?: PriceSettings | undefined;
  readonly usage?: UsageInput | undefined;
  /** Defaults to 730. */
  readonly hoursPerMonth?: number | undefined;
}

/** A resource of a type that is billed, with its lines on either side. */
export interface PricedChange {
  readonly change: ResourceChange;
  readonly before: readonly PricedCharge[];
  readonly after: readonly PricedCharge[];
  /** One a currency, which is one as a rule. */
  readonly totals: readonly Totals[];
}

/** The bill of the resources of any program. */
export interface ResourceEstimate {
  readonly kind: Reading["kind"];
  /** `project/stack`. */
  readonly stack: string;
  readonly hoursPerMonth: number;
  readonly resources: readonly PricedChange[];
  /** One a currency: amounts of two are never added. */
  readonly totals: readonly Totals[];
  readonly regions: readonly RegionTotals[];
  /** Resources of types that are not looked at, by type. */
  readonly notPriced: ReadonlyMap<string, number>;
  readonly readOnly: number;
  readonly gaps: readonly string[];
  readonly unusedUsage: readonly string[];
  readonly pricesAsOf: string;
  readonly priceBasis: string;
}

/** Prices what a preview or an export holds: every billed resource before and after. */
export function estimateResources(
  reading: Reading,
  options: ResourceEstimateOptions = {},
): ResourceEstimate {
  const usage = new Usage(options.usage);
  const hoursPerMonth = options.hoursPerMonth ?? HOURS_PER_MONTH;
  const bookOf = books(options.prices);
  const home = reading.defaultRegion ?? options.region;
  const pricing = {
    bookOf,
    usage,
    hoursPerMonth: decimal(hoursPerMonth),
    currency: home === undefined ? "USD" : bookOf(home).currency,
  };
  const priceSide = (side: "before" | "after") => {
    const states = reading.changes.flatMap((change) => change[side] ?? []);
    const context = new ResourceContext(states, {
      configured: reading.defaultRegion,
      fallback: options.region,
    });
    const pricer = new Pricer(context, pricing);
    return new Map(
      fillOrder(reading.changes).map((change) => {
        const state = change[side];
        return [change, state === undefined ? [] : (pricer.price(state) ?? [])] as const;
      }),
    );
  };
  const before = priceSide("before");
  const after = priceSide("after");
  const resources = reading.changes.flatMap((change): PricedChange[] => {
    const sides = { before: before.get(change) ?? [], after: after.get(change) ?? [] };
    if (sides.before.length === 0 && sides.after.length === 0) return [];
    return [{ change, ...sides, totals: totalsOf([pairsOf(change.op, sides)], []) }];
  });
  const pairs = resources.map((one) => pairsOf(one.change.op, one));
  const totals = totalsOf(pairs, reading.gaps);
  return {
    kind: reading.kind,
    stack: stackOf(reading.changes[0]?.urn ?? ""),
    hoursPerMonth,
    resources,
    totals: totals.length > 0 ? totals : totalsOf([[nothing(pricing.currency)]], reading.gaps),
    regions: regionTotals(pairs),
    notPriced: countNotPriced(reading.changes, resources),
    readOnly: reading.readOnly,
    gaps: reading.gaps.map(({ sentence }) => sentence),
    unusedUsage: usage.unused,
    pricesAsOf: new PriceBook("us-east-1").asOf,
    priceBasis: new PriceBook("us-east-1", options.prices).basis,
  };
}

function books(input: PriceSettings | undefined): (region: string) => PriceBook {
  const known = new Map<string, PriceBook>();
  return (region) => {
    const book = known.get(region) ?? new PriceBook(region, input);
    known.set(region, book);
    return book;
  };
}

/**
 * What stays fills tiers before what comes or goes: so a resource that nobody touches costs the same
 * on both sides, and what comes or goes has the price of the last ones. Names decide the rest.
 */
function fillOrder(changes: readonly ResourceChange[]): ResourceChange[] {
  const rank = ({ before, after }: ResourceChange) =>
    before !== undefined && after !== undefined ? 0 : 1;
  return [...changes].sort((a, b) => rank(a) - rank(b) || (a.urn < b.urn ? -1 : 1));
}

function countNotPriced(
  changes: readonly ResourceChange[],
  priced: readonly PricedChange[],
): Map<string, number> {
  const looked = new Set(priced.map(({ change }) => change));
  const counts = new Map<string, number>();
  for (const change of changes) {
    const state: ResourceState | undefined = change.after ?? change.before;
    if (state === undefined || looked.has(change) || !isBillable(state)) continue;
    counts.set(change.type, (counts.get(change.type) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

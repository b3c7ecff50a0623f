import { groupBy } from "../../core/groupBy";
import { ZERO, type Decimal } from "../../core/decimal";
import type { Range } from "../compare/budget";
import type { Sum } from "../lines/sum";
import type { PricedCharge } from "./price";
import type { Reading, ResourceOp } from "../../resources/resource";

/** What is paid before and after, and what lies between. Of an export both sides are the same. */
export interface Totals {
  readonly currency: string;
  readonly before: Sum;
  readonly after: Sum;
  readonly difference: Range;
}

/** What one Region costs before and after a change. */
export interface RegionTotals extends Totals {
  /** Undefined is a Region that nothing tells. */
  readonly region: string | undefined;
}

/** The two sides of one charge; either may be absent. */
export interface ChargeSides {
  readonly region: string | undefined;
  readonly currency: string;
  readonly before: PricedCharge | undefined;
  readonly after: PricedCharge | undefined;
  readonly unchanged: boolean;
}

/** Both sides of a resource's charges. */
export function pairsOf(
  op: ResourceOp,
  sides: { readonly before: readonly PricedCharge[]; readonly after: readonly PricedCharge[] },
): ChargeSides[] {
  const keyOf = ({ id, region, currency }: PricedCharge) => `${id}|${region ?? ""}|${currency}`;
  const before = new Map(sides.before.map((charge) => [keyOf(charge), charge]));
  const after = new Map(sides.after.map((charge) => [keyOf(charge), charge]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const charge = after.get(key) ?? before.get(key);
    if (charge === undefined) return [];
    const { region, currency } = charge;
    const unchanged = op === "same";
    return [{ region, currency, before: before.get(key), after: after.get(key), unchanged }];
  });
}

/** What a program without a billed resource costs. */
export function nothing(currency: string): ChargeSides {
  return { region: undefined, currency, before: undefined, after: undefined, unchanged: true };
}

const NOTHING: Sum = { amount: ZERO, complete: true };

/** The totals of resources, one a currency; what the input leaves out makes them lower bounds. */
export function totalsOf(
  resources: readonly (readonly ChargeSides[])[],
  gaps: Reading["gaps"],
): Totals[] {
  const whole = gaps.length === 0;
  const holds = gaps.every(({ differenceHolds }) => differenceHolds);
  return [...groupBy(resources.flat(), ({ currency }) => currency)].map(([currency, pairs]) => ({
    currency,
    before: added(pairs, "before", whole),
    after: added(pairs, "after", whole),
    difference: holds ? differenceOf(pairs) : { atLeast: undefined, atMost: undefined },
  }));
}

function added(pairs: readonly ChargeSides[], side: "before" | "after", whole: boolean): Sum {
  const amounts = pairs.map((pair) => pair[side]?.amount ?? NOTHING);
  return {
    amount: amounts.reduce<Decimal>((total, { amount }) => total.plus(amount), ZERO),
    complete: whole && amounts.every(({ complete }) => complete),
  };
}

function differenceOf(pairs: readonly ChargeSides[]): Range {
  let atLeast: Decimal | undefined = ZERO;
  let atMost: Decimal | undefined = ZERO;
  for (const pair of pairs) {
    const before = pair.before?.amount ?? NOTHING;
    const after = pair.after?.amount ?? NOTHING;
    if (cancels(pair)) continue;
    const change = after.amount.minus(before.amount);
    atLeast = before.complete ? atLeast?.plus(change) : undefined;
    atMost = after.complete ? atMost?.plus(change) : undefined;
  }
  return { atLeast, atMost };
}

/**
 * Whether the same unknown stands on both sides. Traffic does not follow from a program, so a change of
 * the program leaves it as it is; a number of things that is unknown on both sides may differ.
 */
function cancels({ before, after, unchanged }: ChargeSides): boolean {
  if (before === undefined || after === undefined) return false;
  if (before.amount.complete || after.amount.complete) return false;
  if (unchanged) return true;
  const formulas = (charge: PricedCharge) => charge.lines.map(({ formula }) => formula).join("|");
  return !before.countUnknown && !after.countUnknown && formulas(before) === formulas(after);
}

/** The same by Region, sorted by name. */
export function regionTotals(resources: readonly (readonly ChargeSides[])[]): RegionTotals[] {
  return [...groupBy(resources.flat(), ({ region }) => region)]
    .flatMap(([region, pairs]) => totalsOf([pairs], []).map((totals) => ({ region, ...totals })))
    .sort((a, b) => ((a.region ?? "~") < (b.region ?? "~") ? -1 : 1));
}

import { sum, ZERO, type Decimal } from "../../core/decimal";
import type { Price, PriceBook } from "../prices/prices";
import { INTERFACE_GB } from "../lines/endpointLines";
import { FREE_LINE, tierLinesBetween, type TierLine } from "./tierLines";

/** GB of endpoints of one bill: what passes them whatever is chosen, and what may. */
interface BillRange {
  readonly least: Decimal;
  readonly most: Decimal;
}

/** One straight line of the data price for each bill. */
export interface DataPrices {
  readonly intercept: Decimal;
  /** Dollars a GB by payer, under the line chosen for its bill. */
  readonly perGb: (payer: string) => Decimal;
}

/** The GB of one pair, with what each of its ways costs. */
export interface DataFlow {
  /** Who owns the endpoint in the VPC itself. */
  readonly payer: string;
  readonly gb: Decimal;
  /** Hours of an endpoint of its own. */
  readonly hours: Decimal;
  /** What its way to the hub costs. */
  readonly transit: Decimal;
  /** What its way through a NAT gateway costs. */
  readonly nat: Decimal | undefined;
  readonly mayUseHub: boolean;
  readonly mustUseHub: boolean;
  readonly mayUseNat: boolean;
}

/** Beyond this many combinations of lines the search would take longer than the answer is worth. */
const MOST_COMBINATIONS = 243;

/**
 * Every combination of tier lines that the bills can end in. Accounts with one bill have one line in
 * common; accounts billed apart have their own, which only matter above the first tier's limit.
 * `complete` is false where there are too many: the rest then keeps to the first tier's line.
 */
export function dataPrices(
  flows: readonly DataFlow[],
  hubPayer: string,
  prices: PriceBook,
  consolidated: boolean,
): { readonly combinations: readonly DataPrices[]; readonly complete: boolean } {
  const price = prices.find(INTERFACE_GB);
  const billOf = (payer: string) => (consolidated ? "" : payer);
  const moving = flows.map((flow) => withoutLosingWays(flow, price));
  const bills = [...ranges(moving, billOf, hubPayer)].sort(([a], [b]) => (a < b ? -1 : 1));
  const choices = bills.map(
    ([bill, { least, most }]) => [bill, tierLinesBetween(price, least, most)] as const,
  );
  let combinations: ReadonlyMap<string, TierLine>[] = [new Map()];
  let complete = true;
  for (const [bill, lines] of choices) {
    const fits = combinations.length * lines.length <= MOST_COMBINATIONS;
    complete &&= fits;
    combinations = combinations.flatMap((chosen) =>
      (fits ? lines : lines.slice(0, 1)).map((line) => new Map([...chosen, [bill, line]])),
    );
  }
  return {
    complete,
    combinations: combinations.map((lines) => ({
      intercept: sum([...lines.values()].map((line) => line.intercept)),
      perGb: (payer) => (lines.get(billOf(payer)) ?? FREE_LINE).slope,
    })),
  };
}

/**
 * A pair that loses by another way at the best of data prices never takes it. So most accounts keep
 * to one tier whatever is chosen, and few combinations are left.
 */
function withoutLosingWays(flow: DataFlow, price: Price | undefined): DataFlow {
  const [first = ZERO, ...others] = (price?.tiers ?? []).map((tier) => tier.price);
  const dearest = others.reduce((a, b) => (b.gt(a) ? b : a), first);
  const cheapest = others.reduce((a, b) => (b.lt(a) ? b : a), first);
  const { gb, hours, transit, nat, mayUseHub, mustUseHub } = flow;
  const byHub = hours.plus(dearest.minus(cheapest).times(gb)).gt(transit);
  const byNat = nat !== undefined && hours.plus(dearest.times(gb)).gt(nat);
  return {
    ...flow,
    mayUseHub: mustUseHub || (mayUseHub && byHub),
    mayUseNat: flow.mayUseNat && byNat,
  };
}

function ranges(
  flows: readonly DataFlow[],
  billOf: (payer: string) => string,
  hubPayer: string,
): Map<string, BillRange> {
  const found = new Map<string, BillRange>();
  const add = (payer: string, least: Decimal, most: Decimal) => {
    const range = found.get(billOf(payer)) ?? { least: ZERO, most: ZERO };
    found.set(billOf(payer), { least: range.least.plus(least), most: range.most.plus(most) });
  };
  for (const { payer, gb, mayUseHub, mustUseHub, mayUseNat } of flows) {
    const sameBill = billOf(payer) === billOf(hubPayer);
    const leaves = mayUseNat || (mayUseHub && !sameBill);
    add(
      payer,
      leaves || (mustUseHub && !sameBill) ? ZERO : gb,
      mustUseHub && !sameBill ? ZERO : gb,
    );
    if (mayUseHub && !sameBill) add(hubPayer, mustUseHub ? gb : ZERO, gb);
  }
  return found;
}

import { decimal, sum, ZERO, type Decimal } from "../../core/decimal";
import { memoized } from "../../core/memoized";
import type { Costs } from "./costs";
import { LARGEST_SUM, type Pair, type Selection } from "./selection";

export interface Scaled {
  readonly selection: Selection;
  /** Decimal places of the whole numbers' unit. */
  readonly digits: number;
}

/** Whole numbers of the finest unit that occurs, or of the finest whose sums stay exact. */
export function scaled(costs: Costs): Scaled {
  const { hub, services, spokes, gateways, pairs } = costs;
  const amounts = [
    hub,
    ...services.values(),
    ...spokes.values(),
    ...gateways.values(),
    ...pairs.flatMap(({ saving, natSaving }) => [saving, natSaving ?? ZERO]),
  ];
  const digits = usableDigits(amounts);
  // Costs are rounded down and savings up, so that the bound holds even in a coarser unit.
  const down = memoized((amount: Decimal) => whole(amount, digits, amount.lt(ZERO) ? 3 : 0));
  const up = memoized((amount: Decimal) => whole(amount, digits, amount.gt(ZERO) ? 3 : 0));
  const serviceNames = [...services.keys()];
  const spokeNames = [...spokes.keys()];
  const serviceAt = new Map(serviceNames.map((service, at) => [service, at]));
  const spokeAt = new Map(spokeNames.map((spoke, at) => [spoke, at]));
  return {
    digits,
    selection: {
      hubCost: down(hub),
      serviceCosts: serviceNames.map((service) => down(services.get(service) ?? ZERO)),
      spokeCosts: spokeNames.map((spoke) => down(spokes.get(spoke) ?? ZERO)),
      ...(gateways.size === 0
        ? {}
        : { natCosts: spokeNames.map((spoke) => down(gateways.get(spoke) ?? ZERO)) }),
      pairs: pairs.map(({ vpc, service, saving, natSaving, forced }): Pair => ({
        spoke: placeOf(spokeAt, vpc),
        service: placeOf(serviceAt, service),
        saving: up(saving),
        natSaving: natSaving === undefined ? undefined : up(natSaving),
        forced,
      })),
    },
  };
}

/** A pair without its spoke or service would make a proof of another question: better none at all. */
function placeOf(places: ReadonlyMap<string, number>, name: string): number {
  const place = places.get(name);
  if (place === undefined) throw new Error(`no cost is known for ${name}`);
  return place;
}

function usableDigits(amounts: readonly Decimal[]): number {
  let finest = 0;
  for (const amount of new Set(amounts)) {
    finest = Math.max(finest, amount.toString().split(".")[1]?.length ?? 0);
  }
  const size = memoized((amount: Decimal) => amount.abs());
  const total = sum(amounts.map(size));
  const wholeDigits = total.round(0, 3).toString().length;
  return Math.min(finest, Math.max(0, String(LARGEST_SUM).length - 1 - wholeDigits));
}

function whole(amount: Decimal, digits: number, mode: 0 | 3): number {
  return Number(shift(amount, digits).round(0, mode).toString());
}

function shift(amount: Decimal, digits: number): Decimal {
  return amount.times(decimal(`1e${digits}`));
}

export function unscaled(value: number, digits: number): Decimal {
  return shift(decimal(value), -digits);
}

import { sum, ZERO, type Decimal } from "../../core/decimal";
import { endpointNetworkInterfaces, type PlannedModel, type EndpointPlan } from "../../core/plan";
import { crossRegionLines } from "./crossRegionLines";
import { dnsLines } from "./dnsLines";
import { endpointDataLines, endpointHourLines } from "./endpointLines";
import { hubLines } from "./hubLines";
import type { LineItem, LineKind } from "./lineItem";
import type { LineOptions } from "./lineOptions";
import { natLines } from "./natLines";
import type { PriceBook } from "../prices/prices";
import { serviceLines } from "./serviceLines";
import type { Sum } from "./sum";

/** What a plan costs a month, line by line. */
export interface Estimate {
  readonly model: PlannedModel;
  readonly region: string;
  readonly currency: string;
  readonly lines: readonly LineItem[];
  /** The sum of every known line: a lower bound while `complete` is false. */
  readonly monthlyTotal: Decimal;
  /** Whether every line is known. */
  readonly complete: boolean;
  readonly endpointNetworkInterfaces: number;
}

/** Prices a plan. Nothing but the plan decides what is billed; that is why it cannot disagree with what is built. */
export function estimate(plan: EndpointPlan, prices: PriceBook, options: LineOptions): Estimate {
  const lines = [
    ...endpointHourLines(plan, prices, options.hoursPerMonth),
    ...endpointDataLines(plan, prices, options.consolidatedBilling),
    ...crossRegionLines(plan, prices, options),
    ...hubLines(plan, prices, options),
    ...dnsLines(plan, prices, options.hoursPerMonth),
    ...natLines(plan, prices, options.hoursPerMonth),
    ...serviceLines(plan, prices, options.hoursPerMonth),
  ];
  return {
    model: plan.model,
    region: plan.region,
    currency: prices.currency,
    lines,
    monthlyTotal: sum(lines.map((line) => line.monthlyCost ?? ZERO)),
    complete: lines.every((line) => line.monthlyCost !== undefined),
    endpointNetworkInterfaces: endpointNetworkInterfaces(plan),
  };
}

/** The known lines of some kinds, added up; `complete` is false where one of them is unknown. */
export interface Subtotal extends Sum {
  readonly lines: number;
}

export function subtotal(lines: readonly LineItem[], kinds: readonly LineKind[]): Subtotal {
  const chosen = lines.filter((line) => kinds.includes(line.kind));
  return {
    amount: sum(chosen.map((line) => line.monthlyCost ?? ZERO)),
    complete: chosen.every((line) => line.monthlyCost !== undefined),
    lines: chosen.length,
  };
}

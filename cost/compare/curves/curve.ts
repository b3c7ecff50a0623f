import type { Decimal } from "../../../core/decimal";
import type { PlannedModel } from "../../../core/plan";
import { planCentralized, planPerVpc } from "../../../core/planTopology";
import type { Topology } from "../../../core/topology/topology";
import { estimate } from "../../lines/estimate";
import { hybrid } from "../../optimize/hybrid";
import type { PriceBook } from "../../prices/prices";

/** What each model costs a month at one place of a curve; a model whose lines are not all known is left out. */
export interface CurvePoint {
  readonly x: Decimal;
  readonly totals: ReadonlyMap<PlannedModel, Decimal>;
}

export const MOST_POINTS = 25;

/** Pairs of VPC and service that one curve may price: a fraction of a second of work, however large the topology. */
export const MOST_PAIRS = 3_000;

/** A plan of each model, priced like any other. */
export function price(topology: Topology, prices: PriceBook): CurvePoint["totals"] {
  const mixed = hybrid(topology, prices, topology);
  return totalsOf([
    estimate(planPerVpc(topology), prices, topology),
    estimate(planCentralized(topology), prices, topology),
    ...(mixed === undefined ? [] : [mixed.estimate]),
  ]);
}

export function totalsOf(
  estimates: readonly {
    readonly model: PlannedModel;
    readonly monthlyTotal: Decimal;
    readonly complete: boolean;
  }[],
): CurvePoint["totals"] {
  return new Map(
    estimates.flatMap(({ model, monthlyTotal, complete }) =>
      complete ? [[model, monthlyTotal] as const] : [],
    ),
  );
}

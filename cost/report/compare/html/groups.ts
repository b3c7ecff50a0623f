import { ZERO } from "../../../../core/decimal";
import type { PlannedModel } from "../../../../core/plan";
import type { Comparison } from "../../../compare/comparison";
import type { LineItem } from "../../../lines/lineItem";
import type { Sum } from "../../../lines/sum";
import { labelOf } from "../modelTable";
import type { BarGroup, ShownModel } from "./barPicture";

/** Lines of every model, added up by whatever they have in common; in the order of first appearance. */
export function groupsBy(comparison: Comparison, keyOf: (line: LineItem) => string): BarGroup[] {
  const groups = new Map<string, Map<PlannedModel, Sum>>();
  for (const { estimate } of comparison.alternatives) {
    for (const line of estimate.lines) {
      const key = keyOf(line);
      const sums = groups.get(key) ?? new Map<PlannedModel, Sum>();
      const sum = sums.get(estimate.model) ?? { amount: ZERO, complete: true };
      sums.set(estimate.model, {
        amount: line.monthlyCost === undefined ? sum.amount : sum.amount.plus(line.monthlyCost),
        complete: sum.complete && line.monthlyCost !== undefined,
      });
      groups.set(key, sums);
    }
  }
  return [...groups].map(([name, sums]) => ({ name, sums }));
}

/** Whether anything in them would be drawn. */
export function hasBars(groups: readonly BarGroup[]): boolean {
  return groups.some(({ sums }) => [...sums.values()].some(({ amount }) => amount.gt(ZERO)));
}

export function modelsOf(comparison: Comparison): ShownModel[] {
  return comparison.alternatives.map(({ plan }) => ({ model: plan.model, label: labelOf(plan) }));
}

import { exactMoney, type Decimal } from "../../../core/decimal";
import type { GbRange } from "../../../core/topology/gbRange";
import type { Bounds, Decision, Undecidable } from "../../decide/decide";
import type { Sum } from "../../lines/sum";

/**
 * What is decided although something is unknown; null where nothing is. Of a range with no upper end
 * `most` is null.
 */
export function decisionJson(decision: Decision | Undecidable | undefined): object | null {
  if (decision === undefined) return null;
  if (decision.kind === "unpriced") {
    const { kind, because, missing } = decision;
    return { kind, because, missingPrices: missing };
  }
  const { kind, chosen, pairs, open, belowGb, regret, cost, saving, matters } = decision;
  return {
    kind,
    model: chosen.plan.model,
    pairs,
    unknownPairs: open,
    belowGb: belowGb?.toString() ?? null,
    neverMoreThanCheapestBy: moneyOrNull(regret),
    monthlyTotal: boundsJson(cost),
    savingAgainstPerVpc: { least: moneyOrNull(saving.least), most: moneyOrNull(saving.most) },
    matters: matters.map(({ vpc, service, gb, turnsAt }) => ({
      vpc,
      service,
      gb: rangeJson(gb),
      turnsAtGb: turnsAt?.toString() ?? null,
    })),
  };
}

function boundsJson({ least, most }: Bounds) {
  return { least: sumJson(least), most: most === undefined ? null : sumJson(most) };
}

function sumJson({ amount, complete }: Sum) {
  return { amount: exactMoney(amount), complete };
}

function rangeJson({ least, most }: GbRange) {
  return { least: least.toString(), most: most?.toString() ?? null };
}

function moneyOrNull(value: Decimal | undefined): string | null {
  return value === undefined ? null : exactMoney(value);
}

import { ZERO } from "../../../core/decimal";
import type { RegionsComparison, RegionsTotal } from "../../compare/compareRegions";
import { countOf, money, percent } from "../shared/format";
import { answerOf } from "./compare";

/** The sum of what each Region's answer costs, then each answer; of one Region its answer alone. */
export function regionsAnswer({ regions, totals }: RegionsComparison): string[] {
  const [only, ...others] = regions;
  if (only !== undefined && others.length === 0) return [answerOf(only)];
  return [
    ...totals.flatMap(sumSentence),
    ...regions.map((region) => `${region.topology.region}: ${answerOf(region)}`),
  ];
}

/** Nothing where the answer of a Region is not one amount. */
function sumSentence({ currency, regions, models, recommended }: RegionsTotal): string[] {
  const perVpc = models.PerVpc;
  if (recommended?.complete !== true || perVpc?.complete !== true) return [];
  const saving = perVpc.amount.minus(recommended.amount);
  const total = `In ${countOf(regions.length, "Region")} together: ${money(recommended.amount, currency)} a month`;
  if (saving.lte(ZERO)) return [`${total}.`];
  const share = percent(saving, perVpc.amount)?.replace("+", "") ?? "";
  return [`${total}, ${money(saving, currency)} (${share}) less than endpoints in every VPC.`];
}

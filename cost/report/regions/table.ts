import type { Estimate } from "../../lines/estimate";
import { MODELS, type RegionsComparison } from "../../compare/compareRegions";
import type { Sum } from "../../lines/sum";
import { bound, type Symbols } from "../shared/format";

/**
 * A row a Region, and one for the sum of each currency: what each model costs a month, in whole units
 * where cents would make the table too wide.
 */
export function regionRows(
  { regions, totals }: RegionsComparison,
  symbols: Symbols,
  whole = false,
): string[][] {
  const shown = (sum: Sum | undefined, currency: string) => {
    if (sum === undefined) return "unknown";
    return whole
      ? bound({ ...sum, amount: sum.amount.round(0, 1) }, currency, symbols).replace(/\.00$/, "")
      : bound(sum, currency, symbols);
  };
  const rows = regions.map(({ topology, alternatives, recommended, prices }) => [
    topology.region,
    ...MODELS.map((model) => {
      const found = alternatives.find(({ estimate }) => estimate.model === model)?.estimate;
      return shown(found && sumOf(found), prices.currency);
    }),
    recommended ?? "none",
  ]);
  return [
    ["Region", ...MODELS, "recommended"],
    ...rows,
    ...totals.map((total) => [
      totals.length > 1 ? `sum in ${total.currency}` : "sum",
      ...MODELS.map((model) => shown(total.models[model], total.currency)),
      shown(total.recommended, total.currency),
    ]),
  ];
}

function sumOf({ monthlyTotal: amount, complete }: Estimate): Sum {
  return { amount, complete };
}

/** What the table means. */
export function regionSentences({ regions, totals }: RegionsComparison): string[] {
  const without = regions.filter(({ recommended }) => recommended === undefined);
  return [
    "Each Region is compared by itself: VPCs use the endpoints of their own Region.",
    ...(totals.length > 1
      ? ["Regions that are billed in different currencies are not added up."]
      : []),
    ...(without.length === 0
      ? []
      : [
          `No model is recommended for ${without.map(({ topology }) => topology.region).join(", ")} while what is unknown there may change it.`,
        ]),
  ];
}

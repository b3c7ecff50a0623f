import { exactMoney } from "../../../core/decimal";
import { issueJson, type Issue } from "../../../core/issues";
import { MODELS, type RegionsComparison } from "../../compare/compareRegions";
import type { Sum } from "../../lines/sum";
import { regionsAnswer } from "../answer/regions";
import { jsonReport } from "../compare/json";
import { jsonText, type Printed } from "../../../core/printed";

/**
 * The contract for several Regions: the report of each, as it is alone, and totals by currency. Issues
 * stand in the Region's report, and those of what Regions share at the top.
 */
export function regionsJsonReport(
  comparison: RegionsComparison,
  issues: readonly Issue[] = [],
): Printed {
  const { regions, totals } = comparison;
  return jsonText({
    answer: regionsAnswer(comparison).join(" "),
    schemaVersion: 1,
    regions: regions.map((region) => {
      const ofRegion = issues.filter(
        ({ path }) => path[0] === "regions" && path[1] === region.topology.region,
      );
      return JSON.parse(jsonReport(region, ofRegion)) as unknown;
    }),
    totals: Object.fromEntries(
      totals.map((total) => [
        total.currency,
        {
          regions: total.regions,
          ...Object.fromEntries(MODELS.map((model) => [model, sumJson(total.models[model])])),
          recommended: sumJson(total.recommended),
        },
      ]),
    ),
    issues: issues.filter(({ path }) => path[0] !== "regions").map(issueJson),
  });
}

function sumJson(sum: Sum | undefined) {
  return sum === undefined
    ? null
    : { monthlyTotal: exactMoney(sum.amount), complete: sum.complete };
}

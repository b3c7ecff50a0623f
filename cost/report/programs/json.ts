import { exactMoney, type Decimal } from "../../../core/decimal";
import type { BudgetFinding, Range } from "../../compare/budget";
import type { LineItem } from "../../lines/lineItem";
import type { Sum } from "../../lines/sum";
import type { PricedCharge } from "../../programs/price";
import type { PricedChange, ResourceEstimate } from "../../programs/estimate";
import type { Totals } from "../../programs/totals";
import { nameOf } from "../../../resources/resource";
import { lineJson } from "../compare/json";
import { estimateAnswer } from "../answer/estimate";
import { UNICODE } from "../shared/format";
import { assumptions, unknownReasons } from "./rows";
import { jsonText, type Printed } from "../../../core/printed";

/** The contract that pipelines read; a breaking change of it raises `schemaVersion`. */
export function resourcesJson(
  estimate: ResourceEstimate,
  budget: readonly BudgetFinding[] = [],
): Printed {
  const sources = new Sources();
  const resources = estimate.resources.map((one) => resourceJson(one, estimate.kind, sources));
  return jsonText({
    answer: estimateAnswer(estimate, UNICODE).join(" "),
    schemaVersion: 2,
    source: estimate.kind,
    stack: estimate.stack,
    hoursPerMonth: estimate.hoursPerMonth,
    pricesAsOf: estimate.pricesAsOf,
    totals: estimate.totals.map((totals) => totalsJson(totals, estimate.kind)),
    regions: estimate.regions.map(({ region, ...totals }) => ({
      region: region ?? null,
      ...totalsJson(totals, estimate.kind),
    })),
    sources: sources.listed,
    resources,
    notPriced: Object.fromEntries(estimate.notPriced),
    readOnly: estimate.readOnly,
    gaps: estimate.gaps,
    unknown: unknownReasons(estimate),
    unusedUsage: estimate.unusedUsage,
    budget: budget.map(({ rule, limit, verdict, judged }) => ({
      rule,
      limit: limit.toString(),
      verdict,
      judged: rangeJson(judged),
    })),
    assumptions: assumptions(estimate),
  });
}

/** An export has nothing before; a preview that deletes everything has something, and then nothing. */
function totalsJson(
  { currency, before, after, difference }: Totals,
  kind: ResourceEstimate["kind"],
) {
  return {
    currency,
    before: kind === "export" ? null : amountJson(before),
    after: amountJson(after),
    difference: kind === "export" ? null : rangeJson(difference),
  };
}

function amountJson({ amount, complete }: Sum) {
  return { monthly: exactMoney(amount), complete };
}

function rangeJson({ atLeast, atMost }: Range) {
  return { atLeast: moneyOrNull(atLeast), atMost: moneyOrNull(atMost) };
}

function moneyOrNull(value: Decimal | undefined): string | null {
  return value === undefined ? null : exactMoney(value);
}

function resourceJson(
  { change, before, after, totals }: PricedChange,
  kind: ResourceEstimate["kind"],
  sources: Sources,
) {
  const chargeJson = (charge: PricedCharge) => linesJson(charge, sources);
  return {
    urn: change.urn,
    name: nameOf(change.urn),
    type: change.type,
    ...(kind === "export" ? {} : { op: change.op }),
    note: change.note,
    totals: totals.map((one) => totalsJson(one, kind)),
    ...(kind === "export" ? {} : { before: before.flatMap(chargeJson) }),
    after: after.flatMap(chargeJson),
  };
}

/** Of a line, what belongs to the resource is said above it already. */
function linesJson({ region, lines }: PricedCharge, sources: Sources) {
  return lines.map((line) => {
    const { vpc: _, source, ...rest } = lineJson(line);
    return { ...rest, source: source && sources.numberOf(source), region: region ?? null };
  });
}

type Source = NonNullable<LineItem["source"]>;

/** Each citation once: lines name theirs by its place, since thousands of lines have the same. */
class Sources {
  readonly listed: Source[] = [];
  private readonly places = new Map<string, number>();

  numberOf(source: Source): number {
    const key = JSON.stringify(source);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.listed.length);
    return this.listed.push(source) - 1;
  }
}

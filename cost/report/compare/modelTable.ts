import { ZERO } from "../../../core/decimal";
import { placementOf } from "../../../core/placement";
import type { EndpointPlan, PlannedModel } from "../../../core/plan";
import type { Comparison } from "../../compare/comparison";
import { subtotal, type Estimate } from "../../lines/estimate";
import { COST_ROWS, kindsIn, type CostRow } from "../../lines/lineKinds";
import { bound, percent, UNICODE, type Symbols } from "../shared/format";

/** What each model spends on what: its cells add up to its total, whatever kinds of lines it has. */
export interface ModelTable {
  readonly rows: readonly CostRow[];
  readonly models: readonly ModelCells[];
}

export interface ModelCells {
  /** The model's name, or what its plan is where the name would mislead. */
  readonly model: string;
  readonly recommended: boolean;
  /** In the order of `rows`; undefined where the model has no such line. */
  readonly cells: readonly (string | undefined)[];
  readonly total: string;
  /** The change in percent; empty for PerVpc itself. */
  readonly againstPerVpc: string;
}

/** Every format shows this table, lying or standing. */
export function modelTable(comparison: Comparison, symbols: Symbols = UNICODE): ModelTable {
  const { alternatives } = comparison;
  const answered = answeredModel(comparison);
  const estimates = alternatives.map(({ estimate }) => estimate);
  const rows = (Object.keys(COST_ROWS) as CostRow[]).filter(
    (row) =>
      COST_ROWS[row] || estimates.some(({ lines }) => subtotal(lines, kindsIn(row)).lines > 0),
  );
  const [base] = estimates;
  return {
    rows,
    models: alternatives.map(({ plan, estimate }) => ({
      model: labelOf(plan),
      recommended: estimate.model === answered,
      cells: rows.map((row) => cell(estimate, row, symbols)),
      total: totalOf(estimate, symbols),
      againstPerVpc: base === undefined || base === estimate ? "" : against(estimate, base),
    })),
  };
}

/** The model that the answer speaks of, if only up to some traffic. */
export function answeredModel({ recommended, decision }: Comparison): PlannedModel | undefined {
  if (recommended !== undefined || decision === undefined) return recommended;
  return decision.kind === "below" ? decision.chosen.alternative : undefined;
}

/** A mix in which everything takes NAT gateways is no mix. */
export function labelOf({ model, flows, endpoints }: EndpointPlan): string {
  const gateways = new Set(
    endpoints.filter(({ type }) => type === "Gateway").map(({ key }) => key),
  );
  const others = flows.filter(({ endpoint }) => !gateways.has(endpoint));
  const isNat = others.length > 0 && others.every((flow) => placementOf(flow) === "nat");
  return isNat ? "NAT only" : model;
}

function cell(estimate: Estimate, row: CostRow, symbols: Symbols): string | undefined {
  const sum = subtotal(estimate.lines, kindsIn(row));
  if (sum.lines === 0) return undefined;
  if (!sum.complete && sum.amount.eq(ZERO)) return "unknown";
  return bound(sum, estimate.currency, symbols);
}

export function totalOf(
  { monthlyTotal, complete, currency }: Estimate,
  symbols: Symbols = UNICODE,
): string {
  return bound({ amount: monthlyTotal, complete }, currency, symbols);
}

function against(estimate: Estimate, base: Estimate): string {
  if (!estimate.complete || !base.complete) return "unknown";
  return percent(estimate.monthlyTotal.minus(base.monthlyTotal), base.monthlyTotal) ?? "";
}

/** `data to the hub` -> `Data to the hub`, for the head of a column. */
export function capitalized(label: string): string {
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}

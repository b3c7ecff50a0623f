import { ZERO } from "../../../core/decimal";
import type { PlannedModel } from "../../../core/plan";
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
  readonly model: PlannedModel;
  readonly recommended: boolean;
  /** In the order of `rows`; undefined where the model has no such line. */
  readonly cells: readonly (string | undefined)[];
  readonly total: string;
  /** The change in percent; empty for PerVpc itself. */
  readonly againstPerVpc: string;
}

/** Every format shows this table, lying or standing. */
export function modelTable(
  { alternatives, recommended }: Pick<Comparison, "alternatives" | "recommended">,
  symbols: Symbols = UNICODE,
): ModelTable {
  const estimates = alternatives.map(({ estimate }) => estimate);
  const rows = (Object.keys(COST_ROWS) as CostRow[]).filter(
    (row) =>
      COST_ROWS[row] || estimates.some(({ lines }) => subtotal(lines, kindsIn(row)).lines > 0),
  );
  const [base] = estimates;
  return {
    rows,
    models: estimates.map((estimate) => ({
      model: estimate.model,
      recommended: estimate.model === recommended,
      cells: rows.map((row) => cell(estimate, row, symbols)),
      total: totalOf(estimate, symbols),
      againstPerVpc: base === undefined || base === estimate ? "" : against(estimate, base),
    })),
  };
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

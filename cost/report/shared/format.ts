import Table from "cli-table3";
import { printable } from "../../../core/printable";
import { decimal, ZERO, type Decimal } from "../../../core/decimal";
import { grouped, type LineItem } from "../../lines/lineItem";
import type { Sum } from "../../lines/sum";
import { byKind, type LineKind } from "../../lines/lineKinds";

/** Words of a text report that a terminal without Unicode cannot show. */
export interface Symbols {
  readonly separator: string;
  readonly atLeast: string;
  readonly atMost: string;
}

export const UNICODE: Symbols = { separator: "·", atLeast: "≥ ", atMost: "≤ " };
export const ASCII: Symbols = { separator: "-", atLeast: ">= ", atMost: "<= " };

/** `2536.8` -> `$2,536.80`, rounded half up for reading only; CNY is written by its code. */
export function money(amount: Decimal, currency: string): string {
  const [whole = "0", cents = "00"] = amount.abs().toFixed(2, 1).split(".");
  const sign = amount.lt(ZERO) ? "-" : "";
  const digits = `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}.${cents}`;
  return currency === "USD" ? `${sign}$${digits}` : `${sign}${currency} ${digits}`;
}

/** A sum of which some lines may be unknown: then it is at least this much. */
export function bound(sum: Sum, currency: string, symbols: Symbols = UNICODE): string {
  return sum.complete
    ? money(sum.amount, currency)
    : `${symbols.atLeast}${money(sum.amount, currency)}`;
}

/** `-23 %`, rounded to whole percents. */
export function percent(change: Decimal, base: Decimal): string | undefined {
  if (base.eq(ZERO)) return undefined;
  const value = change.div(base).times(decimal(100)).round(0, 1);
  return `${value.gt(ZERO) ? "+" : ""}${value.toString()} %`;
}

const PLAIN = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

export type Alignment = "left" | "right";

/** A text, or the lines of one that was broken to fit. */
export type Cell = string | readonly string[];

/** Columns lined up by the width that a terminal shows, without borders or trailing blanks. */
export function columns(
  rows: readonly (readonly Cell[])[],
  alignments: readonly Alignment[],
): string[] {
  if (rows.length === 0) return [];
  const table = new Table({
    chars: PLAIN,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colAligns: [...alignments],
  });
  table.push(
    ...rows.map((row) =>
      row.map((cell) => (typeof cell === "string" ? [cell] : cell).map(printable).join("\n")),
    ),
  );
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}

export interface LineGroup {
  readonly kind: LineKind;
  readonly formula: string;
  readonly count: number;
  readonly amount: Decimal;
  readonly complete: boolean;
}

/** `12 x (20 GB x $0.01)`; a single line is its formula alone. */
export function counted({ count, formula }: LineGroup): string {
  return count === 1 ? formula : `${grouped(decimal(count))} x (${formula})`;
}

/** Lines of the same kind and formula as one: `96 x (3 ENI x 730 h x $0.01)`. */
export function groupLines(lines: readonly LineItem[]): LineGroup[] {
  const groups = new Map<string, LineGroup>();
  for (const { kind, formula, monthlyCost } of lines) {
    const key = `${kind} ${formula}`;
    const group = groups.get(key) ?? { kind, formula, count: 0, amount: ZERO, complete: true };
    groups.set(key, {
      ...group,
      count: group.count + 1,
      amount: group.amount.plus(monthlyCost ?? ZERO),
      complete: group.complete && monthlyCost !== undefined,
    });
  }
  return [...groups.values()].sort((a, b) => byKind(a.kind, b.kind));
}

/** `1` -> `1 VPC`, `12` -> `12 VPCs`, `10000` -> `10,000 VPCs`. */
export function countOf(number: number, noun: string): string {
  return `${grouped(decimal(number))} ${noun}${number === 1 ? "" : "s"}`;
}

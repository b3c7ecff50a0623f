import { ownValue } from "../../../core/ownValue";
import { decimal } from "../../../core/decimal";
import type { PriceRow } from "../../../core/priceSnapshot";
import { printable } from "../../../core/printable";
import { columns, countOf } from "../shared/format";
import { groupBy } from "../../../core/groupBy";
import type { Merged, RowChange } from "../../priceList/merge";
import { NOT_IN_THE_LIST } from "../../priceList/selections";

export interface RefreshOutcome {
  readonly merged: Merged;
  /** What was asked for, so that rows of other Regions and items are told from rows that the list lacks. */
  readonly items: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  /** `us-east-1 tgw_gb` of what could not be read or verified. */
  readonly heldBack: ReadonlySet<string>;
}

/** The difference and what was kept, for a person; failures are said elsewhere. */
export function refreshReport(outcome: RefreshOutcome): string[] {
  const { changes } = outcome.merged;
  const shown = changes.filter(({ kind }) => kind !== "=");
  const count = (kind: RowChange["kind"]) => changes.filter((one) => one.kind === kind).length;
  return [
    ...columns(
      shown.map((change) => changeCells(change).map(printable)),
      ["left", "left", "left", "left", "left"],
    ),
    ...(shown.length === 0 ? [] : [""]),
    `${countOf(count("+"), "row")} added, ${count("~")} changed, ${count("-")} gone, ${count("=")} with the same price and a new date`,
    ...keptLines(outcome),
  ];
}

function changeCells({ kind, before, after }: RowChange): string[] {
  const row = after ?? before;
  if (row === undefined) return [];
  const price =
    before === undefined || after === undefined ? row.price : `${before.price} -> ${after.price}`;
  return [kind, row.region, row.item, rangeOf(before, after), `${price} ${row.unit}`];
}

function rangeOf(before: PriceRow | undefined, after: PriceRow | undefined): string {
  const text = (row: PriceRow) => `${row.from ?? "0"} to ${row.to ?? "Inf"}`;
  const row = after ?? before;
  if (row === undefined) return "";
  if (before !== undefined && after !== undefined && text(before) !== text(after)) {
    return `${text(before)} -> ${text(after)}`;
  }
  return decimal(row.from ?? "0").eq(decimal("0")) && row.to === undefined ? "" : text(row);
}

/** Rows that were asked for and not read keep their source and date, and say so. */
function keptLines({ merged, items, regions, heldBack }: RefreshOutcome): string[] {
  const asked = (row: PriceRow) => items.has(row.item) && regions.has(row.region);
  const kept = groupBy(merged.kept, (row) => (asked(row) ? "asked" : "other"));
  const unnamed = (kept.get("asked") ?? []).filter(
    ({ region, item }) => !heldBack.has(`${region} ${item}`),
  );
  const byItem = [...groupBy(unnamed, ({ item }) => item)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = byItem.map(([item, group]) => [
    `  ${item}`,
    [...groupBy(group, ({ region, asOf }) => `${region} (${asOf})`).keys()].join(", "),
    ownValue(NOT_IN_THE_LIST, item) ?? "no row of the offer file matches",
  ]);
  const others = kept.get("other")?.length ?? 0;
  const title = `${countOf(unnamed.length, "row")} kept with source and date, since the price list does not name them:`;
  return [
    ...(rows.length === 0 ? [] : ["", title, ...wrapped(rows)]),
    ...(others === 0
      ? []
      : ["", `${countOf(others, "row")} of other Regions and items left as they are`]),
  ];
}

function wrapped(rows: readonly string[][]): string[] {
  return rows.flatMap(([item = "", where = "", why = ""]) => [`${item}: ${why}`, `    ${where}`]);
}

import { decimal } from "../../core/decimal";
import type { PriceRow, PriceSnapshot } from "../../core/priceSnapshot";
import { groupBy } from "../../core/groupBy";

/** One line of the printed difference. */
export interface RowChange {
  /** `+` a new row, `-` a tier that is no more, `~` another price, `=` the same price, dated anew. */
  readonly kind: "+" | "-" | "~" | "=";
  readonly before?: PriceRow;
  readonly after?: PriceRow;
}

export interface Merged {
  readonly snapshot: PriceSnapshot;
  readonly changes: readonly RowChange[];
  /** Rows that were not read anew, and so keep their source and date. */
  readonly kept: readonly PriceRow[];
}

const keyOf = ({ region, item }: PriceRow) => `${region} ${item}`;
const tierKey = (row: PriceRow) => `${keyOf(row)} ${row.from ?? "0"}`;

/**
 * Puts rows of the price list in the place of those of the same Region and item, whatever their
 * source was; everything else stays as it is. `asOf` gives the publication date of the AmazonVPC
 * offer file for each Region that was read.
 */
export function mergeRows(
  base: PriceSnapshot,
  rows: readonly PriceRow[],
  asOf: ReadonlyMap<string, string>,
): Merged {
  const fresh = groupBy(rows, keyOf);
  const old = groupBy(base.rows, keyOf);
  const placed = new Set<string>();
  const inPlace = base.rows.flatMap((row) => {
    const key = keyOf(row);
    const replacement = fresh.get(key);
    if (replacement === undefined) return [row];
    if (placed.has(key)) return [];
    placed.add(key);
    return replacement;
  });
  const added = [...fresh]
    .filter(([key]) => !placed.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => group);
  return {
    snapshot: withDates(base, [...inPlace, ...added], asOf),
    changes: [...fresh].flatMap(([key, group]) => changesOf(old.get(key) ?? [], group)),
    kept: base.rows.filter((row) => !fresh.has(keyOf(row))),
  };
}

/** What was read off the price list, laid over a snapshot. */
export function withPriceList(
  base: PriceSnapshot,
  list: Pick<PriceSnapshot, "rows" | "asOfByRegion">,
): PriceSnapshot {
  return mergeRows(base, list.rows, new Map(Object.entries(list.asOfByRegion ?? {}))).snapshot;
}

function withDates(
  base: PriceSnapshot,
  rows: readonly PriceRow[],
  asOf: ReadonlyMap<string, string>,
): PriceSnapshot {
  const dates = Object.entries({ ...base.asOfByRegion, ...Object.fromEntries(asOf) });
  const { rows: _, asOfByRegion: __, ...head } = base;
  if (dates.length === 0) return { ...head, rows };
  const sorted = Object.fromEntries(dates.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...head, asOfByRegion: sorted, rows };
}

function changesOf(before: readonly PriceRow[], after: readonly PriceRow[]): RowChange[] {
  const old = new Map(before.map((row) => [tierKey(row), row]));
  const now = new Set(after.map(tierKey));
  return [
    ...after.map((row) => changeOf(old.get(tierKey(row)), row)),
    ...before.filter((row) => !now.has(tierKey(row))).map(gone),
  ];
}

function changeOf(before: PriceRow | undefined, after: PriceRow): RowChange {
  if (before === undefined) return { kind: "+", after };
  const same = decimal(before.price).eq(decimal(after.price)) && before.to === after.to;
  return { kind: same ? "=" : "~", before, after };
}

function gone(before: PriceRow): RowChange {
  return { kind: "-", before };
}

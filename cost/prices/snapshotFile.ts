import * as v from "valibot";
import { decimal, isPlainNumber, TOO_MANY_DIGITS, tooManyDigits } from "../../core/decimal";
import { error, type Issue } from "../../core/issues";
import { isRegionName } from "../../core/partitions";
import { isPriceItem, type PriceItem } from "../../core/priceItem";
import {
  EVERYWHERE,
  PAGE_DEFAULT,
  type PriceRow,
  type PriceSnapshot,
} from "../../core/priceSnapshot";
import { itemHint } from "./nearestItem";

const text = v.pipe(v.string(), v.minLength(1, "is empty"));
const number = v.pipe(
  v.string(),
  v.check(isPlainNumber, 'is a decimal in quotes, as "0.0095"'),
  v.check((digits) => !tooManyDigits(digits), TOO_MANY_DIGITS),
);

const confidence = v.picklist(["high", "medium", "low"], "is high, medium or low");

const rowSchema = v.strictObject({
  region: v.pipe(
    text,
    v.check(
      (name) => name === EVERYWHERE || name === PAGE_DEFAULT || isRegionName(name),
      `is the name of a Region, or ${EVERYWHERE}, or ${PAGE_DEFAULT}`,
    ),
  ),
  item: v.custom<PriceItem>(
    (name) => typeof name === "string" && isPriceItem(name),
    ({ input }) => `no such item. ${itemHint(typeof input === "string" ? input : "")}`,
  ),
  unit: text,
  from: v.optional(number),
  to: v.optional(number),
  price: number,
  currency: v.optional(v.picklist(["USD", "CNY"], "is USD or CNY")),
  confidence,
  asOf: text,
  source: text,
  sourceUrl: v.optional(text),
  publication: v.optional(text),
  note: v.optional(text),
  disputed: v.optional(
    v.array(v.strictObject({ price: number, confidence, asOf: text, source: text })),
  ),
});

const snapshotSchema = v.strictObject({
  about: v.optional(v.string()),
  asOf: text,
  asOfMeaning: v.optional(v.string()),
  asOfByRegion: v.optional(v.record(v.string(), text)),
  rows: v.array(rowSchema, "is a list of price rows"),
});

/** A list of prices has `rows`; negotiated prices have `overrides` and the like. */
export function looksLikeSnapshot(raw: unknown): boolean {
  return typeof raw === "object" && raw !== null && "rows" in raw;
}

/** Reads a snapshot, or says everything that is wrong with it. */
export function parseSnapshot(raw: unknown): {
  readonly snapshot?: PriceSnapshot;
  readonly issues: readonly Issue[];
} {
  const result = v.safeParse(snapshotSchema, raw);
  if (!result.success) return { issues: result.issues.map(shapeIssue) };
  const issues = checkRows(result.output.rows);
  return issues.length > 0 ? { issues } : { snapshot: result.output, issues };
}

function shapeIssue(issue: v.BaseIssue<unknown>): Issue {
  const segments = (issue.path ?? []).map(({ key }) =>
    typeof key === "number" ? key : String(key),
  );
  return error("price-row", segments, {
    value: issue.input,
    message: issue.message,
    wayOut: "Write it as `vpc-endpoints prices refresh` does",
  });
}

/** Rows of one Region and item: each tier once, in order, without holes, in one unit and currency. */
export function checkRows(rows: readonly PriceRow[]): Issue[] {
  const lastOf = new Map<string, { readonly row: PriceRow; readonly at: number }>();
  const issues: Issue[] = [];
  rows.forEach((row, at) => {
    const key = `${row.region} ${row.item}`;
    const before = lastOf.get(key);
    lastOf.set(key, { row, at });
    const own = row.to !== undefined && decimal(row.to).lte(decimal(row.from ?? "0"));
    if (own) issues.push(rowIssue("price-tiers", at, key, "the tier ends before it starts"));
    if (before === undefined) return;
    if (!follows(before.row, row)) {
      const message = `does not go on where rows[${before.at}] of the same Region and item ends`;
      issues.push(rowIssue("price-twice", at, key, message));
    } else if (before.row.unit !== row.unit || before.row.currency !== row.currency) {
      issues.push(rowIssue("price-unit", at, key, "has another unit or currency than its tiers"));
    }
  });
  return issues;
}

function follows(before: PriceRow, row: PriceRow): boolean {
  return before.to !== undefined && decimal(before.to).eq(decimal(row.from ?? "0"));
}

function rowIssue(rule: string, at: number, key: string, message: string): Issue {
  return error(rule, ["rows", at], {
    value: key,
    message,
    wayOut: "Keep one row for each Region, item and tier, tiers in their order",
  });
}

/** One row a line, so that a refresh shows as the rows that it changed. */
export function formatSnapshot(snapshot: PriceSnapshot): string {
  const { rows, ...head } = snapshot;
  const lines = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${spaced(value)},`,
  );
  const rowLines = rows.map((row) => `    ${spaced(row)}`).join(",\n");
  return ["{", ...lines, '  "rows": [', rowLines, "  ]", "}", ""].join("\n");
}

/** `{"a": "b", "c": "d"}`: a blank after each colon and comma between members, none within texts. */
function spaced(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}: ${JSON.stringify(member)}`);
  return `{${members.join(", ")}}`;
}

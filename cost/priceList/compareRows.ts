import { decimal, ZERO, type Decimal } from "../../core/decimal";
import { error, type Issue } from "../../core/issues";
import type { PriceRow } from "../../core/priceSnapshot";

/** More than half up or down is rarely a change of price, and often a row that is another item's. */
const JUMP_SHARE = decimal("0.5");

const WAY_OUT =
  "The row on file stays. Compare with AWS's price page, then run again with --accept-changes";

/** What is suspicious in rows that would take the place of others; empty where there were none. */
export function checkAgainst(
  before: readonly PriceRow[],
  after: readonly PriceRow[],
  place: string,
): Issue[] {
  const issue = (rule: string, value: unknown, message: string): Issue =>
    error(rule, [], { place, value, message, wayOut: WAY_OUT });
  const issues: Issue[] = [];
  const free = after.every(({ price }) => decimal(price).eq(ZERO));
  if (free && before.length === 0) {
    issues.push(issue("price-list-free", "0", "the price list gives it for free"));
  }
  const newest =
    before
      .map(({ publication }) => publication ?? "")
      .sort()
      .at(-1) ?? "";
  const published = after[0]?.publication ?? "";
  if (newest > published) {
    issues.push(issue("price-list-older", published, `the row on file was published ${newest}`));
  }
  for (const from of startsOf([...before, ...after])) {
    const [old, now] = [priceAt(before, from), priceAt(after, from)];
    if (old === undefined || now === undefined || !jumped(old, now)) continue;
    const where = from.eq(ZERO) ? "" : ` from ${from.toString()} on`;
    issues.push(
      issue(
        "price-list-jump",
        now.toString(),
        `was ${old.toString()}${where}: a change of more than 50 %`,
      ),
    );
  }
  return issues;
}

function startsOf(rows: readonly PriceRow[]): Decimal[] {
  return [...new Set(rows.map(({ from }) => decimal(from ?? "0").toString()))].map(decimal);
}

function priceAt(rows: readonly PriceRow[], quantity: Decimal): Decimal | undefined {
  const row = rows.find(
    ({ from, to }) =>
      decimal(from ?? "0").lte(quantity) && (to === undefined || decimal(to).gt(quantity)),
  );
  return row === undefined ? undefined : decimal(row.price);
}

function jumped(old: Decimal, now: Decimal): boolean {
  return now.minus(old).abs().gt(old.times(JUMP_SHARE));
}

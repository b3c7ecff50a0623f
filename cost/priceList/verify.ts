import {
  decimal,
  isPlainNumber,
  TOO_MANY_DIGITS,
  tooManyDigits,
  ZERO,
  type Decimal,
} from "../../core/decimal";
import { error, type Issue } from "../../core/issues";
import { EVERYWHERE, type PriceRow } from "../../core/priceSnapshot";
import { currencyOf } from "../prices/prices";
import type { Found } from "./collector";
import { checkAgainst } from "./compareRows";
import { groupBy } from "../../core/groupBy";
import type { PricePoint } from "./offerFile";
import type { Quantity } from "./selection";

/** The list's words for one and the same unit. */
const UNITS: Readonly<Record<Quantity, readonly string[]>> = {
  hour: ["Hrs", "hrs", "hour", "hours", "Hour", "Hours", "Hourly", "LCU-Hrs"],
  gb: ["GB", "gigabyte", "GigaBytes", "Gigabytes", "directional-GB"],
  month: ["HostedZone", "Months", "Month", "Mo"],
  query: ["Queries", "queries", "Query", "Requests"],
};

/** What one item in one Region came to: its rows, or why there are none. */
export type Verdict =
  | { readonly rows: readonly PriceRow[]; readonly issues: readonly [] }
  | { readonly rows: readonly []; readonly issues: readonly Issue[] };

/**
 * Turns what an offer file has for one item and Region into rows of the snapshot, or says why not:
 * two prices, tiers with holes, a unit or currency that is not the item's, a price that jumped.
 */
export function verify(
  found: Found,
  before: readonly PriceRow[],
  { acceptChanges }: { readonly acceptChanges: boolean },
): Verdict {
  const skus = bySku(found.points);
  const broken = [...skus.values()].flatMap((points) => checkPoints(found, points));
  if (broken.length > 0) return { rows: [], issues: broken };
  const priced = withoutFreeTwins([...skus.values()]);
  const [first, ...others] = priced;
  if (first === undefined) throw new Error("nothing was found, so nothing is to be verified");
  const differing = others.filter((points) => tierText(points) !== tierText(first));
  if (differing.length > 0) return { rows: [], issues: [manyPrices(found, priced)] };
  const rows = first.map((point) =>
    rowOf(
      found,
      point,
      priced.map(([one]) => one?.sku ?? ""),
    ),
  );
  const issues = acceptChanges ? [] : checkAgainst(before, rows, placeOf(found));
  return issues.length > 0 ? { rows: [], issues } : { rows, issues: [] };
}

function placeOf({ region, selection }: Found): string {
  return `${region} ${selection.item}`;
}

function bySku(points: readonly PricePoint[]): Map<string, PricePoint[]> {
  const skus = groupBy(points, ({ sku }) => sku);
  for (const tiers of skus.values()) tiers.sort(byStart);
  return skus;
}

/** What is no number stays where it is and is refused later. */
function byStart(a: PricePoint, b: PricePoint): number {
  return isNumber(a.from) && isNumber(b.from) ? decimal(a.from).cmp(decimal(b.from)) : 0;
}

function isNumber(text: string): boolean {
  return isPlainNumber(text) && !tooManyDigits(text);
}

/** Free-tier rows repeat an item at 0; the item's price is the other one. */
function withoutFreeTwins(skus: readonly (readonly PricePoint[])[]) {
  const priced = skus.filter((points) => points.some(({ price }) => !decimal(price).eq(ZERO)));
  return priced.length === 0 ? skus : priced;
}

function tierText(points: readonly PricePoint[]): string {
  return points
    .map(({ from, to, price }) => `${from}-${to}: ${decimal(price).toString()}`)
    .join(", ");
}

function checkPoints(found: Found, points: readonly PricePoint[]): Issue[] {
  const issue = (rule: string, value: unknown, message: string): Issue =>
    error(rule, [], {
      place: placeOf(found),
      value,
      message,
      wayOut: `The row on file stays; look at ${found.file.url}`,
    });
  const currency = currencyOf(found.region === EVERYWHERE ? "us-east-1" : found.region);
  const issues = points.flatMap((point) => [
    // A SKU is printed to terminals and written to files.
    ...(/^[A-Z0-9]{1,40}$/.test(point.sku)
      ? []
      : [issue("price-list-sku", point.sku, "is no SKU")]),
    ...(isPlainNumber(point.price)
      ? []
      : [issue("price-list-price", point.price, "is not a price")]),
    ...(["price", "from", "to"] as const)
      .filter((property) => tooManyDigits(point[property]))
      .map((property) => issue("price-list-digits", point[property], TOO_MANY_DIGITS)),
    ...(point.currency === currency
      ? []
      : [issue("price-list-currency", point.currency, `the Region is billed in ${currency}`)]),
    ...(UNITS[found.selection.quantity].includes(point.unit)
      ? []
      : [issue("price-list-unit", point.unit, `is not a unit of ${found.selection.quantity}s`)]),
  ]);
  if (issues.length > 0) return issues;
  return contiguous(points)
    ? []
    : [
        issue(
          "price-list-tiers",
          tierText(points),
          "tiers have to start at 0, follow each other and end at Inf",
        ),
      ];
}

function contiguous(points: readonly PricePoint[]): boolean {
  let expected: Decimal | undefined = ZERO;
  for (const { from, to } of points) {
    if (expected === undefined || !isNumber(from)) return false;
    if (!decimal(from).eq(expected)) return false;
    if (to !== "Inf" && !isNumber(to)) return false;
    expected = to === "Inf" ? undefined : decimal(to);
    if (expected?.lte(decimal(from)) === true) return false;
  }
  return points.length > 0 && expected === undefined;
}

function manyPrices(found: Found, skus: readonly (readonly PricePoint[])[]): Issue {
  return error("price-list-once", [], {
    place: placeOf(found),
    value: skus.map((points) => points[0]?.sku),
    message: `${skus.length} products of the price list match, at different prices`,
    wayOut:
      "The row on file stays; a column that tells the products apart is missing in the selection",
  });
}

function rowOf({ selection, region, file }: Found, point: PricePoint, skus: string[]): PriceRow {
  const scale = decimal(selection.scale ?? "1");
  const flat = point.from === "0" && point.to === "Inf";
  const scaled = (bound: string) => decimal(bound).div(scale).toString();
  return {
    region,
    item: selection.item,
    unit: `${point.currency}${selection.unit}`,
    ...(flat ? {} : { from: scaled(point.from) }),
    ...(point.to === "Inf" ? {} : { to: scaled(point.to) }),
    price: decimal(point.price).times(scale).toString(),
    ...(point.currency === "USD" ? {} : { currency: point.currency }),
    // Whoever can change what is read on its way writes prices.
    confidence: file.verified ? "high" : "medium",
    asOf: file.publication.slice(0, 10),
    source: `AWS price list, ${file.offer} offer file, publication ${file.publication}; ${point.usageType}, SKU ${skus.join(" and ")}`,
    sourceUrl: file.url,
    publication: file.publication,
  };
}

import { columns, countOf } from "./report/format";
import { formatPrice } from "./lineItem";
import { priceItems, type Price, type PriceBook, type PricedTier } from "./prices";
import type { PriceSnapshot } from "../core/priceSnapshot";

/** What a price book knows of some items, and what it has no price of. */
export interface PriceTable {
  readonly region: string;
  readonly currency: string;
  readonly asOf: string;
  readonly basis: string;
  readonly prices: readonly Price[];
  /** Items that some Region has a price of, and this one has not. */
  readonly unknown: readonly string[];
}

/** The prices of `items`, of every item where they are left out, sorted by name. */
export function priceTable(
  book: PriceBook,
  items: readonly string[] | undefined,
  snapshot?: PriceSnapshot,
): PriceTable {
  const names = [...new Set(items ?? priceItems(snapshot))].sort();
  const found = names.map((item) => ({ item, price: book.find(item) }));
  return {
    region: book.region,
    currency: book.currency,
    asOf: book.asOf,
    basis: book.basis,
    prices: found.flatMap(({ price }) => (price === undefined ? [] : [price])),
    unknown: found.flatMap(({ item, price }) => (price === undefined ? [item] : [])),
  };
}

/** Sources by number below the table: they are longer than any terminal is wide. */
export function priceTableText(table: PriceTable, bold: (text: string) => string): string {
  const sources = new Map<string, number>();
  const numberOf = ({ source }: PricedTier) => {
    const text = source.url === undefined ? source.citation : `${source.citation}; ${source.url}`;
    const number = sources.get(text) ?? sources.size + 1;
    sources.set(text, number);
    return number;
  };
  const rows = table.prices.flatMap((price) =>
    price.tiers.map((tier, index) => [
      index === 0 ? price.item : "",
      index > 0 || price.region === table.region ? "" : price.region,
      rangeOf(price, tier),
      formatPrice(tier.price, price.currency),
      index === 0 ? price.unit : "",
      tier.source.asOf,
      tier.source.confidence,
      `[${numberOf(tier)}]`,
    ]),
  );
  const head = ["item", "filed under", "tier", "price", "unit", "as of", "confidence", "source"];
  const [title = "", ...lines] = columns(
    [head, ...rows],
    ["left", "left", "left", "right", "left", "left", "left", "left"],
  );
  return [
    `${table.region}: ${countOf(table.prices.length, "item")}, ${table.basis}, ${table.currency}, as of ${table.asOf}`,
    "",
    ...(rows.length === 0 ? [] : [bold(title), ...lines, ""]),
    ...(table.unknown.length === 0 ? [] : [unknownText(table), ""]),
    ...[...sources].map(([text, number]) => `[${number}] ${text}`),
  ]
    .join("\n")
    .trimEnd();
}

/** `0 to 1048576`; nothing for a price that does not depend on the quantity. */
function rangeOf({ tiers }: Price, { from, to }: PricedTier): string {
  if (tiers.length === 1 && to === undefined && from.toString() === "0") return "";
  return to === undefined ? `from ${from.toString()}` : `${from.toString()} to ${to.toString()}`;
}

function unknownText({ region, unknown }: PriceTable): string {
  return [`no price on file for ${region}:`, ...unknown.map((item) => `  ${item}`)].join("\n");
}

export function priceTableJson(table: PriceTable, warning: string | undefined): string {
  const prices = table.prices.map(({ region, item, unit, currency, tiers }) => ({
    region,
    item,
    unit,
    currency,
    tiers: tiers.map(({ from, to, price, source }) => ({
      from: from.toString(),
      to: to?.toString() ?? null,
      price: price.toString(),
      asOf: source.asOf,
      confidence: source.confidence,
      source: source.citation,
      sourceUrl: source.url ?? null,
    })),
  }));
  const { region, currency, asOf, basis, unknown } = table;
  const warnings = warning === undefined ? [] : [warning];
  return JSON.stringify({ region, currency, asOf, basis, prices, unknown, warnings }, null, 2);
}

const CSV_HEAD = [
  "region",
  "item",
  "unit",
  "currency",
  "from",
  "to",
  "price",
  "as_of",
  "confidence",
  "source",
  "source_url",
];

/** RFC 4180; an item without a price is a row without one. */
export function priceTableCsv(table: PriceTable): string {
  const rows = table.prices.flatMap(({ region, item, unit, currency, tiers }) =>
    tiers.map(({ from, to, price, source }) => [
      region,
      item,
      unit,
      currency,
      from.toString(),
      to?.toString() ?? "",
      price.toString(),
      source.asOf,
      source.confidence,
      source.citation,
      source.url ?? "",
    ]),
  );
  const unknown = table.unknown.map((item) => [table.region, item, ...Array<string>(9).fill("")]);
  return [CSV_HEAD, ...rows, ...unknown].map((row) => row.map(csvCell).join(",")).join("\r\n");
}

/** A spreadsheet takes `=`, `+`, `-` and `@` for a formula: an apostrophe keeps what users typed a text. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

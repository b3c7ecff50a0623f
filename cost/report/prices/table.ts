import { decimal } from "../../../core/decimal";
import { partitionOf } from "../../../core/partitions";
import { receivingRegion, transferItem, type PriceItem } from "../../../core/priceItem";
import { formatPrice } from "../../lines/lineItem";
import type { Price, PricedTier } from "../../prices/prices";
import type { PriceTable } from "../../prices/priceTable";
import { printable } from "../../../core/printable";
import { columns, countOf } from "../shared/format";
import {
  Emphasized,
  formatted,
  jsonText,
  sheet,
  type Line,
  type Printed,
} from "../../../core/printed";

/** Sources by number below the table: they are longer than any terminal is wide. */
export function priceTableText(table: PriceTable, emphasize: (text: string) => string): Printed {
  const sources = new Map<string, number>();
  const numberOf = (text: string) => {
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
      `[${numberOf(citationOf(tier))}]`,
    ]),
  );
  const head = ["item", "filed under", "tier", "price", "unit", "as of", "confidence", "source"];
  const [title = "", ...lines] = columns(
    [head, ...rows.map((row) => row.map(printable))],
    ["left", "left", "left", "right", "left", "left", "left", "left"],
  );
  const text: Line[] = [
    `${table.region}: ${countOf(table.prices.length, "item")}, ${table.basis}, ${table.currency}, as of ${table.asOf}`,
    "",
    ...(rows.length === 0 ? [] : [new Emphasized(title), ...lines, ""]),
    ...disputedLines(table, numberOf),
    ...billLines(table),
    ...(table.unknown.length === 0 ? [] : [...unknownLines(table), "", ...wayOutLines(table)]),
    ...[...sources].map(([source, number]) => `[${number}] ${source}`),
  ];
  return sheet(text.at(-1) === "" ? text.slice(0, -1) : text, { emphasize });
}

/** `0 to 1048576`; nothing for a price that does not depend on the quantity. */
function rangeOf({ tiers }: Price, { from, to }: PricedTier): string {
  if (tiers.length === 1 && to === undefined && from.toString() === "0") return "";
  return to === undefined ? `from ${from.toString()}` : `${from.toString()} to ${to.toString()}`;
}

function citationOf({ source }: PricedTier): string {
  return source.url === undefined ? source.citation : `${source.citation}; ${source.url}`;
}

/** Sources that contradict the one that is used. */
function disputedLines({ prices }: PriceTable, numberOf: (text: string) => number): string[] {
  const lines = prices.flatMap(({ item, currency, tiers }) =>
    tiers.flatMap((tier) =>
      tier.disputed.map(({ price, asOf, confidence, source }) => {
        const other = `${formatPrice(decimal(price), currency)} as of ${asOf}, confidence ${confidence}`;
        return `  ${item}: ${formatPrice(tier.price, currency)} is used; [${numberOf(source)}] says ${other}`;
      }),
    ),
  );
  return lines.length === 0
    ? []
    : ["disputed; the most confident source is used, then the newest:", ...lines, ""];
}

/** Which kinds of bill have every price, and what the others lack. */
function billLines({ bills }: PriceTable): string[] {
  if (bills.length === 0) return [];
  const complete = bills.filter(({ missing }) => missing.length === 0).map(({ bill }) => bill);
  const rest = bills.filter(({ missing }) => missing.length > 0);
  return [
    `complete: ${complete.length === 0 ? "nothing" : complete.join(", ")}`,
    ...rest.map(({ bill, missing }) => `incomplete: ${bill}, for want of ${shortList(missing)}`),
    "",
  ];
}

/** Items by name; transfer, which has an item for each Region, by its Regions. */
function shortList(items: readonly PriceItem[]): string {
  const receiving = items.flatMap((item) => receivingRegion(item) ?? []);
  return [
    ...items.filter((item) => receivingRegion(item) === undefined),
    ...(receiving.length === 0
      ? []
      : [`${transferItem("<Region>")} (${receiving.length} Regions)`]),
  ].join(", ");
}

function unknownLines({ region, unknown }: PriceTable): string[] {
  const receiving = unknown.flatMap((item) => receivingRegion(item) ?? []);
  return [
    `no price on file for ${region}:`,
    ...unknown.filter((item) => receivingRegion(item) === undefined).map((item) => `  ${item}`),
    ...(receiving.length === 0 ? [] : [`  ${transferItem("<Region>")}: ${receiving.join(", ")}`]),
  ];
}

/** Of the partitions that have a public price list; China's is at an address of its own. */
function refreshLines(region: string): string[] {
  const address = { aws: "", "aws-us-gov": "", "aws-cn": " --base-url <AWS China's price list>" };
  const { name } = partitionOf(region);
  const base = Object.entries(address).find(([partition]) => partition === name)?.[1];
  if (base === undefined) return [];
  const command = `vpc-endpoints prices refresh --regions ${region}${base} --out prices.json`;
  return ["to read it off AWS's price list:", `  ${command}`, ""];
}

/** How a missing price gets known, ready to paste; a unit stands where the price belongs, and is refused. */
function wayOutLines({ region, currency, unknown, bills, units }: PriceTable): string[] {
  const needed = new Set(bills.flatMap(({ missing }) => missing));
  const items = unknown.filter(
    (item) => receivingRegion(item) === undefined && (bills.length === 0 || needed.has(item)),
  );
  if (items.length === 0) return [];
  const overrides = items.map((item) => {
    const unit = units.get(item)?.replace(/^(USD|CNY)/, currency) ?? currency;
    return `    - { region: ${region}, item: ${item}, price: "${unit}" }`;
  });
  return [
    ...refreshLines(region),
    "to state it in the topology, with a number in place of each unit:",
    "prices:",
    "  overrides:",
    ...overrides,
    "",
  ];
}

export function priceTableJson(table: PriceTable, warning: string | undefined): Printed {
  const prices = table.prices.map(({ region, item, unit, currency, tiers }) => ({
    region,
    item,
    unit,
    currency,
    tiers: tiers.map(({ from, to, price, source, disputed }) => ({
      from: from.toString(),
      to: to?.toString() ?? null,
      price: price.toString(),
      asOf: source.asOf,
      confidence: source.confidence,
      source: source.citation,
      sourceUrl: source.url ?? null,
      disputed,
    })),
  }));
  const { region, currency, asOf, basis, unknown } = table;
  const bills = table.bills.map(({ bill, missing }) => ({
    bill,
    complete: missing.length === 0,
    missing,
  }));
  const warnings = warning === undefined ? [] : [warning];
  return jsonText({ region, currency, asOf, basis, prices, unknown, bills, warnings });
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
  "disputed",
];

/** RFC 4180; an item without a price is a row without one. */
export function priceTableCsv(table: PriceTable): Printed {
  const rows = table.prices.flatMap(({ region, item, unit, currency, tiers }) =>
    tiers.map(({ from, to, price, source, disputed }) => [
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
      disputed.map((other) => `${other.price} (${other.asOf}): ${other.source}`).join("; "),
    ]),
  );
  const unknown = table.unknown.map((item) => [table.region, item, ...Array<string>(10).fill("")]);
  const text = [CSV_HEAD, ...rows, ...unknown].map((row) => row.map(csvCell).join(","));
  return formatted(`${text.join("\r\n")}\r\n`);
}

/** A spreadsheet takes `=`, `+`, `-` and `@` for a formula: an apostrophe keeps what users typed a text. */
function csvCell(typed: string): string {
  const text = printable(typed);
  const plain = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

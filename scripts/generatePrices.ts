/**
 * Writes the price snapshot, data/prices.json, and the names of its items, core/priceItems.data.ts,
 * from data/sources/. `--check` compares instead and exits 1 on a difference.
 *
 * prices.csv and pricesBetweenRegions.csv have a price a row, each with its source. Where sources
 * disagree, every one of them has its row: the highest confidence is used, the newest among those,
 * and the others are shown beside it. priceList.json, where there is one, is what
 * `vpc-endpoints prices refresh` read off AWS's price list, and takes the place of both.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "papaparse";
import { formatIssue } from "../core/issues";
import { isRegionName } from "../core/partitions";
import { receivingRegion, transferItem, type PriceItem } from "../core/priceItem";
import type { DisputedPrice, PriceRow, PriceSnapshot } from "../core/priceSnapshot";
import type { PackedPrice, PackedSnapshot, PackedSource } from "../cost/prices/packedSnapshot";
import { groupBy } from "../core/groupBy";
import { withPriceList } from "../cost/priceList/merge";
import { checkRows } from "../cost/prices/snapshotFile";

const root = join(__dirname, "..");
const sources = join(root, "data", "sources");

const HEAD = {
  about:
    "List prices by Region and item. A price that is not here is unknown: no other Region's price stands in for it.",
  asOf: "2026-09-17",
  asOfMeaning:
    "publication date of the newest AmazonVPC offer file that rows of this snapshot come from; each row has its own date",
};

/** From the best: the order in which sources that disagree are believed. */
const CONFIDENCES = ["high", "medium", "low"];

type Cells = Readonly<Record<string, string>>;

function readCsv(name: string): Cells[] {
  const text = readFileSync(join(sources, name), "utf8");
  const { data, errors } = parse<Cells>(text, { header: true, skipEmptyLines: true });
  const [error] = errors;
  if (error !== undefined) throw new Error(`${name}, row ${error.row}: ${error.message}`);
  return data;
}

function cell(row: Cells, name: string): string {
  const text = row[name];
  if (text === undefined || text === "") {
    throw new Error(`a row has no ${name}: ${JSON.stringify(row)}`);
  }
  return text;
}

/** The rows of one file: an empty cell is a property that is left out. */
function rowOf(cells: Cells, region: string, item: PriceItem): PriceRow {
  const optional = (name: string) => (cells[name] === "" ? undefined : cells[name]);
  const currency = optional("currency");
  const confidence = cell(cells, "confidence");
  if (!CONFIDENCES.includes(confidence)) {
    throw new Error(`${region} ${item}: ${confidence} is no confidence`);
  }
  return {
    region,
    item,
    unit: cell(cells, "unit"),
    from: optional("from"),
    to: optional("to"),
    price: cell(cells, "price"),
    currency: currency === "USD" ? undefined : currency,
    note: optional("note"),
    source: cell(cells, "source"),
    asOf: cell(cells, "as_of"),
    confidence,
  };
}

function facts(): PriceRow[] {
  const within = readCsv("prices.csv").map((cells) => {
    const item = cell(cells, "item");
    if (receivingRegion(item) !== undefined) throw new Error(`${item} belongs to the other file`);
    // The names are made from this file: what it lists is an item.
    return rowOf(cells, cell(cells, "region"), item as PriceItem);
  });
  const between = readCsv("pricesBetweenRegions.csv").map((cells) => {
    const to = cell(cells, "to_region");
    if (!isRegionName(to)) throw new Error(`${to} is no Region`);
    return rowOf(cells, cell(cells, "from_region"), transferItem(to));
  });
  const tiers = groupBy(
    [...within, ...between],
    ({ region, item, from }) => `${region} ${item} ${from ?? "0"}`,
  );
  return [...tiers.values()].map(settled);
}

/** One row of those that disagree on a tier; the others are told beside it. */
function settled(rows: readonly PriceRow[]): PriceRow {
  const [used, ...others] = [...rows].sort(byTrust);
  if (used === undefined) throw new Error("a tier has no row");
  if (new Set(rows.map(({ price }) => price)).size < rows.length) {
    throw new Error(`${used.region} ${used.item}: the same price twice. Put both sources in a row`);
  }
  return others.length === 0 ? used : { ...used, disputed: others.map(disputedOf) };
}

function byTrust(a: PriceRow, b: PriceRow): number {
  const rank = ({ confidence }: PriceRow) => CONFIDENCES.indexOf(confidence);
  return rank(a) - rank(b) || compareTexts(b.asOf, a.asOf);
}

function disputedOf({ price, source, asOf, confidence }: PriceRow): DisputedPrice {
  return { price, source, asOf, confidence };
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What `prices refresh` wrote in this checkout, over the facts. */
function withRefreshed(base: PriceSnapshot): PriceSnapshot {
  const file = join(sources, "priceList.json");
  if (!existsSync(file)) return base;
  return withPriceList(base, JSON.parse(readFileSync(file, "utf8")) as PriceSnapshot);
}

function pack({ rows, ...head }: PriceSnapshot): PackedSnapshot {
  const places = new Map<string, number>();
  const sourceOf = (row: PackedSource): number => {
    const { source, asOf, confidence, sourceUrl, publication } = row;
    const key = JSON.stringify({ source, asOf, confidence, sourceUrl, publication });
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  };
  const items = [...groupBy(rows, ({ item }) => item)]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([item, group]) => [item, packItem(group, sourceOf)] as const);
  const packed = [...places.keys()].map((key) => JSON.parse(key) as PackedSource);
  return { ...head, sources: packed, items: Object.fromEntries(items) };
}

function packItem(
  rows: readonly PriceRow[],
  sourceOf: (row: PackedSource) => number,
): PackedPrice[] {
  const ordered = [...rows].sort(
    (a, b) => Number(a.from ?? "0") - Number(b.from ?? "0") || compareTexts(a.region, b.region),
  );
  const alike = groupBy(ordered, (row) => {
    const { unit, from, to, price, currency, note, disputed } = row;
    return JSON.stringify({
      ...{ unit, from, to, price, currency, note },
      source: sourceOf(row),
      disputed: disputed?.map((other) => ({ price: other.price, source: sourceOf(other) })),
    });
  });
  return [...alike].map(([key, group]) => ({
    ...(JSON.parse(key) as Omit<PackedPrice, "regions">),
    regions: group.map(({ region }) => region),
  }));
}

/** One source and one price a line, so that a change shows as what it changed. */
function snapshotText({ sources: cited, items, ...head }: PackedSnapshot): string {
  const list = (values: readonly unknown[], indent: string) =>
    values.map((value) => `${indent}${JSON.stringify(value)}`).join(",\n");
  const headLines = Object.entries(head).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`,
  );
  const itemTexts = Object.entries(items).map(
    ([item, prices]) => `${JSON.stringify(item)}: [\n${list(prices, " ")}\n]`,
  );
  return `{\n${headLines.join("")}"sources": [\n${list(cited, " ")}\n],\n"items": {\n${itemTexts.join(",\n")}\n}\n}\n`;
}

function namesText({ rows }: PriceSnapshot): string {
  const names = [...new Set(rows.map(({ item }) => item))].sort();
  const transfers = names.flatMap((item) => receivingRegion(item) ?? []);
  const list = (name: string, values: readonly string[]) =>
    `export const ${name} = [\n${values.map((value) => `  "${value}",\n`).join("")}] as const;\n`;
  return [
    "// Generated by `npm run generate` from data/sources/. Edit those.\n",
    "/** Every item that the snapshot has a price of, but for data between Regions. */",
    list(
      "LISTED_ITEMS",
      names.filter((item) => receivingRegion(item) === undefined),
    ),
    "/** Regions that some other Region's price of sending data to is on file. */",
    list("RECEIVING_REGIONS", transfers),
  ].join("\n");
}

const snapshot = withRefreshed({ ...HEAD, rows: facts() });
const issues = checkRows(
  [...snapshot.rows].sort((a, b) => Number(a.from ?? "0") - Number(b.from ?? "0")),
);
if (issues.length > 0) {
  console.error(issues.map(formatIssue).join("\n"));
  process.exit(1);
}
for (const [path, text] of [
  ["data/prices.json", snapshotText(pack(snapshot))],
  ["core/priceItems.data.ts", namesText(snapshot)],
] as const) {
  const target = join(root, path);
  if (!process.argv.includes("--check")) {
    writeFileSync(target, text);
  } else if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
    console.error(`${path} is out of date. Run \`npm run generate\`.`);
    process.exitCode = 1;
  }
}

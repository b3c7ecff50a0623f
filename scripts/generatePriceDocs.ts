/**
 * Writes the tables of docs/prices.md from the price snapshot: what each Region is complete for, and
 * which prices are disputed or unused. `--check` compares instead and exits 1 on a difference.
 */
import { join } from "node:path";
import { receivingRegion, transferItem, type PriceItem } from "../core/priceItem";
import { RECEIVING_REGIONS } from "../core/priceItems.data";
import { EVERYWHERE, PAGE_DEFAULT } from "../core/priceSnapshot";
import { BILLS, priceCoverage } from "../cost/prices/priceCoverage";
import { PACKAGED_SNAPSHOT, PriceBook } from "../cost/prices/prices";
import { UNUSED_ITEMS } from "../cost/prices/unusedItems";
import { writeBetweenMarkers } from "./betweenMarkers";

const regions = [...new Set(PACKAGED_SNAPSHOT.rows.map(({ region }) => region))]
  .filter((region) => region !== EVERYWHERE && region !== PAGE_DEFAULT)
  .sort();

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => ":--")), ...rows.map(line)].join("\n");
}

/** More Regions than these are counted, not named. */
const FEW = 3;

const code = (text: string) => `\`${text}\``;

function missingText(missing: readonly PriceItem[]): string {
  const receiving = missing.flatMap((item) => receivingRegion(item) ?? []);
  const items = missing.filter((item) => receivingRegion(item) === undefined).map(code);
  const transfers =
    receiving.length > FEW ? `to ${receiving.length} Regions` : receiving.map((to) => `to ${to}`);
  return items.concat(transfers).join(", ") || "yes";
}

const ofRegions = table(
  ["Region", ...BILLS.map(({ name }) => name)],
  regions.map((region) => [
    region,
    ...priceCoverage(new PriceBook(region)).map(({ missing }) => missingText(missing)),
  ]),
);

const ofBills = table(
  ["bill", "items"],
  BILLS.map(({ name, items }) => [
    name,
    items.every((item) => receivingRegion(item) !== undefined)
      ? `${code(transferItem("<Region>"))}, for each of ${RECEIVING_REGIONS.length} Regions`
      : items.map(code).join(", "),
  ]),
);

const ofDisputed = table(
  ["Region", "item", "used", "instead of"],
  PACKAGED_SNAPSHOT.rows.flatMap((row) =>
    (row.disputed ?? []).map((other) => [
      row.region,
      code(row.item),
      `${row.price} (${row.asOf}, ${row.confidence}): ${row.source}`,
      `${other.price} (${other.asOf}, ${other.confidence}): ${other.source}`,
    ]),
  ),
);

const ofUnused = table(
  ["item", "why"],
  Object.entries(UNUSED_ITEMS).map(([item, why = ""]) => [code(item), why]),
);

const file = join(__dirname, "..", "docs", "prices.md");
writeBetweenMarkers(file, "table of Regions", ofRegions);
writeBetweenMarkers(file, "table of bills", ofBills);
writeBetweenMarkers(file, "table of disputed prices", ofDisputed);
writeBetweenMarkers(file, "table of unused items", ofUnused);

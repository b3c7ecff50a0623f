import { closest, distance } from "fastest-levenshtein";
import type { Issue } from "../../core/issues";
import { isRegionName, partitionOf } from "../../core/partitions";
import { isPriceItem } from "../../core/priceItem";
import { EVERYWHERE, PAGE_DEFAULT } from "../../core/priceSnapshot";
import type { PriceSettings } from "../../core/topology/topology";
import { itemHint } from "./nearestItem";
import { gapless, PACKAGED_SNAPSHOT, statesOnePrice, type PriceOverride } from "./prices";

/**
 * What is wrong with negotiated prices: unknown items and Regions, the same item twice for one
 * Region, no price, tiers with holes. `region` is the Region that is priced: it is known by that.
 */
export function checkPrices(input: PriceSettings, path: string, region?: string): Issue[] {
  const { overrides = [] } = input;
  // Most files negotiate nothing, and need not read every row for it.
  if (overrides.length === 0) return [];
  const snapshot = input.snapshot ?? PACKAGED_SNAPSHOT;
  const regions = new Set(snapshot.rows.map((row) => row.region));
  regions.delete(PAGE_DEFAULT);
  if (region !== undefined) regions.add(region);
  const first = new Map<string, string>();
  return overrides.flatMap((override, at) => {
    const place = `${path}overrides[${at}]`;
    const found = [
      ...itemIssues(override, place),
      ...regionIssues(override, place, regions),
      ...priceIssues(override, place),
    ];
    const key = `${override.region} ${override.item}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, place);
    else found.push(twice(key, place, before));
    return found;
  });
}

function error(rule: string, path: string, value: unknown, message: string, wayOut: string): Issue {
  return { severity: "error", rule, path, value, message, wayOut };
}

function itemIssues({ item }: PriceOverride, place: string): Issue[] {
  if (isPriceItem(item)) return [];
  return [error("price-item", place, item, "no such item in the price snapshot", itemHint(item))];
}

/** A price filed under a misspelt Region would never be used, and nobody would see it. */
function regionIssues(
  { region }: PriceOverride,
  place: string,
  regions: ReadonlySet<string>,
): Issue[] {
  if (region === EVERYWHERE || regions.has(region)) return [];
  // Partitions that the snapshot has no row of: only the form of a name can be judged.
  if (isRegionName(region) && partitionOf(region).name !== "aws") return [];
  const nearest = closest(region, [...regions].sort());
  const hint = distance(region, nearest) <= 3 ? `Did you mean ${nearest}` : undefined;
  return [
    error(
      "price-region",
      `${place}.region`,
      region,
      "no Region of this name is known",
      hint ?? `Use a Region's name, such as us-east-1, or ${EVERYWHERE} for every Region`,
    ),
  ];
}

function priceIssues(override: PriceOverride, place: string): Issue[] {
  const found: Issue[] = [];
  if (!statesOnePrice(override)) {
    found.push(
      error(
        "price-once",
        place,
        override.item,
        "needs either a price or tiers",
        "Give one of the two",
      ),
    );
  }
  if (override.tiers !== undefined && !gapless(override.tiers)) {
    found.push(
      error(
        "price-tiers",
        place,
        override.item,
        "tiers start at 0, follow each other without a gap, and the last has no limit",
        "Correct fromGb and toGb",
      ),
    );
  }
  return found;
}

function twice(key: string, place: string, before: string): Issue {
  return error(
    "price-twice",
    place,
    key,
    `the same item and Region as ${before}; which of the two holds is not to be guessed`,
    "Keep one of them, with tiers where the price depends on the quantity",
  );
}

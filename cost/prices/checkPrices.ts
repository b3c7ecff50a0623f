import { closest, distance } from "fastest-levenshtein";
import { error, propertyPath, type Issue, type Path } from "../../core/issues";
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
export function checkPrices(input: PriceSettings, path: Path, region?: string): Issue[] {
  const { overrides = [] } = input;
  // Most files negotiate nothing, and need not read every row for it.
  if (overrides.length === 0) return [];
  const snapshot = input.snapshot ?? PACKAGED_SNAPSHOT;
  const regions = new Set(snapshot.rows.map((row) => row.region));
  regions.delete(PAGE_DEFAULT);
  if (region !== undefined) regions.add(region);
  const first = new Map<string, Path>();
  return overrides.flatMap((override, at) => {
    const place = [...path, "overrides", at];
    const found = [
      ...checkItem(override, place),
      ...checkRegion(override, place, regions),
      ...checkPrice(override, place),
    ];
    const key = `${override.region} ${override.item}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, place);
    else found.push(twice(key, place, before));
    return found;
  });
}

function refusal(rule: string, path: Path, value: unknown, message: string, wayOut: string): Issue {
  return error(rule, path, { value, message, wayOut });
}

function checkItem({ item }: PriceOverride, place: Path): Issue[] {
  if (isPriceItem(item)) return [];
  return [refusal("price-item", place, item, "no such item in the price snapshot", itemHint(item))];
}

/** A price filed under a misspelt Region would never be used, and nobody would see it. */
function checkRegion(
  { region }: PriceOverride,
  place: Path,
  regions: ReadonlySet<string>,
): Issue[] {
  if (region === EVERYWHERE || regions.has(region)) return [];
  // Partitions that the snapshot has no row of: only the form of a name can be judged.
  if (isRegionName(region) && partitionOf(region).name !== "aws") return [];
  const nearest = closest(region, [...regions].sort());
  const hint = distance(region, nearest) <= 3 ? `Did you mean ${nearest}?` : undefined;
  return [
    refusal(
      "price-region",
      [...place, "region"],
      region,
      "no Region of this name is known",
      hint ?? `Use a Region's name, such as us-east-1, or ${EVERYWHERE} for every Region`,
    ),
  ];
}

function checkPrice(override: PriceOverride, place: Path): Issue[] {
  const found: Issue[] = [];
  if (!statesOnePrice(override)) {
    found.push(
      refusal(
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
      refusal(
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

function twice(key: string, place: Path, before: Path): Issue {
  return refusal(
    "price-twice",
    place,
    key,
    `the same item and Region as ${propertyPath(before)}; which of the two holds is not to be guessed`,
    "Keep one of them, with tiers where the price depends on the quantity",
  );
}

import assert from "node:assert/strict";
import fc from "fast-check";
import type { PriceItem } from "../../../core/priceItem";
import type { PriceRow } from "../../../core/priceSnapshot";
import { mergeRows } from "../../../cost/priceList/merge";
import { checkRows } from "../../../cost/prices/snapshotFile";

const row = (region: string, item: string, price: string, source = "old"): PriceRow => ({
  region,
  item: item as PriceItem,
  unit: "USD/GB",
  price,
  confidence: "high",
  asOf: "2026-11-10",
  source,
});
const merge = (before: readonly PriceRow[], after: readonly PriceRow[]) =>
  mergeRows({ asOf: "2026-09-17", rows: before }, after, new Map());

describe("mergeRows", () => {
  it("puts rows where the old ones were, and new ones at the end, by Region and item", () => {
    const { snapshot, changes, kept } = merge(
      [row("b", "x", "1"), row("a", "y", "2"), row("a", "z", "3")],
      [row("c", "x", "9", "new"), row("a", "y", "2.50", "new"), row("b", "a", "8", "new")],
    );
    assert.deepEqual(
      snapshot.rows.map(({ region, item, price, source }) => [region, item, price, source].join()),
      ["b,x,1,old", "a,y,2.50,new", "a,z,3,old", "b,a,8,new", "c,x,9,new"],
    );
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      ["+", "~", "+"],
    );
    assert.deepEqual(
      kept.map(({ item }) => item),
      ["x", "z"],
    );
  });

  it("calls 0.5 and 0.50 the same price", () =>
    assert.deepEqual(
      merge([row("a", "x", "0.5")], [row("a", "x", "0.50")]).changes.map(({ kind }) => kind),
      ["="],
    ));

  it("never loses a Region and item, and never has one twice", () => {
    const key = fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("x", "y", "z"));
    const rows = fc.uniqueArray(key, { selector: (pair) => pair.join() });
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const { snapshot, kept, changes } = merge(
          before.map(([region, item]) => row(region, item, "1")),
          after.map(([region, item]) => row(region, item, "2", "new")),
        );
        const names = new Set([...before, ...after].map((pair) => pair.join()));
        assert.deepEqual(new Set(snapshot.rows.map((one) => `${one.region},${one.item}`)), names);
        assert.equal(snapshot.rows.length, names.size);
        assert.deepEqual(checkRows(snapshot.rows), []);
        assert.equal(kept.length + changes.length, names.size);
      }),
    );
  });

  it("keeps dates of Regions that were not read", () => {
    const base = {
      asOf: "2026-09-17",
      asOfByRegion: { b: "2026-10-01", a: "2026-10-01" },
      rows: [],
    };
    const { snapshot } = mergeRows(base, [], new Map([["a", "2026-11-10"]]));
    assert.equal(JSON.stringify(snapshot.asOfByRegion), '{"a":"2026-11-10","b":"2026-10-01"}');
    assert.equal(snapshot.asOf, "2026-09-17");
  });
});

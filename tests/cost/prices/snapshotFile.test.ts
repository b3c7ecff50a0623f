import assert from "node:assert/strict";
import { propertyPath } from "../../../core/issues";
import fc from "fast-check";
import type { PriceRow } from "../../../core/priceSnapshot";
import { PACKAGED_SNAPSHOT, PriceBook } from "../../../cost/prices/prices";
import { formatSnapshot, parseSnapshot } from "../../../cost/prices/snapshotFile";

const row: PriceRow = {
  region: "us-east-1",
  item: "tgw_gb",
  unit: "USD/GB",
  price: "0.02",
  confidence: "high",
  asOf: "2026-11-10",
  source: "AWS price list",
};
const tier = (from: string, to: string | undefined, price: string): PriceRow => ({
  ...row,
  from,
  ...(to === undefined ? {} : { to }),
  price,
});
const issuesOf = (rows: readonly unknown[]) =>
  parseSnapshot({ asOf: "2026-11-10", rows }).issues.map(
    ({ rule, path }) => `${rule} ${propertyPath(path)}`,
  );

describe("a file of list prices", () => {
  it("may be the package's own, which reads back as it was written", () =>
    assert.deepEqual(
      parseSnapshot(JSON.parse(formatSnapshot(PACKAGED_SNAPSHOT))).snapshot,
      PACKAGED_SNAPSHOT,
    ));

  it("refuses an item that does not exist, and names the one that was meant", () => {
    for (const item of ["tgw_bg", "constructor", "__proto__"]) {
      const { snapshot, issues } = parseSnapshot({ asOf: "2026-11-10", rows: [{ ...row, item }] });
      assert.equal(snapshot, undefined);
      assert.match(issues[0]?.message ?? "", /^no such item\. /);
    }
    const [issue] = parseSnapshot({ asOf: "x", rows: [{ ...row, item: "tgw_bg" }] }).issues;
    assert.match(issue?.message ?? "", /Did you mean tgw_gb\?/);
  });

  it("reads back as it was written, whatever texts hold", () => {
    const texts = fc.string({ minLength: 1, unit: "binary" });
    fc.assert(
      fc.property(texts, texts, (source, note) => {
        const snapshot = {
          asOf: "2026-11-10",
          asOfByRegion: { "us-east-1": "2026-11-11" },
          rows: [{ ...row, source, note }],
        };
        assert.deepEqual(parseSnapshot(JSON.parse(formatSnapshot(snapshot))).snapshot, snapshot);
      }),
    );
  });

  it("replaces the package's list as a whole: what it does not have is unknown", () => {
    const snapshot = { asOf: "2026-11-10", rows: [{ ...row, price: "0.03" }] };
    const book = new PriceBook("us-east-1", { snapshot, discountPercent: 50 });
    assert.equal(book.find("tgw_gb")?.tiers[0]?.price.toString(), "0.015");
    assert.equal(book.find("vpce_interface_hour"), undefined);
    assert.equal(book.asOf, "2026-11-10");
  });

  it("dates a Region that was refreshed on its own", () => {
    const snapshot = {
      asOf: "2026-09-17",
      asOfByRegion: { "us-east-1": "2026-11-10" },
      rows: [row],
    };
    assert.equal(new PriceBook("us-east-1", { snapshot }).asOf, "2026-11-10");
    assert.equal(new PriceBook("us-east-2", { snapshot }).asOf, "2026-09-17");
  });

  it("takes tiers in their order, and one that starts above 0", () => {
    assert.deepEqual(issuesOf([tier("0", "10", "2"), tier("10", undefined, "1")]), []);
    assert.deepEqual(issuesOf([tier("300000", undefined, "1")]), []);
  });

  it("refuses the same item and Region twice, tiers with holes and tiers that end first", () => {
    assert.deepEqual(issuesOf([row, { ...row, region: "eu-west-1" }, row]), [
      "price-twice rows[2]",
    ]);
    assert.deepEqual(issuesOf([tier("0", "10", "2"), tier("11", undefined, "1")]), [
      "price-twice rows[1]",
    ]);
    assert.deepEqual(issuesOf([tier("10", "10", "2")]), ["price-tiers rows[0]"]);
    assert.deepEqual(
      issuesOf([tier("0", "10", "2"), { ...tier("10", undefined, "1"), unit: "USD/TB" }]),
      ["price-unit rows[1]"],
    );
  });

  it("names every row that is none, with path, value, rule and way out", () => {
    const { issues } = parseSnapshot({
      asOf: "2026-11-10",
      rows: [
        { ...row, region: "virginia" },
        { ...row, price: 0.02 },
        { ...row, region: "eu-west-1", prize: "1" },
      ],
    });
    assert.deepEqual(
      issues.map(({ path, value, rule }) => [propertyPath(path), value, rule]),
      [
        ["rows[0].region", "virginia", "price-row"],
        ["rows[1].price", 0.02, "price-row"],
        ["rows[2].prize", "prize", "price-row"],
      ],
    );
    for (const { wayOut } of issues) assert.match(wayOut, /prices refresh/);
  });
});

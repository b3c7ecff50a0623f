import assert from "node:assert/strict";
import { decimal, ZERO } from "../../../core/decimal";
import { dataPrices, type DataFlow } from "../../../cost/optimize/dataBills";
import { PriceBook } from "../../../cost/prices/prices";

/** 6 PB, which end in any of Virginia's three tiers: 1 PB at $0.01, 4 PB more at $0.006, the rest at $0.004. */
const flow = (payer: string): DataFlow => ({
  payer,
  gb: decimal(6_000_000),
  hours: decimal(7.3),
  transit: ZERO,
  nat: undefined,
  mayUseHub: true,
  mustUseHub: false,
  mayUseNat: false,
});

/** The tiers that each account's bill is tried in, of accounts that are billed apart. */
function tried(payers: readonly string[]) {
  const { complete, combinations } = dataPrices(
    payers.map(flow),
    "hub",
    new PriceBook("us-east-1"),
    false,
  );
  const tiers = [...payers, "hub"].sort().map((payer) => {
    const prices = new Set(combinations.map(({ perGb }) => perGb(payer).toString()));
    return `${payer} ${[...prices].join(" ")}`;
  });
  return { complete, combinations, tiers };
}

const ALL = "0.01 0.006 0.004";

describe("the data prices of accounts that are billed apart", () => {
  it("are every combination of the tiers that their bills can end in", () => {
    const { complete, combinations, tiers } = tried(["d", "c", "b", "a"]);
    assert.ok(complete);
    assert.equal(combinations.length, 3 ** 5);
    assert.deepEqual(tiers, [`a ${ALL}`, `b ${ALL}`, `c ${ALL}`, `d ${ALL}`, `hub ${ALL}`]);
    // All in the first tier; and one in the third: 1,048,576 x 0.004 + 5,242,880 x 0.002.
    const intercepts = combinations.map(({ intercept }) => intercept.toString());
    assert.equal(intercepts[0], "0");
    assert.equal(intercepts.filter((one) => one === "14680.064").length, 5);
  });

  it("keep the bills that come last by name to the first tier, where too many would be tried", () => {
    const { complete, combinations, tiers } = tried(["f", "e", "d", "c", "b", "a"]);
    assert.ok(!complete);
    assert.equal(combinations.length, 3 ** 5);
    const wide = ["a", "b", "c", "d", "e"].map((payer) => `${payer} ${ALL}`);
    assert.deepEqual(tiers, [...wide, "f 0.01", "hub 0.01"]);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { decimal, sum } from "../../../core/decimal";
import { PriceBook } from "../../../cost/prices/prices";
import { TierMeter } from "../../../cost/prices/tiers";

const tiers = new PriceBook("us-east-1").find("vpce_interface_gb")?.tiers ?? [];
const split = (gb: number) =>
  new TierMeter(tiers)
    .take(decimal(gb))
    .map(({ quantity, number }) => [number, quantity.toString()]);
const cost = (gb: number | string) =>
  sum(
    new TierMeter(tiers).take(decimal(gb)).map(({ quantity, tier }) => quantity.times(tier.price)),
  );

describe("a price in tiers", () => {
  const cases: readonly (readonly [number, (readonly [number, string])[]])[] = [
    [0, [[1, "0"]]],
    [1, [[1, "1"]]],
    [1_048_575, [[1, "1048575"]]],
    [1_048_576, [[1, "1048576"]]],
    [
      1_048_577,
      [
        [1, "1048576"],
        [2, "1"],
      ],
    ],
    [
      5_242_879,
      [
        [1, "1048576"],
        [2, "4194303"],
      ],
    ],
    [
      5_242_880,
      [
        [1, "1048576"],
        [2, "4194304"],
      ],
    ],
    [
      5_242_881,
      [
        [1, "1048576"],
        [2, "4194304"],
        [3, "1"],
      ],
    ],
  ];
  for (const [gb, expected] of cases) {
    it(`splits ${gb} GB at the limits of the price list`, () =>
      assert.deepEqual(split(gb), expected));
  }

  it("charges exactly one and exactly five PB once: $10,485.76 and $35,651.584", () => {
    assert.equal(cost(1_048_576).toString(), "10485.76");
    assert.equal(cost(5_242_880).toString(), "35651.584");
  });

  const gb = fc.integer({ min: 0, max: 9_000_000_000 }).map((thousandths) => thousandths / 1000);

  it("gives slices that add up to the whole", () => {
    fc.assert(
      fc.property(gb, (value) =>
        assert.ok(
          sum(new TierMeter(tiers).take(decimal(value)).map(({ quantity }) => quantity)).eq(
            decimal(value),
          ),
        ),
      ),
    );
  });

  it("never costs less for more", () => {
    fc.assert(
      fc.property(gb, gb, (a, b) => assert.ok(cost(Math.min(a, b)).lte(cost(Math.max(a, b))))),
    );
  });

  it("costs the same in one piece as in many, and pooled no more than apart", () => {
    fc.assert(
      fc.property(fc.array(gb, { maxLength: 5 }), (parts) => {
        const meter = new TierMeter(tiers);
        const metered = sum(
          parts.flatMap((part) =>
            meter.take(decimal(part)).map(({ quantity, tier }) => quantity.times(tier.price)),
          ),
        );
        assert.ok(metered.eq(cost(sum(parts.map((part) => decimal(part))).toString())));
        assert.ok(metered.lte(sum(parts.map(cost))));
      }),
    );
  });
});

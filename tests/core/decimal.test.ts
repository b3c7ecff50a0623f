import assert from "node:assert/strict";
import fc from "fast-check";
import { Decimal, decimal, exactMoney, sum } from "../../core/decimal";

describe("decimal", () => {
  it("reads a number by the digits that name it, not by its binary value", () => {
    assert.equal(decimal(0.1).plus(decimal(0.2)).toString(), "0.3");
  });

  it("refuses a binary floating point number in arithmetic", () => {
    // @ts-expect-error: plain JavaScript could
    assert.throws(() => decimal("1").times(0.1), /Invalid value/);
    // @ts-expect-error: plain JavaScript could
    assert.throws(() => new Decimal(0.1), /Invalid/);
  });

  it("prints money with every digit and never fewer than two decimals", () => {
    assert.equal(exactMoney(decimal("21.9")), "21.90");
    assert.equal(exactMoney(decimal("0")), "0.00");
    assert.equal(exactMoney(decimal("42680.064")), "42680.064");
    assert.equal(exactMoney(decimal("1e12")), "1000000000000.00");
  });

  it("sums millionths exactly, as integers would", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 40 })), (micros) => {
        const total = sum(micros.map((value) => decimal(value).times(decimal("0.000001"))));
        const expected = micros.reduce((all, value) => all + BigInt(value), 0n);
        assert.equal(total.times(decimal("1000000")).toString(), expected.toString());
      }),
    );
  });
});

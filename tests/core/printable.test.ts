import assert from "node:assert/strict";
import fc from "fast-check";
import { asciiOnly, isPrintable, printable, printableJson } from "../../core/printable";
import { around, HOSTILE_TEXTS, steeredLines } from "../support/hostileTexts";

const anyText = fc.string({ unit: "binary" });

describe("text from outside", () => {
  for (const [what, hostile] of Object.entries(HOSTILE_TEXTS)) {
    it(`is shown by its code where it has ${what}`, () => {
      assert.deepEqual(steeredLines(printable(around(hostile))), []);
      assert.equal(isPrintable(around(hostile)), false);
    });
  }

  it("keeps joiners and selectors that emoji and spelling need", () => {
    for (const text of ["👩‍👩‍👧", "❤️", "1️⃣", "🏳️‍🌈", "👍🏽", "می‌خواهم", "क्‍ष", "🇩🇪"])
      assert.equal(printable(text), text);
  });

  it("is the same when it is escaped twice, as report and terminal do", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(printable(printable(text)), printable(text));
        assert.equal(asciiOnly(printable(text)), asciiOnly(text));
        assert.match(asciiOnly(text), /^[\x20-\x7e]*$/);
      }),
    );
  });

  it("means in JSON what it meant before", () => {
    for (const [what, hostile] of Object.entries(HOSTILE_TEXTS)) {
      const value = { [around(hostile)]: [around(hostile)] };
      const json = printableJson(JSON.stringify(value, null, 2));
      assert.deepEqual(steeredLines(json), [], what);
      assert.deepEqual(JSON.parse(json), value, what);
    }
  });
});

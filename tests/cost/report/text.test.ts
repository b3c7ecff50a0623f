import assert from "node:assert/strict";
import fc from "fast-check";
import stringWidth from "string-width";
import { compare } from "../../../cost/compare/compare";
import { asciiOnly, printable } from "../../../core/printable";
import { cut, wrap } from "../../../cost/report/shared/layout";
import { explainReport, textReport } from "../../../cost/report/compare/text";
import { anyName, TRICKY_NAMES, vpcName } from "../../support/names";
import { exampleInput, topologyInputs, topologyOf } from "../../support/topologies";

const narrow = (text: string) => {
  for (const line of text.split("\n")) assert.ok(stringWidth(line) <= 80, line);
};
/** A busy service, a quiet one and a free one: what is long here is names. */
const named = (typed: string, name = vpcName(typed)) => ({
  ...exampleInput(0, { name: vpcName(`hub of ${typed}`) }),
  services: ["logs", "kms", "s3"],
  usage: { logs: 2000, kms: 20 },
  vpcs: { [name]: { cidrBlocks: ["10.1.0.0/16"] }, other: {} },
});

describe("every text report", () => {
  it("is at most 80 columns wide and free of color codes, for any topology", () => {
    fc.assert(
      fc.property(topologyInputs, (input) => {
        const comparison = compare(topologyOf(input));
        const text = [
          textReport(comparison),
          ...comparison.alternatives.map(({ estimate }) => explainReport(estimate)),
        ].join("\n");
        // eslint-disable-next-line no-control-regex
        assert.doesNotMatch(text, /\u001b/);
        narrow(text);
      }),
      { numRuns: 50 },
    );
  });

  it("stays within 80 columns and steers no terminal, whatever things are called", () => {
    const check = (name: string) => {
      const comparison = compare(topologyOf(named(name)));
      for (const ascii of [false, true]) {
        const text = [
          textReport(comparison, { ascii }),
          ...comparison.alternatives.map(({ estimate }) => explainReport(estimate, { ascii })),
        ].join("\n");
        narrow(text);
        assert.doesNotMatch(
          text,
          // eslint-disable-next-line no-control-regex
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        );
        if (ascii) assert.match(text, /^[\x20-\x7e\n]*$/);
      }
    };
    TRICKY_NAMES.forEach(check);
    fc.assert(fc.property(anyName, check), { numRuns: 40 });
  });

  it("puts the models below each other where their amounts do not fit in a row", () => {
    const { usage = {}, ...input } = exampleInput(50);
    const most = Object.fromEntries(Object.keys(usage).map((name) => [name, 1e12]));
    const text = textReport(compare(topologyOf({ ...input, usage: most })));
    narrow(text);
    assert.match(text, / {2}total {13}\$9,600,000,016,720\.76\n/);
  });

  it("explains a line in two rows where one is too narrow for both", () => {
    const comparison = compare(topologyOf(named("a-name-of-a-vpc-that-is-rather-long")));
    const lines = comparison.alternatives[0]?.estimate.lines ?? [];
    const line = lines.filter(({ id }) => id.endsWith("/logs/endpointHours")).slice(0, 1);
    const [, , id, row] = explainReport({ lines: line, currency: "USD" }).split("\n");
    assert.equal(id, "a-name-of-a-vpc-that-is-rather-long/logs/endpointHours");
    assert.equal(row, "    3 ENI x 730 h x $0.01  21.90  a-name-of-a-vpc-tha…  [1]");
  });
});

describe("characters", () => {
  it("that steer or hide are shown by their code", () => {
    assert.equal(printable("a\u202eb\u001b[31m\tc\ud800"), "a\\u202eb\\u001b[31m\\u0009c\\ud800");
    assert.equal(printable("日本 👩‍👩‍👧 é"), "日本 👩‍👩‍👧 é");
  });

  it("beyond ASCII keep names apart", () => {
    assert.equal(asciiOnly("日本…≥"), "\\u65e5\\u672c...>=");
    assert.equal(asciiOnly("😀"), "\\u{1f600}");
  });
});

describe("layout", () => {
  it("breaks at blanks first, and words only where they alone are too wide", () => {
    assert.deepEqual(wrap("one two three", "", 8), ["one two", "  three"]);
    assert.deepEqual(wrap("abcdefghij k", "", 6), ["abcdef", "  ghij", "  k"]);
  });

  it("cuts by the width that is shown", () => {
    assert.equal(cut("abcdef", 4), "abc…");
    assert.equal(cut("日本語", 5), "日本…");
    assert.equal(cut("abc", 3), "abc");
  });

  it("loses no letter when it wraps", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 8, max: 40 }),
        (text, width) => {
          const letters = (lines: string) => lines.replace(/\s/g, "");
          assert.equal(letters(wrap(text, "  ", width).join("")), letters(printable(text)));
        },
      ),
    );
  });
});

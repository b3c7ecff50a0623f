import assert from "node:assert/strict";
import { compare } from "../../../cost/compare/compare";
import { csvReport } from "../../../cost/report/compare/csv";
import { sourceWords } from "../../../cost/report/shared/sourceWords";
import { PACKAGED_SNAPSHOT } from "../../../cost/prices/prices";
import { exampleInput, topologyOf } from "../../support/topologies";

describe("the source of a price", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["AmazonVPC bulk offer, publication 2026-09-17T19:05:28Z", "AWS price list"],
    ["AWS Pricing API, ap-southeast-1, 2026-08-21; real bill in a repository", "AWS price list"],
    ["aws.amazon.com/vpc/lattice/pricing (transcribed 2026-09-20)", "AWS price page"],
    ["copy of AWS price page data", "AWS price page"],
    ["real CUR: 8% discount on every line reconciles to list", "AWS bill"],
    ["APN1-NatGateway-*; CE bill reconciles", "AWS bill"],
    ["an architecture note: list prices only", "published figure"],
  ];
  for (const [citation, words] of cases) {
    it(`is "${words}" where it is ${citation}`, () => {
      assert.equal(sourceWords({ citation, confidence: "high" }), words);
    });
  }

  it("is negotiated where the file says the price, whatever it names as its source", () => {
    assert.equal(sourceWords({ citation: "AWS price list", confidence: "given" }), "negotiated");
  });

  it("is one of AWS's own for nine rows of the package's list in ten", () => {
    const words = PACKAGED_SNAPSHOT.rows.map(({ source, confidence }) =>
      sourceWords({ citation: source, confidence }),
    );
    const others = words.filter((one) => one === "published figure").length;
    assert.ok(others * 10 < words.length, `${others} of ${words.length}`);
  });

  it("is cited whole once in CSV, and by its kind in every other row", () => {
    const csv = csvReport(compare(topologyOf(exampleInput(3))));
    const whole = csv.match(/AWS price list: AmazonVPC bulk offer, publication/g)?.length ?? 0;
    const rows = csv.match(/AWS price list/g)?.length ?? 0;
    assert.ok(rows > 50, String(rows));
    // One for each citation that begins so, not one a row.
    assert.ok(whole >= 1 && whole < 5, String(whole));
  });
});

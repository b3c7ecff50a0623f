import assert from "node:assert/strict";
import { compare } from "../../../cost/compare/compare";
import { oldestDate, priceDates } from "../../../cost/lines/priceDates";
import { markdownReport } from "../../../cost/report/compare/markdown";
import { textReport } from "../../../cost/report/compare/text";
import { topologyOf } from "../../support/topologies";

const line = (asOf: string) => ({ source: { citation: "a list", asOf, confidence: "high" } });
const book = { asOf: "2026-09-17" };

describe("the age of prices", () => {
  it("is one date where no price is older than the list", () => {
    assert.equal(oldestDate([line("2026-09-17"), line("2026-10-01")], book), undefined);
    assert.equal(priceDates([line("2026-09-17")], book), "2026-09-17");
  });

  it("is two dates where prices of different age are added, whatever their order", () => {
    const lines = [
      line("2026-09-17"),
      line("2025-06-13"),
      line("2025-12-01"),
      { source: undefined },
    ];
    assert.equal(priceDates(lines, book), "2025-06-13 to 2026-09-17");
    assert.equal(priceDates([...lines].reverse(), book), "2025-06-13 to 2026-09-17");
  });

  it("does not count what was negotiated without a date", () => {
    assert.equal(priceDates([line("not stated"), line("2026-09-17")], book), "2026-09-17");
  });

  it("is said in the first lines and the assumptions of reports", () => {
    // The price of NAT gateways in Cape Town is of another source than those of endpoints.
    const comparison = compare(
      topologyOf({
        region: "af-south-1",
        services: ["logs"],
        usage: { logs: 1 },
        vpcs: { a: { nat: "new" } },
      }),
    );
    const oldest = oldestDate(
      comparison.alternatives.flatMap(({ estimate }) => estimate.lines),
      comparison.prices,
    );
    assert.match(oldest ?? "", /^202\d-\d\d-\d\d$/);
    const dates = `${oldest ?? ""} to ${comparison.prices.asOf}`;
    const text = textReport(comparison, {}).replaceAll(/\s+/g, " ");
    assert.ok(text.includes(dates), text);
    assert.ok(text.includes(`the oldest that this rests on is of ${oldest ?? ""}`), text);
    assert.ok(markdownReport(comparison).includes(`prices as of ${dates}`));
  });
});

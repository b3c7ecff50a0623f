import assert from "node:assert/strict";
import { decimal } from "../../../core/decimal";
import { compare } from "../../../cost/compare/compare";
import type { Estimate } from "../../../cost/lines/estimate";
import { isRecorded, readRecorded } from "../../../cost/report/compare/recorded";
import {
  estimateReport,
  summaryLine,
  summaryReport,
  totalLine,
  type Stated,
} from "../../../cost/report/compare/summary";
import type { TopologyInput } from "../../../core/topology/schema";
import { exampleInput, topologyOf } from "../../support/topologies";

/** Three VPCs with three services each, in two zones. */
function pricedFor(input: Partial<TopologyInput> = {}) {
  const comparison = compare(
    topologyOf({ ...exampleInput(3), services: ["logs", "kms", "sqs"], usage: {}, ...input }),
  );
  const [perVpc] = comparison.alternatives;
  assert.ok(perVpc);
  return { estimate: perVpc.estimate, prices: comparison.prices };
}

const all = (gb: number) => ({ logs: gb, kms: gb, sqs: gb });

function reportOf({ estimate, prices }: ReturnType<typeof pricedFor>): string {
  return estimateReport(estimate, prices, 730);
}

function stated(estimate: Estimate, before?: string): Stated {
  return {
    monthly: { amount: estimate.monthlyTotal, complete: estimate.complete },
    currency: estimate.currency,
    before: before === undefined ? undefined : readRecorded(before),
  };
}

describe("what a preview says of a component's cost", () => {
  it("counts traffic that nobody stated by services and VPCs, and not by a formula", () => {
    const { estimate, prices } = pricedFor();
    assert.match(
      summaryReport("net", estimate, prices),
      /\n {2}endpoint data +3 services x 3 VPCs, traffic unknown +unknown/,
    );
  });

  it("counts the pairs where not every VPC uses every service", () => {
    const input = exampleInput(3);
    const [first] = Object.keys(input.vpcs);
    const vpcs = {
      ...input.vpcs,
      [String(first)]: { ...input.vpcs[String(first)], usage: all(1) },
    };
    const some = pricedFor({ vpcs });
    assert.match(
      summaryReport("net", some.estimate, some.prices),
      /\n +3 services x 2 VPCs, traffic unknown/,
    );
    const one = { ...input.vpcs[String(first)], usage: { logs: 1 } };
    const pairs = pricedFor({ vpcs: { ...input.vpcs, [String(first)]: one } });
    assert.match(
      summaryReport("net", pairs.estimate, pairs.prices),
      /\n +8 of 3 services x 3 VPCs, traffic unknown/,
    );
  });

  it("adds by how much a month changes where it is known what it was", () => {
    const before = pricedFor({ usage: all(0) });
    const now = pricedFor({ usage: all(100) });
    const recorded = readRecorded(reportOf(before));
    const of = (text: string) => text.replace(/^.* a month/, "");
    // 9 flows x 100 GB x $0.01
    assert.equal(of(summaryLine("net", now.estimate, recorded)), ", +$9.00 with this change");
    const back = readRecorded(reportOf(now));
    assert.equal(of(summaryLine("net", before.estimate, back)), ", -$9.00 with this change");
    assert.equal(of(summaryLine("net", now.estimate, back)), "");
    assert.equal(of(summaryLine("net", now.estimate)), "");
  });

  it("compares of lower bounds only what is known", () => {
    const before = readRecorded(reportOf(pricedFor()));
    const { estimate } = pricedFor({ usage: { logs: 100 } });
    // 3 flows x 100 GB x $0.01
    assert.match(
      summaryLine("net", estimate, before),
      /≥ .* a month, \+\$3\.00 with this change as far as it is known$/,
    );
  });

  it("does not compare dollars with another currency", () => {
    const dollars = readRecorded(reportOf(pricedFor({ usage: all(1) })));
    const { estimate } = pricedFor({ region: "cn-north-1", usage: all(1), availabilityZones: 2 });
    assert.doesNotMatch(summaryLine("net", estimate, dollars), /with this change/);
  });

  it("knows an estimate again by its lines, whatever the date of the prices", () => {
    const { estimate, prices } = pricedFor({ usage: all(1) });
    const text = estimateReport(estimate, prices, 730);
    const later = text.replace(prices.asOf, "2031-01-01");
    assert.notEqual(later, text);
    const recorded = readRecorded(later);
    assert.ok(recorded && isRecorded(estimate, recorded));
    const other = readRecorded(reportOf(pricedFor({ usage: all(2) })));
    assert.ok(other && !isRecorded(estimate, other));
  });

  it("takes nothing for a report that is none", () => {
    assert.equal(readRecorded("soon"), undefined);
    assert.equal(readRecorded('{ "alternatives": [] }'), undefined);
  });
});

describe("the total of a program", () => {
  const { estimate } = pricedFor({ usage: all(100) });
  const dollars = { ...stated(estimate), monthly: { amount: decimal("10.5"), complete: true } };

  it("adds up what its components cost, each currency by itself", () => {
    assert.equal(
      totalLine([dollars, dollars], []),
      "2 components together: estimated $21.00 a month",
    );
    const yuan = { ...dollars, currency: "CNY" };
    assert.equal(
      totalLine([dollars, yuan, dollars], []),
      "3 components together: estimated $21.00 a month and CNY 10.50 a month",
    );
  });

  it("is a lower bound with one, and names what cannot be priced", () => {
    const bound = { ...dollars, monthly: { amount: decimal("1"), complete: false } };
    assert.equal(
      totalLine([dollars, bound], ["hub", "app"]),
      "2 components together: estimated ≥ $11.50 a month, without hub, app, which cannot be priced yet",
    );
  });

  it("says the change only where it is known of every component", () => {
    const before = reportOf(pricedFor({ usage: all(0) }));
    const both = [stated(estimate, before), stated(estimate, before)];
    // Twice 9 flows x 100 GB x $0.01
    assert.match(totalLine(both, []), /a month, \+\$18\.00 with this change$/);
    assert.doesNotMatch(totalLine([...both, dollars], []), /with this change/);
  });
});

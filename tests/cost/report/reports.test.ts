import assert from "node:assert/strict";
import { compare } from "../../../cost/compare/compare";
import { grouped } from "../../../cost/lines/lineItem";
import { decimal } from "../../../core/decimal";
import { columns, money, percent } from "../../../cost/report/shared/format";
import { jsonReport } from "../../../cost/report/compare/json";
import { markdownReport } from "../../../cost/report/compare/markdown";
import { explainReport, textReport } from "../../../cost/report/compare/text";
import { assertGolden } from "../../support/golden";
import { exampleInput, topologyOf } from "../../support/topologies";

const example = compare(topologyOf(exampleInput()));

describe("the text report", () => {
  it("of the example is this", () => {
    const text = textReport(example);
    assertGolden("example.txt", text);
    // One figure by hand beside the file: 8 x 3 x 730 x 0.01.
    assert.match(text, /8 x \(3 ENI x 730 h x \$0\.01\)\s+\$175\.20/);
  });

  it("is plain ASCII when asked", () => {
    const { usage: _, ...unknown } = exampleInput();
    assert.match(textReport(compare(topologyOf(unknown)), { ascii: true }), /^[\x20-\x7e\n]*$/);
  });

  it("marks totals with unknown lines as lower bounds", () => {
    const { usage: _, ...unknown } = exampleInput();
    const text = textReport(compare(topologyOf(unknown)));
    assert.match(text, /total\s+≥ \$2,102\.40\s+≥ \$653\.70\s+≥ \$2,102\.40/);
    assert.match(text, /endpoint data\s+unknown\s+unknown\s+unknown/);
    assert.match(text, /^Centralize all 8 services as long as no service of a VPC moves more than/);
  });

  it("emphasizes the answer alone", () => {
    const marked = textReport(example, { emphasize: (line) => `<<${line}>>` });
    assert.match(marked, /^<<Centralize 6 of 8 services/);
    assert.ok(!/<<.*(Hybrid keeps|cheaper than)/.test(marked));
  });
});

describe("the explanation", () => {
  it("gives every line its formula, payer, source and date", () => {
    const [perVpc] = example.alternatives;
    assert.ok(perVpc !== undefined);
    const text = explainReport({
      ...perVpc.estimate,
      lines: perVpc.estimate.lines.filter((line) => line.id === "app-1/logs/endpointHours"),
    });
    assert.match(
      text,
      /app-1\/logs\/endpointHours\s+3 ENI x 730 h x \$0\.01\s+21\.90\s+app-1\s+\[1\]/,
    );
    assert.match(text, /\[1\] AWS price list, 2026-09-17, confidence high: [^[]*EN2N5TATXE673A3B/);
  });
});

describe("the markdown report", () => {
  it("of the example is this", () => assertGolden("example.md", markdownReport(example)));
});

describe("the JSON report", () => {
  interface Report {
    readonly schemaVersion: number;
    readonly alternatives: readonly {
      readonly model: string;
      readonly monthlyTotal: string;
      readonly complete: boolean;
      readonly endpointNetworkInterfaces: number;
      readonly lines: readonly {
        readonly id: string;
        readonly quantity: string | null;
        readonly unitPrice: string | null;
        readonly monthlyCost: string | null;
        readonly [key: string]: unknown;
      }[];
      readonly placements?: Record<string, Record<string, string>>;
      readonly certificate?: unknown;
    }[];
    readonly [key: string]: unknown;
  }
  const report = JSON.parse(jsonReport(example)) as Report;

  it("keeps the contract", () => {
    const { alternatives, assumptions, ...head } = report;
    assert.equal(Object.keys(report)[0], "answer");
    assert.deepEqual(head, {
      // 2,536.80 - 1,597.70; 939.10 / 2,536.80 = 37.0 %.
      answer:
        "Centralize 6 of 8 services (keep ecr.dkr and logs in each VPC): $1,597.70 a month, $939.10 (37 %) less than endpoints in every VPC. Proven optimal.",
      assumed: [],
      decision: null,
      missing: [],
      oldestPriceAsOf: "2026-09-17",
      schemaVersion: 1,
      region: "us-east-1",
      currency: "USD",
      hoursPerMonth: 730,
      pricesAsOf: "2026-09-17",
      recommended: "Hybrid",
      breakEven: {
        vpcs: 4,
        closedForm: { hub: "215.70", savingPerVpc: "66.30", vpcs: 4 },
        vpcsWithAttachments: 2,
        gbPerVpcService: "1095",
        trafficFactor: "1.66747237569060773481",
      },
      issues: [],
    });
    assert.ok(Array.isArray(assumptions));
    assert.deepEqual(
      alternatives.map(({ model, monthlyTotal, complete, endpointNetworkInterfaces }) => [
        model,
        monthlyTotal,
        complete,
        endpointNetworkInterfaces,
      ]),
      [
        ["PerVpc", "2536.80", true, 288],
        ["Centralized", "1956.90", true, 24],
        ["Hybrid", "1597.70", true, 90],
      ],
    );
    assert.deepEqual(alternatives[2]?.certificate, { lowerBound: "1597.70", optimal: true });
    assert.equal(alternatives[2]?.placements?.["app-1"]?.["logs"], "local");
    assert.equal(alternatives[2]?.placements?.["app-1"]?.["kms"], "hub");
  });

  it("writes a line as the contract does", () => {
    const found = report.alternatives[0]?.lines.find(({ id }) => id === "app-1/logs/endpointHours");
    assert.ok(found !== undefined);
    const { source, ...line } = found;
    assert.deepEqual(line, {
      id: "app-1/logs/endpointHours",
      kind: "endpointHours",
      vpc: "app-1",
      service: "logs",
      quantity: "2190",
      unit: "ENI-hours",
      unitPrice: "0.01",
      monthlyCost: "21.90",
      payer: "app-1",
      formula: "3 ENI x 730 h x $0.01",
    });
    assert.deepEqual(Object.keys(source as object).sort(), ["asOf", "citation", "confidence"]);
  });

  it("writes unknown amounts as null with the reason, never as 0", () => {
    const { usage: _, ...unknown } = exampleInput(1);
    const { alternatives } = JSON.parse(jsonReport(compare(topologyOf(unknown)))) as Report;
    const line = alternatives[0]?.lines.find(({ id }) => id === "app-1/logs/endpointData");
    assert.equal(line?.monthlyCost, null);
    assert.equal(line["unknownBecause"], "no usage is given for logs in app-1");
    assert.equal(alternatives[0]?.complete, false);
  });
});

describe("formats", () => {
  it("round money half up, for reading only", () => {
    assert.equal(money(decimal("2536.8"), "USD"), "$2,536.80");
    assert.equal(money(decimal("0.005"), "USD"), "$0.01");
    assert.equal(money(decimal("-1234567.891"), "USD"), "-$1,234,567.89");
    assert.equal(money(decimal("12.5"), "CNY"), "CNY 12.50");
  });

  it("write percents whole, and none of nothing", () => {
    assert.equal(percent(decimal(-939), decimal("2536.8")), "-37 %");
    assert.equal(percent(decimal(1), decimal(10)), "+10 %");
    assert.equal(percent(decimal(1), decimal(0)), undefined);
  });

  it("group thousands and leave decimals alone", () => {
    assert.equal(grouped(decimal("1234567.0001")), "1,234,567.0001");
  });

  it("line columns up by what a terminal shows, also for wide letters", () => {
    assert.deepEqual(
      columns(
        [
          ["日本", "1"],
          ["abc", "22"],
        ],
        ["left", "right"],
      ),
      ["日本   1", "abc   22"],
    );
  });
});

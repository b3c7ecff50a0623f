import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { formatIssue } from "../../../core/issues";
import { parseRegions } from "../../../core/topology/parse";
import { normalizeRegions } from "../../../core/topology/regions";
import type { Topology } from "../../../core/topology/topology";
import { jsonReport } from "../../../cost/report/compare/json";
import { marker } from "../../../cost/report/compare/markdown";
import { regionsJsonReport } from "../../../cost/report/regions/json";
import { regionsMarkdownReport } from "../../../cost/report/regions/markdown";
import { regionsTextReport } from "../../../cost/report/regions/text";
import { compareRegions, type RegionsComparison } from "../../../cost/compare/compareRegions";
import { assertGolden } from "../../support/golden";
import { withoutPrices } from "../../support/topologies";

function compared(
  raw: unknown,
  priced: (topology: Topology) => Topology = (topology) => topology,
): RegionsComparison {
  const parsed = parseRegions(raw);
  assert.ok(parsed.input !== undefined, parsed.issues.map(formatIssue).join("\n"));
  const { topologies, issues } = normalizeRegions(parsed.input);
  assert.ok(topologies !== undefined, issues.map(formatIssue).join("\n"));
  return compareRegions(topologies.map(priced));
}

const file = join(__dirname, "..", "..", "..", "examples", "several-regions.yaml");
const example = compared(parse(readFileSync(file, "utf8")));

const VPCS = { hub: {}, vpcs: { a: {}, b: {}, c: {} } };
const QUIET = { services: ["kms", "sts"], usage: { kms: 1, sts: 1 } };

describe("the example of several Regions", () => {
  it("adds up to what a person computes", () => {
    const [total, ...others] = example.totals;
    assert.deepEqual(others, []);
    // Virginia: 6 VPCs x 7 services x 3 ENI x 730 h x $0.01 = 919.80; 6 x 1,100 GB x $0.01 = 66.00;
    // kms to Ohio and back: 6 x 20 GB x $0.01 = 1.20. Together 987.00.
    // Tokyo: 2 x 7 x 3 x 730 x $0.014 = 429.24; 2 x 600 GB x $0.01 = 12.00. Together 441.24.
    assert.equal(total?.models.PerVpc?.amount.toString(), "1428.24");
    // Virginia: 7 x 21.90 + 7 x 36.50 + 6,600 GB x $0.02 + 66.00 + 1.20 + 7 x 0.50 = 611.50;
    // Tokyo: 7 x 30.66 + 3 x 51.10 + 1,200 GB x $0.02 + 12.00 + 7 x 0.50 = 407.42.
    assert.equal(total.models.Centralized?.amount.toString(), "1018.92");
    assert.equal(total.recommended?.amount.toString(), "1018.92");
    assert.equal(total.recommended.complete, true);
    assert.deepEqual(total.regions, ["us-east-1", "ap-northeast-1"]);
  });

  it("has this text and this markdown", () => {
    assertGolden("several-regions.txt", regionsTextReport(example));
    assertGolden("several-regions.md", regionsMarkdownReport(example));
  });

  it("holds each Region's JSON report as it is alone, and the totals", () => {
    const report = JSON.parse(regionsJsonReport(example)) as {
      schemaVersion: number;
      regions: unknown[];
      totals: unknown;
    };
    assert.equal(report.schemaVersion, 1);
    assert.deepEqual(
      report.regions,
      example.regions.map((region) => JSON.parse(jsonReport(region)) as unknown),
    );
    assert.deepEqual(report.totals, {
      USD: {
        regions: ["us-east-1", "ap-northeast-1"],
        PerVpc: { monthlyTotal: "1428.24", complete: true },
        Centralized: { monthlyTotal: "1018.92", complete: true },
        Hybrid: { monthlyTotal: "1018.92", complete: true },
        recommended: { monthlyTotal: "1018.92", complete: true },
      },
    });
  });
});

describe("several Regions", () => {
  it("marks one comment for all of them", () => {
    assert.equal(regionsMarkdownReport(example).split(marker()).length, 2);
  });

  it("are never added up across currencies", () => {
    const { totals, regions } = compared({
      ...QUIET,
      regions: { "us-east-1": VPCS, "cn-north-1": VPCS, "us-east-2": VPCS },
    });
    assert.deepEqual(
      totals.map((total) => [total.currency, total.regions]),
      [
        ["USD", ["us-east-1", "us-east-2"]],
        ["CNY", ["cn-north-1"]],
      ],
    );
    const text = regionsTextReport({ totals, regions });
    assert.match(text, /sum in USD .*\n\s+sum in CNY /);
    assert.match(text, /Regions that are billed in different currencies are not added up\./);
  });

  it("add up to a lower bound where one of them is unknown and yet decided", () => {
    const { totals, regions } = compared({
      services: ["kms", "sts"],
      regions: { "us-east-1": { usage: { kms: 1, sts: 1 }, ...VPCS }, "us-east-2": VPCS },
    });
    // 2 Regions x 3 VPCs x 2 services x 2 ENI x 730 h x $0.01, and 6 GB x $0.01 that are known.
    assert.equal(totals[0]?.models.PerVpc?.amount.toString(), "175.26");
    assert.equal(totals[0].models.PerVpc.complete, false);
    // Four endpoints in a hub and its attachments cost more than six in three VPCs, whatever passes them.
    assert.equal(totals[0].recommended?.amount.toString(), "175.26");
    assert.equal(totals[0].recommended.complete, false);
    assert.match(
      regionsTextReport({ totals, regions }),
      /^us-east-1: Keep endpoints in every VPC: .*\n(.*\n)+us-east-2: Keep endpoints in every VPC, whatever the\s+missing traffic is/,
    );
  });

  it("recommend nothing together where one of them is not decided", () => {
    const vpcs = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`v${at}`, {}]));
    const { totals, regions } = compared({
      services: ["kms", "sts", "sqs", "sns"],
      usage: { default: 1 },
      regions: {
        "us-east-1": VPCS,
        "us-east-2": { hub: {}, vpcs, usage: { default: "0.." } },
      },
    });
    assert.equal(totals[0]?.recommended, undefined);
    const text = regionsTextReport({ totals, regions });
    assert.match(text, /sum\s+≥ .* unknown\n/);
    assert.match(text, /No model is recommended for us-east-2 while what is unknown there/);
  });

  it("sum up no model that one of them cannot price", () => {
    // Without a Transit Gateway price Ireland has no hybrid.
    const { totals } = compared(
      { ...QUIET, regions: { "us-east-1": VPCS, "eu-west-1": VPCS } },
      (topology) =>
        topology.region === "eu-west-1"
          ? withoutPrices(topology, "tgw_vpc_attachment_hour")
          : topology,
    );
    assert.equal(totals[0]?.models.Hybrid, undefined);
    assert.equal(totals[0]?.models.PerVpc?.complete, true);
  });

  it("fit into 80 columns also with large sums", () => {
    const large = { ...QUIET, usage: { kms: 900_000_000 } };
    const regions = { "ap-northeast-1": VPCS, "cn-north-1": VPCS };
    for (const line of regionsTextReport(compared({ ...large, regions }))
      .split("\n")
      .slice(0, 12)) {
      assert.ok(line.length <= 80, line);
    }
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import type { TopologyInput } from "../../../core/topology/schema";
import { compare } from "../../../cost/compare/compare";
import { jsonReport } from "../../../cost/report/compare/json";
import { markdownReport } from "../../../cost/report/compare/markdown";
import { textReport } from "../../../cost/report/compare/text";
import { withSensitivity } from "../../../cost/sensitivity/sensitivity";
import { exampleInput, topologyInputs, topologyOf } from "../../support/topologies";

const report = (input: unknown) => withSensitivity(compare(topologyOf(input)));
const example = report(exampleInput());

function section(text: string): string {
  return /\nWhat would change it\n([\s\S]*?)\n\n/.exec(text)?.[1] ?? "";
}

describe("the sensitivity in reports", () => {
  it("is at most five sentences of text, and the figures at other traffic", () => {
    assert.equal(
      section(textReport(example)),
      [
        "  traffic              x 0.5        x 1        x 2",
        "  Hybrid kept      $1,366.10  $1,597.70  $2,060.90",
        "  cheapest plan    $1,305.30  $1,597.70  $2,060.90",
        "                 Centralized     Hybrid     Hybrid",
        "  Centralized is cheaper than PerVpc with 4 VPCs or more ($215.70 of the hub /",
        "    $66.30 saved per VPC = 3.25); there are 12. Where every attachment exists:",
        "    with 2 VPCs or more.",
        "  A service of one VPC is cheaper local than in a hub with 1,095 GB a month or",
        "    more, at 3 AZs.",
        "  The best mix with a hub pays, all else the same: below 33.61 times the",
        "    traffic; with 2 VPCs or more; above $0.0035 an endpoint hour; at 2 to 6 AZs.",
        "  Next into the hub of the best mix, in all VPCs: ecr.dkr below 0.67 times its",
        "    traffic, logs below 0.5 times its traffic.",
        "  Next out of the hub of the best mix, in all VPCs: ecr.api at 50.08 times its",
        "    traffic.",
      ].join("\n"),
    );
  });

  it("is at most 80 columns wide and ASCII when asked, for any topology and long names", () => {
    const all = (input: unknown) =>
      withSensitivity(compare(topologyOf(input)), { everything: true });
    fc.assert(
      fc.property(topologyInputs, fc.boolean(), (input, long) => {
        const vpcs = Object.entries(input.vpcs).map(([name, vpc]) => [
          long ? `${name}-${"x".repeat(80)}` : name,
          vpc,
        ]);
        const named = { ...input, vpcs: Object.fromEntries(vpcs) as TopologyInput["vpcs"] };
        const text = textReport(all(named), { ascii: true });
        assert.match(text, /^[\x20-\x7e\n]+$/);
        for (const line of text.split("\n")) assert.ok(line.length <= 80, line);
      }),
      { numRuns: 30 },
    );
  });

  it("is a folded section of markdown", () => {
    const text = markdownReport(example);
    assert.match(
      text,
      /<details>\n<summary>What would change it<\/summary>\n\n\| traffic \| x 0.5 \| x 1 \| x 2 \|\n\| :-- \| --: \| --: \| --: \|\n\| Hybrid kept \| \$1,366\.10 /,
    );
    assert.match(
      text,
      /- The best mix with a hub pays, all else the same: below 33\.61 times the traffic/,
    );
  });

  it("is an object of JSON, beside all that was there before", () => {
    const { sensitivity, ...rest } = JSON.parse(jsonReport(example)) as {
      sensitivity: { hub: object; pairs: object[]; unknownUsage: null; leftOut: object };
    };
    assert.deepEqual(rest, JSON.parse(jsonReport(compare(topologyOf(exampleInput())))));
    assert.deepEqual(sensitivity.hub, {
      hubPays: true,
      belowTrafficFactor: "33.60763888888888888889",
      fromVpcs: 2,
      aboveEndpointHour: "0.00350283658502836585",
      atAvailabilityZones: [2, 3, 4, 5, 6],
    });
    assert.equal(sensitivity.pairs.length, 8);
    assert.deepEqual(sensitivity.leftOut, { pairs: 0, spokes: 0 });
    assert.equal(sensitivity.unknownUsage, null);
  });

  it("says of unknown traffic up to where the answer holds", () => {
    const { usage: _, ...unknown } = exampleInput(2);
    const text = textReport(report(unknown)).replace(/\s+/g, " ");
    // 2 x 8 x 21.90 = 350.40 against 8 x 21.90 + 3 x 36.50 + 8 x 0.50 = 288.70: 61.70 / 16 / 0.02.
    assert.match(text, /^Centralize all 8 services as long as no service .* more than 192\.81 GB/);
    assert.doesNotMatch(text, /at any traffic/);
  });

  it("says every sentence when all of it is asked for", () => {
    const all = withSensitivity(compare(topologyOf(exampleInput())), { everything: true });
    assert.match(
      textReport(all).replace(/\s+/g, " "),
      /Nearest alone: ecr\.api of app-1 \(or one of 11 VPCs like it\) leaves the hub at 1,095 GB; it has 20\./,
    );
  });

  it("lists every pair and every VPC when all of it is asked for", () => {
    const all = withSensitivity(compare(topologyOf(exampleInput())), { everything: true });
    const text = textReport(all);
    assert.match(text, /\n {2}app-1 \+11 {2}ecr\.dkr +local +1,500 +never\n/);
    assert.match(text, /\n {2}app-1 \+11 {2}kms +hub +20 +1,095\n/);
    assert.match(text, /\n {2}app-1 \+11 {2}attachment +hub +\$36\.50 +\$129\.00\n/);
    assert.match(markdownReport(all), /\| app-1 \\\+11 \| kms \| hub \| 20 \| 1,095 \|/);
  });

  it("says that it was left out, and how to have it", () => {
    const left = { ...compare(topologyOf(exampleInput())), sensitivity: "left out" as const };
    assert.match(section(textReport(left)), /Left out [^]* --sensitivity computes\s+it\./);
    assert.equal((JSON.parse(jsonReport(left)) as { sensitivity: unknown }).sensitivity, null);
  });
});

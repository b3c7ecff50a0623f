import assert from "node:assert/strict";
import fc from "fast-check";
import { optimize } from "../../../cost/optimize/optimize";
import { optimumJson } from "../../../cost/report/optimum/json";
import { optimumMarkdown, OPTIMUM_MARKER } from "../../../cost/report/optimum/markdown";
import { optimumText } from "../../../cost/report/optimum/text";
import { assertGolden } from "../../support/golden";
import { exampleInput, topologyInputs, topologyOf } from "../../support/topologies";

const open = optimize(
  topologyOf({ ...exampleInput(), availabilityZones: { zones: 3, minimum: 2 } }),
);

describe("the text of an optimum", () => {
  it("of the example with its ways left open and two zones at least is this", () => {
    const text = optimumText(open);
    assertGolden("optimum.txt", text);
    // One figure by hand beside the file: 14.60 of hours less 20 x 2/3 x 2 x 0.01 across zones.
    assert.match(text, /kms\s+hub\s+\$14\.33/);
  });

  it("is at most 80 columns wide, for any topology and names of any length", () => {
    const long = { name: "hub-".repeat(20) };
    fc.assert(
      fc.property(topologyInputs, fc.boolean(), (input, named) => {
        const hub = named ? { ...input.hub, ...long } : input.hub;
        const text = optimumText(optimize(topologyOf({ ...input, hub })));
        for (const line of text.split("\n")) {
          assert.ok(line.length <= 80 || /\S{40}/.test(line), line);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is plain ASCII when asked, and says at least where lines are unknown", () => {
    const { usage: _, ...unknown } = exampleInput(2);
    const text = optimumText(optimize(topologyOf(unknown)), { ascii: true });
    assert.match(text, /^[\x20-\x7e\n]*$/);
    assert.match(text, />= \$/);
    assert.match(text, /Certified while 16 pairs .* with unknown traffic move/);
    assert.doesNotMatch(text, /Cheapest by what is known/);
  });
});

describe("names in the text of an optimum", () => {
  // What a name may hold: marks that turn the text around, and letters beyond ASCII.
  const named = (typed: string) =>
    optimize(
      topologyOf({
        ...exampleInput(0, { name: `hub ${typed}` }),
        vpcs: { [typed]: { services: ["lambda"] }, other: {} },
      }),
    );

  it("steer no terminal", () => {
    // No topology takes such a name; a report holds whatever it is given.
    const { topology, ...rest } = named("evil");
    const turned = <T extends { name: string }>(one: T) => ({
      ...one,
      name: one.name.replace("evil", "\u202eevil"),
    });
    const placements = rest.placements.map((one) => ({
      ...one,
      vpc: one.vpc.replace("evil", "\u202eevil"),
    }));
    const vpcs = topology.vpcs.map(turned);
    const text = optimumText({ ...rest, placements, topology: { ...topology, vpcs } });
    assert.doesNotMatch(text, /[\u202a-\u202e]/);
    assert.match(text, /in \\u202eevil/);
  });

  it("are written in ASCII where that is asked for", () => {
    const text = optimumText(named("日本"), { ascii: true });
    assert.match(text, /^[\x20-\x7e\n]*$/);
    assert.match(text, /hub \\u65e5\\u672c/);
    assert.match(optimumText(named("日本")), /hub 日本/);
  });
});

describe("the markdown of an optimum", () => {
  it("of the example with its ways left open and two zones at least is this", () =>
    assertGolden("optimum.md", optimumMarkdown(open)));

  it("makes no markup of what somebody typed", () => {
    const evil = "<img src=x>|`**@everyone**`";
    const text = optimumMarkdown(
      optimize(
        topologyOf({
          region: "us-east-1",
          services: ["logs"],
          usage: { logs: 1 },
          hub: { name: evil },
          vpcs: { [evil.replace("img", "b")]: {}, b: { usage: { logs: 2 } } },
        }),
      ),
    );
    assert.ok(text.startsWith(OPTIMUM_MARKER));
    assert.ok(!text.includes("<img") && !text.includes("<b"));
    assert.ok(!/(?<!\\)@everyone/.test(text));
  });
});

describe("the JSON of an optimum", () => {
  it("keeps the contract", () => {
    const report = JSON.parse(optimumJson(open)) as Record<string, unknown> & {
      placements: unknown[];
      alternatives: unknown[];
    };
    const { placements, alternatives, assumptions, fewerZones, ...head } = report;
    assert.equal(Object.keys(report)[0], "answer");
    assert.deepEqual(head, {
      // 1,836.00 - 894.60; 941.40 / 1,836.00 = 51.3 %.
      answer:
        "Centralize 6 of 8 services over VPC peering instead of a Transit Gateway (keep ecr.dkr and logs in each VPC): $894.60 a month, $941.40 (51 %) less than endpoints in every VPC. Proven optimal.",
      assumed: [],
      decision: null,
      missing: [],
      oldestPriceAsOf: (head as { oldestPriceAsOf: string }).oldestPriceAsOf,
      schemaVersion: 1,
      region: "us-east-1",
      currency: "USD",
      hoursPerMonth: 730,
      pricesAsOf: "2026-09-17",
      model: "Hybrid",
      monthlyTotal: open.estimate.monthlyTotal.toString(),
      complete: true,
      perVpcMonthlyTotal: "1836.00", // 12 x 8 x 14.60 + 434.40
      hub: { name: "shared", connectivity: "Peering", dns: "PrivateHostedZones" },
      certificate: {
        certified: true,
        lowerBound: open.estimate.monthlyTotal.toString(),
        sentence: (head["certificate"] as { sentence: string }).sentence,
      },
      issues: [],
    });
    assert.equal(placements.length, 108);
    assert.deepEqual(placements[0], {
      vpc: "app-1",
      service: "ecr.api",
      placement: "hub",
      reason: "cheaper than its own endpoint",
      savingPerMonth: "14.33333334", // 14.60 - 2 x 13.333333 x 0.01
    });
    assert.equal(alternatives.length, 9);
    assert.ok(Array.isArray(assumptions) && assumptions.length > 0);
    assert.equal((fewerZones as { networks: unknown[] }).networks.length, 13);
  });

  it("has null where no bound is proven", () => {
    const { usage: _, ...unknown } = exampleInput(2);
    const report = JSON.parse(optimumJson(optimize(topologyOf(unknown)))) as {
      certificate: { certified: boolean; lowerBound: string | null };
    };
    assert.deepEqual([report.certificate.certified, report.certificate.lowerBound], [false, null]);
  });
});

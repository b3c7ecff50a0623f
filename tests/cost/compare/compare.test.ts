import assert from "node:assert/strict";
import fc from "fast-check";
import { decimal } from "../../../core/decimal";
import { compare } from "../../../cost/compare/compare";
import type { Comparison } from "../../../cost/compare/comparison";
import { textReport } from "../../../cost/report/compare/text";
import { exampleInput, topologyInputs, topologyOf, withoutPrices } from "../../support/topologies";

function totals(comparison: Comparison): Record<string, string> {
  return Object.fromEntries(
    comparison.alternatives.map(({ estimate }) => [
      estimate.model,
      estimate.monthlyTotal.toFixed(2),
    ]),
  );
}

const attachedEverywhere = () => {
  const input = exampleInput(12, { transitGateway: "existing", attached: true });
  return {
    ...input,
    vpcs: Object.fromEntries(
      Object.entries(input.vpcs).map(([name, vpc]) => [name, { ...vpc, attached: true }]),
    ),
  };
};

describe("compare", () => {
  it("recommends the hybrid of the example: $1,594.70 and $3 for its zones, proven optimal", () => {
    const comparison = compare(topologyOf(exampleInput()));
    assert.deepEqual(totals(comparison), {
      PerVpc: "2536.80",
      Centralized: "1956.90",
      Hybrid: "1597.70",
    });
    assert.equal(comparison.recommended, "Hybrid");
    const certificate = comparison.alternatives[2]?.certificate;
    assert.equal(certificate?.optimal, true);
    assert.equal(certificate.lowerBound?.toString(), "1597.7");
  });

  it("finds $1,120.20 and zones where every attachment is there already", () => {
    assert.deepEqual(totals(compare(topologyOf(attachedEverywhere()))), {
      PerVpc: "2536.80",
      Centralized: "1482.40",
      Hybrid: "1123.20",
    });
  });

  it("keeps ecr.dkr and logs local, above 1,095 GB a VPC at 3 zones", () => {
    const { alternatives, breakEven } = compare(topologyOf(exampleInput()));
    const local = alternatives[2]?.plan.flows
      .filter((flow) => !flow.throughHub)
      .map(({ service }) => service);
    assert.deepEqual([...new Set(local)].sort(), ["ecr.dkr", "logs", "s3"]);
    assert.equal(breakEven.gbPerVpcService?.toString(), "1095");
  });

  it("follows the worked table of the example for any number of VPCs, zones left out", () => {
    const table: Record<number, readonly [string, string, string]> = {
      1: ["211.40", "356.80", "211.40"],
      2: ["422.80", "501.90", "405.70"],
      3: ["634.20", "647.00", "524.60"],
      4: ["845.60", "792.10", "643.50"],
      20: ["4228.00", "3113.70", "2545.90"],
    };
    for (const [spokes, expected] of Object.entries(table)) {
      const { alternatives } = compare(topologyOf(exampleInput(Number(spokes))));
      const withoutZones = alternatives.map(({ estimate, plan }) =>
        estimate.monthlyTotal.minus(decimal((plan.hub?.hostedZones.length ?? 0) / 2)).toFixed(2),
      );
      assert.deepEqual(withoutZones, expected);
    }
  });

  it("puts services in the hub over peering too, whose connections are free", () => {
    const comparison = compare(topologyOf(exampleInput(12, { connectivity: "Peering" })));
    // Of each pair 21.90 local against 2/3 x 2 x 0.01 a GB: only logs, from 1,642.50 GB on, stays local.
    // 12 x 21.90 + 7 x 21.90 + 12 x (120 + 1,500) x 2/3 x 0.02 + 434.40 + 7 x 0.50, less a rounding.
    assert.deepEqual(totals(comparison), {
      PerVpc: "2536.80",
      Centralized: "1192.80",
      Hybrid: "1113.20",
    });
    assert.equal(comparison.recommended, "Hybrid");
    assert.equal(comparison.alternatives[2]?.certificate?.optimal, true);
  });

  it("bounds what every pure model costs, whatever the way to the hub", () => {
    const ways = fc.constantFrom("Peering", "CloudWan", "TransitGateway");
    fc.assert(
      fc.property(
        ways,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 3000 }),
        (connectivity, spokes, gb) => {
          const input = exampleInput(spokes, { connectivity });
          const { alternatives } = compare(
            topologyOf({ ...input, usage: { ...input.usage, logs: gb } }),
          );
          const certificate = alternatives[2]?.certificate;
          assert.ok(certificate !== undefined);
          for (const { estimate } of alternatives) {
            assert.ok(certificate.lowerBound?.lte(estimate.monthlyTotal), estimate.model);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("never recommends a hub for one VPC, whose hybrid is then all local", () => {
    const comparison = compare(topologyOf(exampleInput(1)));
    assert.equal(comparison.recommended, "PerVpc");
    assert.equal(comparison.alternatives[2]?.plan.hub, undefined);
  });

  it("leaves pairs of unknown traffic local and the total a lower bound", () => {
    const { usage: _, ...input } = exampleInput();
    const { alternatives, breakEven } = compare(topologyOf(input));
    assert.equal(alternatives[2]?.plan.hub, undefined);
    assert.ok(alternatives.every(({ estimate }) => !estimate.complete));
    assert.equal(breakEven.vpcs, "unknown");
    assert.equal(breakEven.gbPerVpcService?.toString(), "1095");
  });

  it("offers no hybrid where a price that decides is unknown", () => {
    const { alternatives } = compare(
      withoutPrices(topologyOf(exampleInput()), "tgw_vpc_attachment_hour"),
    );
    assert.deepEqual(
      alternatives.map(({ estimate }) => estimate.model),
      ["PerVpc", "Centralized"],
    );
    assert.ok(alternatives.at(1)?.estimate.complete === false);
  });

  it("finds a hybrid no dearer than either pure model, and says optimal only with the bound met", () => {
    fc.assert(
      fc.property(topologyInputs, (input) => {
        const { alternatives } = compare(topologyOf(input));
        const [perVpc, centralized, hybrid] = alternatives;
        if (hybrid === undefined || !hybrid.estimate.complete) return;
        assert.ok(hybrid.estimate.monthlyTotal.lte(perVpc?.estimate.monthlyTotal ?? decimal(0)));
        assert.ok(
          hybrid.estimate.monthlyTotal.lte(centralized?.estimate.monthlyTotal ?? decimal(0)),
        );
        const { certificate } = hybrid;
        assert.ok(certificate !== undefined);
        assert.ok(certificate.lowerBound?.eq(hybrid.estimate.monthlyTotal));
        assert.ok(certificate.optimal, "every complete topology of this size is solved to the end");
      }),
      { numRuns: 300 },
    );
  });

  it("respects what the file forces", () => {
    const input = exampleInput();
    const vpcs = {
      ...input.vpcs,
      "app-1": {
        ...input.vpcs["app-1"],
        placement: { logs: "hub" as const, kms: "local" as const },
      },
    };
    const { alternatives } = compare(topologyOf({ ...input, vpcs }));
    const flows = alternatives[2]?.plan.flows.filter((flow) => flow.vpc === "app-1") ?? [];
    assert.equal(flows.find((flow) => flow.service === "logs")?.throughHub, true);
    assert.equal(flows.find((flow) => flow.service === "kms")?.throughHub, false);
    assert.equal(alternatives[2]?.certificate?.optimal, true);
  });

  it("recommends no PerVpc where the file forces a service into the hub", () => {
    const input = exampleInput(1);
    const vpcs = { "app-1": { ...input.vpcs["app-1"], placement: { logs: "hub" as const } } };
    const comparison = compare(topologyOf({ ...input, vpcs }));
    assert.equal(comparison.recommended, "Hybrid");
    assert.equal(comparison.alternatives[2]?.certificate?.optimal, true);
    assert.match(
      textReport(comparison),
      /\$113\.50 \(54 %\) more than endpoints in every VPC,\s+since\s+the\s+file\s+places\s+services\s+in\s+the\s+hub/,
    );
  });

  it("solves zones beyond the 25th, which cost less, to the optimum", () => {
    const services = Array.from({ length: 40 }, (_, index) => `com.example.s${index}`);
    const overrides = Object.fromEntries(
      services.map((name) => [name, { privateDnsNames: [`${name}.example`] }]),
    );
    const usage = Object.fromEntries(services.map((name, index) => [name, index * 10]));
    const input = {
      region: "us-east-1",
      services,
      overrides,
      usage,
      hub: {},
      vpcs: { a: {}, b: {}, c: {} },
    };
    const hybrid = compare(topologyOf(input)).alternatives[2];
    assert.equal(hybrid?.certificate?.optimal, true);
    assert.ok((hybrid.plan.hub?.hostedZones.length ?? 0) > 25);
  });
});

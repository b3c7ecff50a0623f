import assert from "node:assert/strict";
import fc from "fast-check";
import { compare } from "../../../cost/compare/compare";
import type { Comparison } from "../../../cost/compare/comparison";
import type { CurvePoint } from "../../../cost/compare/curves/curve";
import { gbCurve } from "../../../cost/compare/curves/gbCurve";
import { vpcCurve } from "../../../cost/compare/curves/vpcCurve";
import { exampleInput, topologyInputs, topologyOf } from "../../support/topologies";

const example = compare(topologyOf(exampleInput()));
const ascending = (points: readonly CurvePoint[]) =>
  points.every(({ x }, index) => index === 0 || x.gt(points[index - 1]?.x ?? x));
const totals = (point: CurvePoint | undefined) =>
  [...(point?.totals ?? [])].map(([model, total]) => `${model} ${total.toFixed(2)}`);

describe("the curve over the number of VPCs", () => {
  const { points, vpcs } = vpcCurve(example);
  const at = (count: number) => points.find(({ x }) => x.eq(String(count)));

  it("prices every number of VPCs up to half as many again", () => {
    assert.equal(vpcs, 12);
    assert.deepEqual(
      points.map(({ x }) => x.toString()),
      Array.from({ length: 18 }, (_, index) => String(index + 1)),
    );
  });

  it("has the figures that come out by hand", () => {
    // One VPC: 8 x 21.90 + 36.20 of data; with a hub 8 x 21.90 + 2 x 36.50 + 8 x 0.50 + 36.20 + 72.40.
    assert.deepEqual(totals(at(1))?.slice(0, 2), ["PerVpc 211.40", "Centralized 360.80"]);
  });

  it("is the comparison itself at the topology's own number", () => {
    assert.deepEqual(
      totals(at(12)),
      example.alternatives.map(
        ({ estimate }) => `${estimate.model} ${estimate.monthlyTotal.toFixed(2)}`,
      ),
    );
  });

  it("crosses where the break-even says", () => {
    const dearer = (point: CurvePoint | undefined) =>
      point?.totals.get("Centralized")?.gte(point.totals.get("PerVpc") ?? "0");
    assert.equal(example.breakEven.vpcs, 4);
    assert.equal(dearer(at(3)), true);
    assert.equal(dearer(at(4)), false);
  });

  it("prices repeated VPCs as the same number of VPCs in a file", () => {
    const larger = compare(topologyOf(exampleInput(18)));
    assert.deepEqual(
      totals(at(18)),
      larger.alternatives.map(
        ({ estimate }) => `${estimate.model} ${estimate.monthlyTotal.toFixed(2)}`,
      ),
    );
  });
});

describe("the curve over GB", () => {
  const curve = gbCurve(example);
  assert.ok(curve !== undefined);
  const at = (gb: number) => curve.points.find(({ x }) => x.eq(String(gb)));

  it("is of the service that moves the most, in all VPCs that need it", () => {
    assert.equal(curve.service, "logs");
    assert.equal(curve.vpcs, 12);
    assert.equal(curve.averageGb.toString(), "2000");
    assert.equal(curve.thresholdGb?.toString(), "1095");
  });

  it("has the figures that come out by hand", () => {
    // 12 x 21.90 local; 21.90 + one zone in the hub.
    assert.deepEqual(totals(at(0)), ["PerVpc 262.80", "Centralized 22.40", "Hybrid 22.40"]);
    // 12 x (21.90 + 10.95); 22.40 + 12 x 1,095 x (0.01 + 0.02).
    assert.deepEqual(totals(at(1095)), ["PerVpc 394.20", "Centralized 416.60", "Hybrid 394.20"]);
  });

  it("crosses where eleven endpoints and no zone pay for the way to the hub", () => {
    // (12 x 21.90 - 22.40) / (12 x 0.02) = 1,001.67.
    assert.equal(curve.crossingGb?.toString(), "1001.67");
  });

  it("prices fewer amounts where more VPCs need the service", () => {
    const input = { ...exampleInput(250), services: ["logs"], usage: { logs: 2000 } };
    const many = gbCurve(compare(topologyOf(input)));
    assert.equal(many?.vpcs, 250);
    // 3,000 pairs / 250 VPCs, where 12 VPCs have room for all 25.
    assert.ok(many.points.length <= 12, String(many.points.length));
    assert.ok(curve.points.length > 12, String(curve.points.length));
  });

  it("is none where no usage is known", () => {
    const { usage: _, ...unknown } = exampleInput();
    assert.equal(gbCurve(compare(topologyOf(unknown))), undefined);
  });
});

describe("any curve", () => {
  const check = (comparison: Comparison) => {
    const byVpcs = vpcCurve(comparison);
    assert.ok(byVpcs.points.length <= 25 && ascending(byVpcs.points));
    assert.ok(byVpcs.points.some(({ x }) => x.eq(String(byVpcs.vpcs))));
    const byGb = gbCurve(comparison);
    for (const { points } of [byVpcs, ...(byGb === undefined ? [] : [byGb])]) {
      assert.ok(points.length >= 2 && points.length <= 25 && ascending(points));
      for (const { totals: all } of points) {
        const hybrid = all.get("Hybrid");
        // The hybrid is the best of all mixes, so that it never lies above the others.
        for (const total of hybrid === undefined ? [] : all.values()) {
          assert.ok(hybrid?.lte(total));
        }
      }
    }
  };

  it("ascends in at most 25 points, with the hybrid never above the others", () => {
    fc.assert(
      fc.property(topologyInputs, (input) => check(compare(topologyOf(input)))),
      { numRuns: 40 },
    );
  });

  it("stays short for many VPCs, and says nothing of models with unknown lines", () => {
    check(compare(topologyOf(exampleInput(200))));
    const { usage: _, ...unknown } = exampleInput(3);
    const [point] = vpcCurve(compare(topologyOf(unknown))).points;
    assert.deepEqual(totals(point), []);
  });
});

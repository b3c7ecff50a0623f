import assert from "node:assert/strict";
import fc from "fast-check";
import highs from "highs";
import { planPerVpc } from "../../../core/planTopology";
import { estimate } from "../../../cost/lines/estimate";
import { isProven } from "../../../cost/optimize/certificate";
import { costsUnder } from "../../../cost/optimize/costs";
import { pureModels, readCosts } from "../../../cost/optimize/readCosts";
import { scaled } from "../../../cost/optimize/scale";
import { select } from "../../../cost/optimize/select";
import type { Selection } from "../../../cost/optimize/selection";
import { PriceBook } from "../../../cost/prices/prices";
import { tierLines } from "../../../cost/optimize/tierLines";
import { exampleInput, topologyOf } from "../../support/topologies";

/**
 * The same question as a linear program for a solver that knows nothing of cuts: every choice a
 * fraction from 0 to 1. Its matrix is totally unimodular, so that its optimum is a choice all the same.
 */
function linearProgram({ hubCost, serviceCosts, spokeCosts, natCosts, pairs }: Selection): string {
  const objective: string[] = [`- ${hubCost} h`];
  const rows: string[] = [];
  const fixed: string[] = [];
  serviceCosts.forEach((cost, service) => {
    objective.push(`- ${cost} z${service}`);
    rows.push(`z${service} - h <= 0`);
  });
  spokeCosts.forEach((cost, spoke) => {
    objective.push(`- ${cost} y${spoke}`, `- ${natCosts?.[spoke] ?? 0} u${spoke}`);
  });
  pairs.forEach(({ spoke, service, saving, natSaving = 0, forced }, at) => {
    objective.push(`${saving < 0 ? "-" : "+"} ${Math.abs(saving)} x${at}`);
    objective.push(`+ ${forced ? 0 : Math.max(0, natSaving)} n${at}`);
    rows.push(`x${at} - z${service} <= 0`, `x${at} - y${spoke} <= 0`, `n${at} - u${spoke} <= 0`);
    rows.push(`x${at} + n${at} <= 1`);
    if (forced) fixed.push(`x${at} = 1`);
  });
  const variables = [
    "h",
    ...serviceCosts.map((_, service) => `z${service}`),
    ...spokeCosts.flatMap((_, spoke) => [`y${spoke}`, `u${spoke}`]),
    ...pairs.flatMap((_, at) => [`x${at}`, `n${at}`]),
  ];
  return [
    "Maximize",
    ` value: ${objective.join("\n  ")}`,
    "Subject To",
    ...[...rows, ...fixed].map((row, at) => ` c${at}: ${row}`),
    "Bounds",
    ...variables.map((name) => ` 0 <= ${name} <= 1`),
    "End",
  ].join("\n");
}

/** Costs of the size of real ones, in cents: endpoints, attachments, GB from few to many. */
const midSize = (nat: boolean): fc.Arbitrary<Selection> =>
  fc
    .record({
      hubCost: fc.constantFrom(0, 3650, 7300),
      services: fc.array(fc.integer({ min: 700, max: 2300 }), { minLength: 5, maxLength: 15 }),
      spokes: fc.array(
        fc.record({
          attachment: fc.constantFrom(0, 3650),
          gateway: fc.constantFrom(0, 3650, 10950),
        }),
        { minLength: 10, maxLength: 30 },
      ),
      seed: fc.infiniteStream(fc.integer({ min: -2000, max: 2190 })),
      forced: fc.nat(400),
    })
    .map(({ hubCost, services, spokes, seed, forced }) => ({
      hubCost,
      serviceCosts: services,
      spokeCosts: spokes.map(({ attachment }) => attachment),
      ...(nat ? { natCosts: spokes.map(({ gateway }) => gateway) } : {}),
      pairs: spokes.flatMap((_, spoke) =>
        services.map((__, service) => ({
          spoke,
          service,
          saving: Number(seed.next().value),
          ...(nat ? { natSaving: Number(seed.next().value) } : {}),
          forced: spoke * 15 + service === forced,
        })),
      ),
    }));

describe("the linear program's optimum", () => {
  let solver: Awaited<ReturnType<typeof highs>>;
  before(async () => {
    solver = await highs();
  });

  const optimumOf = (selection: Selection): number => {
    const { Status, ObjectiveValue } = solver.solve(linearProgram(selection), {
      output_flag: false,
    });
    assert.equal(Status, "Optimal");
    return ObjectiveValue;
  };

  for (const nat of [false, true]) {
    it(`equals the cut's on mid-size cases${nat ? " with NAT gateways" : ""}, within the solver's tolerance`, () => {
      fc.assert(
        fc.property(midSize(nat), (selection) => {
          const result = select(selection);
          const bound = optimumOf(selection);
          // Whole cents on one side, so that within half a cent they are the same number.
          assert.ok(Math.abs(bound - result.value) < 0.01, `${bound} against ${result.value}`);
          assert.equal(Math.round(bound), result.value);
          assert.ok(isProven(selection, result));
        }),
        { numRuns: 25 },
      );
    }).timeout(120_000);
  }

  it("is the example's saving of $939.10 a month", () => {
    const topology = topologyOf(exampleInput());
    const prices = new PriceBook(topology.region);
    const perVpc = estimate(planPerVpc(topology), prices, topology);
    const readings = readCosts(
      topology,
      pureModels(topology, perVpc, prices, topology),
      prices,
      topology,
    );
    assert.ok("pairs" in readings);
    const [line] = tierLines(prices.find("r53_hosted_zone_month"));
    assert.ok(line !== undefined);
    const { selection, digits } = scaled(costsUnder(readings, line, undefined, false));
    assert.equal((optimumOf(selection) / 10 ** digits).toFixed(6), "939.100000"); // 2,536.80 - 1,597.70
  });
});

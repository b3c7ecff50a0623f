import assert from "node:assert/strict";
import fc from "fast-check";
import { isProven } from "../../../cost/optimize/certificate";
import { select, valueOf, type Selection } from "../../../cost/optimize/selection";

/** Small enough to try every choice: up to 4 services and 4 spokes. */
const selections: fc.Arbitrary<Selection> = fc
  .record({
    services: fc.array(fc.nat(60), { minLength: 1, maxLength: 4 }),
    spokes: fc.array(fc.nat(60), { minLength: 1, maxLength: 4 }),
    hubCost: fc.nat(60),
    savings: fc.array(fc.option(fc.integer({ min: -20, max: 60 }), { nil: undefined, freq: 4 }), {
      minLength: 16,
      maxLength: 16,
    }),
    forced: fc.array(fc.nat(15), { maxLength: 2 }),
    anyForced: fc.boolean(),
  })
  .map(({ services, spokes, hubCost, savings, forced, anyForced }) => ({
    hubCost,
    serviceCosts: services,
    spokeCosts: spokes,
    pairs: spokes.flatMap((_, spoke) =>
      services.flatMap((__, service) => {
        const at = spoke * 4 + service;
        const saving = savings[at];
        if (saving === undefined) return [];
        return [{ spoke, service, saving, forced: anyForced && forced.includes(at) }];
      }),
    ),
  }));

/** Every set of hosted services and attached spokes; each pair then takes its better side. */
function bestByEnumeration(selection: Selection): number {
  const { serviceCosts, spokeCosts, pairs } = selection;
  let best = -Infinity;
  for (let services = 0; services < 1 << serviceCosts.length; services++) {
    for (let spokes = 0; spokes < 1 << spokeCosts.length; spokes++) {
      const open = (pair: { service: number; spoke: number }) =>
        ((services >> pair.service) & 1) === 1 && ((spokes >> pair.spoke) & 1) === 1;
      if (!pairs.every((pair) => !pair.forced || open(pair))) continue;
      const chosen = pairs.flatMap((pair, index) =>
        pair.forced || (open(pair) && pair.saving > 0) ? [index] : [],
      );
      best = Math.max(best, valueOf(selection, chosen));
    }
  }
  return best;
}

describe("select", () => {
  it("finds what enumeration of all choices finds, on 4,000 random cases", () => {
    fc.assert(
      fc.property(selections, (selection) => {
        assert.equal(select(selection).value, bestByEnumeration(selection));
      }),
      { numRuns: 4000 },
    );
  });

  it("proves every result by its certificate", () => {
    fc.assert(
      fc.property(selections, (selection) => assert.ok(isProven(selection, select(selection)))),
      { numRuns: 2000 },
    );
  });

  it("chooses the whole hub where no single service pays for the attachments, which greedy misses", () => {
    const selection: Selection = {
      hubCost: 10,
      serviceCosts: [10, 10],
      spokeCosts: [10, 10],
      pairs: [0, 1].flatMap((spoke) =>
        [0, 1].map((service) => ({ spoke, service, saving: 15, forced: false })),
      ),
    };
    // 4 x 15 saved - 10 hub - 20 services - 20 spokes = 10.
    assert.deepEqual(select(selection).chosen, [0, 1, 2, 3]);
    assert.equal(select(selection).value, 10);
  });

  it("leaves everything local where the hub would just break even", () => {
    const selection: Selection = {
      hubCost: 5,
      serviceCosts: [0],
      spokeCosts: [0],
      pairs: [{ spoke: 0, service: 0, saving: 5, forced: false }],
    };
    assert.deepEqual(select(selection).chosen, []);
  });

  it("never saves more when a spoke costs more, nor less when one more pair may move", () => {
    fc.assert(
      fc.property(selections, fc.nat(30), (selection, extra) => {
        if (selection.pairs.some((pair) => pair.forced)) return;
        const dearer = {
          ...selection,
          spokeCosts: selection.spokeCosts.map((cost) => cost + extra),
        };
        assert.ok(select(dearer).value <= select(selection).value);
        const fewer = { ...selection, pairs: selection.pairs.slice(1) };
        assert.ok(select(fewer).value <= select(selection).value);
      }),
    );
  });
});

describe("isProven", () => {
  const selection: Selection = {
    hubCost: 1,
    serviceCosts: [10],
    spokeCosts: [4, 4],
    pairs: [0, 1].map((spoke) => ({ spoke, service: 0, saving: 20, forced: false })),
  };

  it("refuses a choice that is not the best", () => {
    const result = select(selection);
    assert.ok(isProven(selection, result));
    assert.ok(!isProven(selection, { ...result, chosen: [0] }));
    assert.ok(!isProven(selection, { ...result, chosen: [] }));
  });

  it("refuses a flow that breaks a capacity or loses flow on its way", () => {
    const result = select(selection);
    const more = result.certificate.onPair.map((flow) => flow + 1);
    assert.ok(
      !isProven(selection, { ...result, certificate: { ...result.certificate, onPair: more } }),
    );
    const none = { toService: [], onPair: [] };
    assert.ok(!isProven(selection, { ...result, certificate: none }));
    const vanishing = { toService: [0], onPair: [0, 0] };
    assert.ok(!isProven(selection, { ...result, certificate: vanishing }));
  });
});

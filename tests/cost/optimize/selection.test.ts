import assert from "node:assert/strict";
import fc from "fast-check";
import { isProven } from "../../../cost/optimize/certificate";
import { select } from "../../../cost/optimize/select";
import { forgoneSavings, natGain, valueOf, type Selection } from "../../../cost/optimize/selection";

/** Small enough to try every choice: up to 4 services and 4 spokes, or 3 of each with NAT gateways. */
const selectionsOf = (most: number, nat: boolean): fc.Arbitrary<Selection> =>
  fc
    .record({
      services: fc.array(fc.nat(60), { minLength: 1, maxLength: most }),
      spokes: fc.array(fc.record({ attachment: fc.nat(60), gateway: fc.nat(60) }), {
        minLength: 1,
        maxLength: most,
      }),
      hubCost: fc.nat(60),
      savings: fc.array(fc.option(fc.integer({ min: -20, max: 60 }), { nil: undefined, freq: 4 }), {
        minLength: most * most,
        maxLength: most * most,
      }),
      natSavings: fc.array(
        fc.option(fc.integer({ min: -20, max: 60 }), { nil: undefined, freq: 3 }),
        { minLength: most * most, maxLength: most * most },
      ),
      forced: fc.array(fc.nat(most * most - 1), { maxLength: 2 }),
      anyForced: fc.boolean(),
    })
    .map(({ services, spokes, hubCost, savings, natSavings, forced, anyForced }) => ({
      hubCost,
      serviceCosts: services,
      spokeCosts: spokes.map(({ attachment }) => attachment),
      ...(nat ? { natCosts: spokes.map(({ gateway }) => (gateway % 3 === 0 ? 0 : gateway)) } : {}),
      pairs: spokes.flatMap((_, spoke) =>
        services.flatMap((__, service) => {
          const at = spoke * most + service;
          const saving = savings[at];
          const natSaving = nat ? natSavings[at] : undefined;
          if (saving === undefined) return [];
          return [
            {
              spoke,
              service,
              saving,
              ...(natSaving === undefined ? {} : { natSaving }),
              forced: anyForced && forced.includes(at),
            },
          ];
        }),
      ),
    }));

const selections = selectionsOf(4, false);
const natSelections = selectionsOf(3, true);

/** Every set of hosted services, attached spokes and gateways; each pair then takes its best side. */
function bestByEnumeration(selection: Selection): number {
  const { serviceCosts, spokeCosts, natCosts, pairs } = selection;
  let best = -Infinity;
  for (let services = 0; services < 1 << serviceCosts.length; services++) {
    for (let spokes = 0; spokes < 1 << spokeCosts.length; spokes++) {
      for (let nats = 0; nats < 1 << (natCosts?.length ?? 0); nats++) {
        const open = (pair: { service: number; spoke: number }) =>
          ((services >> pair.service) & 1) === 1 && ((spokes >> pair.spoke) & 1) === 1;
        if (!pairs.every((pair) => !pair.forced || open(pair))) continue;
        const chosen: number[] = [];
        const natted: number[] = [];
        pairs.forEach((pair, index) => {
          const hub = open(pair) ? pair.saving : 0;
          const nat = ((nats >> pair.spoke) & 1) === 1 ? (pair.natSaving ?? 0) : 0;
          if (pair.forced || (hub > 0 && hub >= nat)) chosen.push(index);
          else if (nat > 0) natted.push(index);
        });
        best = Math.max(best, valueOf(selection, { chosen, natted }));
      }
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

  it("finds what enumeration finds with NAT gateways too, bought or there already, on 4,000 cases", () => {
    fc.assert(
      fc.property(natSelections, (selection) => {
        assert.equal(select(selection).value, bestByEnumeration(selection));
      }),
      { numRuns: 4000 },
    );
  });

  it("proves every result by its certificate", () => {
    for (const cases of [selections, natSelections]) {
      fc.assert(
        fc.property(cases, (selection) => assert.ok(isProven(selection, select(selection)))),
        { numRuns: 2000 },
      );
    }
  });

  it("chooses the same whatever the order of spokes, services and pairs", () => {
    fc.assert(
      fc.property(natSelections, (selection) => {
        const { serviceCosts, spokeCosts, natCosts, pairs } = selection;
        const mirrored: Selection = {
          ...selection,
          serviceCosts: [...serviceCosts].reverse(),
          spokeCosts: [...spokeCosts].reverse(),
          natCosts: [...(natCosts ?? [])].reverse(),
          pairs: [...pairs].reverse().map((pair) => ({
            ...pair,
            service: serviceCosts.length - 1 - pair.service,
            spoke: spokeCosts.length - 1 - pair.spoke,
          })),
        };
        const back = (indexes: readonly number[]) =>
          indexes.map((index) => pairs.length - 1 - index).reverse();
        const here = select(selection);
        const there = select(mirrored);
        assert.deepEqual([back(there.chosen), back(there.natted)], [here.chosen, here.natted]);
      }),
      { numRuns: 1000 },
    );
  });

  it("scales: all costs and savings times k give the same choice and k times its value", () => {
    fc.assert(
      fc.property(natSelections, fc.integer({ min: 2, max: 1000 }), (selection, k) => {
        const times = (values: readonly number[] | undefined) =>
          (values ?? []).map((value) => value * k);
        const scaled: Selection = {
          hubCost: selection.hubCost * k,
          serviceCosts: times(selection.serviceCosts),
          spokeCosts: times(selection.spokeCosts),
          natCosts: times(selection.natCosts),
          pairs: selection.pairs.map((pair) => ({
            ...pair,
            saving: pair.saving * k,
            ...(pair.natSaving === undefined ? {} : { natSaving: pair.natSaving * k }),
          })),
        };
        const { chosen, natted, value } = select(selection);
        const large = select(scaled);
        assert.deepEqual([large.chosen, large.natted, large.value], [chosen, natted, value * k]);
      }),
    );
  });

  it("buys a NAT gateway for what all pairs of its spoke save together", () => {
    const selection: Selection = {
      hubCost: 100,
      serviceCosts: [1, 1],
      spokeCosts: [1],
      natCosts: [10],
      pairs: [0, 1].map((service) => ({
        spoke: 0,
        service,
        saving: 20,
        natSaving: 8,
        forced: false,
      })),
    };
    // 2 x 8 - 10 = 6, where the hub would lose 2 x 20 - 100 - 2 - 1 = -63.
    assert.deepEqual(
      [select(selection).chosen, select(selection).natted, select(selection).value],
      [[], [0, 1], 6],
    );
    assert.deepEqual(select({ ...selection, natCosts: [16] }).natted, []);
    // With the hub for 20 all is there: 40 - 20 - 2 - 1 = 17, and no gateway is bought.
    const cheapHub = select({ ...selection, hubCost: 20 });
    assert.deepEqual([cheapHub.chosen, cheapHub.natted, cheapHub.value], [[0, 1], [], 17]);
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

describe("what a spoke forgoes without its NAT gateway", () => {
  const pair = (spoke: number, natSaving: number | undefined, forced = false) => ({
    spoke,
    service: 0,
    saving: 5,
    forced,
    ...(natSaving === undefined ? {} : { natSaving }),
  });
  const pairs = [
    pair(0, 8),
    pair(0, 7),
    pair(0, -3),
    pair(1, 4),
    pair(2, 9, true),
    pair(2, undefined),
  ];
  const selection: Selection = {
    hubCost: 0,
    serviceCosts: [0],
    spokeCosts: [0, 0, 0],
    natCosts: [10, 6, 0],
    pairs,
  };

  it("is what its pairs save together less the gateway, never below 0, forced pairs aside", () => {
    // 8 + 7 - 10; 4 - 6 is a gateway that does not pay.
    assert.deepEqual(forgoneSavings(selection), [5, 0, 0]);
    const { natCosts: _, ...free } = selection;
    assert.deepEqual(forgoneSavings(free), [15, 4, 0]);
  });

  it("is of each pair at most what the hub would save as well", () => {
    assert.deepEqual(pairs.map(natGain), [5, 5, 0, 4, 0, 0]);
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
    assert.ok(!isProven(selection, { ...result, chosen: [0, 0] }));
    assert.ok(!isProven(selection, { ...result, chosen: [0, 1, 2] }));
    assert.ok(!isProven(selection, { ...result, natted: [1] }));
    assert.ok(!isProven(selection, { ...result, value: result.value + 1 }));
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
    const nonsense = { toService: [NaN], onPair: [NaN, NaN] };
    assert.ok(!isProven(selection, { ...result, certificate: nonsense }));
  });

  it("refuses every certificate of which one number is changed so that it proves less or too much", () => {
    const lists = ["toService", "onPair", "onNatPair", "toNat"] as const;
    fc.assert(
      fc.property(
        natSelections,
        fc.constantFrom(...lists),
        fc.nat(8),
        fc.integer({ min: -5, max: 5 }).filter((by) => by !== 0),
        (free, list, at, by) => {
          const result = select(free);
          const numbers = [...(result.certificate[list] ?? [])];
          if (numbers[at] === undefined) return;
          numbers[at] += by;
          const mutated = { ...result, certificate: { ...result.certificate, [list]: numbers } };
          if (!isProven(free, mutated)) return;
          // Whatever is still accepted is another proof of the same choice, and the choice is the best.
          assert.equal(valueOf(free, mutated), bestByEnumeration(free));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("never accepts a worse choice, whatever flow comes with it", () => {
    const numbers = fc.array(fc.integer({ min: -2, max: 70 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(
        natSelections,
        fc.record({ toService: numbers, onPair: numbers, onNatPair: numbers, toNat: numbers }),
        fc.array(fc.nat(8), { maxLength: 4 }),
        fc.boolean(),
        (free, random, indexes, own) => {
          const result = select(free);
          const chosen = [...new Set(indexes)].sort((a, b) => a - b);
          const natted: number[] = [];
          const value = chosen.every((index) => free.pairs[index] !== undefined)
            ? valueOf(free, { chosen, natted })
            : 0;
          const certificate = own ? result.certificate : random;
          if (!isProven(free, { chosen, natted, value, certificate })) return;
          assert.equal(value, bestByEnumeration(free));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("a proof", () => {
  it("is none of a choice that sends a pair through a NAT gateway at a loss", () => {
    const selection: Selection = {
      hubCost: 5,
      serviceCosts: [3],
      spokeCosts: [2],
      natCosts: [0],
      pairs: [{ spoke: 0, service: 0, saving: 4, natSaving: -7, forced: false }],
    };
    const result = select(selection);
    assert.equal(isProven(selection, result), true);
    assert.deepEqual([result.chosen, result.natted, result.value], [[], [], 0]);
    assert.equal(valueOf(selection, { chosen: [], natted: [0] }), -7);
    assert.equal(isProven(selection, { ...result, natted: [0] }), false);
  });

  it("is none of a result of which a pair takes another way that is worth less", () => {
    fc.assert(
      fc.property(
        natSelections,
        fc.nat(),
        fc.constantFrom("local", "hub", "nat"),
        (selection, at, way) => {
          const result = select(selection);
          const index = at % Math.max(1, selection.pairs.length);
          const without = (indexes: readonly number[]) => indexes.filter((one) => one !== index);
          const changed = {
            ...result,
            chosen: [...without(result.chosen), ...(way === "hub" ? [index] : [])],
            natted: [...without(result.natted), ...(way === "nat" ? [index] : [])],
          };
          if (isProven(selection, changed)) {
            assert.equal(worth(selection, changed), result.value);
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});

/** What a choice is worth, added up from the amounts as they are given and by nothing of the solver. */
function worth(
  { hubCost, serviceCosts, spokeCosts, natCosts = [], pairs }: Selection,
  { chosen, natted }: { readonly chosen: readonly number[]; readonly natted: readonly number[] },
): number {
  const add = (values: readonly (number | undefined)[]) =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const of = (indexes: readonly number[]) => indexes.map((index) => pairs[index]);
  const distinct = (numbers: readonly (number | undefined)[]) => [...new Set(numbers)];
  return (
    add(of(chosen).map((pair) => pair?.saving)) +
    add(of(natted).map((pair) => pair?.natSaving)) -
    (chosen.length === 0 ? 0 : hubCost) -
    add(distinct(of(chosen).map((pair) => pair?.service)).map((one) => serviceCosts[one ?? -1])) -
    add(distinct(of(chosen).map((pair) => pair?.spoke)).map((one) => spokeCosts[one ?? -1])) -
    add(distinct(of(natted).map((pair) => pair?.spoke)).map((one) => natCosts[one ?? -1]))
  );
}

import assert from "node:assert/strict";
import fc from "fast-check";
import { decimal, ZERO, type Decimal } from "../../../core/decimal";
import type { EndpointPlan } from "../../../core/plan";
import { planTopology } from "../../../core/planTopology";
import type { TopologyInput } from "../../../core/topology/schema";
import type { Topology } from "../../../core/topology/topology";
import { compare } from "../../../cost/compare/compare";
import type { Decision } from "../../../cost/decide/decide";
import { Traffic, withFlows } from "../../../cost/decide/traffic";
import { estimate } from "../../../cost/lines/estimate";
import { optimize } from "../../../cost/optimize/optimize";
import type { PriceBook } from "../../../cost/prices/prices";
import { topologyOf } from "../../support/topologies";

const REGION = "us-east-1";
const SERVICES = ["logs", "kms"] as const;
const CENT = decimal("0.01");
/** Stands for traffic without end: by far more than any endpoint's hours pay for. */
const ENDLESS = decimal(100_000);

const priceOf = (item: string, price: number) => ({ region: REGION, item, price: String(price) });

/** What a person may know of a service's traffic. */
const usage = fc.oneof(
  fc.constant(undefined),
  fc.nat(3000),
  fc.tuple(fc.nat(2000), fc.nat(3000)).map(([least, more]) => `${least}..${least + more}`),
  fc.nat(1500).map((least) => `${least}..`),
);

interface Drawn {
  readonly vpcs: readonly {
    nat: "none" | "existing" | "new";
    gb: readonly (number | string | undefined)[];
  }[];
  readonly total: number | string | undefined;
  readonly attachment: number;
  readonly natHour: number;
  readonly natGb: number;
  readonly connectivity: "TransitGateway" | "Peering";
  readonly dataGb: readonly number[];
}

/** Small topologies whose prices make every way the cheapest now and then, with any kind of knowledge. */
const inputs: fc.Arbitrary<TopologyInput> = fc
  .record({
    vpcs: fc.array(
      fc.record({
        nat: fc.constantFrom("none" as const, "none" as const, "existing" as const, "new" as const),
        gb: fc.array(usage, { minLength: 2, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    total: fc.option(
      fc.oneof(
        fc.nat(4000),
        fc.nat(2000).map((least) => `${least}..${least + 1000}`),
      ),
      { nil: undefined },
    ),
    attachment: fc.constantFrom(0, 0.001, 0.005),
    natHour: fc.constantFrom(0.001, 0.01),
    natGb: fc.constantFrom(0.012, 0.045),
    connectivity: fc.constantFrom("TransitGateway" as const, "Peering" as const),
    dataGb: fc.constantFrom([0.01, 0.006, 0.004], [0.01, 0.01, 0.01]),
  })
  .map(inputOf);

function inputOf({
  vpcs,
  total,
  attachment,
  natHour,
  natGb,
  connectivity,
  dataGb,
}: Drawn): TopologyInput {
  const [first = 0, second = 0, third = 0] = dataGb;
  return {
    region: REGION,
    availabilityZones: 2,
    services: [...SERVICES],
    hub: { name: "shared", connectivity },
    ...(total === undefined ? {} : { usage: { logs: { total } } }),
    vpcs: Object.fromEntries(
      vpcs.map(({ nat, gb }, at) => {
        // A total is shared by all: nobody states logs besides.
        const stated = SERVICES.flatMap((name, index) => {
          const known = gb[index];
          return known === undefined || (name === "logs" && total !== undefined)
            ? []
            : [[name, known] as const];
        });
        return [`v${at}`, { nat, usage: Object.fromEntries(stated) }];
      }),
    ),
    prices: {
      overrides: [
        priceOf("tgw_vpc_attachment_hour", attachment),
        priceOf("nat_hour", natHour),
        priceOf("nat_gb", natGb),
        priceOf("public_ipv4_in_use_hour", 0.001),
        {
          region: REGION,
          item: "vpce_interface_gb",
          tiers: [
            { fromGb: "0", toGb: "3000", price: String(first) },
            { fromGb: "3000", toGb: "9000", price: String(second) },
            { fromGb: "9000", price: String(third) },
          ],
        },
      ],
    },
  };
}

/** Every plan there is: each pair local, in the hub or through a NAT gateway. */
function allPlans(topology: Topology): EndpointPlan[] {
  const pairs = new Traffic(topology).pairs.map(({ vpc, service }) => `${vpc}/${service}`);
  return Array.from({ length: 3 ** pairs.length }, (_, choice) => {
    const way = new Map(pairs.map((pair, at) => [pair, Math.floor(choice / 3 ** at) % 3]));
    const is = (wanted: number) => (vpc: { name: string }, need: { service: { name: string } }) =>
      way.get(`${vpc.name}/${need.service.name}`) === wanted;
    return planTopology(topology, "Hybrid", is(1), is(2));
  });
}

type Point = ReadonlyMap<string, Decimal>;

/** The corners of what is known, with all of a total at one VPC, and a point in the middle. */
function points(topology: Topology, { matters, belowGb }: Decision): Point[] {
  const traffic = new Traffic(topology);
  const bounded = new Set(matters.map(({ vpc, service }) => `${vpc}/${service}`));
  const totals = new Set(
    traffic.totals.flatMap(({ service, vpcs }) => vpcs.map((vpc) => `${vpc}/${service}`)),
  );
  const ends = traffic.pairs.map(({ vpc, service, gb: { least, most = ENDLESS } }) => {
    const key = `${vpc}/${service}`;
    const bound = belowGb !== undefined && bounded.has(key) && belowGb.lt(most) ? belowGb : most;
    const end = bound.lt(least) ? least : bound;
    return { key, ends: totals.has(key) ? [ZERO] : least.eq(end) ? [least] : [least, end] };
  });
  let corners: Point[] = [new Map()];
  for (const one of ends) {
    corners = corners.flatMap((corner) =>
      one.ends.map((gb) => new Map([...corner, [one.key, gb]])),
    );
  }
  for (const { service, vpcs, least, most } of traffic.totals) {
    const limits = most === undefined || least.eq(most) ? [least] : [least, most];
    corners = corners.flatMap((corner) =>
      limits.flatMap((total) => [
        ...vpcs.map((holder) => new Map([...corner, [`${holder}/${service}`, total]])),
        // Spread evenly: no corner, but what is nearest to everyday life.
        new Map([
          ...corner,
          ...vpcs.map((vpc): [string, Decimal] => [
            `${vpc}/${service}`,
            total.div(decimal(vpcs.length)).round(3, 0),
          ]),
        ]),
      ]),
    );
  }
  const within = (point: Point) =>
    belowGb === undefined ||
    [...point].every(([key, gb]) => !totals.has(key) || !bounded.has(key) || gb.lte(belowGb));
  const [first] = corners;
  const middle = new Map(
    [...(first ?? [])].map(([key, gb]) => {
      const other = ends.find((one) => one.key === key)?.ends.at(-1) ?? gb;
      return [key, totals.has(key) ? gb : gb.plus(other).div(decimal(2)).round(3, 0)];
    }),
  );
  return [...corners, middle].filter(within);
}

function costAt(plan: EndpointPlan, point: Point, topology: Topology, prices: PriceBook): Decimal {
  const moved = withFlows(plan, ({ vpc, service }) => point.get(`${vpc}/${service}`));
  return estimate(moved, prices, topology).monthlyTotal;
}

/** By how much the chosen plan is dearer than the cheapest of all plans at a point. */
function excess(
  chosen: EndpointPlan,
  point: Point,
  topology: Topology,
  prices: PriceBook,
): Decimal {
  const mine = costAt(chosen, point, topology, prices);
  const least = allPlans(topology)
    .map((plan) => costAt(plan, point, topology, prices))
    .reduce((a, b) => (b.lt(a) ? b : a));
  return mine.minus(least);
}

describe("a decision over traffic that is not known", () => {
  it("is right at every sampled point of what is known, whatever plan it is held against", () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(inputs, (input) => {
        const topology = topologyOf(input);
        const { decision, prices } = compare(topology);
        if (decision === undefined) return;
        assert.ok(decision.kind !== "unpriced");
        kinds.set(decision.kind, (kinds.get(decision.kind) ?? 0) + 1);
        const { chosen, kind, regret, cost } = decision;
        for (const point of points(topology, decision)) {
          const more = excess(chosen.plan, point, topology, prices);
          if (kind !== "open") assert.ok(more.lt(CENT), `${kind}: ${more.toString()} too dear`);
          if (regret !== undefined) assert.ok(more.lt(regret.plus(CENT)), "the regret is a bound");
          const total = costAt(chosen.plan, point, topology, prices);
          assert.ok(total.gte(cost.least.amount.minus(CENT)), "the least is the least");
          if (cost.most !== undefined) {
            assert.ok(total.lte(cost.most.amount.plus(CENT)), "the most is the most");
          }
        }
      }),
      { numRuns: 60 },
    );
    for (const kind of ["always", "below"])
      assert.ok((kinds.get(kind) ?? 0) >= 3, `${kind} occurs`);
  });

  it("holds up to a bound beyond which another plan is cheaper", () => {
    let judged = 0;
    const flat = inputs.filter(
      ({ usage: shared, vpcs }) =>
        shared === undefined && Object.values(vpcs).every(({ nat }) => nat === "none"),
    );
    fc.assert(
      fc.property(flat, (input) => {
        const topology = topologyOf(input);
        const { decision, prices } = compare(topology);
        if (decision?.kind !== "below" || decision.belowGb === undefined) return;
        judged += 1;
        const beyond = { ...decision, belowGb: decision.belowGb.plus(decimal(1)) };
        const worst = points(topology, beyond)
          .map((point) => excess(decision.chosen.plan, point, topology, prices))
          .reduce((a, b) => (b.gt(a) ? b : a));
        assert.ok(worst.gt(ZERO), "a GB more, and it is not the cheapest any more");
      }),
      { numRuns: 60 },
    );
    assert.ok(judged >= 5, `${judged} were judged`);
  });

  it("of all hubs and ways to them is right for each of them", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const topology = topologyOf({
          ...input,
          hub: { name: "shared", connectivity: ["TransitGateway", "Peering"] },
        });
        const { decision, prices } = optimize(topology);
        if (decision === undefined) return;
        assert.ok(decision.kind !== "unpriced");
        if (decision.kind === "open") return;
        const { chosen } = decision;
        const [way] = topology.hubCandidates;
        assert.ok(way !== undefined);
        for (const point of points(topology, decision)) {
          const mine = costAt(chosen.plan, point, chosen.from.topology, prices);
          for (const connectivity of ["TransitGateway", "Peering"] as const) {
            const hub = { ...way, connectivity };
            for (const plan of allPlans({ ...topology, hub })) {
              const other = costAt(plan, point, { ...topology, hub }, prices);
              assert.ok(mine.minus(other).lt(CENT), `${connectivity} is cheaper`);
            }
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

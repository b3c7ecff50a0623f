import assert from "node:assert/strict";
import fc from "fast-check";
import { decimal, type Decimal } from "../../../core/decimal";
import type { TopologyInput } from "../../../core/topology/schema";
import type { Topology } from "../../../core/topology/topology";
import { compare } from "../../../cost/compare/compare";
import type { Comparison } from "../../../cost/compare/comparison";
import { choiceOf } from "../../../cost/sensitivity/choice";
import { sensitivity } from "../../../cost/sensitivity/sensitivity";
import type { Sensitivity } from "../../../cost/sensitivity/answers";
import { scaleTraffic, withUnknownAt, withUsage } from "../../../cost/sensitivity/usage";
import { exampleInput, topologyInputs, topologyOf, withoutPrices } from "../../support/topologies";

function sensitivityOf(comparison: Comparison): Sensitivity {
  const found = sensitivity(comparison, { everything: true });
  assert.ok(found !== undefined);
  return found;
}

function text(value: Decimal | string | undefined): string | undefined {
  return typeof value === "string" ? value : value?.toString();
}

/** Whether the best mix of a topology uses a hub at all. */
function usesHub(topology: Topology): boolean {
  const [perVpc, ...others] = compare(topology).alternatives.map(({ estimate }) => estimate);
  assert.ok(perVpc !== undefined);
  return others.some(({ monthlyTotal }) => monthlyTotal.lt(perVpc.monthlyTotal));
}

/** Random topologies whose traffic is all known: what is unknown becomes `gb`. */
const known: fc.Arbitrary<Topology> = fc
  .record({ input: topologyInputs, gb: fc.integer({ min: 0, max: 2000 }) })
  .map(({ input, gb }) => withUnknownAt(topologyOf(moderate(input)), decimal(gb)));

/** GB at which decisions turn, instead of a million everywhere. */
function moderate(input: TopologyInput): TopologyInput {
  const vpcs = Object.entries(input.vpcs).map(([name, vpc]) => {
    const usage = Object.entries(vpc.usage ?? {}).map(([service, gb]) => [
      service,
      Number(gb) % 3000,
    ]);
    return [name, { ...vpc, usage: Object.fromEntries(usage) as Record<string, number> }];
  });
  return { ...input, vpcs: Object.fromEntries(vpcs) as TopologyInput["vpcs"] };
}

const LITTLE_LESS = decimal("0.999");
const LITTLE_MORE = decimal("1.001");

describe("the sensitivity of the example", () => {
  const example = sensitivityOf(compare(topologyOf(exampleInput())));

  it("has the band that a person computes", () => {
    // Kept at x2: 657 + 474.50 + 3 fixed, 28.80 x 2 of the Transit Gateway, 434.40 x 2 of data.
    assert.deepEqual(
      example.band?.map(({ factor, kept, reoptimized, reoptimizedModel }) => [
        text(factor),
        text(kept),
        text(reoptimized),
        reoptimizedModel,
      ]),
      [
        ["0.5", "1366.1", "1305.3", "Centralized"],
        ["1", "1597.7", "1597.7", "Hybrid"],
        ["2", "2060.9", "2060.9", "Hybrid"],
      ],
    );
  });

  it("turns at the traffic, the VPCs and the price that a person computes", () => {
    // 12 x 6 x 21.90 saved = 1,576.80; 6 x 22.40 hosted + 13 x 36.50 attached = 608.90;
    // 72 x 20 GB x $0.02 = 28.80 a month: (1,576.80 - 608.90) / 28.80 = 33.6076.
    assert.equal(text(example.hub?.belowTrafficFactor), "33.60763888888888888889");
    // With 2 VPCs: 2 x 6 x 21.50 - 134.40 - 109.50 = 14.10; with 1: 129 - 134.40 - 73 < 0.
    assert.equal(example.hub?.fromVpcs, 2);
    // (474.50 + 3 + 28.80) / (2,190 h x (72 - 6)) = 506.30 / 144,540.
    assert.equal(text(example.hub.aboveEndpointHour), "0.00350283658502836585");
    assert.deepEqual(example.hub.atAvailabilityZones, [2, 3, 4, 5, 6]);
    assert.equal(example.hub.hubPays, true);
  });

  it("names the GB at which a single pair flips, and that one VPC alone moves no loud service", () => {
    assert.deepEqual(
      example.pairs.map(({ vpcs, service, placement, hubBelowGb }) => [
        vpcs.length,
        service,
        placement,
        text(hubBelowGb),
      ]),
      [
        [12, "ecr.dkr", "local", "never"],
        [12, "logs", "local", "never"],
        ...["ecr.api", "kms", "secretsmanager", "sqs", "ssm", "sts"].map((service) => [
          12,
          service,
          "hub",
          "1095",
        ]),
      ],
    );
    assert.deepEqual(example.leftOut, { pairs: 0, spokes: 0 });
  });

  it("names the factor at which all VPCs together move a service", () => {
    const factor = (name: string) =>
      text(example.services.find(({ service }) => service === name)?.belowTrafficFactor);
    // ecr.dkr: (12 x 21.90 - 22.40) / (12 x 1,500 x 0.02) = 240.40 / 360.
    assert.equal(factor("ecr.dkr"), "0.66777777777777777778");
    assert.equal(factor("kms"), "50.08333333333333333333");
  });

  it("names the attachment's price up to which a VPC uses the hub", () => {
    // Six pairs of 21.90 - 0.40.
    assert.equal(text(example.spokes[0]?.attachedBelow), "129");
    assert.equal(example.spokes[0]?.attached, true);
    // (6 x 21.90 - 36.50) / 2.40.
    assert.equal(text(example.spokes[0].belowTrafficFactor), "39.54166666666666666667");
  });
});

describe("sensitivity", () => {
  it("agrees with the hybrid on what saves most", () => {
    fc.assert(
      fc.property(known, (topology) => {
        const { alternatives } = compare(topology);
        const flips = sensitivityOf(compare(topology));
        const hybrid = alternatives.find(({ estimate }) => estimate.model === "Hybrid");
        const inHub = new Set(
          hybrid?.plan.flows
            .filter((flow) => flow.throughHub)
            .map(({ vpc, service }) => `${vpc}/${service}`),
        );
        const count = flips.pairs
          .filter(({ placement }) => placement === "hub")
          .reduce((sum, { vpcs }) => sum + vpcs.length, 0);
        assert.equal(count, inHub.size);
      }),
      { numRuns: 60 },
    );
  });

  it("never costs more re-optimized than kept, and re-optimizes to the cheapest", () => {
    fc.assert(
      fc.property(known, (topology) => {
        for (const point of sensitivityOf(compare(topology)).band ?? assert.fail()) {
          assert.ok(point.reoptimized.lte(point.kept));
          const totals = compare(scaleTraffic(topology, point.factor)).alternatives.map(
            ({ estimate }) => estimate.monthlyTotal,
          );
          const least = totals.reduce((a, b) => (b.lt(a) ? b : a));
          assert.equal(text(point.reoptimized), text(least));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("turns where it says: a hub pays just below the factor of traffic and not above", () => {
    fc.assert(
      fc.property(known, (topology) => {
        const factor = sensitivityOf(compare(topology)).hub?.belowTrafficFactor;
        if (factor === "never") assert.ok(!usesHub(scaleTraffic(topology, decimal("0"))));
        else if (factor === "always") assert.ok(usesHub(scaleTraffic(topology, decimal("1000"))));
        else if (factor !== undefined) {
          assert.ok(usesHub(scaleTraffic(topology, factor.times(LITTLE_LESS))));
          assert.ok(!usesHub(scaleTraffic(topology, factor.times(LITTLE_MORE))));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("turns where it says: a hub pays just above the price of an endpoint hour and not below", () => {
    fc.assert(
      fc.property(known, (topology) => {
        const price = sensitivityOf(compare(topology)).hub?.aboveEndpointHour;
        if (price === undefined || price === "always" || price === "never") return;
        const at = (factor: Decimal): Topology => {
          const item = "vpce_interface_hour";
          const override = { region: "us-east-1", item, price: price.times(factor).toString() };
          return { ...topology, prices: { overrides: [override] } };
        };
        assert.ok(usesHub(at(LITTLE_MORE)));
        assert.ok(!usesHub(at(LITTLE_LESS)));
      }),
      { numRuns: 40 },
    );
  });

  it("turns where it says: a hub pays from that many of the VPCs on", () => {
    fc.assert(
      fc.property(known, (topology) => {
        const from = sensitivityOf(compare(topology)).hub?.fromVpcs;
        topology.vpcs.forEach((_, index) => {
          const first = { ...topology, vpcs: topology.vpcs.slice(0, index + 1) };
          assert.equal(usesHub(first), from !== "never" && from !== undefined && index + 1 >= from);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("turns where it says: each pair moves at its GB, everything else standing", () => {
    fc.assert(
      fc.property(known, fc.nat(), (topology, pick) => {
        const { pairs } = sensitivityOf(compare(topology));
        const pair = pairs[pick % Math.max(1, pairs.length)];
        if (pair === undefined || typeof pair.hubBelowGb === "string") return;
        const [vpc = ""] = pair.vpcs;
        const inHub = (gb: Decimal) => {
          const changed = {
            ...topology,
            vpcs: topology.vpcs.map((one) =>
              one.name !== vpc
                ? one
                : (withUsage({ ...topology, vpcs: [one] }, (need) =>
                    need.service.name === pair.service ? gb : need.monthlyDataGb,
                  ).vpcs[0] ?? one),
            ),
          };
          const hybrid = compare(changed).alternatives.find(
            ({ estimate }) => estimate.model === "Hybrid",
          );
          return hybrid?.plan.flows.some(
            (flow) => flow.vpc === vpc && flow.service === pair.service && flow.throughHub,
          );
        };
        assert.equal(inHub(pair.hubBelowGb.times(LITTLE_LESS)), true);
        assert.equal(inHub(pair.hubBelowGb.times(LITTLE_MORE)), false);
      }),
      { numRuns: 60 },
    );
  });

  it("turns where it says: a service and a VPC use the hub below their factors of traffic", () => {
    const inHub = (topology: Topology, of: { vpc?: string; service?: string }) =>
      compare(topology)
        .alternatives.find(({ estimate }) => estimate.model === "Hybrid")
        ?.plan.flows.some(
          (flow) =>
            flow.throughHub &&
            (of.vpc === undefined || flow.vpc === of.vpc) &&
            (of.service === undefined || flow.service === of.service),
        );
    const scaled = (topology: Topology, of: { vpc?: string; service?: string }, by: Decimal) => ({
      ...topology,
      vpcs: topology.vpcs.map((vpc) => ({
        ...vpc,
        needs: vpc.needs.map((need) =>
          (of.vpc ?? vpc.name) === vpc.name &&
          (of.service ?? need.service.name) === need.service.name
            ? { ...need, monthlyDataGb: need.monthlyDataGb?.times(by) }
            : need,
        ),
      })),
    });
    fc.assert(
      fc.property(known, (topology) => {
        const { services, spokes } = sensitivityOf(compare(topology));
        const turning = [
          ...services.map(({ service, belowTrafficFactor: at }) => ({ of: { service }, at })),
          ...spokes.map(({ vpcs, belowTrafficFactor: at }) => ({ of: { vpc: vpcs[0] ?? "" }, at })),
        ];
        for (const { of, at } of turning) {
          if (typeof at === "string") continue;
          assert.equal(inHub(scaled(topology, of, at.times(LITTLE_LESS)), of), true);
          assert.equal(inHub(scaled(topology, of, at.times(LITTLE_MORE)), of), false);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("gives a range where usage is unknown: from 0 GB to where the decision turns", () => {
    const { usage: _, ...unknown } = exampleInput(2);
    const found = sensitivityOf(compare(topologyOf(unknown))).unknownUsage;
    assert.equal(found?.pairs, 16);
    // At 0 GB all 8 in the hub: 8 x 22.40 + 3 x 36.50.
    assert.equal(text(found.atNone.monthlyTotal), "288.7");
    assert.equal(found.atNone.model, "Centralized");
    assert.equal(found.atNone.complete, true);
    // (16 x 21.90 - 288.70) / (16 x 0.02) = 61.70 / 0.32.
    assert.equal(text(found.hubBelowGb), "192.8125");
    // 16 x 21.90 + 16 x 192.8125 GB x 0.01, by either plan.
    assert.equal(text(found.atTurn?.monthlyTotal), "381.25");
  });

  it("has no band while nothing is recommended, and no hub to judge where the file forces it", () => {
    const { usage: _, ...unknown } = exampleInput(2);
    assert.equal(sensitivityOf(compare(topologyOf(unknown))).band, undefined);
    const input = exampleInput(2);
    const forced = { ...input, vpcs: { ...input.vpcs, "app-1": { placement: { kms: "hub" } } } };
    assert.equal(sensitivityOf(compare(topologyOf(forced))).hub, undefined);
  });

  it("answers nothing about a hub where a deciding price is unknown", () => {
    const topology = withoutPrices(topologyOf(exampleInput(2)), "tgw_vpc_attachment_hour");
    const found = sensitivityOf(compare(topology));
    assert.equal(found.hub, undefined);
    assert.deepEqual(found.pairs, []);
  });

  it("asks about nothing but a hub's new endpoints against a VPC's own, on one bill", () => {
    const asked = (input: object, hub: object = {}) => {
      const topology = topologyOf({ ...exampleInput(2, hub), ...input });
      return choiceOf(topology, compare(topology).prices) !== undefined;
    };
    assert.equal(asked({}), true);
    assert.equal(asked({ nat: "none", consolidatedBilling: true }), true);
    assert.equal(asked({ nat: "existing" }), false);
    assert.equal(asked({ nat: "new" }), false);
    assert.equal(asked({ consolidatedBilling: false }), false);
    assert.equal(asked({}, { existingServices: ["kms"] }), false);
    const one = exampleInput(2);
    const vpcs = { ...one.vpcs, "app-2": { ...one.vpcs["app-2"], nat: "existing" } };
    assert.equal(asked({ vpcs }), false);
  });

  it("has no turning point of unknown traffic where the file forces the hub, and prices it at 0 GB", () => {
    const { usage: _, ...unknown } = exampleInput(2);
    const vpcs = {
      ...unknown.vpcs,
      "app-1": { ...unknown.vpcs["app-1"], placement: { kms: "hub" } },
    };
    const found = sensitivityOf(compare(topologyOf({ ...unknown, vpcs }))).unknownUsage;
    assert.equal(found?.hubBelowGb, undefined);
    assert.equal(found?.atTurn, undefined);
    assert.equal(text(found?.atNone.monthlyTotal), "288.7"); // 8 x 22.40 + 3 x 36.50
  });

  it("pays at any price of an endpoint where the hub and the way to it cost nothing", () => {
    const free = exampleInput(2, { transitGateway: "existing", attached: true });
    const input: TopologyInput = {
      ...free,
      usage: Object.fromEntries(Object.keys(free.usage ?? {}).map((name) => [name, 0])),
      vpcs: Object.fromEntries(
        Object.entries(free.vpcs).map(([name, vpc]) => [name, { ...vpc, attached: true }]),
      ),
      prices: {
        overrides: [{ region: "us-east-1", item: "r53_hosted_zone_month", price: "0" }],
      },
    };
    const { hub } = sensitivityOf(compare(topologyOf(input)));
    assert.equal(hub?.aboveEndpointHour, "always");
    assert.equal(hub.belowTrafficFactor, "always");
    // A hub needs a second VPC to have one endpoint less.
    assert.equal(hub.fromVpcs, 2);
  });

  it("puts VPCs that are alike together, so that many of them are one question", () => {
    const topology = topologyOf(exampleInput(200));
    const choice = choiceOf(topology, compare(topology).prices);
    assert.equal(choice?.spokes.length, 1);
    assert.equal(choice.pairs.length, 8);
  });

  it("is left out of very large topologies unless everything is asked for", () => {
    const vpcs: TopologyInput["vpcs"] = {};
    for (let index = 0; index < 130; index++) vpcs[`v${index}`] = { usage: { kms: index } };
    const large = compare(topologyOf({ ...exampleInput(1), vpcs }));
    assert.equal(sensitivity(large), undefined);
  });
});

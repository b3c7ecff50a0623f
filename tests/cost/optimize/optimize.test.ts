import assert from "node:assert/strict";
import { planCentralized } from "../../../core/planTopology";
import fc from "fast-check";
import { decimal, ZERO } from "../../../core/decimal";
import { placementsIn } from "../../../core/placement";
import type { EndpointPlan } from "../../../core/plan";
import { planPlacements } from "../../../core/planTopology";
import type { TopologyInput } from "../../../core/topology/schema";
import { compare } from "../../../cost/compare/compare";
import type { Comparison } from "../../../cost/compare/comparison";
import { estimate } from "../../../cost/lines/estimate";
import { optimize, type Optimum } from "../../../cost/optimize/optimize";
import { variants } from "../../../cost/optimize/variants";
import { PriceBook } from "../../../cost/prices/prices";
import { exampleInput, topologyInputs, topologyOf, withoutPrices } from "../../support/topologies";

const total = ({ estimate: { monthlyTotal } }: Pick<Optimum, "estimate">) =>
  monthlyTotal.toFixed(2);

const best = (input: TopologyInput) => optimize(topologyOf(input));

/** The example with its way to the hub and its DNS settled, as in examples/topology.yaml. */
const settled = (spokes = 12, hub: object = {}) =>
  exampleInput(spokes, { connectivity: "TransitGateway", dns: "PrivateHostedZones", ...hub });

/** `settled` with another number of zones, the file's or a choice. */
const inZones = (availabilityZones: TopologyInput["availabilityZones"]) => ({
  ...settled(),
  availabilityZones,
});

const ways = ({ considered }: Optimum) =>
  considered.map(({ model, hub, connectivity, dns, total: priced, because, chosen }) =>
    [
      chosen ? ">" : "",
      model,
      hub ?? "",
      connectivity ?? "",
      dns ?? "",
      priced?.monthlyTotal.toFixed(2) ?? because,
    ]
      .join(" ")
      .trim(),
  );

describe("optimize", () => {
  it("finds the example's $1,594.70 and $3 for zones, and proves it", () => {
    const optimum = best(settled());
    assert.equal(total(optimum), "1597.70");
    assert.deepEqual(optimum.certificate, {
      certified: true,
      lowerBound: optimum.estimate.monthlyTotal,
      because: undefined,
    });
    assert.deepEqual(ways(optimum), [
      "PerVpc    2536.80",
      "Centralized shared TransitGateway PrivateHostedZones 1956.90",
      "> Hybrid shared TransitGateway PrivateHostedZones 1597.70",
    ]);
  });

  it("finds $1,120.20 and $3 for zones with every attachment sunk", () => {
    const input = settled(12, { transitGateway: "existing", attached: true });
    const vpcs = Object.fromEntries(
      Object.entries(input.vpcs).map(([name, vpc]) => [name, { ...vpc, attached: true }]),
    );
    const optimum = best({ ...input, vpcs });
    assert.equal(total(optimum), "1123.20");
    assert.ok(optimum.certificate.certified);
  });

  it("says for each pair what its way saves: 21.90 of hours less 0.40 on the way", () => {
    const { placements } = best(settled(2));
    const ofFirst = placements.filter(({ vpc }) => vpc === "app-1");
    const shown = ofFirst.map(({ service, placement, savingPerMonth }) => [
      service,
      placement,
      savingPerMonth?.toFixed(2),
    ]);
    assert.deepEqual(shown, [
      ...["ecr.api", "kms", "secretsmanager", "sqs", "ssm", "sts"].map((name) => [
        name,
        "hub",
        "21.50",
      ]),
      ["ecr.dkr", "local", "8.10"], // 1,500 x 0.02 - 21.90
      ["logs", "local", "18.10"], // 2,000 x 0.02 - 21.90
      ["s3/gateway", "local", undefined],
    ]);
  });

  it("compares peering with the Transit Gateway and a Profile with zones where the file leaves that open", () => {
    const optimum = best(exampleInput());
    assert.deepEqual(ways(optimum), [
      "PerVpc    2536.80",
      "Centralized shared TransitGateway PrivateHostedZones 1956.90",
      "Hybrid shared TransitGateway PrivateHostedZones 1597.70",
      "Centralized shared TransitGateway Profile 2500.40", // 1,952.90 + 547.50
      "Hybrid shared TransitGateway Profile 2142.20", // 1,594.70 + 547.50
      "Centralized shared Peering PrivateHostedZones 1192.80",
      "> Hybrid shared Peering PrivateHostedZones 1113.20",
      "Centralized shared Peering Profile 1736.30",
      "Hybrid shared Peering Profile 1657.20",
    ]);
    assert.ok(optimum.certificate.certified);
  });

  it("takes the cheapest of several candidates for the hub, and of equals the first", () => {
    const candidates = [
      { name: "security", cidrBlocks: ["10.0.16.0/20"] },
      { name: "network", cidrBlocks: ["10.0.32.0/20"], attached: true },
    ];
    const optimum = best(settled(12, { candidates }));
    assert.equal(optimum.plan.hub?.vpc, "network");
    assert.equal(total(optimum), "1561.20"); // 1,597.70 less one attachment
    assert.ok(optimum.certificate.certified);
    const hybrids = optimum.considered.filter(({ model }) => model === "Hybrid");
    assert.deepEqual(
      hybrids.map(({ hub }) => hub),
      ["shared", "security", "network"],
    );
    const equal = best(settled(12, { candidates: candidates.slice(0, 1) }));
    assert.equal(equal.plan.hub?.vpc, "shared");
  });

  it("takes nothing for attached to what the file does not name, wherever it stands in the list", () => {
    for (const attachedTo of ["TransitGateway", "CloudWan"] as const) {
      const input = exampleInput(2, {
        connectivity: ["TransitGateway", "CloudWan", "Peering"],
        dns: "PrivateHostedZones",
        transitGateway: "existing",
        attached: true,
        attachedTo,
      });
      const vpcs = Object.fromEntries(
        Object.entries(input.vpcs).map(([name, vpc]) => [name, { ...vpc, attached: true }]),
      );
      const topology = topologyOf({ ...input, vpcs });
      assert.deepEqual(
        variants(topology).map(({ connectivity, topology: { hub, vpcs: spokes } }) => [
          connectivity,
          hub.connectivityExists,
          hub.attached,
          spokes.every(({ attached }) => attached),
        ]),
        (["TransitGateway", "CloudWan", "Peering"] as const).map((connectivity) => {
          const isThere = connectivity === attachedTo;
          return [connectivity, isThere, isThere, isThere];
        }),
      );
      // Without \`optimize\` the first of the list is built, on what is there for it alone.
      const { hub } = planCentralized(topology);
      assert.equal(hub?.connectivityExists, attachedTo === "TransitGateway");
      assert.deepEqual(
        [...new Set(hub?.attachments.map(({ exists }) => exists))],
        [attachedTo === "TransitGateway"],
      );
    }
  });

  it("takes nothing for attached to a candidate's gateway that is new, while another one's is there", () => {
    const input = exampleInput(2, {
      connectivity: "TransitGateway",
      dns: "PrivateHostedZones",
      candidates: [
        { name: "old", cidrBlocks: ["10.0.16.0/20"], transitGateway: "existing" },
        { name: "new", cidrBlocks: ["10.0.32.0/20"], transitGateway: "new" },
      ],
    });
    const vpcs = Object.fromEntries(
      Object.entries(input.vpcs).map(([name, vpc]) => [name, { ...vpc, attached: true }]),
    );
    const found = variants(topologyOf({ ...input, vpcs }));
    assert.deepEqual(
      found.map(({ hub, topology }) => [hub, topology.vpcs.every(({ attached }) => attached)]),
      [
        ["shared", true],
        ["old", true],
        ["new", false],
      ],
    );
  });

  it("counts endpoints and zones that the hub has already as sunk", () => {
    const quiet = ["ecr.api", "kms", "secretsmanager", "sqs", "ssm", "sts"];
    const optimum = best(settled(12, { attached: true, existingServices: quiet }));
    // 1,597.70 less an attachment of 36.50, six endpoints of 21.90 and six zones of 0.50.
    assert.equal(total(optimum), "1426.80");
    assert.ok(optimum.certificate.certified);
  });

  it("is exact about a Profile's price beyond 100 VPCs, which grows with their number", () => {
    const input = settled(1, { dns: "Profile" });
    const spokes = (count: number) => ({
      ...input,
      vpcs: Object.fromEntries(Array.from({ length: count }, (_, at) => [`v${at}`, {}])),
    });
    const cost = (count: number) => best(spokes(count)).estimate.monthlyTotal;
    const optimum = best(spokes(150));
    assert.ok(optimum.certificate.certified);
    assert.equal(optimum.plan.hub?.attachments.length, 151);
    // A spoke more up to the 100th VPC with the hub, then 0.0014 x 730 more than that.
    const below = cost(99).minus(cost(98));
    assert.equal(cost(101).minus(cost(100)).minus(below).toString(), "1.022");
  });

  describe("with a Profile, whose price grows by $1.022 for each VPC beyond 100", () => {
    /** All attached; a VPC with `gb` saves 7.30 - gb x 0.02 by the hub. */
    const spokesWith = (counts: readonly (readonly [number, number])[]) => {
      const input = settled(1, { dns: "Profile", transitGateway: "existing", attached: true });
      const usage = counts.flatMap(([count, gb]) => Array.from({ length: count }, () => gb));
      return best({
        ...input,
        availabilityZones: 1,
        services: ["logs"],
        usage: {},
        vpcs: Object.fromEntries(
          usage.map((logs, at) => [`v${at}`, { attached: true, usage: { logs } }]),
        ),
      });
    };
    const spokesOf = ({ plan }: Optimum) => plan.flows.filter((flow) => flow.throughHub).length;

    it("leaves local what saves $0.50, less than its own association", () => {
      const optimum = spokesWith([
        [100, 0],
        [50, 340],
      ]);
      assert.equal(spokesOf(optimum), 100);
      // 547.50 and 7.30 for the hub, 50 x 7.30 local, 17,000 GB x 0.01.
      assert.equal(total(optimum), "1089.80");
      assert.ok(optimum.certificate.certified);
    });

    it("takes along what saves $0.50 while the Profile covers it", () => {
      const optimum = spokesWith([
        [90, 0],
        [10, 340],
        [50, 400],
      ]);
      assert.equal(spokesOf(optimum), 100);
      // 547.50 and 7.30; 10 x 6.80 on the way; 50 x 7.30 local; 23,400 GB x 0.01.
      assert.equal(total(optimum), "1221.80");
      assert.ok(optimum.certificate.certified);
    });
  });

  it("considers the hub as it is where a topology offers no choice of it", () => {
    const topology = topologyOf(settled(2, { connectivity: "CloudWan", dns: "Profile" }));
    const { choices: _, ...hub } = topology.hub;
    assert.deepEqual(
      variants({ ...topology, hub, hubCandidates: [hub] }).map(({ connectivity, dns }) => [
        connectivity,
        dns,
      ]),
      [["CloudWan", "Profile"]],
    );
  });

  it("needs no name in `hub` where candidates have theirs", () => {
    const { hub: _, ...input } = settled();
    const hub = {
      connectivity: "TransitGateway" as const,
      candidates: [{ name: "a" }, { name: "b" }],
    };
    const { topology } = best({ ...input, hub });
    assert.deepEqual(
      [topology.hub.name, topologyOf({ ...input, hub }).hubCandidates.map(({ name }) => name)],
      ["a", ["a", "b"]],
    );
  });

  it("takes a hub with blocks of its own for a candidate too, without a name", () => {
    const { hub: _, ...input } = settled();
    const hub = {
      connectivity: "TransitGateway" as const,
      cidrBlocks: ["10.0.0.0/20"],
      candidates: [{ name: "a", cidrBlocks: ["10.0.16.0/20"] }, { name: "b" }],
    };
    assert.deepEqual(
      topologyOf({ ...input, hub }).hubCandidates.map(({ name, cidrBlocks }) => [name, cidrBlocks]),
      [
        ["hub", ["10.0.0.0/20"]],
        ["a", ["10.0.16.0/20"]],
        // Blocks are of one VPC alone.
        ["b", []],
      ],
    );
  });

  it("leaves out what AWS does not grant and says which rule that is", () => {
    const vpcs = Object.fromEntries(Array.from({ length: 126 }, (_, at) => [`v${at}`, {}]));
    const optimum = best({
      region: "us-east-1",
      services: ["logs"],
      usage: { logs: 1 },
      hub: { dns: "PrivateHostedZones" },
      vpcs,
    });
    const peering = optimum.considered.find(({ connectivity }) => connectivity === "Peering");
    assert.match(
      peering?.because ?? "",
      /^not possible: AWS's quota "Active VPC peering connections per VPC" is at most 125/,
    );
    assert.ok(optimum.certificate.certified);
  });

  it("gives endpoints the fewest zones that the file allows, and says what that loses", () => {
    assert.equal(total(best(inZones(1))), "1135.20"); // 12 x 8 x 7.30 + 434.40: no hub pays
    const one = best(inZones({ zones: 3, minimum: 1 }));
    assert.equal(total(one), "1135.20");
    assert.ok(one.certificate.certified);
    assert.equal(one.fewerZones?.networks.length, 12);
    assert.equal(one.fewerZones.savingPerMonth?.toFixed(2), "462.50"); // 1,597.70 - 1,135.20
    // 1,836 all local; 12 x (6 x 14.20 - 36.50) saved; 36.50 + 6 x 14.60 + 3 for the hub.
    const two = best(inZones({ zones: 3, minimum: 2 }));
    assert.equal(total(two), "1378.70");
    assert.deepEqual(
      two.plan.endpoints.find(({ type }) => type === "Interface")?.availabilityZones,
      ["az1", "az2"],
    );
    assert.equal(best(inZones({ zones: 3, minimum: 3 })).fewerZones, undefined);
  });

  it("keeps every zone of an attachment, and every zone in `compare`, whatever the minimum", () => {
    const topology = topologyOf(inZones({ zones: 3, minimum: 2 }));
    const { plan } = optimize(topology);
    assert.ok(plan.hub?.attachments.every((one) => one.availabilityZones.length === 3));
    const { alternatives } = compare(topology);
    assert.equal(alternatives[2]?.estimate.monthlyTotal.toFixed(2), "1597.70");
  });

  it("chooses the hub's zones over peering, where bytes that cross zones are billed", () => {
    const input: TopologyInput = {
      region: "us-east-1",
      services: ["logs"],
      usage: { logs: 10_000 },
      hub: {
        name: "shared",
        connectivity: "Peering",
        dns: "PrivateHostedZones",
        availabilityZones: { zones: ["a", "b", "c"], minimum: 1 },
      },
      vpcs: Object.fromEntries([1, 2, 3, 4].map((at) => [`v${at}`, { availabilityZones: ["c"] }])),
    };
    const optimum = best(input);
    // All in zone c: nothing crosses. 7.30 + 0.50 + 40,000 x 0.01 against 4 x 7.30 + 400.
    assert.equal(total(optimum), "407.80");
    assert.deepEqual(optimum.topology.hub.endpointZones, ["c"]);
    assert.ok(optimum.certificate.certified);
  });

  it("forces what the file forces, and then counts no plan without a hub", () => {
    const input = settled(1);
    const optimum = best({
      ...input,
      vpcs: { "app-1": { ...input.vpcs["app-1"], placement: { logs: "hub", kms: "local" } } },
    });
    const placed = new Map(optimum.placements.map((one) => [one.service, one]));
    assert.equal(placed.get("logs")?.placement, "hub");
    assert.equal(placed.get("logs")?.savingPerMonth?.toFixed(2), "-18.10");
    assert.equal(placed.get("kms")?.reason, "the file places it");
    assert.equal(optimum.estimate.model, "Hybrid");
    assert.ok(optimum.certificate.certified);
    assert.ok(optimum.estimate.monthlyTotal.gt(optimum.perVpc.monthlyTotal));
  });

  it("certifies nothing, and bounds nothing, while traffic or a price is unknown", () => {
    const { usage: _, ...unknown } = settled();
    const blind = best(unknown).certificate;
    assert.deepEqual([blind.certified, blind.lowerBound], [false, undefined]);
    assert.match(blind.because ?? "", /^no usage is given for ecr\.api in app-1, and 95 more$/);
    const priceless = optimize(
      withoutPrices(topologyOf(settled()), "tgw_vpc_attachment_hour"),
    ).certificate;
    assert.deepEqual([priceless.certified, priceless.lowerBound], [false, undefined]);
    assert.match(priceless.because ?? "", /no price of tgw_vpc_attachment_hour/);
  });

  it("proves that nothing is to be chosen where nothing is", () => {
    const optimum = best({ region: "us-east-1", services: ["s3"], vpcs: { a: {}, b: {} } });
    assert.equal(total(optimum), "0.00");
    assert.ok(optimum.certificate.certified);
  });

  it("tells how far it is", () => {
    const calls: [number, number][] = [];
    optimize(topologyOf(exampleInput(2)), { onAlternative: (done, of) => calls.push([done, of]) });
    assert.deepEqual(calls, [
      [0, 4],
      [1, 4],
      [2, 4],
      [3, 4],
    ]);
  });
});

describe("the optimum of bills that are not consolidated", () => {
  const apart = (hub: TopologyInput["hub"], consolidatedBilling: boolean): TopologyInput => ({
    region: "us-east-1",
    availabilityZones: 1,
    services: ["logs"],
    usage: { logs: 100_000 },
    consolidatedBilling,
    hub: { name: "shared", dns: "PrivateHostedZones", ...hub },
    vpcs: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`v${at}`, {}])),
  });

  it("counts each account's tiers: $20,000 instead of $16,194.304 for 20 x 100,000 GB", () => {
    const dataOf = (input: TopologyInput) =>
      best(input).estimate.monthlyTotal.minus(decimal(146)).toString(); // 20 x 7.30
    assert.equal(dataOf(apart({ connectivity: "TransitGateway" }, false)), "20000");
    // 1,048,576 x 0.01 + 951,424 x 0.006
    assert.equal(dataOf(apart({ connectivity: "TransitGateway" }, true)), "16194.304");
  });

  it("gathers traffic in the hub's account for its tiers, where the way there is free", () => {
    const optimum = best(apart({ connectivity: "Peering" }, false));
    // One zone, so no byte crosses: 16,194.304 + 7.30 + 0.50.
    assert.equal(optimum.estimate.monthlyTotal.toString(), "16202.104");
    assert.ok(optimum.certificate.certified);
  });
});

describe("figures that hold", () => {
  const silent = (services: number, availabilityZones: number, spokes: number): TopologyInput => {
    const names = ["ecr.api", "kms", "secretsmanager", "sqs", "ssm", "sts"].slice(0, services);
    const input = settled(1);
    return {
      ...input,
      availabilityZones,
      services: names,
      usage: Object.fromEntries(names.map((name) => [name, 0])),
      vpcs: Object.fromEntries(Array.from({ length: spokes }, (_, at) => [`v${at}`, {}])),
    };
  };

  it("3 services in 1 zone never pay centrally with a new Transit Gateway, whatever the number of VPCs", () => {
    for (const spokes of [1, 2, 3, 5, 10, 50, 200, 299]) {
      const optimum = best(silent(3, 1, spokes));
      assert.equal(optimum.plan.hub, undefined, `${spokes} VPCs`);
      assert.ok(optimum.certificate.certified);
    }
  });

  it("6 services in 3 zones pay from 2 VPCs on", () => {
    assert.equal(best(silent(6, 3, 1)).estimate.model, "PerVpc");
    assert.notEqual(best(silent(6, 3, 2)).plan.hub, undefined);
  });

  it("keeps a service local from 1,095 GB a VPC on at 3 zones, and not below", () => {
    const at = (gb: number) => {
      const input = settled();
      const { placements } = best({ ...input, usage: { ...input.usage, logs: gb } });
      return placements.find(({ service }) => service === "logs")?.placement;
    };
    assert.equal(at(1095), "local");
    // 12 x (1,095 - gb) x 0.02 has to exceed the 21.90 and 0.50 of logs in the hub.
    assert.equal(at(1000), "hub");
    assert.equal(at(1002), "local");
  });

  it("7,000,000 GB a month cost $42,680.064 of data, wherever they go", () => {
    const input = settled(10);
    const { estimate: priced } = best({
      ...input,
      services: ["logs"],
      usage: { logs: 700_000 },
    });
    const data = priced.lines.filter(({ kind }) => kind === "endpointData");
    const sum = data.reduce((all, line) => all.plus(line.monthlyCost ?? ZERO), ZERO);
    assert.equal(sum.toString(), "42680.064");
  });
});

describe("optima of topologies that differ in one thing", () => {
  /** Without bundles, whose further services have no usage, and with usage for everything. */
  const complete = topologyInputs.map((input): TopologyInput => {
    const alone = (services: readonly string[] = []) =>
      services.filter((name) => name !== "lambda");
    const known = (services: readonly string[] | undefined) =>
      Object.fromEntries((services ?? []).map((name, at) => [name, (at * 977) % 3000]));
    const vpcs = Object.fromEntries(
      Object.entries(input.vpcs).map(([name, vpc]) => [
        name,
        {
          ...vpc,
          services: alone(vpc.services),
          usage: { ...known(vpc.services), ...vpc.usage },
        },
      ]),
    );
    return { ...input, services: alone(input.services), usage: known(input.services), vpcs };
  });
  const runs = { numRuns: 40 };

  it("every one of them is certified", () => {
    fc.assert(
      fc.property(complete, (input) => assert.ok(best(input).certificate.certified)),
      runs,
    );
  });

  it("a further spoke never lowers the cost", () => {
    fc.assert(
      fc.property(complete, (input) => {
        const names = Object.keys(input.vpcs);
        const [last = ""] = names.slice(-1);
        if (names.length === 1) return;
        const { [last]: _, ...fewer } = input.vpcs;
        const less = best({ ...input, vpcs: fewer }).estimate.monthlyTotal;
        assert.ok(less.lte(best(input).estimate.monthlyTotal));
      }),
      runs,
    );
  });

  it("all prices times k make k times the total", () => {
    fc.assert(
      fc.property(complete, fc.integer({ min: 0, max: 99 }), (input, discountPercent) => {
        const list = best(input);
        const less = best({ ...input, prices: { discountPercent } });
        const factor = decimal(100 - discountPercent).div(decimal(100));
        assert.equal(
          less.estimate.monthlyTotal.toString(),
          list.estimate.monthlyTotal.times(factor).toString(),
        );
      }),
      runs,
    );
  });

  it("a sunk attachment never raises the cost", () => {
    fc.assert(
      fc.property(complete, fc.nat(5), (input, at) => {
        const vpcs = Object.fromEntries(
          Object.entries(input.vpcs).map(([name, vpc], index) => [
            name,
            index === at ? { ...vpc, attached: true } : vpc,
          ]),
        );
        const hub = { ...input.hub, transitGateway: "existing" as const, attached: true };
        const sunk = best({ ...input, vpcs, hub });
        assert.ok(sunk.estimate.monthlyTotal.lte(best(input).estimate.monthlyTotal));
      }),
      runs,
    );
  });

  it("a NAT gateway that may be used never raises the cost, nor does a smaller minimum of zones", () => {
    fc.assert(
      fc.property(complete, fc.constantFrom("new", "existing"), (input, nat) => {
        const without = best(input).estimate.monthlyTotal;
        const withNat = best({ ...input, nat });
        assert.ok(withNat.estimate.monthlyTotal.lte(without));
        const zones = input.availabilityZones as number;
        const fewer = best({ ...input, availabilityZones: { zones, minimum: 1 } });
        assert.ok(fewer.estimate.monthlyTotal.lte(without));
      }),
      runs,
    );
  });

  it("the order of VPCs and services changes neither the total nor a placement", () => {
    fc.assert(
      fc.property(complete, (input) => {
        const turned: TopologyInput = {
          ...input,
          services: [...(input.services ?? [])].reverse(),
          vpcs: Object.fromEntries(
            Object.entries(input.vpcs)
              .reverse()
              .map(([name, vpc]) => [
                name,
                { ...vpc, services: [...(vpc.services ?? [])].reverse() },
              ]),
          ),
        };
        const sorted = ({ placements }: Optimum) =>
          placements
            .map(({ vpc, service, placement, reason, savingPerMonth }) =>
              [vpc, service, placement, reason, savingPerMonth?.toString()].join(" "),
            )
            .sort();
        const here = best(input);
        const there = best(turned);
        assert.equal(there.estimate.monthlyTotal.toString(), here.estimate.monthlyTotal.toString());
        assert.deepEqual(sorted(there), sorted(here));
      }),
      runs,
    );
  });

  it("the reasons add up: what the placements save, less what they share, is the saving", () => {
    fc.assert(
      fc.property(complete, (input) => {
        const { placements, plan, estimate: priced, perVpc } = best(input);
        const saved = placements
          .filter(({ placement }) => placement === "hub")
          .reduce((all, one) => all.plus(one.savingPerMonth ?? ZERO), ZERO);
        const shared = priced.lines
          .filter(
            ({ vpc, kind }) =>
              kind === "attachmentHours" || (vpc === plan.hub?.vpc && kind !== "endpointData"),
          )
          .reduce((all, line) => all.plus(line.monthlyCost ?? ZERO), ZERO);
        assert.equal(
          saved.minus(shared).toString(),
          perVpc.monthlyTotal.minus(priced.monthlyTotal).toString(),
        );
      }),
      runs,
    );
  });
});

describe("placementsIn", () => {
  const placements = (plan: EndpointPlan | undefined, vpc: string) =>
    plan === undefined ? undefined : Object.fromEntries(placementsIn(plan).get(vpc) ?? []);
  const hybridOf = ({ alternatives }: Comparison) =>
    alternatives.find(({ plan: { model } }) => model === "Hybrid");

  it("says where the example's Hybrid serves each service", () => {
    assert.deepEqual(placements(hybridOf(compare(topologyOf(settled())))?.plan, "app-7"), {
      "ecr.api": "hub",
      "ecr.dkr": "local",
      kms: "hub",
      logs: "local",
      s3: "local",
      secretsmanager: "hub",
      sqs: "hub",
      ssm: "hub",
      sts: "hub",
    });
  });

  it("gives placements of which the same plan is built again, at the same total", () => {
    const nats = fc.constantFrom("none" as const, "existing" as const, "new" as const);
    fc.assert(
      fc.property(topologyInputs, nats, fc.boolean(), (input, nat, consolidatedBilling) => {
        const topology = topologyOf({ ...input, nat, consolidatedBilling });
        const hybrid = hybridOf(compare(topology));
        if (hybrid === undefined) return;
        const plan = planPlacements(topology, placementsIn(hybrid.plan));
        const priced = estimate(plan, new PriceBook(topology.region), topology);
        assert.equal(priced.monthlyTotal.toString(), hybrid.estimate.monthlyTotal.toString());
        assert.deepEqual(plan, hybrid.plan);
      }),
      { numRuns: 80 },
    );
  });
});

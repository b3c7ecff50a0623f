import assert from "node:assert/strict";
import fc from "fast-check";
import { ZERO, type Decimal } from "../../../core/decimal";
import { planTopology } from "../../../core/planTopology";
import type { TopologyInput } from "../../../core/topology/schema";
import type { Topology } from "../../../core/topology/topology";
import { compare } from "../../../cost/compare/compare";
import { estimate } from "../../../cost/lines/estimate";
import { hybrid } from "../../../cost/optimize/hybrid";
import { PriceBook } from "../../../cost/prices/prices";
import { exampleInput, topologyOf } from "../../support/topologies";

const SERVICES = ["logs", "kms", "sqs"] as const;
const REGION = "us-east-1";

const priceOf = (item: string, price: number) => ({ region: REGION, item, price: String(price) });

/** A few VPCs and services whose prices are such that every way is the cheapest now and then. */
const smallInputs = (apart: boolean): fc.Arbitrary<TopologyInput> =>
  fc
    .record({
      vpcs: fc.array(
        fc.record({
          nat: fc.constantFrom("none" as const, "existing" as const, "new" as const),
          attached: fc.boolean(),
          account: fc.option(fc.constantFrom("111111111111", "222222222222"), { nil: undefined }),
          gb: fc.array(fc.nat(3000), { minLength: 3, maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      services: fc.integer({ min: 1, max: 2 }),
      dns: fc.constantFrom("PrivateHostedZones" as const, "Profile" as const),
      connectivity: fc.constantFrom("TransitGateway" as const, "Peering" as const),
      consolidated: fc.boolean(),
      attachment: fc.constantFrom(0, 0.001, 0.005),
      natHour: fc.constantFrom(0.001, 0.01),
      profileHour: fc.constantFrom(0, 0.002),
      gb: fc.constantFrom([0.01, 0.006, 0.004], [0.02, 0.001, 0.0005]),
      natGb: fc.constantFrom(0.001, 0.012, 0.045),
    })
    .map((given): TopologyInput => {
      const services = SERVICES.slice(0, given.services);
      const [first = 0, second = 0, third = 0] = given.gb.map(String);
      return {
        region: REGION,
        availabilityZones: 2,
        services: [...services],
        consolidatedBilling: apart ? given.consolidated : true,
        hub: {
          name: "shared",
          account: "111111111111",
          dns: given.dns,
          connectivity: given.connectivity,
        },
        vpcs: Object.fromEntries(
          given.vpcs.map(({ nat, attached, account, gb }, at) => [
            `v${at}`,
            {
              nat,
              attached,
              ...(account === undefined ? {} : { account }),
              usage: Object.fromEntries(services.map((name, index) => [name, gb[index] ?? 0])),
            },
          ]),
        ),
        prices: {
          overrides: [
            priceOf("tgw_vpc_attachment_hour", given.attachment),
            priceOf("nat_hour", given.natHour),
            priceOf("nat_gb", given.natGb),
            priceOf("public_ipv4_in_use_hour", 0.001),
            priceOf("r53_profile_account_hour", given.profileHour),
            {
              region: REGION,
              item: "vpce_interface_gb",
              tiers: [
                { fromGb: "0", toGb: "1500", price: String(first) },
                { fromGb: "1500", toGb: "4000", price: String(second) },
                { fromGb: "4000", price: String(third) },
              ],
            },
          ],
        },
      };
    });

/** The least total of every plan: each pair local, in the hub or through a NAT gateway. */
function leastOfAllPlans(topology: Topology, prices: PriceBook): Decimal {
  const pairs = topology.vpcs.flatMap((vpc) =>
    vpc.needs.map((need) => `${vpc.name}/${need.service.name}`),
  );
  let least: Decimal | undefined;
  for (let choice = 0; choice < 3 ** pairs.length; choice++) {
    const way = new Map(pairs.map((pair, at) => [pair, Math.floor(choice / 3 ** at) % 3]));
    const is = (wanted: number) => (vpc: { name: string }, need: { service: { name: string } }) =>
      way.get(`${vpc.name}/${need.service.name}`) === wanted;
    const plan = planTopology(topology, "Hybrid", is(1), is(2));
    if (topology.hub.dns === "Profile" && natMeetsHub(plan)) continue;
    const { monthlyTotal } = estimate(plan, prices, topology);
    if (least === undefined || monthlyTotal.lt(least)) least = monthlyTotal;
  }
  return least ?? ZERO;
}

/** A spoke of a Profile resolves the hub's services to the hub: their traffic takes no NAT gateway. */
function natMeetsHub({ flows }: ReturnType<typeof planTopology>): boolean {
  const inHub = flows.filter((flow) => flow.throughHub);
  return flows.some(
    (flow) =>
      flow.throughNat === true &&
      inHub.some(({ service }) => service === flow.service) &&
      inHub.some(({ vpc }) => vpc === flow.vpc),
  );
}

describe("hybrid", () => {
  for (const apart of [false, true]) {
    const billing = apart ? "one bill or bills apart" : "one bill";
    it(`finds the least of all plans, with NAT gateways, zones or a Profile, and ${billing}`, () => {
      let certified = 0;
      fc.assert(
        fc.property(smallInputs(apart), (input) => {
          const topology = topologyOf(input);
          const prices = new PriceBook(topology.region, topology.prices);
          const found = hybrid(topology, prices, topology);
          assert.ok(found?.lowerBound !== undefined);
          const least = leastOfAllPlans(topology, prices);
          const total = found.estimate.monthlyTotal;
          assert.ok(found.lowerBound.lte(least), "the bound holds");
          assert.ok(total.gte(least), "the plan is one of all");
          assert.equal(found.optimal, total.eq(found.lowerBound));
          if (found.optimal) assert.equal(total.toString(), least.toString());
          if (topology.hub.dns !== "Profile") assert.ok(found.optimal, "nothing is left open");
          certified += Number(found.optimal);
        }),
        { numRuns: 100 },
      );
      assert.ok(certified >= 60, `${certified} of 100 are certified`);
    });
  }

  it("leaves the example's figures as they are where no NAT gateway is allowed", () => {
    const { alternatives } = compare(topologyOf({ ...exampleInput(), nat: "none" }));
    assert.equal(alternatives[2]?.estimate.monthlyTotal.toString(), "1597.7");
    assert.equal(alternatives[2]?.plan.natGateways, undefined);
  });

  it("takes a NAT gateway that is there where its GB cost less than an endpoint's hours", () => {
    const input: TopologyInput = {
      region: REGION,
      availabilityZones: 1,
      nat: "existing",
      services: ["logs", "kms"],
      usage: { logs: 1000, kms: 100 },
      vpcs: { a: {}, b: { nat: "none" } },
    };
    const found = compare(topologyOf(input)).alternatives[2];
    const ways = found?.plan.flows.map(({ vpc, service, throughNat }) => [
      `${vpc}/${service}`,
      throughNat === true,
    ]);
    // kms: 100 x 0.045 = 4.50 against 7.30 + 100 x 0.01 = 8.30; logs: 45.00 against 17.30.
    assert.deepEqual(Object.fromEntries(ways ?? []), {
      "a/logs": false,
      "a/kms": true,
      "b/logs": false,
      "b/kms": false,
    });
    // 17.30 + 4.50 for a, 17.30 + 8.30 for b.
    assert.equal(found?.estimate.monthlyTotal.toString(), "47.4");
    assert.equal(found.certificate?.optimal, true);
  });

  it("counts the hours and public addresses of a new NAT gateway, one in each zone", () => {
    const services = ["logs", "kms", "sqs", "sns", "ssm", "sts", "ecr.api", "ecr.dkr"];
    const input: TopologyInput = {
      region: REGION,
      availabilityZones: 2,
      nat: "new",
      services,
      usage: Object.fromEntries(services.map((name) => [name, 10])),
      vpcs: { a: {} },
    };
    const { alternatives } = compare(topologyOf(input));
    // 8 x 2 x 7.30 + 80 x 0.01 = 117.60 against 2 x (32.85 + 3.65) + 80 x 0.045 = 76.60.
    assert.deepEqual(
      alternatives.map(({ estimate: { monthlyTotal } }) => monthlyTotal.toFixed(2)).slice(0, 1),
      ["117.60"],
    );
    assert.equal(alternatives[2]?.estimate.monthlyTotal.toFixed(2), "76.60");
    assert.equal(alternatives[2]?.certificate?.optimal, true);
    const seven = services.slice(0, 4);
    const fewer = compare(
      topologyOf({
        ...input,
        services: seven,
        usage: Object.fromEntries(seven.map((n) => [n, 10])),
      }),
    );
    // Four services: 58.80 against 74.80.
    assert.equal(fewer.alternatives[2]?.plan.natGateways, undefined);
  });

  it("proves bills apart of many accounts beyond a petabyte, of which few could move", () => {
    const vpcs = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`v${at}`, { usage: { logs: 1_100_000 + at } }]),
    );
    const found = compare(
      topologyOf({
        region: REGION,
        services: ["logs", "kms"],
        usage: { kms: 10 },
        consolidatedBilling: false,
        hub: { name: "shared", connectivity: "TransitGateway" },
        vpcs,
      }),
    ).alternatives[2];
    assert.equal(found?.certificate?.optimal, true);
    const logs = found.plan.flows.filter(({ service }) => service === "logs");
    assert.ok(logs.every((flow) => !flow.throughHub));
  });

  it("claims no proof and no bound where too many accounts could change their tier", () => {
    const vpcs = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `v${at}`,
        { availabilityZones: ["a"], usage: { logs: 1_100_000 } },
      ]),
    );
    const found = compare(
      topologyOf({
        region: REGION,
        services: ["logs"],
        consolidatedBilling: false,
        hub: { name: "shared", connectivity: "Peering", availabilityZones: ["a"] },
        vpcs,
      }),
    ).alternatives[2];
    assert.deepEqual(
      [found?.certificate?.optimal, found?.certificate?.lowerBound],
      [false, undefined],
    );
    assert.ok(found?.estimate.complete);
  });

  it("sends no traffic of unknown amount, of a forced pair or of a private API through a NAT gateway", () => {
    const input: TopologyInput = {
      region: REGION,
      nat: "existing",
      services: ["logs", "kms", "execute-api"],
      usage: { kms: 1, "execute-api": 1 },
      hub: { acknowledgeShadowing: ["execute-api"] },
      vpcs: { a: { placement: { kms: "local" } } },
    };
    const found = compare(topologyOf(input)).alternatives[2];
    assert.deepEqual(
      found?.plan.flows.filter((flow) => flow.throughNat === true),
      [],
    );
    assert.equal(found?.certificate?.lowerBound, undefined);
    assert.equal(found?.certificate?.optimal, false);
  });
});

describe("the bound of a hybrid over data tiers", () => {
  const bound = (input: TopologyInput) => {
    const found = compare(topologyOf(input)).alternatives[2];
    const { estimate: priced, certificate } = found ?? assert.fail();
    return [
      priced.monthlyTotal.toString(),
      certificate?.lowerBound?.toString(),
      certificate?.optimal,
    ];
  };
  /** The hub's account moves 1,100,000 GB, the other one 1,500,000; the way to the hub costs 0.004 a GB. */
  const apart = (other: object, own: object = {}, transitGb = 0.004): TopologyInput => ({
    region: REGION,
    availabilityZones: 1,
    services: ["logs"],
    consolidatedBilling: false,
    hub: { name: "shared", account: "111111111111", connectivity: "TransitGateway" },
    vpcs: {
      own: { account: "111111111111", usage: { logs: 1_100_000 }, ...own },
      other: { account: "222222222222", usage: { logs: 1_500_000 }, ...other },
    },
    prices: { overrides: [priceOf("tgw_gb", transitGb)] },
  });

  it("is met where an account stays in the second tier of its own bill", () => {
    // 10,485.76 + 51,424 x 0.006; 10,485.76 + 451,424 x 0.006; 2 x 7.30.
    assert.deepEqual(bound(apart({})), ["24003.208", "24003.208", true]);
  });

  it("is met where the file sends an account's traffic to the bill of the hub", () => {
    // 10,485.76 + 1,551,424 x 0.006; 6,000 on the way; 2 x 7.30; 0.50; 2 x 36.50.
    assert.deepEqual(bound(apart({ placement: { logs: "hub" } })), [
      "25882.404",
      "25882.404",
      true,
    ]);
  });

  it("is met where an account leaves its own second tier for the hub's", () => {
    // As before with 150 on the way instead of 6,000; alone it would cost 13,201.604.
    assert.deepEqual(bound(apart({}, {}, 0.0001)), ["20032.404", "20032.404", true]);
  });

  it("is met where the file sends the hub's own account through the hub, on the same bill", () => {
    // 24,003.208 - 14.60 of data, 4,400 on the way, 2 x 7.30, 0.50 and 2 x 36.50.
    assert.deepEqual(bound(apart({}, { placement: { logs: "hub" } })), [
      "28476.708",
      "28476.708",
      true,
    ]);
  });

  it("is met where a NAT gateway takes traffic out of the tiers, on one bill or on several", () => {
    for (const consolidatedBilling of [true, false]) {
      const input: TopologyInput = {
        region: REGION,
        availabilityZones: 1,
        services: ["logs"],
        nat: "existing",
        consolidatedBilling,
        vpcs: { a: { usage: { logs: 1_500_000 } } },
        prices: { overrides: [priceOf("nat_gb", 0.0065)] },
      };
      // 1,500,000 x 0.0065, where an endpoint costs 10,485.76 + 451,424 x 0.006 + 7.30 = 13,201.604.
      assert.deepEqual(bound(input), ["9750", "9750", true]);
    }
  });
});

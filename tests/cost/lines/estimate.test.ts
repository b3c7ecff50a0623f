import assert from "node:assert/strict";
import fc from "fast-check";
import { decimal, sum, ZERO } from "../../../core/decimal";
import { planCentralized, planPerVpc, planTopology } from "../../../core/planTopology";
import type { EndpointPlan } from "../../../core/plan";
import { estimate, subtotal, type Estimate } from "../../../cost/lines/estimate";
import type { LineItem, LineKind } from "../../../cost/lines/lineItem";
import { PriceBook } from "../../../cost/prices/prices";
import { estimateOf, smallPlan, totalOf } from "../../support/plans";
import { exampleInput, topologyInputs, topologyOf } from "../../support/topologies";

const kindTotal = (estimate: Estimate, kind: LineKind) =>
  subtotal(estimate.lines, [kind]).amount.toFixed(2);

describe("an estimate", () => {
  it("of 1 endpoint in 1 zone with 1,000 GB is $17.30", () => {
    assert.equal(totalOf({ endpoints: 1, gb: 1000 }), "17.3"); // 730 x 0.01 + 1,000 x 0.01
  });

  it("of the same endpoint in 2 zones without traffic is $14.60", () => {
    assert.equal(totalOf({ endpoints: 1, availabilityZones: 2, gb: 0 }), "14.6"); // 2 x 730 x 0.01
  });

  it("of the example per VPC is $2,536.80: hours $2,102.40 and data $434.40", () => {
    const estimate = estimateOf(planPerVpc(topologyOf(exampleInput())));
    assert.equal(kindTotal(estimate, "endpointHours"), "2102.40"); // 12 x 8 x 3 x 730 x 0.01
    assert.equal(kindTotal(estimate, "endpointData"), "434.40"); // 12 x (6 x 20 + 3,500) x 0.01
    assert.equal(estimate.monthlyTotal.toFixed(2), "2536.80");
  });

  it("of the example centralized is $1,952.90 and $4 for its zones", () => {
    const estimate = estimateOf(planCentralized(topologyOf(exampleInput())));
    assert.equal(kindTotal(estimate, "endpointHours"), "175.20"); // 8 x 3 x 730 x 0.01
    assert.equal(kindTotal(estimate, "attachmentHours"), "474.50"); // 13 x 730 x 0.05
    assert.equal(kindTotal(estimate, "transitGatewayData"), "868.80"); // 43,440 x 0.02
    assert.equal(kindTotal(estimate, "endpointData"), "434.40");
    assert.equal(kindTotal(estimate, "hostedZones"), "4.00"); // 8 x 0.50
    assert.equal(estimate.monthlyTotal.minus(decimal(4)).toFixed(2), "1952.90");
  });

  it("bills every byte through the hub once: requests to the spoke, responses to the hub", () => {
    const topology = topologyOf({ ...exampleInput(1), requestShare: 0.1 });
    const estimate = estimateOf(planCentralized(topology), { requestShare: 0.1 });
    const lines = estimate.lines.filter((line) =>
      line.id.startsWith("app-1/logs/transitGatewayData"),
    );
    assert.deepEqual(
      lines.map(({ id, quantity, payer, formula }) => [id, quantity?.toString(), payer, formula]),
      [
        ["app-1/logs/transitGatewayData/request", "200", "app-1", "200 GB x $0.02"],
        ["app-1/logs/transitGatewayData/response", "1800", "shared", "1,800 GB x $0.02"],
      ],
    );
  });

  it("says that a gateway endpoint is free, as a line of 0", () => {
    const estimate = estimateOf(
      planPerVpc(topologyOf({ region: "us-east-1", services: ["s3"], vpcs: { a: {} } })),
    );
    assert.deepEqual(
      estimate.lines.map(({ id, monthlyCost, formula }) => [id, monthlyCost?.toString(), formula]),
      [["a/s3/gatewayEndpoint", "0", "free"]],
    );
  });

  it("keeps unknown traffic unknown and says so: the total is a lower bound", () => {
    const estimate = estimateOf(smallPlan({ endpoints: 2, gb: undefined }));
    assert.equal(estimate.complete, false);
    assert.equal(estimate.monthlyTotal.toString(), "14.6");
    const unknown = estimate.lines.filter((line) => line.monthlyCost === undefined);
    assert.deepEqual(
      unknown.map((line) => line.unknownBecause),
      ["no usage is given for logs in vpc-1", "no usage is given for kms in vpc-1"],
    );
  });

  it("keeps a missing price unknown, never 0 and never another Region's", () => {
    // New Zealand's Transit Gateway has no price on file.
    const region = "ap-southeast-6";
    const estimate = estimateOf(smallPlan({ region, attachments: 2, transitGb: 5 }));
    assert.equal(estimate.complete, false);
    assert.ok(
      estimate.lines
        .filter((line) => line.kind === "attachmentHours")
        .every((line) => line.unknownBecause?.includes("tgw_vpc_attachment_hour")),
    );
  });

  it("bills NAT gateways by hours, public addresses and GB, and those there already by GB alone", () => {
    const topology = topologyOf({
      region: "us-east-1",
      services: ["kms"],
      usage: { kms: 100 },
      vpcs: { a: { nat: "new" }, b: { nat: "existing" } },
    });
    const plan = planTopology(
      topology,
      "Hybrid",
      () => false,
      () => true,
    );
    assert.deepEqual(
      estimateOf(plan).lines.map(({ id, formula, monthlyCost }) => [
        id,
        formula,
        monthlyCost?.toFixed(2),
      ]),
      [
        ["a/natHours", "2 NAT x 730 h x $0.045", "65.70"],
        ["a/publicIpv4Hours", "2 IPv4 x 730 h x $0.005", "7.30"],
        ["b/natHours", "sunk", "0.00"],
        ["a/kms/natData", "100 GB x $0.045", "4.50"],
        ["b/kms/natData", "100 GB x $0.045", "4.50"],
      ],
    );
  });

  it("bills a NAT gateway to its VPC's owner, for the traffic that takes it and no other", () => {
    const topology = topologyOf({
      region: "us-east-1",
      services: ["kms", "logs", "sqs"],
      usage: { kms: 100, logs: 1000 },
      vpcs: { a: { account: "222222222222", nat: "new" } },
    });
    const plan = planTopology(
      topology,
      "Hybrid",
      () => false,
      (_, { service }) => service.name !== "logs",
    );
    const text = ({ id, kind, vpc, service, unit, payer, formula, note }: LineItem) =>
      [id, kind, vpc, service ?? "-", unit, payer, formula, note ?? "-"].join(" | ");
    assert.deepEqual(estimateOf(plan).lines.slice(2).map(text), [
      "a/natHours | natHours | a | - | gateway-hours | 222222222222 | 2 NAT x 730 h x $0.045 | -",
      "a/publicIpv4Hours | publicIpv4Hours | a | - | address-hours | 222222222222 | 2 IPv4 x 730 h x $0.005 | -",
      "a/kms/natData | natData | a | kms | GB | 222222222222 | 100 GB x $0.045 | -",
      "a/sqs/natData | natData | a | sqs | GB | 222222222222 | unknown GB x $0.045 | -",
    ]);
    const sunk = {
      ...plan,
      natGateways: plan.natGateways?.map((one) => ({ ...one, exists: true })) ?? [],
    };
    assert.equal(
      estimateOf(sunk).lines.slice(2).map(text)[0],
      "a/natHours | natHours | a | - | gateway-hours | 222222222222 | sunk | exists already: paid with or without this traffic",
    );
  });

  it("bills each zone of a service, in the order of names, and keeps a zone without a price unknown", () => {
    const names = ["com.example.two", "com.example.one"];
    const [two = "", one = ""] = names;
    const zones = (region: string) =>
      estimateOf(
        planCentralized(
          topologyOf({
            region,
            services: names,
            overrides: {
              [two]: { privateDnsNames: ["a.example", "b.example"] },
              [one]: { privateDnsNames: ["c.example"] },
            },
            hub: {},
            vpcs: { a: {} },
          }),
        ),
      )
        .lines.filter(({ kind }) => kind === "hostedZones")
        .map(({ id, formula, quantity }) => `${id}: ${formula}, ${quantity?.toString()}`);
    assert.deepEqual(zones("us-east-1"), [
      `hub/${one}/hostedZones: 1 zone x $0.50, 1`,
      `hub/${two}/hostedZones: 2 zones x $0.50, 2`,
    ]);
    assert.deepEqual(zones("cn-north-1"), [
      `hub/${one}/hostedZones: 1 zone x unknown, 1`,
      `hub/${two}/hostedZones: 2 zones x unknown, 2`,
    ]);
  });

  it("counts attachments that exist as sunk", () => {
    const topology = topologyOf(exampleInput(2, { transitGateway: "existing", attached: true }));
    const estimate = estimateOf(planCentralized(topology));
    const hub = estimate.lines.find((line) => line.id === "shared/attachmentHours");
    assert.equal(hub?.monthlyCost?.toString(), "0");
    assert.match(hub?.note ?? "", /attached already/);
    assert.equal(kindTotal(estimate, "attachmentHours"), "73.00"); // two spokes are not
  });

  it("prices a Profile at $547.50 for up to 100 VPCs, and each further one at $1.022", () => {
    const vpcs = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, {}]));
    const total = (count: number) =>
      kindTotal(
        estimateOf(
          planCentralized(
            topologyOf({
              region: "us-east-1",
              services: ["logs"],
              hub: { dns: "Profile" },
              vpcs: vpcs(count),
            }),
          ),
        ),
        "profileHours",
      );
    assert.equal(total(100), "547.50"); // 0.75 x 730
    assert.equal(total(102), "549.54"); // + 2 x 0.0014 x 730
  });

  it("prices the 26th hosted zone at $0.10", () => {
    const services = Array.from(
      { length: 27 },
      (_, index) => `com.example.s${String(index).padStart(2, "0")}`,
    );
    const overrides = Object.fromEntries(
      services.map((name) => [name, { privateDnsNames: [`${name}.example`] }]),
    );
    const estimate = estimateOf(
      planCentralized(
        topologyOf({ region: "us-east-1", services, overrides, hub: {}, vpcs: { a: {} } }),
      ),
    );
    assert.equal(kindTotal(estimate, "hostedZones"), "12.70"); // 25 x 0.50 + 2 x 0.10
  });

  it("prices peering by the bytes that cross zones, on both sides", () => {
    const topology = topologyOf({ ...exampleInput(1, { connectivity: "Peering" }) });
    const estimate = estimateOf(planCentralized(topology));
    const line = estimate.lines.find((candidate) => candidate.id === "app-1/logs/peeringData");
    assert.equal(line?.formula, "1,333.333333 GB across zones (2/3) x 2 x $0.01");
    assert.equal(line?.monthlyCost?.toFixed(2), "26.67");
    assert.equal(kindTotal(estimate, "attachmentHours"), "0.00");
  });

  for (const [hubZones, spokeZones, share, cost] of [
    [1, 3, "2/3", "26.67"], // 2,000 GB x 2/3 x 2 x 0.01: one zone of the hub is not the client's own
    [2, 3, "2/3", "26.67"], // 4 of 6 pairs of zones differ
    [3, 1, "2/3", "26.67"],
    [2, 2, "1/2", "20.00"],
    [1, 1, "0/1", "0.00"],
  ] as const) {
    it(`prices peering from ${spokeZones} zones to ${hubZones} by the pairs of zones that differ: ${share}`, () => {
      const hub = { connectivity: "Peering", availabilityZones: hubZones };
      const topology = topologyOf({ ...exampleInput(1, hub), availabilityZones: spokeZones });
      const { lines } = estimateOf(planCentralized(topology));
      const line = lines.find(({ id }) => id === "app-1/logs/peeringData");
      assert.ok(line !== undefined);
      assert.ok(line.formula.includes(`(${share})`), line.formula);
      assert.equal(line.monthlyCost?.toFixed(2), cost);
    });
  }

  it("gives what crosses a data tier a line a tier, in the order of names", () => {
    const { lines } = estimateOf(smallPlan({ endpoints: 2, gb: 1_000_000 }));
    assert.deepEqual(
      lines
        .filter(({ kind }) => kind === "endpointData")
        .map(({ id, formula, monthlyCost }) => [id, formula, monthlyCost?.toString()]),
      [
        ["vpc-1/kms/endpointData", "1,000,000 GB x $0.01", "10000"],
        ["vpc-1/logs/endpointData", "48,576 GB x $0.01", "485.76"],
        ["vpc-1/logs/endpointData/tier2", "951,424 GB x $0.006", "5708.544"],
      ],
    );
  });

  it("prices a core network by its edge, attachments and GB", () => {
    const estimate = estimateOf(
      planCentralized(topologyOf(exampleInput(1, { connectivity: "CloudWan" }))),
    );
    assert.equal(kindTotal(estimate, "coreNetworkEdgeHours"), "365.00"); // 0.50 x 730
    assert.equal(kindTotal(estimate, "attachmentHours"), "94.90"); // 2 x 0.065 x 730
    assert.equal(kindTotal(estimate, "coreNetworkData"), "72.40"); // 3,620 x 0.02
  });

  it("bills no edge and no attachment of a core network that is there, and its GB all the same", () => {
    const hub = { connectivity: "CloudWan", transitGateway: "existing", attached: true };
    const estimate = estimateOf(planCentralized(topologyOf(exampleInput(1, hub))));
    assert.deepEqual(
      estimate.lines.filter(({ kind }) => kind === "coreNetworkEdgeHours"),
      [],
    );
    assert.equal(kindTotal(estimate, "attachmentHours"), "47.45"); // the spoke's: 0.065 x 730
    assert.equal(kindTotal(estimate, "coreNetworkData"), "72.40"); // 3,620 x 0.02
  });

  it("bills each account its own: a spoke's attachment and requests, the hub's endpoints and responses", () => {
    const topology = topologyOf({
      region: "us-east-1",
      services: ["logs"],
      usage: { logs: 1000 },
      hub: { name: "shared", account: "111111111111" },
      vpcs: { app: { account: "222222222222" } },
    });
    const byPayer = (plan: EndpointPlan) =>
      Object.fromEntries(
        ["111111111111", "222222222222"].map((payer) => [
          payer,
          estimateOf(plan)
            .lines.filter((line) => line.payer === payer)
            .map(({ id, monthlyCost }) => `${id} ${monthlyCost?.toString()}`),
        ]),
      );
    assert.deepEqual(byPayer(planCentralized(topology)), {
      "111111111111": [
        "shared/logs/endpointHours 14.6", // 2 x 730 x 0.01
        "app/logs/endpointData 10", // 1,000 x 0.01: the endpoint is the hub's
        "shared/attachmentHours 36.5",
        "app/logs/transitGatewayData/response 10", // 500 x 0.02
        "shared/logs/hostedZones 0.5",
      ],
      "222222222222": ["app/attachmentHours 36.5", "app/logs/transitGatewayData/request 10"],
    });
    assert.deepEqual(byPayer(planPerVpc(topology)), {
      "111111111111": [],
      "222222222222": ["app/logs/endpointHours 14.6", "app/logs/endpointData 10"],
    });
  });

  it("bills no network interface in a zone that the service lacks", () => {
    // Amazon SES has no SMTP endpoint in use1-az2.
    const topology = topologyOf({
      region: "us-east-1",
      services: ["email-smtp", "logs"],
      usage: { "email-smtp": 0, logs: 0 },
      availabilityZones: ["use1-az1", "use1-az2", "use1-az4"],
      vpcs: { app: {} },
    });
    const hours = (plan: EndpointPlan) =>
      estimateOf(plan)
        .lines.filter(({ kind }) => kind === "endpointHours")
        .map(({ id, formula }) => `${id}: ${formula}`);
    assert.deepEqual(hours(planPerVpc(topology)), [
      "app/email-smtp/endpointHours: 2 ENI x 730 h x $0.01",
      "app/logs/endpointHours: 3 ENI x 730 h x $0.01",
    ]);
    assert.deepEqual(hours(planCentralized(topology)), [
      "hub/email-smtp/endpointHours: 2 ENI x 730 h x $0.01",
      "hub/logs/endpointHours: 3 ENI x 730 h x $0.01",
    ]);
  });

  describe("of a plan in which everything takes another way", () => {
    const listing = (hub: object) => {
      const topology = topologyOf({
        region: "us-east-1",
        services: ["logs", "kms", "sqs", "s3"],
        usage: { logs: 100, sqs: 300 },
        hub: { name: "shared", account: "111111111111", existingServices: ["kms"], ...hub },
        vpcs: { a: { account: "222222222222", nat: "existing", attached: true } },
      });
      const plan = planTopology(
        topology,
        "Hybrid",
        (_, { service }) => service.name !== "logs" && service.name !== "s3",
        (_, { service }) => service.name === "s3",
      );
      return estimateOf(plan).lines.map((line) =>
        [
          ...[line.id, line.kind, line.vpc, line.service ?? "-", line.unit, line.payer.slice(0, 1)],
          line.formula,
          line.quantity?.toString() ?? "?",
          line.monthlyCost?.toString() ?? line.unknownBecause,
          ...(line.note === undefined ? [] : [line.note]),
        ].join(" | "),
      );
    };
    const there = "exists already: paid with or without this traffic";
    const attached = "attached already: paid with or without these endpoints";
    const endpoints = [
      "a/logs/endpointHours | endpointHours | a | logs | ENI-hours | 2 | 2 ENI x 730 h x $0.01 | 1460 | 14.6",
      "a/s3/gatewayEndpoint | gatewayEndpoint | a | s3 | endpoints | 2 | free | 1 | 0",
      `shared/kms/endpointHours | endpointHours | shared | kms | ENI-hours | 1 | sunk | 1460 | 0 | ${there}`,
      "shared/sqs/endpointHours | endpointHours | shared | sqs | ENI-hours | 1 | 2 ENI x 730 h x $0.01 | 1460 | 14.6",
      "a/logs/endpointData | endpointData | a | logs | GB | 2 | 100 GB x $0.01 | 100 | 1",
      "a/kms/endpointData | endpointData | a | kms | GB | 1 | unknown GB x $0.01 | ? | no usage is given for kms in a",
      "a/sqs/endpointData | endpointData | a | sqs | GB | 1 | 300 GB x $0.01 | 300 | 3",
    ];
    const zone =
      "shared/sqs/hostedZones | hostedZones | shared | sqs | zone-months | 1 | 1 zone x $0.50 | 1 | 0.5";
    const transit = (kind: string) => [
      `a/kms/${kind}/request | ${kind} | a | kms | GB | 2 | unknown GB x $0.02 | ? | no usage is given for kms in a`,
      `a/kms/${kind}/response | ${kind} | a | kms | GB | 1 | unknown GB x $0.02 | ? | no usage is given for kms in a`,
      `a/sqs/${kind}/request | ${kind} | a | sqs | GB | 2 | 150 GB x $0.02 | 150 | 3`,
      `a/sqs/${kind}/response | ${kind} | a | sqs | GB | 1 | 150 GB x $0.02 | 150 | 3`,
    ];
    const sunk = `a/attachmentHours | attachmentHours | a | - | attachment-hours | 2 | sunk | 730 | 0 | ${attached}`;

    it("says all of each line over a Transit Gateway, for what takes it alone", () => {
      assert.deepEqual(listing({ connectivity: "TransitGateway" }), [
        ...endpoints,
        "shared/attachmentHours | attachmentHours | shared | - | attachment-hours | 1 | 1 attachment x 730 h x $0.05 | 730 | 36.5",
        sunk,
        ...transit("transitGatewayData"),
        zone,
      ]);
    });

    it("says all of each line over a core network", () => {
      assert.deepEqual(listing({ connectivity: "CloudWan" }), [
        ...endpoints,
        "shared/coreNetworkEdgeHours | coreNetworkEdgeHours | shared | - | edge-hours | 1 | 1 core network edge x 730 h x $0.50 | 730 | 365",
        "shared/attachmentHours | attachmentHours | shared | - | attachment-hours | 1 | 1 attachment x 730 h x $0.065 | 730 | 47.45",
        sunk,
        ...transit("coreNetworkData"),
        zone,
      ]);
    });

    it("says all of each line over peering, and that half of what crosses zones is the hub's", () => {
      assert.deepEqual(listing({ connectivity: "Peering", dns: "Profile" }), [
        ...endpoints,
        "a/kms/peeringData | peeringData | a | kms | GB | 2 | unknown GB x $0.01 | ? | no usage is given for kms in a | half of it is billed to 111111111111",
        // Half of 300 GB crosses, and both sides pay for it.
        "a/sqs/peeringData | peeringData | a | sqs | GB | 2 | 150 GB across zones (1/2) x 2 x $0.01 | 300 | 3 | half of it is billed to 111111111111",
        "shared/profileHours | profileHours | shared | - | Profile-hours | 1 | 1 Profile x 730 h x $0.75 | 730 | 547.5",
      ]);
    });
  });

  it("fills the tiers of each account's own bill where bills are apart, unknown traffic aside", () => {
    const topology = topologyOf({
      region: "us-east-1",
      services: ["logs", "kms"],
      consolidatedBilling: false,
      vpcs: {
        a: { account: "111111111111", usage: { logs: 1_000_000 } },
        b: { account: "222222222222", usage: { logs: 1_500_000 } },
        c: { account: "222222222222", usage: { logs: 100, kms: 5 } },
      },
    });
    const priced = estimate(planPerVpc(topology), new PriceBook("us-east-1"), topology);
    assert.deepEqual(
      priced.lines
        .filter(({ kind }) => kind === "endpointData")
        .map(({ id, payer, formula }) => `${id} ${payer.slice(0, 1)}: ${formula}`),
      [
        "a/logs/endpointData 1: 1,000,000 GB x $0.01",
        "a/kms/endpointData 1: unknown GB x $0.01",
        "b/kms/endpointData 2: unknown GB x $0.01",
        "b/logs/endpointData 2: 1,048,576 GB x $0.01",
        "b/logs/endpointData/tier2 2: 451,424 GB x $0.006",
        "c/kms/endpointData/tier2 2: 5 GB x $0.006",
        "c/logs/endpointData/tier2 2: 100 GB x $0.006",
      ],
    );
  });

  it("gives every line its own id", () => {
    const estimate = estimateOf(planCentralized(topologyOf(exampleInput())));
    assert.equal(new Set(estimate.lines.map((line) => line.id)).size, estimate.lines.length);
  });
});

const plans: readonly (readonly [
  string,
  (input: Parameters<typeof topologyOf>[0]) => EndpointPlan,
])[] = [
  ["per VPC", (input) => planPerVpc(topologyOf(input))],
  ["centralized", (input) => planCentralized(topologyOf(input))],
];

describe("estimates of random topologies", () => {
  for (const [name, plan] of plans) {
    it(`bill as many ENIs as the ${name} plan has`, () => {
      fc.assert(
        fc.property(topologyInputs, (input) => {
          const priced = estimateOf(plan(input));
          const billed = sum(
            priced.lines
              .filter((line) => line.kind === "endpointHours")
              .map((line) => line.quantity ?? ZERO),
          );
          assert.equal(
            billed.div(decimal(730)).toString(),
            String(priced.endpointNetworkInterfaces),
          );
        }),
      );
    });

    it(`do not depend on the order of VPCs and services, ${name}`, () => {
      fc.assert(
        fc.property(topologyInputs, (input) => {
          const reversed = {
            ...input,
            services: [...(input.services ?? [])].reverse(),
            vpcs: Object.fromEntries(Object.entries(input.vpcs).reverse()),
          };
          const lines = (of: typeof input) =>
            estimateOf(plan(of))
              .lines.map((line) => `${line.id} ${line.monthlyCost?.toString()}`)
              .sort();
          assert.deepEqual(lines(input), lines(reversed));
        }),
      );
    });

    it(`agree with integer arithmetic to the last digit, ${name}`, () => {
      fc.assert(
        fc.property(topologyInputs, (input) =>
          assert.equal(estimateOf(plan(input)).monthlyTotal.toString(), oracle(plan(input))),
        ),
      );
    });
  }

  it("add up over VPCs while the first data tier holds", () => {
    fc.assert(
      fc.property(topologyInputs, (input) => {
        const small = {
          ...input,
          vpcs: Object.fromEntries(
            Object.entries(input.vpcs).map(([name, vpc]) => [
              name,
              { ...vpc, usage: shrink(vpc.usage ?? {}) },
            ]),
          ),
        };
        const whole = estimateOf(planPerVpc(topologyOf(small))).monthlyTotal;
        const parts = Object.entries(small.vpcs).map(
          ([name, vpc]) =>
            estimateOf(planPerVpc(topologyOf({ ...small, vpcs: { [name]: vpc } }))).monthlyTotal,
        );
        assert.ok(whole.eq(sum(parts)));
      }),
    );
  });

  it("never fall when a zone or traffic is added", () => {
    fc.assert(
      fc.property(topologyInputs, (input) => {
        const grown = {
          ...input,
          vpcs: Object.fromEntries(
            Object.entries(input.vpcs).map(([name, vpc]) => [
              name,
              {
                ...vpc,
                availabilityZones: 6,
                usage: Object.fromEntries(
                  Object.entries(vpc.usage ?? {}).map(([key, gb]) => [key, Number(gb) + 1]),
                ),
              },
            ]),
          ),
        };
        for (const [, plan] of plans) {
          assert.ok(estimateOf(plan(grown)).monthlyTotal.gte(estimateOf(plan(input)).monthlyTotal));
        }
      }),
    );
  });
});

function shrink(usage: Readonly<Record<string, number | string>>): Record<string, number> {
  return Object.fromEntries(Object.entries(usage).map(([key, gb]) => [key, Number(gb) / 1000]));
}

/** us-east-1's prices once more, in whole 10^-30 dollars: an independent sum of the same plan. */
function oracle(plan: EndpointPlan): string {
  const unit = 10n ** 30n;
  const scaled = (text: string): bigint => {
    const [mantissa = "0", exponent = "0"] = text.split("e");
    const [whole = "0", decimals = ""] = mantissa.split(".");
    return (BigInt(whole + decimals) * unit) / 10n ** BigInt(decimals.length - Number(exponent));
  };
  const dollars = (cents: bigint) => (cents * unit) / 100n;
  let total = 0n;
  for (const endpoint of plan.endpoints)
    total += BigInt(endpoint.availabilityZones.length) * 730n * dollars(1n);
  const interfaces = new Set(
    plan.endpoints.filter(({ type }) => type === "Interface").map(({ key }) => key),
  );
  const gb = plan.flows
    .filter((flow) => interfaces.has(flow.endpoint))
    .map((flow) => ({ flow, amount: scaled(flow.monthlyDataGb?.toString() ?? "0") }));
  let left = gb.reduce((all, { amount }) => all + amount, 0n);
  for (const [limit, millis] of [
    [1_048_576n, 10n],
    [4_194_304n, 6n],
    [undefined, 4n],
  ] as const) {
    const room = limit === undefined ? left : limit * unit;
    const taken = left < room ? left : room;
    total += (taken * millis) / 1000n;
    left -= taken;
  }
  for (const { flow, amount } of gb) if (flow.throughHub) total += (amount * 2n) / 100n;
  const { hub } = plan;
  if (hub !== undefined) {
    total += BigInt(hub.attachments.filter(({ exists }) => !exists).length) * 730n * dollars(5n);
    if (hub.dns === "Profile") total += 730n * dollars(75n);
    else total += BigInt(Math.min(25, hub.hostedZones.length)) * dollars(50n);
  }
  const text = total.toString().padStart(31, "0");
  const decimals = text.slice(-30).replace(/0+$/, "");
  return decimals === "" ? text.slice(0, -30) : `${text.slice(0, -30)}.${decimals}`;
}

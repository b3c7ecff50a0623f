import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import { UserError } from "../../../cli/exit";
import { findHub } from "../../../cli/discover/hub";
import { vpcNames } from "../../../cli/discover/names";
import type { AccountRecords, EndpointRecord } from "../../../cli/discover/records";
import { toTopology } from "../../../cli/discover/toTopology";
import { toYaml } from "../../../cli/discover/toYaml";
import { gbOf, monthlyMicroGb } from "../../../cli/discover/usage";
import { decimal, sum } from "../../../core/decimal";
import { parseTopology } from "../../../core/topology/parse";
import { compare } from "../../../cost/compare/compare";
import { account, endpoint, GB, PERIOD, vpc } from "../../support/accounts";
import { findings, topologyOf } from "../../support/topologies";

function discovered(records: AccountRecords, hub?: string) {
  const names = vpcNames(records.vpcs);
  return toTopology(
    records,
    names,
    hub === undefined ? undefined : findHub(hub, records.vpcs, names),
  );
}

const traffic = (gbOfPeriod: bigint) => ({ bytes: gbOfPeriod * GB, datapoints: 30 });
const notesOf = (records: AccountRecords, name = "app") =>
  discovered(records).vpcNotes.get(name) ?? [];

describe("the topology of an account", () => {
  it("has each VPC with its blocks, zones, services and traffic, and prices to the cent", () => {
    const records = account({
      vpcs: [vpc("vpc-1", "app", "10.1.0.0/16", "fd00:1::/56")],
      endpoints: [
        endpoint("vpce-1", "vpc-1", "sqs"),
        endpoint("vpce-2", "vpc-1", "s3", { type: "Gateway", subnetIds: [] }),
      ],
      usage: new Map([["vpce-1", traffic(720n)]]),
    });
    const { topology, notes, counts } = discovered(records);
    assert.deepEqual(notesOf(records), ["vpc-1"]);
    assert.deepEqual(topology, {
      region: "us-east-1",
      vpcs: {
        app: {
          cidrBlocks: ["10.1.0.0/16", "fd00:1::/56"],
          availabilityZones: ["us-east-1a", "us-east-1b"],
          services: ["s3", "sqs"],
          usage: { sqs: 730 },
        },
      },
    });
    assert.ok(notes.some((note) => note.includes("2026-03-01 to 2026-03-30 (UTC)")));
    assert.deepEqual(counts, { vpcs: 1, endpoints: 2, leftOut: 0, withoutUsage: 0 });
    // 2 interfaces x 730 h x $0.01 + 730 GB x $0.01 = $14.60 + $7.30; the gateway endpoint is free.
    const [perVpc] = compare(topologyOf(topology)).alternatives;
    assert.equal(perVpc?.estimate.model, "PerVpc");
    assert.equal(perVpc?.estimate.monthlyTotal.toFixed(2), "21.90");
  });

  it("keeps VPCs without endpoints, with usage unknown", () => {
    const records = account();
    assert.deepEqual(discovered(records).topology.vpcs, { app: { cidrBlocks: ["10.1.0.0/16"] } });
    assert.deepEqual(notesOf(records), [
      "vpc-1",
      "no endpoint that the comparison prices; usage unknown",
    ]);
  });

  it("leaves usage out where CloudWatch did not answer, and writes 0 where it saw no traffic", () => {
    const records = account({
      endpoints: [endpoint("vpce-1", "vpc-1", "sqs"), endpoint("vpce-2", "vpc-1", "sns")],
      usage: new Map([["vpce-2", { bytes: 0n, datapoints: 0 }]]),
    });
    const found = discovered(records);
    assert.deepEqual(found.topology.vpcs.app?.usage, { sns: 0 });
    assert.equal(found.counts.withoutUsage, 1);
    assert.match(toYaml(found), /^ {6}sns: 0 # no traffic: no datapoint in 30 days$/m);
    assert.match(toYaml(found), /^ {2}# usage of sqs unknown: vpce-1: CloudWatch does not tell$/m);
  });

  it("says that services are unknown where endpoints could not be read", () => {
    const gaps = [{ call: "DescribeVpcEndpointsCommand" as const, reason: "not allowed" }];
    const records = account({ endpoints: undefined, gaps });
    assert.deepEqual(notesOf(records), ["vpc-1", "services and usage unknown: not read"]);
    assert.match(
      toYaml(discovered(records)),
      /^# Not read:\n# - ec2:DescribeVpcEndpoints: not allowed; services and usage of every VPC are left out$/m,
    );
  });

  it("adds up several endpoints of a service, and a sum with an unknown part is unknown", () => {
    const endpoints = [
      endpoint("vpce-1", "vpc-1", "execute-api"),
      endpoint("vpce-2", "vpc-1", "execute-api"),
    ];
    const both = account({
      endpoints,
      usage: new Map([
        ["vpce-1", traffic(72n)],
        ["vpce-2", traffic(144n)],
      ]),
    });
    assert.deepEqual(discovered(both).topology.vpcs.app?.usage, { "execute-api": 219 });
    assert.ok(
      notesOf(both).includes(
        "execute-api: vpce-1, vpce-2 are compared as one endpoint with their sum",
      ),
    );
    const one = account({ endpoints, usage: new Map([["vpce-1", traffic(72n)]]) });
    assert.equal(discovered(one).topology.vpcs.app?.usage, undefined);
    assert.ok(
      notesOf(one).includes("usage of execute-api unknown: vpce-2: CloudWatch does not tell"),
    );
  });

  it("may centralize a service with one endpoint that an AWS service manages and one that it does not", () => {
    const records = account({
      endpoints: [
        endpoint("vpce-1", "vpc-1", "sqs", { requesterManaged: true }),
        endpoint("vpce-2", "vpc-1", "sqs"),
      ],
    });
    assert.equal(discovered(records).topology.vpcs.app?.placement, undefined);
  });

  it("keeps endpoints that an AWS service manages where they are", () => {
    const records = account({
      endpoints: [endpoint("vpce-1", "vpc-1", "sqs", { requesterManaged: true })],
    });
    assert.deepEqual(discovered(records).topology.vpcs.app?.placement, { sqs: "local" });
  });

  it("writes services that the catalog lacks by their full names, and those whose short names were bundles", () => {
    const partner = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
    const records = account({
      endpoints: [
        endpoint("vpce-1", "vpc-1", partner),
        endpoint("vpce-2", "vpc-1", "brand-new"),
        endpoint("vpce-3", "vpc-1", "lambda"),
      ],
      usage: new Map([
        ["vpce-1", traffic(720n)],
        ["vpce-3", traffic(72n)],
      ]),
    });
    const { topology } = discovered(records);
    assert.deepEqual(topology.vpcs.app?.services, [
      "com.amazonaws.us-east-1.brand-new",
      "com.amazonaws.us-east-1.lambda",
      partner,
    ]);
    assert.deepEqual(topology.vpcs.app?.usage, {
      "com.amazonaws.us-east-1.lambda": 73,
      [partner]: 730,
    });
    const needs = topologyOf(topology).vpcs[0]?.needs ?? [];
    assert.deepEqual(
      needs.map(({ service, monthlyDataGb }) => [service.name, monthlyDataGb?.toString()]),
      [
        ["brand-new", undefined],
        ["lambda", "73"],
        ["vpce-svc-0123456789abcdef0", "730"],
      ],
    );
  });

  it("asks for interface endpoints of S3 where there are no gateway endpoints of it", () => {
    const records = account({ endpoints: [endpoint("vpce-1", "vpc-1", "s3")] });
    const { topology } = discovered(records);
    assert.deepEqual(topology.overrides, { s3: { endpointType: "Interface" } });
    assert.equal(topologyOf(topology).vpcs[0]?.needs[0]?.type, "Interface");
  });

  const leftOut: [string, Partial<EndpointRecord>, string][] = [
    [
      "a Gateway Load Balancer endpoint, with its traffic",
      { type: "GatewayLoadBalancer" },
      "left out: vpce-1 (GatewayLoadBalancer, com.amazonaws.us-east-1.sqs, 73 GB a month): " +
        "endpoints of type GatewayLoadBalancer are no part of the comparison",
    ],
    [
      "an endpoint of a service in another Region",
      { serviceRegion: "eu-west-1" },
      "left out: vpce-1 (Interface, com.amazonaws.us-east-1.sqs, 73 GB a month): its service is in eu-west-1",
    ],
    ...["rejected", "Failed", "expired"].map((state): [string, Partial<EndpointRecord>, string] => [
      `an endpoint that is ${state}`,
      { state },
      `left out: vpce-1 (Interface, com.amazonaws.us-east-1.sqs, 73 GB a month): its state is ${state}`,
    ]),
  ];
  for (const [what, changes, note] of leftOut) {
    it(`names what it leaves out: ${what}`, () => {
      const records = account({
        endpoints: [endpoint("vpce-1", "vpc-1", "sqs", changes)],
        usage: new Map([["vpce-1", traffic(72n)]]),
      });
      assert.ok(notesOf(records).includes(note), notesOf(records).join("\n"));
      assert.equal(discovered(records).topology.vpcs.app?.services, undefined);
      assert.equal(discovered(records).counts.leftOut, 1);
    });
  }

  it("leaves S3's interface endpoints out where other VPCs have its gateway endpoint", () => {
    const records = account({
      vpcs: [vpc("vpc-1", "app", "10.1.0.0/16"), vpc("vpc-2", "data", "10.2.0.0/16")],
      endpoints: [
        endpoint("vpce-1", "vpc-1", "s3"),
        endpoint("vpce-2", "vpc-2", "s3", { type: "Gateway", subnetIds: [] }),
      ],
    });
    assert.deepEqual(discovered(records).topology.vpcs.data?.services, ["s3"]);
    assert.ok(notesOf(records).some((note) => note.includes("the file has one type of s3")));
  });

  it("says nothing of deleted endpoints", () => {
    for (const state of ["deleted", "Deleting"]) {
      const records = account({ endpoints: [endpoint("vpce-1", "vpc-1", "sqs", { state })] });
      assert.deepEqual(notesOf(records), notesOf(account()));
    }
  });

  it("keeps S3's interface endpoints where its only gateway endpoint serves nobody", () => {
    const records = account({
      endpoints: [
        endpoint("vpce-1", "vpc-1", "s3"),
        endpoint("vpce-2", "vpc-1", "s3", { type: "Gateway", subnetIds: [], state: "failed" }),
      ],
    });
    assert.deepEqual(discovered(records).topology.overrides, { s3: { endpointType: "Interface" } });
  });

  it("writes a long list a line each, and long comments as they are", () => {
    const names = ["access-analyzer", "autoscaling", "elasticloadbalancing", "secretsmanager"];
    const more = ["monitoring", "cloudformation", "kinesis-streams", "ssmmessages"];
    const endpoints = [...names, ...more].map((name, index) =>
      endpoint(`vpce-${index}`, "vpc-1", name, { state: index === 0 ? "expired" : "available" }),
    );
    const text = toYaml(discovered(account({ endpoints })));
    assert.match(text, /^ {4}services:\n {6}- autoscaling\n {6}- cloudformation\n/m);
    const fits = [...names.slice(1), "monitoring", "cloudformation", "kms"];
    const short = account({
      endpoints: fits.map((name, index) => endpoint(`vpce-${index}`, "vpc-1", name)),
    });
    assert.match(
      toYaml(discovered(short)),
      /^ {4}services: \[autoscaling, cloudformation, elasticloadbalancing, kms, monitoring, secretsmanager\]$/m,
    );
    assert.match(text, /^ {4}availabilityZones: \[us-east-1a, us-east-1b\]$/m);
    assert.match(
      text,
      /^ +# left out: vpce-0 \(Interface, com\.amazonaws\.us-east-1\.access-analyzer\): its state is expired$/m,
    );
  });

  it("writes the zones that most endpoints of a VPC share, and names the others", () => {
    const a = { subnetIds: ["vpc-1-a"] };
    const abc = { subnetIds: ["vpc-1-a", "vpc-1-b", "vpc-1-c"] };
    const records = account({
      endpoints: [
        endpoint("vpce-1", "vpc-1", "sqs", abc),
        endpoint("vpce-2", "vpc-1", "sns", abc),
        endpoint("vpce-3", "vpc-1", "kms", a),
      ],
    });
    assert.deepEqual(discovered(records).topology.vpcs.app?.availabilityZones, [
      "us-east-1a",
      "us-east-1b",
      "us-east-1c",
    ]);
    assert.ok(
      notesOf(records).includes("kms: vpce-3 is in 1 Availability Zone, compared with 3"),
      notesOf(records).join("\n"),
    );
    const unread = discovered({ ...records, subnets: undefined }).topology;
    assert.equal(unread.vpcs.app?.availabilityZones, 3);
  });

  it("writes the more common set of zones even where another is larger", () => {
    const records = account({
      endpoints: [
        endpoint("vpce-1", "vpc-1", "sqs", { subnetIds: ["vpc-1-a", "vpc-1-b", "vpc-1-c"] }),
        endpoint("vpce-2", "vpc-1", "sns", { subnetIds: ["vpc-1-b"] }),
        endpoint("vpce-3", "vpc-1", "kms", { subnetIds: ["vpc-1-b"] }),
        // Gateway endpoints are in no zone, which is no difference.
        endpoint("vpce-4", "vpc-1", "s3", { type: "Gateway", subnetIds: [] }),
      ],
    });
    assert.deepEqual(discovered(records).topology.vpcs.app?.availabilityZones, ["us-east-1b"]);
    assert.deepEqual(
      notesOf(records).filter((note) => note.includes("compared with")),
      ["sqs: vpce-1 is in 3 Availability Zones, compared with 1"],
    );
  });

  it("writes six zones of an endpoint in more, by name or by number, and says so", () => {
    const letters = [..."abcdefg"];
    const records = account({
      subnets: letters.map((letter) => ({
        subnetId: `s-${letter}`,
        availabilityZone: `us-east-1${letter}`,
      })),
      endpoints: [
        endpoint("vpce-1", "vpc-1", "sqs", { subnetIds: letters.map((letter) => `s-${letter}`) }),
      ],
    });
    assert.deepEqual(
      discovered(records).topology.vpcs.app?.availabilityZones,
      [..."abcdef"].map((letter) => `us-east-1${letter}`),
    );
    assert.ok(notesOf(records).includes("sqs: vpce-1 is in 7 Availability Zones, compared with 6"));
    const unread = { ...records, subnets: undefined };
    assert.equal(discovered(unread).topology.vpcs.app?.availabilityZones, 6);
  });

  it("takes the larger of two equally common sets of zones", () => {
    const records = account({
      endpoints: [
        endpoint("vpce-1", "vpc-1", "sqs", { subnetIds: ["vpc-1-a"] }),
        endpoint("vpce-2", "vpc-1", "sns", { subnetIds: ["vpc-1-b", "vpc-1-c"] }),
      ],
    });
    assert.deepEqual(discovered(records).topology.vpcs.app?.availabilityZones, [
      "us-east-1b",
      "us-east-1c",
    ]);
  });

  it("marks VPCs attached to the hub's Transit Gateway, whose attachments are sunk", () => {
    const attached = (transitGatewayId: string, vpcId: string, state = "available") => ({
      transitGatewayId,
      vpcId,
      state,
    });
    const records = account({
      vpcs: ["hub", "a", "b", "c"].map((name, index) =>
        vpc(`vpc-${index}`, name, `10.${index}.0.0/16`),
      ),
      transitGateways: [{ transitGatewayId: "tgw-1", state: "available" }],
      attachments: [
        attached("tgw-1", "vpc-0"),
        attached("tgw-1", "vpc-1", "modifying"),
        attached("tgw-1", "vpc-2", "deleted"),
        attached("tgw-2", "vpc-1"),
        attached("tgw-2", "vpc-2"),
        attached("tgw-2", "vpc-3"),
      ],
    });
    const marks = (hub?: string) =>
      Object.entries(discovered(records, hub).topology.vpcs)
        .filter(([, { attached }]) => attached)
        .map(([name]) => name);
    assert.deepEqual(marks(), ["a", "b", "c"]);
    assert.deepEqual(marks("hub"), ["a"]);
    assert.deepEqual(discovered(records, "vpc-0").topology.hub, {
      name: "hub",
      cidrBlocks: ["10.0.0.0/16"],
      attached: true,
      transitGateway: "existing",
    });
    assert.ok(
      discovered(records, "hub").notes.includes("Other Transit Gateways: tgw-2 (3 attached)."),
    );
  });

  it("takes a Transit Gateway that is being deleted for none, and one without attachments for one", () => {
    const vpcs = [vpc("vpc-1", "app", "10.1.0.0/16"), vpc("vpc-9", "hub", "10.9.0.0/16")];
    const gateways = (...states: string[]) =>
      states.map((state, index) => ({ transitGatewayId: `tgw-${index + 1}`, state }));
    const found = (...states: string[]) =>
      discovered(account({ vpcs, transitGateways: gateways(...states) }), "hub");
    const gone = found("deleted", "deleting", "Deleted");
    assert.equal(gone.topology.hub?.transitGateway, undefined);
    assert.doesNotMatch(gone.notes.join("\n"), /Transit Gateway/);
    const there = found("deleted", "available", "pending");
    assert.equal(there.topology.hub?.transitGateway, "existing");
    assert.ok(there.notes.includes("attached: to the Transit Gateway tgw-2."));
    assert.ok(there.notes.includes("Other Transit Gateways: tgw-3 (0 attached)."));
  });

  it("counts and compares endpoints of its VPCs alone, not those of the hub", () => {
    const records = account({
      vpcs: [vpc("vpc-1", "app", "10.1.0.0/16"), vpc("vpc-9", "hub", "10.9.0.0/16")],
      endpoints: [
        endpoint("vpce-1", "vpc-1", "sqs"),
        endpoint("vpce-2", "vpc-1", "sqs", { type: "GatewayLoadBalancer" }),
        // An interface endpoint of S3, and one that the comparison leaves out.
        endpoint("vpce-8", "vpc-9", "s3"),
        endpoint("vpce-9", "vpc-9", "sqs", { type: "GatewayLoadBalancer" }),
      ],
    });
    const { counts, topology } = discovered(records, "hub");
    assert.deepEqual(counts, { vpcs: 2, endpoints: 1, leftOut: 1, withoutUsage: 1 });
    assert.equal(topology.overrides, undefined);
  });

  it("says nothing of a hub's deleted endpoints", () => {
    const records = account({
      vpcs: [vpc("vpc-1", "app", "10.1.0.0/16"), vpc("vpc-9", "hub", "10.9.0.0/16")],
      endpoints: ["deleted", "Deleting"].map((state, index) =>
        endpoint(`vpce-${index}`, "vpc-9", "sqs", { state }),
      ),
    });
    assert.deepEqual(discovered(records, "hub").hubNotes, ["vpc-9"]);
  });

  it("names accounts only where VPCs of several appear", () => {
    const own = vpc("vpc-1", "app", "10.1.0.0/16");
    const shared = { ...vpc("vpc-2", "shared", "10.2.0.0/16"), ownerId: "444455556666" };
    assert.doesNotMatch(toYaml(discovered(account({ vpcs: [own] }))), /111122223333/);
    const { vpcs } = discovered(account({ vpcs: [own, shared] })).topology;
    assert.deepEqual([vpcs.app?.account, vpcs.shared?.account], ["111122223333", "444455556666"]);
  });

  it("lists the hub's own endpoints and NAT gateways as comments", () => {
    const records = account({
      vpcs: [vpc("vpc-1", "app", "10.1.0.0/16"), vpc("vpc-9", "hub", "10.9.0.0/16")],
      endpoints: [endpoint("vpce-1", "vpc-9", "sqs")],
      usage: new Map([["vpce-1", traffic(720n)]]),
      natGateways: [
        ...["available", "deleted", "failed"].map((state, index) => ({
          natGatewayId: `nat-${index + 1}`,
          vpcId: "vpc-9",
          state,
        })),
        { natGatewayId: "nat-4", vpcId: "vpc-1", state: "pending" },
      ],
    });
    const text = toYaml(discovered(records, "hub"));
    assert.match(text, /^# vpc-9, NAT gateways nat-1$/m);
    assert.match(text, /^ *# vpc-1, NAT gateways nat-4$/m);
    assert.match(
      text,
      /^# - vpce-1 \(Interface, com\.amazonaws\.us-east-1\.sqs, 730 GB a month\)$/m,
    );
  });

  it("lets no text from outside end a comment", () => {
    const serviceName = "a\nregion: eu-west-1\r\u2028vpcs: {}";
    const records = account({
      endpoints: [endpoint("vpce-1", "vpc-1", "sqs", { type: "Resource", serviceName })],
      gaps: [{ call: "DescribeSubnetsCommand", reason: "a\nservices: [sqs]" }],
    });
    assert.deepEqual(parse(toYaml(discovered(records))), {
      region: "us-east-1",
      vpcs: { app: { cidrBlocks: ["10.1.0.0/16"] } },
    });
  });

  it("leaves overlapping blocks to `check`", () => {
    const vpcs = [vpc("vpc-1", "a", "172.31.0.0/16"), vpc("vpc-2", "b", "172.31.0.0/16")];
    assert.deepEqual(findings(parse(toYaml(discovered(account({ vpcs }))))), [
      "warning cidr-overlap vpcs.b.cidrBlocks[0]",
    ]);
    const withHub = [...vpcs, vpc("vpc-3", "hub", "10.0.0.0/16")];
    assert.deepEqual(findings(parse(toYaml(discovered(account({ vpcs: withHub }), "hub")))), [
      "warning cidr-overlap vpcs.b.cidrBlocks[0]",
    ]);
  });

  const hubs: [string, string, RegExp][] = [
    ["a name that no VPC has", "nobody", /no VPC of this Region\. There are app, twin \(vpc-2\)/],
    ["a name that several have", "twin", /several VPCs have this name\. Give one of vpc-2, vpc-3/],
  ];
  for (const [what, hub, message] of hubs) {
    it(`refuses ${what} as the hub`, () => {
      const vpcs = [vpc("vpc-1", "app"), vpc("vpc-2", "twin"), vpc("vpc-3", "twin")];
      assert.throws(
        () => discovered(account({ vpcs }), hub),
        (error) => error instanceof UserError && message.test(error.message),
      );
    });
  }

  it("refuses a Region without VPCs, and one whose only VPC is the hub", () => {
    assert.throws(() => discovered(account({ vpcs: [] })), /us-east-1: there is no VPC\./);
    assert.throws(() => discovered(account(), "app"), /no VPC besides the hub/);
  });
});

const SERVICES = ["sqs", "sns", "kms", "s3", "dynamodb", "lambda", "brand-new", "execute-api"];

const anyTag = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom("app", "hub", "new-hub", "new-hub-2", "vpc-1"),
);

/** Accounts of up to six VPCs in whatever state AWS may describe them. */
const anyAccount = fc
  .array(fc.option(anyTag, { nil: undefined }), { minLength: 1, maxLength: 6 })
  .chain((tags) => {
    const vpcs = tags.map((tag, index) => vpc(`vpc-${index}`, tag, `10.${index % 3}.0.0/16`));
    const anyEndpoint = fc.record({
      vpcId: fc.constantFrom(...vpcs.map(({ vpcId }) => vpcId)),
      service: fc.constantFrom(...SERVICES),
      type: fc.constantFrom("Interface", "Interface", "Gateway", "GatewayLoadBalancer", "Resource"),
      state: fc.constantFrom("available", "available", "Pending", "deleted", "failed"),
      zones: fc.subarray(["a", "b", "c"]),
      requesterManaged: fc.boolean(),
      traffic: fc.option(
        fc.record({
          bytes: fc.bigInt(0n, 10n ** 15n),
          datapoints: fc.integer({ min: 1, max: 30 }),
        }),
        { nil: undefined },
      ),
    });
    return fc.tuple(
      fc.constant(vpcs),
      fc.array(anyEndpoint, { maxLength: 20 }),
      fc.boolean(),
      fc.boolean(),
    );
  })
  .map(([vpcs, drawn, subnetsRead, endpointsRead]) => {
    const endpoints = drawn.map((one, index) =>
      endpoint(`vpce-${index}`, one.vpcId, one.service, {
        type: one.type,
        state: one.state,
        requesterManaged: one.requesterManaged,
        subnetIds: one.zones.map((letter) => `${one.vpcId}-${letter}`),
      }),
    );
    const usage = new Map(
      drawn.flatMap(({ traffic }, index) =>
        traffic === undefined ? [] : [[`vpce-${index}`, traffic] as const],
      ),
    );
    const all = account({ vpcs, usage, endpoints: endpointsRead ? endpoints : undefined });
    return subnetsRead ? all : { ...all, subnets: undefined };
  });

describe("the topology of any account", () => {
  it("has every VPC once, is accepted by the project's own checks, and can be priced", () => {
    fc.assert(
      fc.property(anyAccount, (records) => {
        const text = toYaml(discovered(records));
        const raw: unknown = parse(text);
        assert.deepEqual(parseTopology(raw).issues, []);
        const topology = topologyOf(raw);
        assert.deepEqual(
          topology.vpcs.map(({ name }) => name).sort(),
          [...vpcNames(records.vpcs).values()].sort(),
        );
        assert.equal(compare(topology).alternatives[0]?.estimate.model, "PerVpc");
      }),
    );
  });

  it("reads back from its file as it was mapped", () => {
    fc.assert(
      fc.property(anyAccount, (records) => {
        const found = discovered(records);
        assert.deepEqual(parse(toYaml(found)), JSON.parse(JSON.stringify(found.topology)));
      }),
    );
  });

  it("does not depend on the order of AWS's answers", () => {
    fc.assert(
      fc.property(anyAccount, (records) => {
        const turned = {
          ...records,
          vpcs: [...records.vpcs].reverse(),
          endpoints: records.endpoints === undefined ? undefined : [...records.endpoints].reverse(),
          subnets: records.subnets === undefined ? undefined : [...records.subnets].reverse(),
        };
        assert.equal(toYaml(discovered(turned)), toYaml(discovered(records)));
      }),
    );
  });

  it("preserves the sum of all traffic that it could read and price", () => {
    fc.assert(
      fc.property(anyAccount, (records) => {
        const observedMs = BigInt(PERIOD.endMs - PERIOD.startMs);
        // Every interface endpoint measured, one service and VPC each, so that no sum is unknown.
        const endpoints = SERVICES.flatMap((service, index) =>
          records.vpcs.map(({ vpcId }, at) => endpoint(`vpce-${index}-${at}`, vpcId, service)),
        );
        const usage = new Map(
          endpoints.map(({ endpointId }, index) => {
            const bytes = records.usage.get(`vpce-${index % 20}`)?.bytes ?? BigInt(index);
            return [endpointId, { bytes, datapoints: 1 }] as const;
          }),
        );
        const { topology } = discovered({ ...records, endpoints, usage });
        const written = Object.values(topology.vpcs).flatMap(({ usage = {} }) =>
          Object.values(usage).map((gb) => decimal(gb)),
        );
        const measured = [...usage.values()].map(({ bytes }) =>
          decimal(gbOf(monthlyMicroGb(bytes, observedMs))),
        );
        assert.equal(sum(written).toString(), sum(measured).toString());
      }),
    );
  });
});

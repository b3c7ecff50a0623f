import assert from "node:assert/strict";
import Papa from "papaparse";
import { placementIn } from "../../../core/placement";
import { planCentralized } from "../../../core/planTopology";
import type { TopologyInput } from "../../../core/topology/schema";
import { compare } from "../../../cost/compare/compare";
import type { Comparison } from "../../../cost/compare/comparison";
import { PriceBook } from "../../../cost/prices/prices";
import { choiceOf } from "../../../cost/sensitivity/choice";
import { optimize } from "../../../cost/optimize/optimize";
import { csvReport } from "../../../cost/report/compare/csv";
import { htmlReport } from "../../../cost/report/compare/html/report";
import { jsonReport } from "../../../cost/report/compare/json";
import { markdownReport } from "../../../cost/report/compare/markdown";
import { answerOf } from "../../../cost/report/answer/compare";
import { changeSentences, whySentences } from "../../../cost/report/compare/sentences";
import { textReport } from "../../../cost/report/compare/text";
import { topologyOf } from "../../support/topologies";

const SERVICES = ["ecr.api", "kms", "secretsmanager", "sqs", "ssm", "sts", "sns", "lambda"];
const MORE = ["states", "events", "monitoring", "logs"];

/** VPCs of two zones whose traffic may take NAT gateways, with 20 GB of each service. */
function natted(count: number, nat: "new" | "existing", more: object = {}): TopologyInput {
  const services = [...SERVICES, ...MORE];
  return {
    region: "us-east-1",
    availabilityZones: 2,
    services,
    usage: Object.fromEntries(services.map((name) => [name, 20])),
    vpcs: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `app-${index + 1}`,
        { cidrBlocks: [`10.${index + 1}.0.0/16`], nat },
      ]),
    ),
    ...more,
  };
}

const findings = (comparison: Comparison) => [
  ...whySentences(comparison),
  ...changeSentences(comparison),
];

const compared = (input: TopologyInput) => compare(topologyOf(input));

/** The picture and the table of the heat map. */
function heatMap(comparison: Comparison): { readonly picture: string; readonly table: string } {
  const section = htmlReport(comparison).split("<h2>Where each service is served")[1] ?? "";
  const [picture = "", table = ""] = section.split("</figure>");
  return { picture, table: table.split("<h2>")[0] ?? "" };
}

describe("a plan in which everything takes NAT gateways", () => {
  for (const [count, nat] of [
    [1, "new"],
    [9, "existing"],
  ] as const) {
    const comparison = compared(natted(count, nat));

    it(`is called so in words with ${count} VPCs and ${nat} gateways, and nothing is called local`, () => {
      const sentence =
        "NAT only: every service takes the NAT gateways, without an interface endpoint or a hub.";
      assert.ok(findings(comparison).includes(sentence));
      const unwrapped = (text: string) => text.replace(/\s+/g, " ");
      for (const report of [textReport, markdownReport, htmlReport].map((render) =>
        unwrapped(render(comparison)),
      )) {
        assert.ok(report.includes(sentence));
        assert.ok(report.includes("Send everything through"));
      }
      // The curves of a page are of the best mix at any number of VPCs.
      for (const report of [textReport, markdownReport].map((render) => render(comparison))) {
        assert.ok(!report.includes("Hybrid"), "a plan without a mix is called none");
      }
    });

    it(`marks every cell of its heat map as NAT with ${count} VPCs`, () => {
      const { picture, table } = heatMap(comparison);
      const pairs = count * 12;
      assert.equal(picture.match(/>N 20</g)?.length, pairs);
      assert.equal(picture.match(/>[LH]!? 20</g), null);
      assert.match(picture, new RegExp(`0 in the hub, ${pairs} through NAT gateways, 0 local\\.`));
      assert.match(picture, /<span class="nat">N<\/span>through NAT gateways/);
      assert.equal(table.match(/<td>NAT, 20 GB<\/td>/g)?.length, pairs);
    });
  }

  it("does not call a gateway endpoint a service of NAT gateways", () => {
    const { services = [], usage = {} } = natted(1, "new");
    const comparison = compared(natted(1, "new", { services: [...services, "s3"], usage }));
    assert.ok(
      findings(comparison).includes(
        "NAT only: every service that has no gateway endpoint takes the NAT gateways, without an interface endpoint or a hub.",
      ),
    );
    assert.match(heatMap(comparison).table, /<td>local, forced<\/td>/);
  });
});

/** 12 VPCs: quiet services in the hub, but through their gateways in three that are not attached. */
const mixed = compared({
  ...natted(12, "existing"),
  availabilityZones: 3,
  services: ["kms", "logs", "sqs"],
  usage: { kms: 20, logs: 2000, sqs: 20 },
  vpcs: Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `app-${index + 1}`,
      {
        cidrBlocks: [`10.${index + 1}.0.0/16`],
        attached: index >= 3,
        nat: index < 3 ? ("existing" as const) : ("none" as const),
      },
    ]),
  ),
  hub: { name: "shared", cidrBlocks: ["10.99.0.0/20"], attached: true },
});

describe("a plan of all three ways", () => {
  it("says which services stay local and which take NAT gateways", () => {
    assert.deepEqual(findings(mixed).slice(0, 2), [
      "Hybrid keeps logs local.",
      "Hybrid reaches kms (3 of 12 VPCs), sqs (3 of 12 VPCs) through NAT gateways.",
    ]);
  });

  it("says the same of every pair in the JSON report, the CSV, the heat map and the reasons", () => {
    const hybrid = mixed.alternatives.find(({ plan }) => plan.model === "Hybrid");
    assert.ok(hybrid !== undefined);
    const placementAt = placementIn(hybrid.plan);
    const json = (
      JSON.parse(jsonReport(mixed)) as {
        alternatives: { placements?: Record<string, Record<string, string>> }[];
      }
    ).alternatives[2]?.placements;
    const csv = Papa.parse<Record<string, string>>(csvReport(mixed), { header: true }).data;
    const optimum = optimize(mixed.topology);
    const reasonAt = placementIn(optimum.plan);
    const { table } = heatMap(mixed);
    const seen = new Set<string>();
    for (const vpc of mixed.topology.vpcs) {
      const cells = table.split(`<bdi>${vpc.name}</bdi></th>`)[1]?.split("</tr>")[0] ?? "";
      vpc.needs.forEach((need, at) => {
        const where = placementAt(vpc.name, need);
        const service = need.service.name;
        seen.add(where);
        assert.equal(json?.[vpc.name]?.[service], where);
        const rows = csv.filter(
          (row) =>
            row["model"] === "Hybrid" && row["vpc"] === vpc.name && row["service"] === service,
        );
        assert.ok(rows.length > 0);
        for (const row of rows) assert.equal(row["placement"], where);
        const cell = cells.split("<td>")[at + 1] ?? "";
        assert.ok(cell.startsWith(where === "nat" ? "NAT" : where), cell);
        const reason = optimum.placements.find(
          (one) => one.vpc === vpc.name && one.service === service,
        );
        assert.equal(reason?.placement, reasonAt(vpc.name, need));
      });
    }
    assert.deepEqual([...seen].sort(), ["hub", "local", "nat"]);
  });
});

describe("what has no other way", () => {
  it("is not named as kept local: nobody chose it", () => {
    const named = compared({
      ...natted(12, "existing", { availabilityZones: 3 }),
      nat: "none",
      services: ["kms", "logs", "sts"],
      usage: { kms: 20, logs: 2000, sts: 20 },
      vpcs: Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [
          `app-${index + 1}`,
          {
            cidrBlocks: [`10.${index + 1}.0.0/16`],
            attached: true,
            placement: { sts: "local" as const },
          },
        ]),
      ),
      hub: { name: "shared", cidrBlocks: ["10.99.0.0/20"], attached: true },
    });
    assert.equal(findings(named)[0], "Hybrid keeps logs local.");
  });

  it("is a gateway endpoint, though an interface endpoint of the same service goes to the hub", () => {
    // The bundle brings the gateway endpoint of this Region beside the one asked for in another.
    const topology = topologyOf({
      region: "us-east-1",
      availabilityZones: 3,
      services: ["ecr-bundle", "s3"],
      overrides: { s3: { serviceRegion: "us-east-2" } },
      usage: { s3: 20, "ecr.api": 20, "ecr.dkr": 20 },
      hub: { name: "shared", cidrBlocks: ["10.99.0.0/20"] },
      vpcs: { app: { cidrBlocks: ["10.1.0.0/16"] } },
    });
    const where = placementIn(planCentralized(topology));
    const [vpc] = topology.vpcs;
    const s3 = vpc?.needs.filter(({ service }) => service.name === "s3") ?? [];
    assert.deepEqual(
      s3.map((need) => [need.type, where("app", need)]),
      [
        ["Gateway", "local"],
        ["Interface", "hub"],
      ],
    );
    // 3 ENI x 730 h, of the interface endpoint alone.
    const choice = choiceOf(topology, new PriceBook("us-east-1"));
    assert.deepEqual(
      choice?.pairs.map(({ eniHours }) => eniHours.toString()),
      ["2190", "2190", "2190"],
    );
  });
});

describe("from how many GB on a service is cheaper local", () => {
  it("is said against a hub and against NAT gateways where the file allows both", () => {
    // 2 AZs x 730 h x 0.01 = 14.60; / 0.02 of a Transit Gateway; / (0.045 - 0.01) of a NAT gateway.
    assert.ok(
      findings(compared(natted(1, "new"))).includes(
        "A service of one VPC is cheaper local than in a hub with 730 GB a month or more, and than through NAT gateways with 417.14 GB a month or more, at 2 AZs.",
      ),
    );
    const page = htmlReport(compared(natted(9, "existing")));
    assert.match(page, /cheaper local than in a hub from<\/dt><dd>730 GB</);
    assert.match(page, /cheaper local than through NAT gateways from<\/dt><dd>417\.14 GB</);
    assert.match(page, /one VPC: local from 730 GB \(hub\)/);
    assert.match(page, /one VPC: local from 417\.14 GB \(NAT\)/);
  });

  it("is what the hybrid does: below it a service takes the gateway, above it stays local", () => {
    const ways = (gb: number) => {
      const input = natted(1, "existing", { services: ["logs"], usage: { logs: gb } });
      const [, , hybrid] = compared(input).alternatives;
      return hybrid?.plan.flows.map(({ throughNat }) => throughNat === true);
    };
    // 417 x 0.035 = 14.595 is less than 14.60, and 418 x 0.035 = 14.63 is more.
    assert.deepEqual([ways(417), ways(418)], [[true], [false]]);
  });

  it("is said against NAT gateways alone where the way to the hub has no price a GB of its own", () => {
    const input = natted(1, "new", {
      hub: { name: "shared", cidrBlocks: ["10.99.0.0/20"], connectivity: "Peering" },
    });
    assert.ok(
      findings(compared(input)).includes(
        "A service of one VPC is cheaper local than through NAT gateways with 417.14 GB a month or more, at 2 AZs.",
      ),
    );
  });

  it("is in the JSON report", () => {
    const { breakEven } = JSON.parse(jsonReport(compared(natted(1, "new")))) as {
      breakEven: Record<string, unknown>;
    };
    assert.equal(breakEven["gbPerVpcService"], "730");
    assert.equal(breakEven["gbPerVpcServiceAgainstNat"], "417.14285714285714285714");
  });
});

describe("the answer", () => {
  it("keeps endpoints where NAT gateways and a hub are dearer", () => {
    const dear = compared(natted(1, "new", { services: ["logs"], usage: { logs: 2000 } }));
    // 2 x 7.30 + 2,000 x 0.01; the hub: 14.60 + 20 + 2 x 36.50 + 2,000 x 0.02 + 0.50 = 148.10.
    assert.equal(
      answerOf(dear),
      "Keep the endpoints in app-1: $34.60 a month. One VPC leaves nothing to share. Proven optimal.",
    );
  });
});

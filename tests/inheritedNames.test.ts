import assert from "node:assert/strict";
import { EndpointHub } from "../components/hub/endpointHub";
import { GatewayEndpoints } from "../components/gateway/gatewayEndpoints";
import { InterfaceEndpoints } from "../components/interface/interfaceEndpoints";
import { EndpointNetwork } from "../components/network/endpointNetwork";
import type { EndpointSpokeArgs } from "../components/spoke/spokeArgs";
import { TRANSIT_GATEWAY_HUB, withHub, type HubParts } from "./support/hubs";
import { EndpointSpoke } from "../components/spoke/endpointSpoke";
import { expandServices } from "../core/bundles";
import { searchServices, serviceDetails, suggestServices } from "../core/catalog";
import { readOnly } from "../core/endpointPolicy";
import { normalizeTopology } from "../core/topology/normalize";
import { parseRegions, parseTopology } from "../core/topology/parse";
import { normalizeRegions } from "../core/topology/regions";
import { compare } from "../cost/compare/compare";
import { optimize } from "../cost/optimize/optimize";
import type { PriceItem } from "../core/priceItem";
import { PriceBook } from "../cost/prices/prices";
import { csvReport } from "../cost/report/compare/csv";
import { jsonReport } from "../cost/report/compare/json";
import { textReport } from "../cost/report/compare/text";
import { resourcesText } from "../cost/report/programs/text";
import { networkArgs } from "./support/networks";
import { recordResources, refusal, settled } from "./support/mocks";
import { created, endpoint, estimateOf, exportText, previewText } from "./support/previews";
import { temporaryFile } from "./support/files";
import { runCli } from "./support/runCli";
import { exampleInput, findings, topologyOf } from "./support/topologies";

/** What every object, class and instance has without anybody having typed it. */
const NAMES = [...Object.getOwnPropertyNames(Object.prototype), "prototype"];
/** Of these, what no map of JSON or YAML can hold safely: refused as a key, wherever it stands. */
const RESERVED = ["__proto__", "prototype", "constructor"];

const map = <T>(name: string, value: T): Record<string, T> => Object.fromEntries([[name, value]]);
const full = (name: string) => `com.amazonaws.us-east-1.${name}`;

const base = {
  region: "us-east-1",
  services: ["logs"],
  hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"] },
  vpcs: { app: { cidrBlocks: ["10.1.0.0/16"] } },
};

/** Rules of what is found, each once. */
const rules = (raw: unknown) => [
  ...new Set(findings(raw).map((one) => one.replace(/^\S+ (\S+) .*/, "$1"))),
];

for (const name of NAMES) {
  const reserved = RESERVED.includes(name);
  /** A full service name has letters, digits, dots and hyphens. */
  const inFullName = /^[A-Za-z]+$/.test(name);

  describe(`the name ${name} in a topology`, () => {
    const lists = {
      services: { ...base, services: [name] },
      "a VPC's services": { ...base, vpcs: { app: { services: [name] } } },
      withoutServices: { ...base, vpcs: { app: { withoutServices: [name] } } },
      existingServices: { ...base, hub: { ...base.hub, existingServices: [name] } },
    };
    for (const [place, raw] of Object.entries(lists)) {
      it(`is no service in ${place}`, () => {
        assert.ok(
          rules(raw).some((rule) => rule === "known-service"),
          rules(raw).join(),
        );
      });
    }

    const maps = {
      usage: { ...base, usage: map(name, 5) },
      "a VPC's usage": { ...base, vpcs: { app: { usage: map(name, 5) } } },
      placement: { ...base, vpcs: { app: { placement: map(name, "hub") } } },
      overrides: { ...base, overrides: map(name, { ports: [443] }) },
    };
    for (const [place, raw] of Object.entries(maps)) {
      it(`is no service as a key of ${place}`, () => {
        const expected = reserved ? ["reserved-name"] : ["known-service"];
        assert.deepEqual(rules(raw), expected);
      });
    }

    it("is no property, no Region and no item", () => {
      const strange = rules({ ...base, ...map(name, 1) });
      assert.ok(strange.includes(reserved ? "reserved-name" : "topology-schema"));
      const regions = { regions: map(name, { vpcs: { app: {} } }), services: ["logs"] };
      const { input, issues } = parseRegions(regions);
      const found = [...issues, ...(input === undefined ? [] : normalizeRegions(input).issues)];
      assert.ok(found.some(({ rule }) => rule === (reserved ? "reserved-name" : "region-name")));
      assert.deepEqual(rules({ ...base, region: name }), ["region-name"]);
      assert.equal(new PriceBook("us-east-1").find(name as PriceItem), undefined);
    });

    it("may be a VPC's and a hub's, unless no map can hold it, and shows in every report", () => {
      const raw = { ...base, hub: { ...base.hub, name: `${name} hub` }, vpcs: map(name, {}) };
      if (reserved) {
        assert.ok(rules(raw).includes("reserved-name"));
        return;
      }
      const comparison = compare(topologyOf(raw));
      for (const report of [csvReport(comparison), jsonReport(comparison)]) {
        assert.ok(report.includes(name));
      }
      assert.ok(textReport(comparison).includes(`hub ${name} hub`));
      assert.ok(optimize(topologyOf(raw)).placements.every(({ vpc }) => vpc === name));
    });

    it("may be a service by its full name: without usage its traffic is unknown, and nothing forces it", () => {
      if (!inFullName) {
        assert.deepEqual(rules({ ...base, services: [full(name)] }), ["known-service"]);
        return;
      }
      const { topology } = normalizeTopology({
        ...base,
        services: [full(name)],
        usage: { [full(name)]: 3 },
      });
      const [need] = topology?.vpcs[0]?.needs ?? [];
      assert.equal(need?.service.name, name);
      assert.equal(need.monthlyDataGb?.toString(), "3");
      const [unstated] = topologyOf({ ...base, services: [full(name)] }).vpcs[0]?.needs ?? [];
      assert.equal(unstated?.monthlyDataGb, undefined);
      assert.equal(unstated?.placement, undefined);
      assert.equal(
        compare(topologyOf({ ...base, services: [full(name)] })).alternatives[0]?.estimate.complete,
        false,
      );
    });

    it("is neither a bundle nor a service of the catalog, and is searched for like any other", () => {
      assert.deepEqual(
        expandServices([name]).map((one) => one.name),
        [name],
      );
      assert.equal(serviceDetails(name, "us-east-1"), undefined);
      assert.ok(suggestServices(name, 3).every((one) => typeof one === "string"));
      assert.deepEqual(searchServices(name, "us-east-1"), []);
      assert.throws(() => readOnly(name), /neither a service of the catalog nor a bundle/);
    });
  });

  describe(`the name ${name} in a component's arguments`, () => {
    const interfaces = {
      vpcId: "vpc-1",
      services: ["logs"],
      subnetIds: ["subnet-1"],
      allowedCidrBlocks: ["10.0.0.0/16"],
      region: "us-east-1",
    };
    const gateways = { vpcId: "vpc-1", routeTableIds: ["rtb-1"], region: "us-east-1" };
    const hub = {
      vpcId: "vpc-hub",
      cidrBlocks: ["10.0.0.0/20"],
      services: ["logs"],
      subnetIds: ["subnet-1"],
      routeTableIds: { a: "rtb-a" },
      spokes: { app: { cidrBlocks: ["10.1.0.0/16"] } },
      region: "us-east-1",
    };
    const spoke = (parts: HubParts<EndpointSpokeArgs>) =>
      new EndpointSpoke(
        "a",
        withHub(TRANSIT_GATEWAY_HUB, {
          shape: { ...TRANSIT_GATEWAY_HUB.shape, ...parts.shape },
          args: {
            vpcId: "vpc-1",
            cidrBlocks: ["10.1.0.0/16"],
            routeTableIds: { a: "rtb-a" },
            attachmentSubnetIds: ["subnet-1"],
            region: "us-east-1",
            ...parts.args,
          },
        }),
      );

    it("is refused by its path wherever a service, a VPC or a choice is named", async () => {
      await recordResources();
      const refused = (build: () => unknown) => refusal(build).paths;
      const at = (property: string) =>
        /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `${property}.${name}` : `${property}["${name}"]`;
      const strange = name as never;
      const cases: readonly (readonly [string, () => unknown])[] = [
        ["services[0]", () => new InterfaceEndpoints("a", { ...interfaces, services: [name] })],
        [
          at("overrides"),
          () =>
            new InterfaceEndpoints("a", { ...interfaces, overrides: map(name, { ports: [443] }) }),
        ],
        [
          "ipAddressType",
          () => new InterfaceEndpoints("a", { ...interfaces, ipAddressType: strange }),
        ],
        ["services[0]", () => new GatewayEndpoints("a", { ...gateways, services: [name] })],
        [
          at("policies"),
          () => new GatewayEndpoints("a", { ...gateways, policies: map(name, "{}") }),
        ],
        ["services[0]", () => new EndpointHub("a", { ...hub, services: [name] })],
        ["connectivity", () => new EndpointHub("a", { ...hub, connectivity: strange })],
        ["dns", () => new EndpointHub("a", { ...hub, dns: strange })],
        [
          at("spokes.app.monthlyDataGb"),
          () =>
            new EndpointHub("a", {
              ...hub,
              spokes: { app: { cidrBlocks: ["10.1.0.0/16"], monthlyDataGb: map(name, 3) } },
            }),
        ],
        ["hubServices[0]", () => spoke({ args: { hubServices: [name] } })],
        ["hubConnection.shape.connectivity", () => spoke({ shape: { connectivity: strange } })],
        [
          at("vpcs"),
          () => {
            const args = networkArgs(exampleInput(1));
            return new EndpointNetwork("a", { ...args, vpcs: { ...args.vpcs, ...map(name, {}) } });
          },
        ],
      ];
      for (const [path, build] of cases) {
        const paths = refused(build);
        assert.ok(paths.includes(path), `${path}: ${paths.join(", ")}`);
      }
    });

    it("is built as a service by its full name, with no settings of its own", async () => {
      if (!inFullName) return;
      const recorder = await recordResources();
      new InterfaceEndpoints("a", {
        ...interfaces,
        services: [full(name)],
        overrides: {},
        monthlyDataGb: {},
      });
      new GatewayEndpoints("b", { ...gateways, policies: {} });
      new EndpointHub("c", {
        ...hub,
        services: ["logs", full(name)],
        overrides: map(name, { privateDnsNames: ["a.example.com"] }),
        spokes: map(name, { cidrBlocks: ["10.1.0.0/16"] }),
      });
      await settled();
      const built = recorder
        .ofType("aws:ec2/vpcEndpoint:VpcEndpoint")
        .filter(({ inputs }) => inputs["serviceName"] === full(name));
      assert.equal(built.length, 2);
      for (const { inputs } of built) {
        assert.equal(inputs["policy"], undefined);
        assert.deepEqual(inputs["subnetIds"], ["subnet-1"]);
      }
    });

    it("is no VPC that a network has ids of", async () => {
      await recordResources();
      if (reserved) return;
      const args = networkArgs({
        ...exampleInput(1),
        vpcs: map(name, { cidrBlocks: ["10.1.0.0/16"] }),
      });
      const { paths } = refusal(() => new EndpointNetwork("a", { ...args, vpcs: {} }));
      assert.ok(
        paths.some((path) => path.startsWith("vpcs") && path.includes(name)),
        paths.join(),
      );
    });
  });

  describe(`the name ${name} in a preview or an export`, () => {
    it("is a type of endpoint whose price is not known, and no other thing at all", () => {
      const typed = created([endpoint("logs", ["subnet-1"], { vpcEndpointType: name })]);
      assert.equal(typed.totals[0]?.after.complete, false);
      assert.match(resourcesText(typed), /unknown/);
      for (const type of [name, `aws:${name}:${name}`, `aws:ec2/${name}:${name}`]) {
        assert.equal(created([{ name, type }]).resources.length, 0);
      }
      const stated = { ...endpoint(name, ["subnet-1"]), propertyDependencies: map(name, []) };
      assert.equal(estimateOf(exportText([stated])).resources.length, 1);
      const region = created([endpoint("logs", ["subnet-1"], { region: name })]);
      assert.equal(region.totals[0]?.after.complete, false);
    });

    it("is no operation of Pulumi's", () => {
      const text = previewText([{ op: name, after: endpoint("logs", ["subnet-1"]) }]);
      assert.doesNotMatch(resourcesText(estimateOf(text)), /undefined|function|\[object/);
    });

    it("is a key of usage like any other", () => {
      const used = created([endpoint(name, ["subnet-1"])], { usage: map(name, 3) });
      assert.equal(used.totals[0]?.after.complete, true);
      const unused = created([endpoint("logs", ["subnet-1"])], { usage: map(name, 3) });
      assert.deepEqual(unused.unusedUsage, [name]);
      assert.equal(created([endpoint(name, ["subnet-1"])]).totals[0]?.after.complete, false);
    });
  });

  describe(`the name ${name} on the command line`, () => {
    const file = temporaryFile("topology.json", JSON.stringify(base));

    it("is answered with a sentence, never with a stack trace", async () => {
      const usage = temporaryFile("usage.json", `{"${name}": 5}`);
      const prices = temporaryFile(
        "prices.json",
        `{"${name}": 5, "overrides": [{"region": "us-east-1", "item": "${name}", "price": "1"}]}`,
      );
      const preview = temporaryFile(
        "preview.json",
        previewText([{ op: "create", after: endpoint("logs", ["subnet-1"]) }]),
      );
      const listed = temporaryFile("listed.json", JSON.stringify({ ...base, services: [name] }));
      const runs: readonly (readonly string[])[] = [
        [name],
        ["services", name],
        ["services", "--region", name],
        ["check", listed],
        ["compare", listed],
        ["compare", file, "--model", name],
        ["compare", file, "--format", name],
        ["compare", file, "--prices", prices],
        ["compare", file, "--budget", name],
        ["explain", file, "--model", name],
        ["explain", file, "--vpc", name],
        ["explain", file, "--service", name],
        ["optimize", file, "--format", name],
        ["estimate", preview, "--usage", usage],
        ["estimate", preview, "--region", name],
        ["prices", name],
        ["prices", "show", "--item", name],
        ["prices", "show", "--region", name],
        ["prices", "refresh", "--dry-run", "--item", name],
      ];
      for (const args of runs) {
        const { stdout, stderr, code } = await runCli(...args);
        assert.ok(code <= 2, `${args.join(" ")}: ${code}`);
        assert.doesNotMatch(
          stdout + stderr,
          /^ +at |TypeError|\[object|native code/m,
          args.join(" "),
        );
        assert.ok((stdout + stderr).trim() !== "", args.join(" "));
      }
    });
  });
}

describe("a topology parsed from text", () => {
  it("refuses __proto__ as a key although the parser has it as an own property", () => {
    const raw: unknown = JSON.parse('{"region": "us-east-1", "vpcs": {"__proto__": {}}}');
    assert.equal(parseTopology(raw).issues[0]?.rule, "reserved-name");
  });
});

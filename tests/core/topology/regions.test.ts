import assert from "node:assert/strict";
import fc from "fast-check";
import { formatIssue, propertyPath } from "../../../core/issues";
import { hasRegions, parseRegions } from "../../../core/topology/parse";
import { normalizeRegions } from "../../../core/topology/regions";
import type { Topology } from "../../../core/topology/topology";

/** Rules and paths of everything wrong with a file of several Regions, in its order. */
function found(raw: unknown): string[] {
  const parsed = parseRegions(raw);
  const { issues } = parsed.input === undefined ? parsed : normalizeRegions(parsed.input);
  return issues.map(({ severity, rule, path }) => `${severity} ${rule} ${propertyPath(path)}`);
}

function regionsOf(raw: unknown): readonly Topology[] {
  const parsed = parseRegions(raw);
  assert.ok(parsed.input !== undefined, parsed.issues.map(formatIssue).join("\n"));
  const { topologies, issues } = normalizeRegions(parsed.input);
  assert.ok(topologies !== undefined, issues.map(formatIssue).join("\n"));
  return topologies;
}

const VPCS = { vpcs: { app: {} } };

describe("a file of several Regions", () => {
  it("is told from one of a single Region by its property regions", () => {
    assert.equal(hasRegions({ regions: {} }), true);
    assert.equal(hasRegions({ region: "us-east-1", vpcs: {} }), false);
    assert.equal(hasRegions(null), false);
    assert.equal(hasRegions("regions"), false);
  });

  it("hands down what a Region says nothing of, usage and overrides service by service", () => {
    const [virginia, ireland] = regionsOf({
      services: ["kms", "sts"],
      usage: { kms: 10, sts: 20 },
      availabilityZones: 3,
      hoursPerMonth: 720,
      requestShare: 0.25,
      prices: { discountPercent: 10, usePageDefaults: true },
      regions: {
        "us-east-1": VPCS,
        "eu-west-1": {
          services: ["kms", "logs"],
          usage: { kms: 5, logs: 7 },
          availabilityZones: 2,
          prices: { discountPercent: 0 },
          ...VPCS,
        },
      },
    });
    const needs = (topology: Topology | undefined) =>
      topology?.vpcs[0]?.needs.map(({ service, monthlyDataGb }) => [
        service.serviceName,
        monthlyDataGb?.toString(),
      ]);
    assert.deepEqual(needs(virginia), [
      ["com.amazonaws.us-east-1.kms", "10"],
      ["com.amazonaws.us-east-1.sts", "20"],
    ]);
    assert.deepEqual(needs(ireland), [
      ["com.amazonaws.eu-west-1.kms", "5"],
      ["com.amazonaws.eu-west-1.logs", "7"],
    ]);
    assert.equal(virginia?.vpcs[0]?.availabilityZones.length, 3);
    assert.equal(ireland?.vpcs[0]?.availabilityZones.length, 2);
    assert.equal(ireland.hoursPerMonth.toString(), "720");
    assert.equal(ireland.requestShare.toString(), "0.25");
    assert.deepEqual(virginia.prices, {
      discountPercent: 10,
      usePageDefaults: true,
      overrides: [],
    });
    assert.deepEqual(ireland.prices, { discountPercent: 0, usePageDefaults: true, overrides: [] });
  });

  it("adds a Region's negotiated prices to the file's, and takes its own of the same item", () => {
    const price = (item: string, value = "0.009") => ({ region: "us-east-1", item, price: value });
    const [virginia] = regionsOf({
      services: ["kms"],
      prices: { overrides: [price("tgw_gb"), price("vpce_interface_hour", "0.008")] },
      regions: {
        "us-east-1": { prices: { overrides: [price("vpce_interface_hour")] }, ...VPCS },
      },
    });
    assert.deepEqual(
      virginia?.prices.overrides?.map((one) => [one.item, one.price]),
      [
        ["tgw_gb", "0.009"],
        ["vpce_interface_hour", "0.009"],
      ],
    );
  });

  it("lets VPCs of different Regions have one name and, unconnected, one block", () => {
    const app = { cidrBlocks: ["10.0.0.0/16"] };
    const region = { hub: { cidrBlocks: ["10.9.0.0/16"] }, vpcs: { app } };
    const regions = { "us-east-1": region, "eu-west-1": region };
    assert.deepEqual(found({ services: ["kms"], regions }), []);
  });

  it("finds blocks that overlap across connected hubs, and only there", () => {
    const region = (block: string) => ({
      hub: { cidrBlocks: [`10.${block}.0.0/16`] },
      vpcs: { app: { cidrBlocks: ["10.0.0.0/16"] } },
    });
    const file = {
      services: ["kms"],
      connectedHubs: [["us-east-1", "eu-west-1"]],
      regions: { "us-east-1": region("1"), "eu-west-1": region("2"), "eu-central-1": region("1") },
    };
    assert.deepEqual(found(file), [
      'error cidr-overlap regions["eu-west-1"].vpcs.app.cidrBlocks[0]',
    ]);
  });

  it("refuses connected hubs of unknown Regions, repeated ones and other partitions", () => {
    const regions = { "us-east-1": VPCS, "cn-north-1": VPCS };
    const connectedHubs = [["us-east-1", "us-east-1", "eu-west-1", "cn-north-1"]];
    assert.deepEqual(found({ services: ["kms"], connectedHubs, regions }), [
      "error region-once connectedHubs[0][1]",
      "error known-region connectedHubs[0][2]",
      "error same-partition connectedHubs[0][3]",
    ]);
  });

  it("names what is wrong where it was typed: in the Region, or once at the top", () => {
    const vpcs = { app: { services: ["nothing"], usage: { nope: 1 } } };
    const file = {
      services: ["kms", "kmz"],
      usage: { sqs: 1 },
      regions: {
        "us-east-1": { vpcs },
        "eu-west-1": { services: ["kms", "logz"], usage: { sqs: 2 }, ...VPCS },
        nowhere: VPCS,
      },
    };
    assert.deepEqual(found(file), [
      "error known-service services[1]",
      'error known-service regions["us-east-1"].vpcs.app.services[0]',
      'error known-service regions["us-east-1"].vpcs.app.usage.nope',
      'error known-service regions["eu-west-1"].services[1]',
      'warning used-service regions["eu-west-1"].usage.sqs',
      "error region-name regions.nowhere",
    ]);
  });

  it("warns of a shared entry without effect only where no Region needs it", () => {
    const regions = { "us-east-1": VPCS, "eu-west-1": { services: ["kms", "sqs"], ...VPCS } };
    assert.deepEqual(found({ services: ["kms"], usage: { sqs: 1 }, regions }), []);
    assert.deepEqual(found({ services: ["kms"], usage: { sns: 1 }, regions }), [
      "warning used-service usage.sns",
    ]);
  });

  it("says where a service that lives in one Region is asked for elsewhere", () => {
    const regions = { "us-east-1": VPCS, "eu-west-1": VPCS };
    const parsed = parseRegions({ services: ["organizations"], regions });
    assert.ok(parsed.input !== undefined);
    assert.deepEqual(
      normalizeRegions(parsed.input).issues.map(
        ({ path, message }) => `${propertyPath(path)}: ${message}`,
      ),
      ["services[0]: its endpoint exists in us-east-1 only, not in eu-west-1"],
    );
  });

  it("finds fault with anything else under regions, and throws at nothing", () => {
    const vpcs = fc.dictionary(fc.string(), fc.anything(), { maxKeys: 3 });
    const region = fc.oneof(fc.anything(), fc.record({ vpcs, usage: fc.anything() }));
    const regions = fc.dictionary(fc.constantFrom("us-east-1", "x", "__proto__"), region);
    fc.assert(
      fc.property(fc.oneof(fc.anything(), regions), fc.anything(), (value, connectedHubs) => {
        const findings = found({ services: ["kms"], connectedHubs, regions: value });
        assert.ok(findings.every((text) => /^(error|warning) [a-z-]+ /.test(text)));
      }),
    );
    for (const empty of [null, [], "x", 1, { "us-east-1": null }]) {
      assert.ok(found({ regions: empty }).some((text) => text.startsWith("error")));
    }
  });

  it("knows its own properties, and none of a single Region's", () => {
    assert.deepEqual(found({ region: "us-east-1", regions: { "us-east-1": VPCS } }), [
      "error topology-schema region",
    ]);
    const parsed = parseRegions({ regions: { "us-east-1": { vpcz: {}, ...VPCS } } });
    assert.match(
      parsed.issues.map(formatIssue).join("\n"),
      /regions\["us-east-1"\]\.vpcz: unknown property "vpcz"\. Did you mean "vpcs"\?/,
    );
    assert.deepEqual(found({ regions: {} }), ["error topology-schema regions"]);
  });
});

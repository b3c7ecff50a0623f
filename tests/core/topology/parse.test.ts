import assert from "node:assert/strict";
import fc from "fast-check";
import { formatIssue } from "../../../core/issues";
import { parseTopology } from "../../../core/topology/parse";

const reasons = (raw: unknown) => parseTopology(raw).issues.map(formatIssue);

describe("parseTopology", () => {
  it("accepts the smallest topology", () => {
    const { input, issues } = parseTopology({ region: "us-east-1", vpcs: { a: {} } });
    assert.deepEqual(issues, []);
    assert.equal(input?.region, "us-east-1");
  });

  it("reports every problem at once, each with its path", () => {
    const found = reasons({
      services: "logs",
      usage: { logs: -1, kms: NaN },
      vpcs: { "app-1": { attached: "yes" } },
    });
    assert.deepEqual(
      found.map((line) => line.split(": ")[0]),
      [
        "error region",
        "error services",
        "error usage.logs",
        "error usage.kms",
        'error vpcs["app-1"].attached',
      ],
    );
  });

  it("suggests the property that a typo meant", () => {
    const [line] = reasons({ region: "us-east-1", servces: [], vpcs: { a: {} } });
    assert.match(line ?? "", /unknown property "servces"\. Did you mean "services"\?/);
  });

  it("names the properties of the object in which a typo stands, not of the whole file", () => {
    const [line] = reasons({ region: "us-east-1", vpcs: { a: { atached: true } } });
    assert.match(
      line ?? "",
      /^error vpcs\.a\.atached: unknown property "atached"\. Did you mean "attached"\?/,
    );
    assert.doesNotMatch(line ?? "", /hoursPerMonth/);
  });

  it("refuses names that a JavaScript object would lose in silence", () => {
    const raw = JSON.parse(
      '{"region":"us-east-1","vpcs":{"a":{},"__proto__":{},"constructor":{}}}',
    ) as unknown;
    assert.deepEqual(
      parseTopology(raw).issues.map((issue) => issue.rule),
      ["reserved-name", "reserved-name"],
    );
  });

  it("refuses names with a slash or a line break and accepts any script", () => {
    assert.equal(parseTopology({ region: "us-east-1", vpcs: { "a/b": {} } }).issues.length, 1);
    assert.equal(parseTopology({ region: "us-east-1", vpcs: { "a\nb": {} } }).issues.length, 1);
    assert.deepEqual(
      parseTopology({ region: "us-east-1", vpcs: { "données-日本-🚀": {} } }).issues,
      [],
    );
  });

  it("answers anything at all with a topology or with reasons, and never throws", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, maxDepth: 4 }), (raw) => {
        const parsed = parseTopology(raw);
        assert.ok(parsed.input !== undefined || parsed.issues.length > 0);
        parsed.issues.map(formatIssue);
      }),
      { numRuns: 500 },
    );
  });

  it("answers near-topologies with a topology or with reasons, and never throws", () => {
    const noise = fc.oneof(fc.anything({ maxDepth: 2 }), fc.constant(undefined));
    const near = fc.record(
      {
        region: fc.oneof(fc.constant("us-east-1"), noise),
        services: fc.oneof(fc.array(fc.string()), noise),
        usage: fc.oneof(fc.dictionary(fc.string(), fc.double()), noise),
        availabilityZones: fc.oneof(fc.integer(), fc.array(fc.string()), noise),
        hub: fc.oneof(fc.record({ name: fc.string(), dns: fc.string() }), noise),
        vpcs: fc.oneof(fc.dictionary(fc.string(), fc.record({ cidrBlocks: noise })), noise),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(near, (raw) => {
        const parsed = parseTopology(raw);
        assert.ok(parsed.input !== undefined || parsed.issues.length > 0);
      }),
      { numRuns: 500 },
    );
  });
});

import assert from "node:assert/strict";
import { normalizeTopology } from "../../../core/topology/normalize";
import { parseTopology } from "../../../core/topology/parse";
import { gbText, rangeOf } from "../../../core/topology/usage";
import { findings, topologyOf } from "../../support/topologies";

const base = { region: "us-east-1", services: ["logs", "kms", "sts"] };

/** `logs of a`: what is known of each pair's traffic, as text. */
function known(input: object): Record<string, string> {
  const { vpcs } = topologyOf({ ...base, ...input });
  return Object.fromEntries(
    vpcs.flatMap(({ name, needs }) =>
      needs.map((need) => [`${need.service.name} of ${name}`, gbText(rangeOf(need))]),
    ),
  );
}

describe("usage in a topology", () => {
  it("is a figure, a range with or without an end, or nothing at all", () => {
    assert.deepEqual(known({ vpcs: { a: { usage: { logs: 20, kms: "100..5000.5" } } } }), {
      "logs of a": "20 GB",
      "kms of a": "100 to 5000.5 GB",
      "sts of a": "0 GB or more",
    });
    assert.equal(known({ usage: { logs: "7.." }, vpcs: { a: {} } })["logs of a"], "7 GB or more");
    // Both ends the same is a figure like any other.
    const [vpc] = topologyOf({ ...base, usage: { logs: "7..7" }, vpcs: { a: {} } }).vpcs;
    assert.equal(vpc?.needs[0]?.monthlyDataGb?.toString(), "7");
  });

  it("is what default says for every service that nothing else speaks of", () => {
    assert.deepEqual(
      known({
        usage: { default: 10, "com.amazonaws.us-east-1.logs": 20 },
        vpcs: { a: {}, b: { usage: { default: "1..2", kms: 3 } } },
      }),
      {
        "logs of a": "20 GB",
        "kms of a": "10 GB",
        "sts of a": "10 GB",
        "logs of b": "20 GB",
        "kms of b": "3 GB",
        "sts of b": "1 to 2 GB",
      },
    );
  });

  it("of a total is anything up to what VPCs of known usage leave of it", () => {
    const input = {
      usage: { logs: { total: 1000 } },
      vpcs: { a: { usage: { logs: 300 } }, b: {}, c: {} },
    };
    const found = known(input);
    assert.deepEqual(
      ["a", "b", "c"].map((vpc) => found[`logs of ${vpc}`]),
      ["300 GB", "0 to 700 GB", "0 to 700 GB"],
    );
    const [total] = topologyOf({ ...base, ...input }).gbTotals ?? [];
    assert.ok(total !== undefined);
    assert.deepEqual([total.service, total.vpcs, gbText(total)], ["logs", ["b", "c"], "700 GB"]);
  });

  it("of a total is exactly the rest where one VPC alone is left", () => {
    const input = {
      usage: { logs: { total: 1000 } },
      vpcs: { a: { usage: { logs: 300 } }, b: {} },
    };
    assert.equal(known(input)["logs of b"], "700 GB");
    assert.equal(topologyOf({ ...base, ...input }).gbTotals, undefined);
    // What a moves is a range, and so is what is left.
    const open = { ...input, vpcs: { a: { usage: { logs: "300..400" } }, b: {} } };
    assert.equal(known(open)["logs of b"], "600 to 700 GB");
  });

  it("of a total is refused where less than VPCs state for themselves", () => {
    const input = { usage: { logs: { total: 5 } }, vpcs: { a: { usage: { logs: 6 } }, b: {} } };
    assert.deepEqual(findings({ ...base, ...input }), ["error usage-total usage.logs.total"]);
  });

  it("is refused where it is no amount and no range, with the way out", () => {
    const messages = (usage: unknown) => {
      const { input, issues } = parseTopology({ ...base, usage, vpcs: { a: {} } });
      assert.equal(input, undefined);
      return issues.map(({ message }) => message).join(" ");
    };
    assert.match(messages({ logs: "5000..100" }), /a range begins with its lower end/);
    assert.match(messages({ logs: "many" }), /a range of GB is "100\.\.5000"/);
    assert.match(messages({ logs: "-1..5" }), /a range of GB is/);
    assert.match(messages({ logs: `${"9".repeat(31)}..` }), /at most 30 digits/);
    assert.match(messages({ logs: -1 }), /GB is 0 or more/);
    assert.match(messages({ logs: { sum: 3 } }), /unknown property|required property|GB such as/);
  });

  it("has no total in a VPC, and no service that is called default", () => {
    const { input } = parseTopology({
      ...base,
      vpcs: { a: { usage: { logs: { total: 3 } } } },
    });
    assert.equal(input, undefined);
    const parsed = parseTopology({ ...base, usage: { default: 3 }, vpcs: { a: {} } });
    assert.ok(parsed.input !== undefined);
    assert.deepEqual(normalizeTopology(parsed.input).issues, []);
  });
});

import assert from "node:assert/strict";
import { checkEndpointPolicy } from "../../../core/checks/policy";

const policy = (...statements: object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const rules = (text: string, type: "Gateway" | "Interface") =>
  checkEndpointPolicy(text, type, ["policy"]).map(({ rule }) => rule);

describe("checkEndpointPolicy", () => {
  it("accepts a statement for everybody on both types", () => {
    const text = policy({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" });
    assert.deepEqual(rules(text, "Gateway"), []);
    assert.deepEqual(rules(text, "Interface"), []);
  });

  it("accepts a single statement without a list", () => {
    assert.deepEqual(rules(JSON.stringify({ Statement: { Principal: "*" } }), "Gateway"), []);
  });

  it("counts 20,480 characters, white space included, and not one more", () => {
    const base = policy({ Principal: "*" });
    assert.deepEqual(rules(base + " ".repeat(20_480 - base.length), "Interface"), []);
    assert.deepEqual(rules(base + " ".repeat(20_481 - base.length), "Interface"), [
      "policy-length",
    ]);
  });

  it("asks for a Principal in every statement", () => {
    const issues = checkEndpointPolicy(
      policy({ Principal: "*" }, { Effect: "Deny" }),
      "Interface",
      ["policy"],
    );
    assert.match(issues[0]?.message ?? "", /^Statement\[1\] has no Principal/);
  });

  it("allows other principals on interface endpoints only", () => {
    const text = policy({ Principal: { AWS: "arn:aws:iam::123456789012:root" } });
    assert.deepEqual(rules(text, "Interface"), []);
    assert.deepEqual(rules(text, "Gateway"), ["policy-gateway-principal"]);
  });

  for (const text of [
    "",
    "{",
    "[]",
    "null",
    '{"Statement":[1]}',
    '{"Statement":[]}',
    '{"Version":"2012-10-17"}',
  ]) {
    it(`refuses ${JSON.stringify(text)} as no policy`, () =>
      assert.deepEqual(rules(text, "Interface"), ["policy-json"]));
  }
});

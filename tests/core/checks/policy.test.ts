import assert from "node:assert/strict";
import { checkEndpointPolicy } from "../../../core/checks/policy";
import {
  ANALYZER_ERRORS,
  pageOf,
  ruleOf,
  type AnalyzerError,
} from "../../../core/policies/analyzerErrors";

const whole = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const { Principal: _, ...nobody } = whole;
const policy = (...statements: object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const rules = (text: string, type: "Gateway" | "Interface") =>
  checkEndpointPolicy(text, type, ["policy"]).map(({ rule }) => rule);

describe("checkEndpointPolicy", () => {
  it("accepts a statement for everybody on both types", () => {
    const text = policy(whole);
    assert.deepEqual(rules(text, "Gateway"), []);
    assert.deepEqual(rules(text, "Interface"), []);
  });

  it("accepts a single statement without a list", () => {
    assert.deepEqual(rules(JSON.stringify({ Statement: whole }), "Gateway"), []);
  });

  it("counts 20,480 characters, white space included, and not one more", () => {
    const base = policy(whole);
    assert.deepEqual(rules(base + " ".repeat(20_480 - base.length), "Interface"), []);
    assert.deepEqual(rules(base + " ".repeat(20_481 - base.length), "Interface"), [
      "policy-length",
    ]);
  });

  it("asks for a Principal in every statement", () => {
    const issues = checkEndpointPolicy(policy(whole, nobody), "Interface", ["policy"]);
    assert.match(issues[0]?.message ?? "", /^Statement\[1\] has no Principal/);
  });

  it("allows other principals on interface endpoints only", () => {
    const text = policy({ ...whole, Principal: { AWS: "arn:aws:iam::123456789012:root" } });
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

  const without = (name: string) =>
    policy(Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)));
  const changed = (part: object) => policy({ ...whole, ...part });
  const when = (condition: object) => changed({ Condition: condition });

  /** Each error of Access Analyzer that is implemented, with policies that have it and nothing else. */
  const ERRORS: Readonly<Record<AnalyzerError, readonly string[]>> = {
    "Data type mismatch": [
      changed({ Action: 5 }),
      changed({ Resource: [null] }),
      changed({ Condition: "never" }),
      when({ StringEquals: "o-1" }),
      when({ StringEquals: { "aws:PrincipalOrgID": null } }),
      when({ StringEquals: { "aws:PrincipalOrgID": [["o-1"]] } }),
    ],
    "Duplicate keys with different case": [
      when({ StringEquals: { "aws:PrincipalOrgID": "o-1", "aws:principalorgid": "o-2" } }),
    ],
    "Invalid action": [changed({ Action: "GetObject" }), changed({ Action: ["s3:Get Object"] })],
    "Invalid ARN account": [changed({ Resource: "arn:aws:sqs:us-east-1:1234:queue" })],
    "Invalid ARN prefix": [changed({ Resource: "data" }), changed({ Resource: "s3:::data:a:b" })],
    "Invalid condition key format": [when({ StringEquals: { PrincipalOrgID: "o-1" } })],
    "Invalid condition multiple Boolean": [
      when({ Bool: { "aws:SecureTransport": ["true", "false"] } }),
    ],
    "Invalid condition operator": [
      when({ StringMatches: { "aws:PrincipalOrgID": "o-1" } }),
      when({ constructor: { "aws:PrincipalOrgID": "o-1" } }),
    ],
    "Invalid effect": [changed({ Effect: "allow" }), changed({ Effect: ["Allow"] })],
    "Invalid partition": [changed({ Resource: "arn:azure:s3:::data" })],
    "Invalid policy element": [
      changed({ Conditions: {} }),
      JSON.stringify({ Statement: whole, Statements: [] }),
    ],
    "Invalid version": [JSON.stringify({ Version: "2012-10-18", Statement: whole })],
    "Invalid vpc format": [when({ StringEquals: { "aws:SourceVpc": "vpc-1" } })],
    "Invalid vpce format": [when({ StringNotEqualsIfExists: { "aws:sourceVpce": "*" } })],
    "Missing action": [without("Action")],
    "Missing ARN field": [changed({ Resource: "arn:aws:s3:data" })],
    "Missing effect": [without("Effect")],
    "Missing principal": [without("Principal")],
    "Missing resource": [without("Resource")],
    "Missing tag key in condition": [when({ StringEquals: { "aws:PrincipalTag/": "true" } })],
    "Null with if exists": [when({ NullIfExists: { "aws:PrincipalOrgID": "true" } })],
    "Private IP address": [when({ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } })],
    "Private NotIpAddress": [when({ NotIpAddressIfExists: { "aws:SourceIp": ["fd00::/8"] } })],
    "Unique Sids required": [policy({ ...whole, Sid: "A" }, { ...whole, Sid: "A" })],
    "Unsupported element combination": [
      changed({ NotAction: "s3:*" }),
      changed({ NotResource: "*" }),
      changed({ NotPrincipal: { AWS: "*" } }),
    ],
    "Unsupported Sid": [changed({ Sid: "all of it" }), changed({ Sid: { toString: null } })],
  };
  for (const error of ANALYZER_ERRORS) {
    it(`finds what Access Analyzer calls ${error}, and names its page`, () => {
      for (const text of ERRORS[error]) {
        const issues = checkEndpointPolicy(text, "Interface", ["policy"]);
        assert.deepEqual(
          issues.map(({ rule }) => rule),
          [ruleOf(error)],
          text,
        );
        assert.ok(issues[0]?.wayOut.includes(pageOf(error)));
      }
    });
  }

  it("refuses conditions and lists that are empty, as the grammar has none", () => {
    for (const part of [
      { Condition: {} },
      { Condition: { StringEquals: {} } },
      { Condition: { StringEquals: { "aws:SourceVpc": [] } } },
      { Action: [] },
      { Resource: [] },
    ]) {
      assert.deepEqual(rules(changed(part), "Interface"), ["policy-grammar"], JSON.stringify(part));
    }
  });

  it("takes what AWS takes or only warns of", () => {
    for (const text of [
      JSON.stringify({ Statement: [whole] }),
      JSON.stringify({ Version: "2008-10-17", Id: "one", Statement: [whole] }),
      changed({ Action: "*:*" }),
      policy({ Effect: "Deny", Principal: "*", NotAction: "s3:*", NotResource: "arn:aws:s3:::a" }),
      changed({ Resource: "arn:aws:s3:::${aws:PrincipalTag/team}-data/*" }),
      changed({ Resource: "arn:aws-us-gov:imagebuilder:*:aws:component/*" }),
      when({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/*" } }),
      when({ StringLike: { "aws:SourceVpc": "vpc-0a*" } }),
      when({ Bool: { "aws:SecureTransport": false } }),
      when({ NumericLessThan: { "s3:TlsVersion": 1.2 } }),
      when({ IpAddress: { "aws:VpcSourceIp": "10.0.0.0/8", "aws:SourceIp": "203.0.113.0/24" } }),
    ]) {
      assert.deepEqual(rules(text, "Interface"), [], text);
    }
  });

  it("says nothing of a policy but that an Output stands in it as its help text", () => {
    const text = "Calling [toJSON] on an [Output<T>] is not supported.\n\nTo get the value";
    assert.deepEqual(rules(changed({ Resource: text }), "Interface"), ["policy-output-text"]);
    assert.deepEqual(rules(when({ StringEquals: { a: text } }), "Gateway"), ["policy-output-text"]);
  });
});

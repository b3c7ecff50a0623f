import assert from "node:assert/strict";
import { formatIssue, propertyPath, type Issue } from "../../core/issues";

const issue: Issue = {
  severity: "error",
  rule: "endpoint-type-exists",
  path: ["services", 2],
  value: "sqs",
  message: "this service has no gateway endpoint",
  wayOut: "Use its interface endpoint",
};

describe("issues", () => {
  it("say where, what was given, what is wrong, the way out and the rule", () => {
    assert.equal(
      formatIssue(issue),
      'error services[2]: "sqs": this service has no gateway endpoint. Use its interface endpoint. [endpoint-type-exists]',
    );
  });

  it("print NaN and infinity by their names, which JSON cannot", () => {
    assert.match(formatIssue({ ...issue, value: NaN }), /: NaN: /);
  });

  it("cut long values", () => {
    assert.ok(formatIssue({ ...issue, value: "x".repeat(10_000) }).length < 400);
  });

  it("write paths as Pulumi does, quoting names that are no identifiers", () => {
    assert.equal(propertyPath(["vpcs", "app-1", "services", 2]), 'vpcs["app-1"].services[2]');
    assert.equal(propertyPath(["usage", "logs"]), "usage.logs");
    assert.equal(propertyPath(["vpcs", 'a"b']), 'vpcs["a\\"b"]');
  });
});

import assert from "node:assert/strict";
import { checkHubPolicy } from "../../../core/checks/hubPolicy";

function policy(condition: unknown): string {
  return JSON.stringify({ Statement: [{ Principal: "*", Condition: condition }] });
}

describe("checkHubPolicy", () => {
  const rules: readonly (readonly [string, unknown, readonly string[]])[] = [
    ["a spoke's VPC", { StringEquals: { "aws:SourceVpc": "vpc-1" } }, ["vpc-1"]],
    [
      "several, in a list, each once",
      { StringEquals: { "AWS:sourceVPC": ["vpc-1", "vpc-2", "vpc-1", "vpc-hub"] } },
      ["vpc-1", "vpc-2"],
    ],
    [
      "a VPC by its ARN",
      { ArnEquals: { "aws:SourceVpcArn": "arn:aws:ec2:us-east-1:1:vpc/vpc-1" } },
      ["arn:aws:ec2:us-east-1:1:vpc/vpc-1"],
    ],
  ];
  for (const [title, condition, found] of rules) {
    it(`refuses ${title}`, () => {
      const issues = checkHubPolicy(policy(condition), "vpc-hub", ["policy"]);
      assert.deepEqual(
        issues.map(({ value }) => value),
        found,
      );
    });
  }

  it("takes the hub's own VPC, other keys, and leaves what is no JSON to another rule", () => {
    const own = {
      StringEquals: { "aws:SourceVpc": "vpc-hub", "aws:PrincipalOrgID": "o-1" },
      ArnEquals: { "aws:SourceVpcArn": "arn:aws:ec2:us-east-1:1:vpc/vpc-hub" },
    };
    assert.deepEqual(checkHubPolicy(policy(own), "vpc-hub", ["policy"]), []);
    assert.deepEqual(checkHubPolicy("{", "vpc-hub", ["policy"]), []);
  });
});

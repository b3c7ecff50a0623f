import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CALLS, iamPolicy } from "../../../cli/discover/permissions";
import { runCli } from "../../support/runCli";

const folder = join(__dirname, "..", "..", "..", "cli", "discover");

/** Every word in the sources that names a command of the SDK, comments and permissions aside. */
function commandsInUse(): string[] {
  const found = readdirSync(folder)
    .filter((file) => file !== "permissions.ts")
    .flatMap((file) => {
      const code = readFileSync(join(folder, file), "utf8");
      return [...code.matchAll(/new (\w+Command)\(/g)].map((match) => match[1] ?? "");
    });
  return [...new Set(found)].sort();
}

describe("vpc-endpoints discover --permissions", () => {
  it("lists each call that the sources make, and no other", () => {
    assert.deepEqual(commandsInUse(), Object.keys(CALLS).sort());
  });

  it("names for each call the action of the same name", () => {
    for (const [name, { action }] of Object.entries(CALLS)) {
      assert.equal(name, `${action.split(":")[1] ?? ""}Command`);
    }
  });

  it("prints the policy, of which every action only reads, without asking AWS", async () => {
    const { code, stdout, stderr } = await runCli("discover", "--permissions");
    assert.equal(code, 0);
    assert.equal(stderr, "");
    assert.deepEqual(JSON.parse(stdout), iamPolicy());
    assert.deepEqual(iamPolicy().Statement[0]?.Action, [
      "cloudwatch:GetMetricData",
      "ec2:DescribeNatGateways",
      "ec2:DescribeSubnets",
      "ec2:DescribeTransitGatewayVpcAttachments",
      "ec2:DescribeTransitGateways",
      "ec2:DescribeVpcEndpoints",
      "ec2:DescribeVpcs",
    ]);
  });
});

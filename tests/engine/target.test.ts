import assert from "node:assert/strict";
import { EngineStack, failed, succeeded } from "./support/engine";

const PROGRAM = `
import * as endpoints from "pulumi-vpc-endpoints";
import * as pulumi from "@pulumi/pulumi";

const services = new pulumi.Config().requireObject<string[]>("services");
const hub = new endpoints.EndpointHub("hub", {
  vpcId: "vpc-hub",
  cidrBlocks: ["10.0.0.0/16"],
  services,
  subnetIds: ["subnet-hub"],
  routeTableIds: { a: "rtb-hub" },
  spokes: { app: { cidrBlocks: ["10.1.0.0/16"] } },
  region: "us-east-1",
});
new endpoints.EndpointSpoke("app", {
  hub,
  vpcId: "vpc-app",
  routeTableIds: { a: "rtb-app" },
  attachmentSubnetIds: ["subnet-app"],
});
`;

describe("a spoke that is updated alone", () => {
  it("says what to do while the hub has not built a new service, and nothing of the code", async () => {
    const stack = await EngineStack.inline(PROGRAM, {
      config: { "aws:region": "us-east-1", services: '["logs"]' },
    });
    succeeded(await stack.up());
    succeeded(await stack.run(["config", "set", "services", '["logs","kms"]', "--stack", "test"]));
    const { deployment } = await stack.state();
    const urn = deployment.resources?.find(({ type }) => type.endsWith("EndpointSpoke"))?.urn ?? "";
    const run = failed(await stack.up("--target", urn, "--target-dependents"));
    const said = run.stdout + run.stderr;
    assert.match(
      said,
      /error hub\.hostedZoneIds\["kms\.us-east-1\.amazonaws\.com"\]: the hub has no such zone, or has not built it yet/,
    );
    assert.match(said, /Update the hub first: with --target, name it as a target too/);
    assert.doesNotMatch(said, /Cannot read properties|Missing required property/);
    succeeded(await stack.up());
  });
});

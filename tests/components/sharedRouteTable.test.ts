import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EndpointHub } from "../../components/hub/endpointHub";
import { EndpointNetwork } from "../../components/network/endpointNetwork";
import { SpokeRegistration } from "../../components/registration/spokeRegistration";
import { EndpointSpoke } from "../../components/spoke/endpointSpoke";
import { recordResources, settled, type Recorder } from "../support/mocks";
import { networkArgs } from "../support/networks";

/** `rtb-a 10.1.0.0/16` of every route, each as often as it is registered. */
function routes(recorder: Recorder): string[] {
  return recorder
    .ofType("aws:ec2/route:Route")
    .map(
      ({ inputs }) => `${String(inputs["routeTableId"])} ${String(inputs["destinationCidrBlock"])}`,
    )
    .sort();
}

describe("a route table that subnets of two zones share gets each route once", () => {
  const sharedTable = pulumi.output("rtb-hub");

  function hub() {
    return new EndpointHub("hub", {
      vpcId: "vpc-hub",
      cidrBlocks: ["10.0.0.0/20"],
      subnetIds: ["subnet-1"],
      // One is known later, and still the same output.
      routeTableIds: { a: sharedTable, b: sharedTable, c: "rtb-hub-c" },
      services: ["logs"],
      accountId: "111111111111",
      spokes: {
        app: { cidrBlocks: ["10.1.0.0/16"] },
        far: { cidrBlocks: ["10.2.0.0/16"], accountId: "222222222222", vpcId: "vpc-far" },
      },
      region: "us-east-1",
    });
  }

  it("in a hub, a spoke and a registration, under the first of its names", async () => {
    const recorder = await recordResources();
    const made = hub();
    new EndpointSpoke("app", {
      hub: made,
      vpcId: "vpc-app",
      routeTables: [
        { name: "a", routeTableId: "rtb-app" },
        { name: "b", routeTableId: "rtb-app", formerName: "c" },
      ],
      attachmentSubnetIds: ["subnet-app"],
    });
    new SpokeRegistration("far", { hub: made, attachmentId: "tgw-attach-far" });
    await settled();
    assert.deepEqual(routes(recorder), [
      "rtb-app 10.0.0.0/20",
      "rtb-hub 10.1.0.0/16",
      "rtb-hub 10.2.0.0/16",
      "rtb-hub-c 10.1.0.0/16",
      "rtb-hub-c 10.2.0.0/16",
    ]);
    // Whichever of the two was built before is renamed, not made a second time.
    assert.deepEqual(recorder.named("app-a-10.0.0.0/20").aliases, [
      "app-b-10.0.0.0/20",
      "app-c-10.0.0.0/20",
    ]);
  });

  it("in a network, whose gateway endpoints name it once too", async () => {
    const recorder = await recordResources();
    const { planned: _, ...args } = networkArgs({
      region: "us-east-1",
      services: ["logs", "s3"],
      hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"] },
      vpcs: { app: { cidrBlocks: ["10.1.0.0/16"] } },
    });
    const app = { ...args.vpcs["app"], routeTableIds: { a: "rtb-app", b: "rtb-app" } };
    new EndpointNetwork("net", { ...args, vpcs: { app }, deploymentModel: "Centralized" });
    await settled();
    assert.equal(routes(recorder).filter((route) => route.startsWith("rtb-app ")).length, 1);
    const gateway = recorder
      .ofType("aws:ec2/vpcEndpoint:VpcEndpoint")
      .find(({ inputs }) => inputs["vpcEndpointType"] === "Gateway");
    assert.deepEqual(gateway?.inputs["routeTableIds"], ["rtb-app"]);
  });
});

import assert from "node:assert/strict";
import { SpokeRegistration } from "../../../components/registration/spokeRegistration";
import type { SpokeRegistrationArgs } from "../../../components/registration/registrationArgs";
import { brokenRules } from "../../support/brokenRules";
import { TRANSIT_GATEWAY_HUB, withHub, type HubParts } from "../../support/hubs";
import { recordResources, refusal } from "../../support/mocks";

interface Parts {
  readonly shape?: object;
  readonly ids?: object;
  readonly args?: { readonly [property in keyof SpokeRegistrationArgs]?: unknown };
}

const BASE: Parts = {
  ...TRANSIT_GATEWAY_HUB,
  args: {
    attachmentId: "tgw-attach-1",
    cidrBlocks: ["10.1.0.0/16"],
    routeTableIds: { h: "rtb-h" },
  },
};

describe("SpokeRegistration refuses", () => {
  async function refused(...parts: Parts[]) {
    const recorder = await recordResources();
    const all = [BASE, ...parts] as HubParts<SpokeRegistrationArgs>[];
    const { message } = refusal(() => new SpokeRegistration("app-1", withHub(...all)));
    assert.deepEqual(
      recorder.resources.filter(({ custom }) => custom),
      [],
    );
    return { message, rules: brokenRules(message) };
  }

  it("peering, which needs no registration", async () => {
    const { message, rules } = await refused({ shape: { connectivity: "Peering" } });
    assert.deepEqual(rules, ["error hubConnection.shape.connectivity [one-of-choices]"]);
    assert.match(message, /Use TransitGateway or CloudWan/);
  });

  it("a Transit Gateway without one of its ids, and a core network without its ARN", async () => {
    for (const property of [
      "transitGatewayId",
      "transitGatewaySpokeRouteTableId",
      "transitGatewayHubRouteTableId",
    ]) {
      const { message, rules } = await refused({ ids: { [property]: undefined } });
      assert.deepEqual(rules, [`error hubConnection.${property} [required]`]);
      assert.match(message, /it is how the spoke reaches the hub/);
    }
    const core = { shape: { connectivity: "CloudWan" }, ids: { transitGatewayId: undefined } };
    assert.deepEqual((await refused(core)).rules, [
      "error hubConnection.coreNetworkArn [required]",
    ]);
  });

  it("a spoke without blocks and route tables to lead back to it", async () => {
    const { message, rules } = await refused({ args: { cidrBlocks: [], routeTableIds: {} } });
    assert.deepEqual(rules, ["error cidrBlocks [required]", "error routeTableIds [required]"]);
    assert.match(message, /without its blocks no route leads back to the spoke/);
    assert.match(message, /no endpoint subnet gets a route back to the spoke/);
  });

  it("each block that is none, by its place in the list", async () => {
    const cidrBlocks = ["10.1.0.0/16", "10.1.0.1/16", "::1/200"];
    assert.deepEqual((await refused({ args: { cidrBlocks } })).rules, [
      "error cidrBlocks[1] [cidr-block]",
      "error cidrBlocks[2] [cidr-block]",
    ]);
  });

  it("services without the VPC that is authorized for their zones, and zones that the hub has not", async () => {
    const { message, rules } = await refused({ args: { services: ["kms"] } });
    assert.deepEqual(rules, ["error vpcId [required]"]);
    assert.match(message, /the zones are authorized for a VPC, by service/);
    const none = await refused({ ids: { hostedZoneIds: undefined }, args: { vpcId: "vpc-1" } });
    assert.deepEqual(none.rules, [
      'error hubConnection.hostedZoneIds["kms.us-east-1.amazonaws.com"] [required]',
      'error hubConnection.hostedZoneIds["logs.us-east-1.amazonaws.com"] [required]',
    ]);
  });

  it("services that do not exist, and those that the hub does not serve", async () => {
    const { rules } = await refused({ args: { vpcId: "vpc-1", services: ["kms", "kmz", "sqs"] } });
    assert.deepEqual(rules, [
      "error services [service-of-hub]",
      "error services[1] [known-service]",
    ]);
  });

  it("no hub", async () => {
    const rules = await refused({ args: { hubConnection: undefined } });
    assert.deepEqual(rules.rules, ["error hub [required]"]);
  });
});

import assert from "node:assert/strict";
import { SpokeRegistration } from "../../../components/registration/spokeRegistration";
import type { SpokeRegistrationArgs } from "../../../components/registration/registrationArgs";
import { brokenRules } from "../../support/brokenRules";
import { recordResources, refusal } from "../../support/mocks";

const BASE: SpokeRegistrationArgs = {
  attachmentId: "tgw-attach-1",
  cidrBlocks: ["10.1.0.0/16"],
  routeTableIds: { h: "rtb-h" },
  transitGatewayId: "tgw-1",
  transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
  transitGatewayHubRouteTableId: "tgw-rtb-hub",
};

const ZONES = {
  vpcId: "vpc-1",
  services: ["kms"],
  hostedZoneIds: { "kms.us-east-1.amazonaws.com": "ZKMS" },
};

describe("SpokeRegistration refuses", () => {
  async function refused(args: { readonly [property in keyof SpokeRegistrationArgs]?: unknown }) {
    const recorder = await recordResources();
    const { message } = refusal(
      () => new SpokeRegistration("app-1", { ...BASE, ...args } as SpokeRegistrationArgs),
    );
    assert.deepEqual(
      recorder.resources.filter(({ custom }) => custom),
      [],
    );
    return { message, rules: brokenRules(message) };
  }

  it("peering, which needs no registration", async () => {
    const { message, rules } = await refused({ connectivity: "Peering" });
    assert.deepEqual(rules, ["error connectivity [one-of-choices]"]);
    assert.match(message, /Use TransitGateway or CloudWan/);
  });

  it("a Transit Gateway without one of its ids, and a core network without its ARN", async () => {
    for (const property of [
      "transitGatewayId",
      "transitGatewaySpokeRouteTableId",
      "transitGatewayHubRouteTableId",
    ]) {
      const { message, rules } = await refused({ [property]: undefined });
      assert.deepEqual(rules, [`error ${property} [required]`]);
      assert.match(message, /it is how the spoke reaches the hub/);
    }
    const core = { connectivity: "CloudWan", transitGatewayId: undefined };
    assert.deepEqual((await refused(core)).rules, ["error coreNetworkArn [required]"]);
  });

  it("a spoke without blocks and route tables to lead back to it", async () => {
    const { message, rules } = await refused({ cidrBlocks: [], routeTableIds: {} });
    assert.deepEqual(rules, ["error cidrBlocks [required]", "error routeTableIds [required]"]);
    assert.match(message, /without its blocks no route leads back to the spoke/);
    assert.match(message, /no endpoint subnet gets a route back to the spoke/);
  });

  it("each block that is none, by its place in the list", async () => {
    const cidrBlocks = ["10.1.0.0/16", "10.1.0.1/16", "::1/200"];
    assert.deepEqual((await refused({ cidrBlocks })).rules, [
      "error cidrBlocks[1] [cidr-block]",
      "error cidrBlocks[2] [cidr-block]",
    ]);
  });

  it("one or two of the three arguments that authorize zones", async () => {
    const { message, rules } = await refused({ vpcId: ZONES.vpcId });
    assert.deepEqual(rules, ["error hostedZoneIds [required]", "error services [required]"]);
    assert.match(message, /the zones are authorized for a VPC, by service/);
    assert.deepEqual((await refused({ services: ZONES.services })).rules, [
      "error hostedZoneIds [required]",
      "error vpcId [required]",
    ]);
    assert.deepEqual((await refused({ ...ZONES, services: undefined })).rules, [
      "error services [required]",
    ]);
  });

  it("services that do not exist, and those of another Region once one is given", async () => {
    assert.deepEqual((await refused({ ...ZONES, services: ["kms", "kmz"] })).rules, [
      "error services[1] [known-service]",
    ]);
    // `organizations` has its endpoint in us-east-1 alone.
    const elsewhere = { ...ZONES, services: ["organizations"], region: "eu-west-1" };
    assert.deepEqual((await refused(elsewhere)).rules, ["error services[0] [home-region]"]);
  });
});

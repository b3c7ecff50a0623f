import assert from "node:assert/strict";
import { EndpointSpoke } from "../../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../../components/spoke/spokeArgs";
import { brokenRules } from "../../support/brokenRules";
import { recordResources, refusal, settled } from "../../support/mocks";

const BASE: EndpointSpokeArgs = {
  vpcId: "vpc-1",
  cidrBlocks: ["10.1.0.0/16"],
  hubCidrBlocks: ["10.0.0.0/20"],
  routeTableIds: { a: "rtb-a" },
  attachmentSubnets: [
    { subnetId: "subnet-a", availabilityZone: "us-east-1a" },
    { subnetId: "subnet-b", availabilityZone: "us-east-1b" },
  ],
  transitGatewayId: "tgw-1",
  transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
  transitGatewayHubRouteTableId: "tgw-rtb-hub",
  hubServices: ["kms"],
  hostedZoneIds: { "kms.us-east-1.amazonaws.com": "ZKMS" },
};

const FOREIGN = { accountId: "222222222222", hubAccountId: "111111111111" };
const TABLES = {
  transitGatewaySpokeRouteTableId: undefined,
  transitGatewayHubRouteTableId: undefined,
};

type LooseArgs = { readonly [property in keyof EndpointSpokeArgs]?: unknown };
const spoke = (args: LooseArgs) => () =>
  new EndpointSpoke("app-1", { ...BASE, ...args } as EndpointSpokeArgs);

describe("EndpointSpoke refuses", () => {
  async function refused(args: LooseArgs) {
    await recordResources();
    const { message } = refusal(spoke(args));
    return { message, rules: brokenRules(message) };
  }

  it("values that no choice has, from languages without types", async () => {
    const args = { connectivity: "Carrier", dns: "Pigeon", costReport: "Loud" };
    assert.deepEqual((await refused(args)).rules, [
      "error connectivity [one-of-choices]",
      "error costReport [one-of-choices]",
      "error dns [one-of-choices]",
    ]);
    assert.deepEqual((await refused({ budget: { maxMonthly: -1 } })).rules, [
      "error budget.maxMonthly [budget-amount]",
    ]);
  });

  it("a hub or a spoke without blocks, by which no route would be made", async () => {
    const { message, rules } = await refused({ cidrBlocks: [], hubCidrBlocks: [] });
    assert.deepEqual(rules, ["error cidrBlocks [required]", "error hubCidrBlocks [required]"]);
    assert.match(message, /without its blocks no route leads to the VPC/);
  });

  it("a block that overlaps the hub's, which it names", async () => {
    const { message, rules } = await refused({ cidrBlocks: ["10.0.8.0/24"] });
    assert.deepEqual(rules, ["error cidrBlocks[0] [cidr-overlap]"]);
    assert.match(message, /overlaps 10\.0\.0\.0\/20 of the hub,/);
  });

  it("subnets of the attachment in two lists, and an attachment without any", async () => {
    const both = await refused({ attachmentSubnetIds: ["subnet-a"] });
    assert.deepEqual(both.rules, ["error attachmentSubnetIds [one-of-two]"]);
    const none = await refused({ attachmentSubnets: undefined });
    assert.deepEqual(none.rules, ["error attachmentSubnets [required]"]);
    assert.match(none.message, /the attachment has no subnet to be in/);
    const empty = { attachmentSubnets: undefined, attachmentSubnetIds: [] };
    assert.deepEqual((await refused(empty)).rules, ["error attachmentSubnets [required]"]);
  });

  it("a Transit Gateway without its id, and its route tables where this account joins them", async () => {
    const { message, rules } = await refused({ ...TABLES, transitGatewayId: undefined });
    assert.deepEqual(rules, [
      "error transitGatewayHubRouteTableId [required]",
      "error transitGatewayId [required]",
      "error transitGatewaySpokeRouteTableId [required]",
    ]);
    assert.match(message, /the way to the hub is its Transit Gateway/);
  });

  it("a core network without id and ARN, and a connection without its id", async () => {
    const core = await refused({ connectivity: "CloudWan" });
    assert.deepEqual(core.rules, [
      "error coreNetworkArn [required]",
      "error coreNetworkId [required]",
    ]);
    assert.match(core.message, /the way to the hub is its core network/);
    const peering = await refused({ connectivity: "Peering", attachmentSubnets: undefined });
    assert.deepEqual(peering.rules, ["error vpcPeeringConnectionId [required]"]);
    assert.match(peering.message, /the way to the hub is the connection that it asked for/);
  });

  it("no services of the hub, no zones for them and no Profile", async () => {
    const none = await refused({ hubServices: [] });
    assert.deepEqual(none.rules, ["error hubServices [required]"]);
    assert.match(none.message, /no name of the hub's services would resolve to the hub/);
    const zones = await refused({ hostedZoneIds: undefined });
    assert.deepEqual(zones.rules, ["error hostedZoneIds [required]"]);
    assert.match(zones.message, /the hub's names come by its zones/);
    const profile = await refused({ dns: "Profile" });
    assert.deepEqual(profile.rules, ["error profileId [required]"]);
    assert.match(profile.message, /the hub's names come by its Profile/);
  });

  it("another account's core network without a registration, as a Transit Gateway", async () => {
    const core = { connectivity: "CloudWan", coreNetworkId: "core-1", coreNetworkArn: "arn:core" };
    assert.deepEqual((await refused({ ...FOREIGN, ...core })).rules, [
      "error registrationId [registered-spoke]",
    ]);
  });

  it("local services without subnets, an unknown one, and a gateway where there is none", async () => {
    const { message, rules } = await refused({
      localServices: ["sqs", "sqz"],
      gatewayServices: ["kinesis-streams"],
    });
    assert.deepEqual(rules, [
      "error gatewayServices[0] [endpoint-type-exists]",
      "error localServices[1] [known-service]",
      "error localSubnets [required]",
    ]);
    assert.match(message, /the local endpoints have no subnet to be in/);
  });

  it("services of another Region than the one that is given", async () => {
    // `organizations` has its endpoint in us-east-1 alone.
    const elsewhere = { hubServices: ["organizations"], region: "eu-west-1" };
    assert.deepEqual((await refused(elsewhere)).rules, ["error hubServices[0] [home-region]"]);
  });
});

describe("EndpointSpoke takes", () => {
  async function taken(args: LooseArgs): Promise<string[]> {
    const recorder = await recordResources();
    spoke(args)();
    await settled();
    return brokenRules(recorder.logs.join("\n"));
  }

  it("subnets of an attachment that is not built here, and says that they have no effect", async () => {
    const unused = ["warning attachmentSubnets [without-effect]"];
    const peering = { connectivity: "Peering", vpcPeeringConnectionId: "pcx-1" };
    assert.deepEqual(await taken(peering), unused);
    assert.deepEqual(await taken({ transitGatewayAttachmentId: "tgw-attach-1" }), unused);
    assert.deepEqual(await taken({ ...peering, attachmentSubnets: undefined }), []);
  });

  it("an existing attachment without the route tables that it is joined to", async () => {
    const attached = { transitGatewayAttachmentId: "tgw-attach-1", attachmentSubnets: undefined };
    assert.deepEqual(await taken({ ...attached, ...TABLES }), []);
  });

  it("subnets whose zones are not known, whatever zones have clients", async () => {
    const clientAvailabilityZones = ["us-east-1c"];
    const unknown = [{ subnetId: "subnet-a" }, { subnetId: "subnet-b" }];
    assert.deepEqual(await taken({ clientAvailabilityZones, attachmentSubnets: unknown }), []);
    const ids = { attachmentSubnets: undefined, attachmentSubnetIds: ["subnet-a"] };
    assert.deepEqual(await taken({ clientAvailabilityZones, ...ids }), []);
  });

  it("a service that the hub answers as a local one without private DNS", async () => {
    const local = { localServices: ["dynamodb"], localSubnets: BASE.attachmentSubnets };
    assert.deepEqual(await taken(local), []);
  });

  it("an attachment alone without services, zones or a Profile", async () => {
    const alone = { ...FOREIGN, ...TABLES, attachOnly: true };
    assert.deepEqual(await taken({ ...alone, hubServices: [], hostedZoneIds: undefined }), []);
    assert.deepEqual(await taken({ ...alone, dns: "Profile" }), []);
  });

  it("another account's hub by peering, and its own account's by name, without a registration", async () => {
    const peering = { connectivity: "Peering", vpcPeeringConnectionId: "pcx-1" };
    assert.deepEqual(await taken({ ...FOREIGN, ...peering, attachmentSubnets: undefined }), []);
    assert.deepEqual(await taken({ ...FOREIGN, accountId: FOREIGN.hubAccountId }), []);
  });
});

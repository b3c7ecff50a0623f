import assert from "node:assert/strict";
import { EndpointHub } from "../../components/hub/endpointHub";
import { EndpointNetwork } from "../../components/network/endpointNetwork";
import { SpokeRegistration } from "../../components/registration/spokeRegistration";
import { EndpointSpoke } from "../../components/spoke/endpointSpoke";
import type { TopologyInput } from "../../core/topology/schema";
import { HUB_ACROSS_ACCOUNTS } from "../support/hubs";
import { recordResources, settled, type Recorder, type Registered } from "../support/mocks";
import { waitsFor } from "../support/waitsFor";
import { networkArgs } from "../support/networks";

/** What lets a VPC's clients ask the hub for names. */
const NAMES = [
  "aws:route53/zoneAssociation:ZoneAssociation",
  "aws:route53/profilesAssociation:ProfilesAssociation",
];
/** What has to be there first, and to go last: the answers, and the way there and back. */
const PATH = [
  "aws:route53/record:Record",
  "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation",
  "aws:ec2/route:Route",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter",
  "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
  "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation",
  "aws:networkmanager/vpcAttachment:VpcAttachment",
  "aws:networkmanager/attachmentAccepter:AttachmentAccepter",
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
];

/** Records of other zones answer other names. */
function concerns(name: Registered, one: Registered): boolean {
  const zone = name.inputs["zoneId"];
  return zone === undefined || !one.type.includes("record:") || one.inputs["zoneId"] === zone;
}

/** Of the path of the spoke `app` and of the hub, what a name of the spoke does not wait for. */
function earlyNames(recorder: Recorder): string[] {
  const names = recorder.resources.filter(({ type }) => NAMES.includes(type));
  assert.ok(names.length > 0, "the spoke has names");
  const path = recorder.resources.filter(({ type }) => PATH.includes(type));
  assert.ok(path.some(({ type }) => type === "aws:ec2/route:Route"));
  return names.flatMap((name) => {
    const before = waitsFor(recorder, name);
    assert.ok(
      [...before].some((urn) => urn.includes("VpcEndpoint::")),
      `${name.name}: no endpoint`,
    );
    return path
      .filter((one) => concerns(name, one) && !before.has(one.urn))
      .map((one) => `${name.name} before ${one.type.split(":")[2]}(${one.name})`);
  });
}

const topology = {
  region: "us-east-1",
  services: ["logs", "kms"],
  hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"] },
  vpcs: { app: { cidrBlocks: ["10.1.0.0/16"] } },
} satisfies TopologyInput;

const NETWORKS: Readonly<Record<string, TopologyInput>> = {
  "zones over a Transit Gateway": topology,
  "zones over peering": { ...topology, hub: { ...topology.hub, connectivity: "Peering" } },
  "zones over a core network": { ...topology, hub: { ...topology.hub, connectivity: "CloudWan" } },
  "a Profile of endpoints": { ...topology, hub: { ...topology.hub, dns: "Profile" } },
  "a Profile of zones": {
    ...topology,
    hub: { ...topology.hub, dns: "Profile", profileContents: "HostedZones" },
  },
};

describe("a name of the hub answers after its path stands, and goes before it", () => {
  for (const [title, input] of Object.entries(NETWORKS)) {
    it(`by ${title}`, async () => {
      const recorder = await recordResources();
      const { planned: _, ...args } = networkArgs(input);
      new EndpointNetwork("net", { ...args, deploymentModel: "Centralized" });
      await settled();
      assert.deepEqual(earlyNames(recorder), []);
    });
  }

  it("where a zone joins a Profile that VPCs have already: its records first", async () => {
    const recorder = await recordResources();
    const { planned: _, ...args } = networkArgs(NETWORKS["a Profile of zones"] as TopologyInput);
    new EndpointNetwork("net", { ...args, deploymentModel: "Centralized" });
    await settled();
    const contents = recorder.ofType(
      "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation",
    );
    assert.equal(contents.length, 2);
    for (const content of contents) {
      const before = waitsFor(recorder, content);
      const zone = String(content.inputs["resourceArn"]).replace("arn:", "");
      const records = recorder
        .ofType("aws:route53/record:Record")
        .filter(({ inputs }) => inputs["zoneId"] === zone);
      assert.equal(records.length, 2);
      assert.ok(
        records.every(({ urn }) => before.has(urn)),
        content.name,
      );
    }
  });

  for (const vpcId of ["vpc-app", undefined]) {
    it(`in another account, ${vpcId === undefined ? "authorized by the registration" : "authorized by the hub"}`, async () => {
      const recorder = await recordResources();
      const hub = new EndpointHub("hub", {
        ...HUB_ACROSS_ACCOUNTS,
        spokes: {
          app: {
            cidrBlocks: ["10.1.0.0/16"],
            accountId: "222222222222",
            ...(vpcId === undefined ? {} : { vpcId }),
          },
        },
      });
      const attached = new EndpointSpoke("attached", {
        hub,
        spokeName: "app",
        vpcId: "vpc-app",
        routeTableIds: { a: "rtb-app" },
        attachmentSubnetIds: ["subnet-a"],
        attachOnly: true,
      });
      const registration = new SpokeRegistration("registered", {
        hub,
        spokeName: "app",
        attachmentId: attached.attachmentId,
        ...(vpcId === undefined ? { vpcId: "vpc-app" } : {}),
      });
      new EndpointSpoke("app", {
        registration,
        spokeName: "app",
        vpcId: "vpc-app",
        routeTableIds: { a: "rtb-app" },
        transitGatewayAttachmentId: attached.attachmentId as never,
      });
      await settled();
      assert.deepEqual(earlyNames(recorder), []);
    });
  }
});

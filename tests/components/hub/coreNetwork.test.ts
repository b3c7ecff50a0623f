import assert from "node:assert/strict";
import { EndpointHub } from "../../../components/hub/endpointHub";
import type { EndpointHubArgs } from "../../../components/hub/hubArgs";
import { SpokeRegistration } from "../../../components/registration/spokeRegistration";
import { EndpointSpoke } from "../../../components/spoke/endpointSpoke";
import { HUB_ACROSS_ACCOUNTS } from "../../support/hubs";
import { recordResources, settled, type Recorder } from "../../support/mocks";
import { waitsFor } from "../../support/waitsFor";

const ATTACHMENT = "aws:networkmanager/vpcAttachment:VpcAttachment";
const ACCEPTER = "aws:networkmanager/attachmentAccepter:AttachmentAccepter";

/** A hub with a spoke of its own account and one of another. */
async function network(args: Partial<EndpointHubArgs> = {}): Promise<Recorder> {
  const recorder = await recordResources();
  const hub = new EndpointHub("hub", {
    ...HUB_ACROSS_ACCOUNTS,
    connectivity: "CloudWan",
    coreNetworkId: "core-network-1",
    coreNetworkArn: "arn:core",
    spokes: {
      own: { cidrBlocks: ["10.1.0.0/16"] },
      far: { cidrBlocks: ["10.2.0.0/16"], accountId: "222222222222" },
    },
    ...args,
  });
  const vpc = (name: string) => ({
    vpcId: `vpc-${name}`,
    routeTableIds: { a: `rtb-${name}` },
    attachmentSubnetIds: [`subnet-${name}`],
  });
  new EndpointSpoke("own", { ...vpc("own"), hub });
  const attached = new EndpointSpoke("far", { ...vpc("far"), hub, attachOnly: true });
  new SpokeRegistration("far", { hub, attachmentId: attached.attachmentId, vpcId: "vpc-far" });
  await settled();
  return recorder;
}

const accepted = (recorder: Recorder) =>
  recorder.ofType(ACCEPTER).map(({ inputs }) => inputs["attachmentId"]);

describe("attachments to a core network", () => {
  it("are accepted each once, those of the hub's own account too", async () => {
    assert.deepEqual(accepted(await network()).sort(), [
      "VpcAttachment(far)",
      "VpcAttachment(hub-hub)",
      "VpcAttachment(own)",
    ]);
  });

  it("are accepted before any route leads there", async () => {
    const recorder = await network();
    const acceptersBefore = (route: string) => {
      const before = waitsFor(recorder, recorder.named(route));
      return recorder
        .ofType(ACCEPTER)
        .filter(({ urn }) => before.has(urn))
        .map(({ name }) => name)
        .sort();
    };
    assert.deepEqual(acceptersBefore("hub-own-a-10.1.0.0/16"), ["hub-hub"]);
    assert.deepEqual(acceptersBefore("own-a-10.0.0.0/20"), ["own"]);
    assert.deepEqual(acceptersBefore("far-a-10.2.0.0/16"), ["far"]);
  });

  it("are accepted elsewhere where the hub says so, for every spoke of it", async () => {
    const recorder = await network({ acceptedAutomatically: true });
    assert.deepEqual(accepted(recorder), []);
    assert.equal(recorder.ofType(ATTACHMENT).length, 3);
  });

  it("say by a tag whether they are the hub's or a spoke's, unless the caller's own tag does", async () => {
    const roles = async (tags?: Record<string, string>) =>
      Object.fromEntries(
        (await network(tags === undefined ? {} : { tags }))
          .ofType(ATTACHMENT)
          .map(({ name, inputs }) => [
            name,
            (inputs["tags"] as Record<string, string>)["EndpointRole"],
          ]),
      );
    assert.deepEqual(await roles(), { "hub-hub": "hub", own: "spoke", far: "spoke" });
    assert.equal((await roles({ EndpointRole: "services" }))["hub-hub"], "services");
  });
});

describe("a registration", () => {
  it("accepts nothing where the hub's Transit Gateway accepts by itself: AWS refuses that", async () => {
    for (const automatic of [true, false]) {
      const recorder = await recordResources();
      const hub = new EndpointHub("hub", {
        ...HUB_ACROSS_ACCOUNTS,
        autoAcceptSharedAttachments: automatic,
        spokes: { far: { cidrBlocks: ["10.2.0.0/16"], accountId: "222222222222" } },
      });
      new SpokeRegistration("far", { hub, attachmentId: "tgw-attach-far", vpcId: "vpc-far" });
      await settled();
      const accepters = recorder.ofType(
        "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter",
      );
      assert.equal(accepters.length, automatic ? 0 : 1);
    }
  });
});

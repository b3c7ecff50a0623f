import assert from "node:assert/strict";
import { EndpointHub } from "../../components/hub/endpointHub";
import type { EndpointHubArgs } from "../../components/hub/hubArgs";
import { SpokeRegistration } from "../../components/registration/spokeRegistration";
import { EndpointSpoke } from "../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../components/spoke/spokeArgs";
import { brokenRules } from "../support/brokenRules";
import { HUB_ACROSS_ACCOUNTS, TRANSIT_GATEWAY_HUB, withHub } from "../support/hubs";
import { recordResources, refusal, settled, valueOf, type Recorder } from "../support/mocks";
import { waitsFor } from "../support/waitsFor";

const HUB = "111111111111";
const SPOKE = "222222222222";
const ORGANIZATION = "arn:aws:organizations::111111111111:organization/o-example";

const VPC = {
  vpcId: "vpc-app",
  routeTableIds: { a: "rtb-app" },
  attachmentSubnetIds: ["subnet-app"],
};

/** A hub and a spoke of another account in one program; the attachment comes before its registration. */
async function program(
  hubArgs: Partial<EndpointHubArgs> = {},
  spokeArgs: Partial<EndpointSpokeArgs> = {},
): Promise<{ readonly recorder: Recorder; readonly hub: EndpointHub }> {
  const recorder = await recordResources();
  const hub = new EndpointHub("hub", {
    ...HUB_ACROSS_ACCOUNTS,
    dns: "Profile",
    spokes: {
      app: { cidrBlocks: ["10.1.0.0/16"], accountId: SPOKE },
      own: { cidrBlocks: ["10.2.0.0/16"] },
    },
    ...hubArgs,
  });
  const attached = new EndpointSpoke("attached", {
    ...VPC,
    hub,
    spokeName: "app",
    attachOnly: true,
    ...spokeArgs,
  });
  const registration = new SpokeRegistration("app", { hub, attachmentId: attached.attachmentId });
  new EndpointSpoke("app", {
    vpcId: "vpc-app",
    routeTableIds: { a: "rtb-app" },
    registration,
    transitGatewayAttachmentId: attached.attachmentId as never,
    ...spokeArgs,
  });
  new EndpointSpoke("own", { ...VPC, hub });
  await settled();
  return { recorder, hub };
}

const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const PROFILE = "aws:route53/profilesAssociation:ProfilesAssociation";
const ACCEPTER = "aws:ram/resourceShareAccepter:ResourceShareAccepter";

/** Names of the principal associations and accepters that a resource waits for. */
function sharesBefore(recorder: Recorder, type: string, name: string): string[] {
  const [resource] = recorder.ofType(type).filter((one) => one.name === name);
  assert.ok(resource, name);
  const before = waitsFor(recorder, resource);
  return recorder.resources
    .filter(({ urn, type: of }) => before.has(urn) && /PrincipalAssociation|ShareAccepter/.test(of))
    .map((one) => one.name)
    .sort();
}

describe("what another account needs of a hub", () => {
  it("waits until it is shared with that account, and nothing of the hub's own does", async () => {
    const { recorder } = await program();
    assert.deepEqual(sharesBefore(recorder, ATTACHMENT, "attached"), [
      "hub-transit-gateway-222222222222",
    ]);
    assert.ok(
      sharesBefore(recorder, PROFILE, "app").includes("hub-profile-222222222222"),
      "the Profile",
    );
    assert.deepEqual(sharesBefore(recorder, ATTACHMENT, "own"), []);
  });

  it("waits for the organization's share where the account is not named", async () => {
    const { recorder } = await program({ shareWith: [ORGANIZATION] });
    assert.deepEqual(sharesBefore(recorder, ATTACHMENT, "attached"), [
      "hub-transit-gateway-o-example",
    ]);
  });

  it("is accepted first by an account outside the organization", async () => {
    const { recorder } = await program({ allowExternalPrincipals: true }, { acceptShares: true });
    assert.deepEqual(sharesBefore(recorder, ATTACHMENT, "attached"), [
      "attached-transit-gateway",
      "hub-transit-gateway-222222222222",
    ]);
    assert.ok(sharesBefore(recorder, PROFILE, "app").includes("app-profile"));
    // Each by the component that uses it: there is one invitation.
    assert.deepEqual(
      recorder.ofType(ACCEPTER).map(({ name, inputs }) => [name, inputs["shareArn"]]),
      [
        ["attached-transit-gateway", "arn:ResourceShare(hub-transit-gateway)"],
        ["app-profile", "arn:ResourceShare(hub-profile)"],
      ],
    );
  });

  it("has a share whose ARN the hub gives, for whoever accepts it elsewhere", async () => {
    const { hub } = await program();
    assert.equal(
      await valueOf(hub.transitGatewayShareArn),
      "arn:ResourceShare(hub-transit-gateway)",
    );
    assert.equal(await valueOf(hub.profileShareArn), "arn:ResourceShare(hub-profile)");
    const { hub: alone } = await program({ shareWith: [] });
    assert.equal(await valueOf(alone.transitGatewayShareArn), undefined);
    assert.equal(await valueOf(alone.profileShareArn), undefined);
  });
});

describe("accepting shares", () => {
  const spoke = (shape: object, args: object) => () =>
    new EndpointSpoke(
      "app",
      withHub<EndpointSpokeArgs>(TRANSIT_GATEWAY_HUB, {
        shape,
        args: {
          ...VPC,
          cidrBlocks: ["10.1.0.0/16"],
          attachOnly: true,
          acceptShares: true,
          ...args,
        },
      }),
    );

  it("is refused where the hub shares nothing with the account, with the way out", async () => {
    await recordResources();
    const { message } = refusal(spoke({ accountId: HUB }, { accountId: SPOKE }));
    assert.deepEqual(brokenRules(message), ["error acceptShares [shares-of-hub]"]);
    assert.match(message, /Name the account in the hub's spokes/);
  });

  it("has no effect in the hub's own account, which is said", async () => {
    const recorder = await recordResources();
    spoke({}, {})();
    await settled();
    assert.match(recorder.logs.join("\n"), /acceptShares.*nothing is shared/);
    assert.deepEqual(recorder.ofType(ACCEPTER), []);
  });
});

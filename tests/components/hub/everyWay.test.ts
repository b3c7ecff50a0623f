import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Connectivity, HubDns } from "../../../components/shared/choices";
import { EndpointHub } from "../../../components/hub/endpointHub";
import { EndpointSpoke } from "../../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../../components/spoke/spokeArgs";
import { SpokeRegistration } from "../../../components/registration/spokeRegistration";
import { resourceType } from "../../engine/harness/echo/table";
import {
  recordResources,
  settled,
  shortType,
  type Recorder,
  type Registered,
} from "../../support/mocks";

/** Not the provider's, us-east-1. */
const REGION = "eu-west-1";
const HUB_ACCOUNT = "111111111111";
const OTHER_ACCOUNT = "222222222222";
const HUB_BLOCKS = ["10.0.0.0/20", "2001:db8::/56"];
const SPOKE_BLOCKS = {
  mine: ["10.1.0.0/16", "2001:db8:1::/56"],
  yours: ["10.2.0.0/16", "10.3.0.0/24"],
} as const;
type SpokeName = keyof typeof SPOKE_BLOCKS;
const NAMES = Object.keys(SPOKE_BLOCKS) as SpokeName[];

interface Way {
  readonly connectivity: Connectivity;
  readonly dns: HubDns;
}

const WAYS: readonly Way[] = Object.values(Connectivity).flatMap((connectivity) =>
  Object.values(HubDns).map((dns) => ({ connectivity, dns })),
);

/** A hub, a spoke of its account and one of another, with its registration where it takes one. */
async function built({ connectivity, dns }: Way): Promise<Recorder> {
  const recorder = await recordResources();
  const core =
    connectivity === "CloudWan"
      ? { coreNetworkId: "core-network-1", coreNetworkArn: "arn:core-network-1" }
      : {};
  const hub = new EndpointHub("hub", {
    vpcId: "vpc-hub",
    cidrBlocks: HUB_BLOCKS,
    services: ["logs", "kms"],
    subnetIds: ["subnet-h"],
    routeTableIds: { h1: "rtb-h1", h2: "rtb-h2" },
    spokes: {
      mine: { cidrBlocks: [...SPOKE_BLOCKS.mine], vpcId: "vpc-mine" },
      yours: { cidrBlocks: [...SPOKE_BLOCKS.yours], vpcId: "vpc-yours", accountId: OTHER_ACCOUNT },
    },
    accountId: HUB_ACCOUNT,
    connectivity,
    dns,
    ...core,
    region: REGION,
  });
  const [attachmentId, setAttachmentId] = pulumi.deferredOutput<string | undefined>();
  const registration =
    connectivity === "Peering"
      ? undefined
      : new SpokeRegistration("yours", {
          hub,
          attachmentId,
          ...(dns === "Profile" ? {} : { vpcId: "vpc-yours", services: ["kms"] }),
        });
  const spoke = (name: SpokeName, lead: Pick<EndpointSpokeArgs, "hub" | "registration">) =>
    new EndpointSpoke(name, {
      ...lead,
      vpcId: `vpc-${name}`,
      routeTableIds: { s: `rtb-${name}` },
      ...(connectivity === "Peering" ? {} : { attachmentSubnetIds: [`subnet-${name}`] }),
      hubServices: ["kms"],
    });
  spoke("mine", { hub });
  const yours = spoke("yours", registration === undefined ? { hub } : { registration });
  setAttachmentId(yours.attachmentId);
  await settled();
  return recorder;
}

const custom = (recorder: Recorder): readonly Registered[] =>
  recorder.resources.filter((resource) => resource.custom);

const ofShortType = (recorder: Recorder, type: string): readonly Registered[] =>
  custom(recorder).filter((resource) => shortType(resource.type) === type);

const waitsFor = (resource: Registered, other: Registered): boolean =>
  resource.dependencies.includes(other.urn);

describe("a hub, its spokes and their registrations, whichever way they are connected", () => {
  for (const way of WAYS) {
    describe(`by ${way.connectivity} and ${way.dns}`, () => {
      let recorder: Recorder;
      before(async () => {
        recorder = await built(way);
      });

      it("lead to no other block than those that were given, and to each of them", () => {
        const leads: Record<string, string[]> = {};
        for (const { inputs } of ofShortType(recorder, "Route")) {
          const table = String(inputs["routeTableId"]);
          const block = inputs["destinationCidrBlock"] ?? inputs["destinationIpv6CidrBlock"];
          leads[table] = [...(leads[table] ?? []), String(block)].sort();
        }
        const ofSpokes = NAMES.flatMap((name) => SPOKE_BLOCKS[name]).sort();
        assert.deepEqual(leads, {
          "rtb-h1": ofSpokes,
          "rtb-h2": ofSpokes,
          "rtb-mine": HUB_BLOCKS,
          "rtb-yours": HUB_BLOCKS,
        });
      });

      it("are built in the Region that is given, every resource that takes one", () => {
        const elsewhere: string[] = [];
        const takesNone = new Set<string>();
        for (const { type, name, inputs } of custom(recorder)) {
          const takes = resourceType(type).properties;
          const vpcs = (inputs["vpcs"] ?? []) as { vpcRegion?: string }[];
          const given = [
            ...("region" in takes ? [inputs["region"]] : []),
            ...("vpcRegion" in takes ? [inputs["vpcRegion"]] : []),
            ...("vpcs" in takes ? vpcs.map(({ vpcRegion }) => vpcRegion) : []),
          ];
          if (given.length === 0) takesNone.add(shortType(type));
          if (given.some((region) => region !== REGION)) elsewhere.push(`${type} ${name}`);
        }
        assert.deepEqual(elsewhere, []);
        // Records are of their zone; Cloud WAN is global and names VPC and subnets by ARNs with a Region.
        const global =
          way.connectivity === "CloudWan" ? ["AttachmentAccepter", "VpcAttachment"] : [];
        const records = way.dns === "Profile" ? [] : ["Record"];
        assert.deepEqual([...takesNone].sort(), [...global, ...records].sort());
        for (const { inputs } of global.length > 0 ? ofShortType(recorder, "VpcAttachment") : []) {
          for (const arn of [inputs["vpcArn"], ...(inputs["subnetArns"] as string[])]) {
            assert.match(String(arn), new RegExp(`^arn:aws:ec2:${REGION}:${HUB_ACCOUNT}:`));
          }
        }
      });
    });
  }

  it("decline the Transit Gateway's default route tables wherever its own account can", async () => {
    const recorder = await built({
      connectivity: "TransitGateway",
      dns: "PrivateHostedZones",
    });
    const [gateway] = ofShortType(recorder, "TransitGateway");
    assert.equal(gateway?.inputs["defaultRouteTableAssociation"], "disable");
    assert.equal(gateway?.inputs["defaultRouteTablePropagation"], "disable");
    const declined = ["VpcAttachment", "VpcAttachmentAccepter"].flatMap((type) =>
      ofShortType(recorder, type).map(({ name, inputs }) => [
        `${type} ${name}`,
        inputs["transitGatewayDefaultRouteTableAssociation"],
        inputs["transitGatewayDefaultRouteTablePropagation"],
      ]),
    );
    assert.deepEqual(declined.sort(), [
      ["VpcAttachment hub-hub", false, false],
      ["VpcAttachment mine", false, false],
      // A shared Transit Gateway's tables are not the attaching account's to decline; the accepter does.
      ["VpcAttachment yours", undefined, undefined],
      ["VpcAttachmentAccepter yours", false, false],
    ]);
  });

  it("lead anywhere only when the route tables of the Transit Gateway are joined", async () => {
    const recorder = await built({
      connectivity: "TransitGateway",
      dns: "PrivateHostedZones",
    });
    const joins = ["RouteTableAssociation", "RouteTablePropagation"].flatMap((type) =>
      ofShortType(recorder, type),
    );
    for (const name of NAMES) {
      const own = joins.filter((join) => join.name === name);
      const routes = ofShortType(recorder, "Route").filter((route) =>
        [`${name}-s-`, `${name}-h`].some((start) => route.name.startsWith(start)),
      );
      assert.equal(own.length, 2);
      assert.ok(routes.length >= 2);
      for (const route of routes) {
        for (const join of own) assert.ok(waitsFor(route, join), `${route.name} ${join.type}`);
      }
    }
    // The other account's names too: they answer once the registration has joined the route tables.
    const [profile] = ofShortType(
      await built({ connectivity: "TransitGateway", dns: "Profile" }),
      "ProfilesAssociation",
    ).filter(({ name }) => name === "yours");
    const waits = profile?.dependencies.map((urn) => urn.split("::").at(-2)) ?? [];
    assert.ok(
      waits.some((type) => type?.endsWith("RouteTableAssociation")),
      waits.join(),
    );
    assert.ok(
      waits.some((type) => type?.endsWith("RouteTablePropagation")),
      waits.join(),
    );
  });
});

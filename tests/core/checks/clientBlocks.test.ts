import assert from "node:assert/strict";
import fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { EndpointHub } from "../../../components/hub/endpointHub";
import { InterfaceEndpoints } from "../../../components/interface/interfaceEndpoints";
import { EndpointNetwork } from "../../../components/network/endpointNetwork";
import { SpokeRegistration } from "../../../components/registration/spokeRegistration";
import type { HubConnection } from "../../../components/hub/connectionArgs";
import { TRANSIT_GATEWAY_HUB, withHub } from "../../support/hubs";
import { EndpointSpoke } from "../../../components/spoke/endpointSpoke";
import { checkClientBlocks } from "../../../core/checks/clientBlocks";
import { formatIssue } from "../../../core/issues";
import { onlyThroughEndpoints } from "../../../core/policies/resourceSide";
import { failuresOf } from "../../support/failures";
import { networkArgs } from "../../support/networks";
import { ENDPOINT, recordResources, refusal, SECURITY_GROUP, settled } from "../../support/mocks";
import { findings } from "../../support/topologies";

/** Everybody, in one piece and in several. */
const EVERYBODY: Readonly<Record<string, readonly string[]>> = {
  "all of IPv4": ["0.0.0.0/0"],
  "two halves": ["0.0.0.0/1", "128.0.0.0/1"],
  "two halves the other way round": ["128.0.0.0/1", "0.0.0.0/1"],
  "a half and two quarters": ["0.0.0.0/2", "128.0.0.0/1", "64.0.0.0/2"],
  "pieces that overlap": ["0.0.0.0/1", "64.0.0.0/2", "128.0.0.0/1", "192.0.0.0/3"],
  "everything but what is no client's": ["0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/3"],
  "all of IPv6": ["::/0"],
  "two halves of IPv6": ["::/1", "8000::/1"],
  "all public IPv6": ["2000::/3"],
  "public IPv6 in pieces": ["2000::/4", "3000::/4"],
  "two halves among others": ["10.0.0.0/16", "0.0.0.0/1", "fd00::/56", "128.0.0.0/1"],
};
const SOMEBODY: readonly (readonly string[])[] = [
  ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fd00::/8"],
  ["0.0.0.0/1"],
  ["0.0.0.0/1", "128.0.0.0/2"],
  ["2000::/4"],
  ["0.0.0.0/1", "8000::/1"],
];

const base = { vpcId: "vpc-1", services: ["logs"], subnetIds: ["subnet-1"], region: "us-east-1" };
const hub = {
  ...base,
  cidrBlocks: ["100.64.0.0/16"],
  routeTableIds: { a: "rtb-a" },
  spokes: { app: { cidrBlocks: ["100.65.0.0/16"] } },
};
const topology = {
  region: "us-east-1",
  services: ["logs"],
  hub: { cidrBlocks: ["100.64.0.0/16"] },
};

/** Every place that names clients: what is said of the blocks there. */
const PLACES: Readonly<Record<string, (blocks: string[]) => string>> = {
  "InterfaceEndpoints.allowedCidrBlocks": (allowedCidrBlocks) =>
    refusal(() => new InterfaceEndpoints("a", { ...base, allowedCidrBlocks })).message,
  "EndpointHub.allowedCidrBlocks": (allowedCidrBlocks) =>
    refusal(() => new EndpointHub("a", { ...hub, allowedCidrBlocks })).message,
  "EndpointHub.cidrBlocks": (cidrBlocks) =>
    refusal(() => new EndpointHub("a", { ...hub, cidrBlocks })).message,
  "EndpointHub.spokes": (cidrBlocks) =>
    refusal(() => new EndpointHub("a", { ...hub, spokes: { app: { cidrBlocks } } })).message,
  "EndpointSpoke.cidrBlocks": (cidrBlocks) => refusal(() => spoke({ cidrBlocks })).message,
  "EndpointSpoke.hubCidrBlocks": (hubCidrBlocks) => refusal(() => spoke({ hubCidrBlocks })).message,
  "SpokeRegistration.cidrBlocks": (cidrBlocks) =>
    refusal(
      () =>
        new SpokeRegistration("a", {
          attachmentId: "tgw-attach-1",
          cidrBlocks,
          routeTableIds: { a: "rtb-a" },
          ...withHub<{ readonly hubConnection: HubConnection }>(TRANSIT_GATEWAY_HUB),
          region: "us-east-1",
        }),
    ).message,
  "a topology's VPC": (cidrBlocks) =>
    findings({ ...topology, vpcs: { app: { cidrBlocks } } }).join("\n"),
  "a topology's hub": (cidrBlocks) =>
    findings({
      ...topology,
      hub: { cidrBlocks },
      vpcs: { app: { cidrBlocks: ["100.65.0.0/16"] } },
    }).join("\n"),
  "a topology without a hub": (cidrBlocks) =>
    findings({ region: "us-east-1", services: ["logs"], vpcs: { app: { cidrBlocks } } }).join("\n"),
  "EndpointNetwork.topology": (cidrBlocks) => {
    const input = { ...topology, vpcs: { app: { cidrBlocks: ["100.65.0.0/16"] } } };
    const { planned: _, ...args } = networkArgs(input);
    const text = JSON.stringify({ ...topology, vpcs: { app: { cidrBlocks } } });
    return refusal(() => new EndpointNetwork("a", { ...args, topology: text })).message;
  },
  "a bucket's exceptions": (cidrBlocks) => {
    try {
      onlyThroughEndpoints({
        bucketArn: "arn:aws:s3:::data",
        vpcEndpointIds: ["vpce-0123456789abcdef0"],
        cidrBlocks,
      });
    } catch (error) {
      return String(error);
    }
    return "accepted";
  },
};

function spoke(more: { cidrBlocks?: string[]; hubCidrBlocks?: string[] }): EndpointSpoke {
  return new EndpointSpoke("a", {
    vpcId: "vpc-1",
    cidrBlocks: ["100.65.0.0/16"],
    hubCidrBlocks: ["100.64.0.0/16"],
    routeTableIds: { a: "rtb-a" },
    attachmentSubnetIds: ["subnet-1"],
    ...withHub<{ readonly hubConnection: HubConnection }>(TRANSIT_GATEWAY_HUB),
    region: "us-east-1",
    ...more,
  });
}

describe("blocks that name clients", () => {
  for (const [place, said] of Object.entries(PLACES)) {
    it(`are never everybody as ${place}`, async () => {
      await recordResources();
      for (const [what, blocks] of Object.entries(EVERYBODY)) {
        // A bucket sees public addresses alone, and says of a private one that it is none.
        const private_ = blocks.some((block) => /^(10|fd00)[.:]/.test(block));
        if (place === "a bucket's exceptions" && private_) continue;
        assert.match(said([...blocks]), /not-open-to-all/, `${place}: ${what}`);
      }
    });
  }

  it("are never everybody through several spokes of a hub together", async () => {
    await recordResources();
    const spokes = { one: { cidrBlocks: ["0.0.0.0/1"] }, two: { cidrBlocks: ["128.0.0.0/1"] } };
    const { message } = refusal(() => new EndpointHub("a", { ...hub, spokes }));
    assert.match(message, /spokes\.two\.cidrBlocks\[0\].*together.*\[not-open-to-all\]/);
    assert.deepEqual(findings({ ...topology, vpcs: spokes }), [
      "error not-open-to-all vpcs.two.cidrBlocks[0]",
    ]);
  });

  it("are checked together once those that are Outputs are known", async () => {
    const late = (text: string) => pulumi.output(Promise.resolve(text));
    for (const allowedCidrBlocks of [
      [late("0.0.0.0/1"), "128.0.0.0/1"],
      [late("::/1"), late("8000::/1")],
      pulumi.output(Promise.resolve(["0.0.0.0/1", "128.0.0.0/1"])),
    ]) {
      const recorder = await recordResources();
      const failures = await failuresOf(
        () => new InterfaceEndpoints("a", { ...base, allowedCidrBlocks }),
      );
      assert.match(failures[0] ?? "", /allowedCidrBlocks\[1\].*\[not-open-to-all\]/);
      assert.deepEqual(recorder.ofType(SECURITY_GROUP), []);
      assert.deepEqual(recorder.ofType(ENDPOINT), []);
    }
  });

  it("may be private as a whole, or a part of the internet", async () => {
    for (const blocks of SOMEBODY) assert.deepEqual(checkClientBlocks(blocks, ["blocks"]), []);
    await recordResources();
    new InterfaceEndpoints("a", { ...base, allowedCidrBlocks: [...(SOMEBODY[0] ?? [])] });
    await settled();
  });

  it("say which pieces are everybody, at the last one", () => {
    assert.deepEqual(checkClientBlocks(["0.0.0.0/1", "128.0.0.0/1"], ["a"]).map(formatIssue), [
      'error a[1]: ["0.0.0.0/1","128.0.0.0/1"]: together these blocks are every public address, so everybody would be a client. Name the blocks of the clients\' VPCs. [not-open-to-all]',
    ]);
  });

  it("are everybody however finely everything is cut, and not without one piece of it", () => {
    /** All of IPv4 in 2^n blocks, in some order. */
    const cuts = fc.integer({ min: 0, max: 6 }).chain((bits) => {
      const count = 2 ** bits;
      const step = 2 ** (32 - bits);
      const blocks = Array.from({ length: count }, (_, index) => {
        const first = index * step;
        const parts = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
        return `${parts.join(".")}/${bits}`;
      });
      return fc.shuffledSubarray(blocks, { minLength: count });
    });
    fc.assert(
      fc.property(cuts, (blocks) => {
        assert.equal(checkClientBlocks(blocks, ["a"]).length, 1);
        // What begins at 64.0.0.0 is public address space.
        const without = blocks.filter((block) => !block.startsWith("64.0.0.0/"));
        if (without.length < blocks.length) {
          assert.deepEqual(checkClientBlocks(without, ["a"]), []);
        }
      }),
    );
  });
});

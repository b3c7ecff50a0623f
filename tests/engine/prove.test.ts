import assert from "node:assert/strict";
import { countNames } from "../../reach/prove";
import { EngineStack, succeeded, type StackOptions } from "./support/engine";
import {
  added,
  changed,
  doubts,
  idIn,
  reportOf,
  sabotage,
  type Sabotage,
} from "./support/sabotage";

const QUIET = ["--non-interactive", "--color", "never", "--stack", "test"];
const REGION = { "aws:region": "us-east-1" };

/** Resources that are on no path, by their labels, and why. */
const ON_NO_PATH: readonly (readonly [RegExp, string])[] = [
  [/^InternetGateway /, "awsx makes one for each VPC, and no route leads to it"],
  [/^Record \S+-\*\./, "answers names below a service's own, of which this service has none"],
  [/^ResourceShare /, "lets the other account see the Transit Gateway; what is attached stays so"],
  [/^((Resource|Principal)Association|ResourceShareAccepter) /, "part of that share"],
  [/^VpcAssociationAuthorization /, "lets a zone be associated; what is associated stays so"],
];

async function exported(stack: EngineStack): Promise<string> {
  return succeeded(await stack.run(["stack", "export", "--stack", "test"])).stdout;
}

async function previewed(stack: EngineStack): Promise<string> {
  return succeeded(await stack.run(["preview", "--json", "--show-sames", ...QUIET])).stdout;
}

/** What nothing noticed, but for what is on no path. */
function unaccounted(unnoticed: readonly string[]): string[] {
  return unnoticed.filter((label) => !ON_NO_PATH.some(([listed]) => listed.test(label)));
}

/** Not fewer than when this was written: an example that grows makes more to take out. */
function assertTried({ tried, noticed }: Sabotage, ...least: readonly [number, number]): void {
  assert.ok(tried >= least[0] && noticed >= least[1], `${noticed} of ${tried} noticed`);
}

interface Example {
  readonly folder: string;
  readonly options?: StackOptions["config"];
  readonly names: number;
  readonly pairs: number;
  readonly tried: number;
  readonly noticed: number;
}

const EXAMPLES: readonly Example[] = [
  // 3 services in 3 VPCs, and S3 and DynamoDB by gateway endpoints in 2 spokes.
  { folder: "centralized", names: 13, pairs: 1, tried: 67, noticed: 61 },
  {
    folder: "centralized",
    options: { dns: "Profile" },
    names: 13,
    pairs: 1,
    tried: 67,
    noticed: 61,
  },
  // 3 services in 3 VPCs.
  { folder: "profile-hub", names: 9, pairs: 1, tried: 54, noticed: 51 },
  // 2 services in 3 VPCs.
  { folder: "peering-hub", names: 6, pairs: 1, tried: 47, noticed: 42 },
  // 5 services with an endpoint each, and S3 and DynamoDB by gateway endpoints.
  { folder: "per-vpc", names: 7, pairs: 0, tried: 16, noticed: 15 },
];

describe("the proof", () => {
  for (const { folder, options, names, pairs, tried, noticed } of EXAMPLES) {
    const dns = options?.["dns"] === undefined ? "" : ` with a ${options["dns"]}`;
    it(`of the example ${folder}${dns} holds before it is built and after, and misses what is taken out`, async () => {
      const stack = await EngineStack.directory(`examples/${folder}`, {
        config: { ...REGION, ...options },
      });
      const before = reportOf(await previewed(stack));
      succeeded(await stack.up());
      const text = await exported(stack);
      const after = reportOf(text);
      for (const report of [before, after]) {
        assert.deepEqual(doubts(report), []);
        assert.ok(countNames(report).reachable >= names, String(countNames(report).reachable));
        assert.equal(report.isolation.length, pairs);
      }
      const found = sabotage([text]);
      assert.deepEqual(unaccounted(found.unnoticed), []);
      assertTried(found, tried, noticed);
    });
  }

  it("of a hub and a spoke in two accounts needs both exports, and misses what is taken out of either", async () => {
    const accounts = { hubAccountId: "111111111111", spokeAccountId: "222222222222" };
    const hub = await EngineStack.directory("examples/cross-account-hub", {
      config: { ...REGION, "aws:allowedAccountIds": '["111111111111"]', ...accounts },
    });
    succeeded(await hub.up());
    const spoke = await hub.sibling("examples/cross-account-hub/spoke", {
      ...REGION,
      "aws:allowedAccountIds": '["222222222222"]',
      hubStack: "organization/vpc-endpoints-cross-account-hub/test",
      ...accounts,
    });
    succeeded(await spoke.up());
    const texts = [await exported(hub), await exported(spoke)];
    assert.deepEqual(doubts(reportOf(...texts)), []);
    // 2 services in 2 VPCs.
    assert.ok(countNames(reportOf(...texts)).reachable >= 4);
    assert.notDeepEqual(doubts(reportOf(texts[1] ?? "")), []);
    const found = sabotage(texts);
    assert.deepEqual(unaccounted(found.unnoticed), []);
    assertTried(found, 46, 37);
  });

  it("of a hub at somebody else's Transit Gateway is open until that one's export is there, too", async () => {
    const platform = await EngineStack.inline(
      `import * as aws from "@pulumi/aws";
      const gateway = new aws.ec2transitgateway.TransitGateway("shared", {
        defaultRouteTableAssociation: "disable", defaultRouteTablePropagation: "disable",
      });
      const table = (name: string) => new aws.ec2transitgateway.RouteTable(name, { transitGatewayId: gateway.id });
      export const transitGatewayId = gateway.id;
      export const spokeRouteTableId = table("spokes").id;
      export const hubRouteTableId = table("hub").id;`,
      { config: REGION },
    );
    succeeded(await platform.up());
    const ids = (await platform.outputs()) as Record<string, string>;
    const stack = await platform.sibling("examples/existing-transit-gateway", {
      ...REGION,
      ...ids,
    });
    succeeded(await stack.up());
    const text = await exported(stack);
    const alone = countNames(reportOf(text));
    assert.equal(alone.blocked, 0);
    assert.ok(alone.unknown >= 6, String(alone.unknown));
    const both = [text, await exported(platform)];
    assert.deepEqual(doubts(reportOf(...both)), []);
    // 2 services in 4 VPCs, and S3 by gateway endpoints in 3 of them.
    assert.ok(countNames(reportOf(...both)).reachable >= 11);
    const found = sabotage(both);
    assert.deepEqual(unaccounted(found.unnoticed), []);
    assertTried(found, 77, 71);
  });

  it("of the example centralized misses each property that matters", async () => {
    const stack = await EngineStack.directory("examples/centralized", { config: REGION });
    succeeded(await stack.up());
    const text = await exported(stack);
    const rule = { fromPort: 443, toPort: 443, protocol: "tcp", ipv6CidrBlocks: [] };
    const changes: Readonly<Record<string, readonly [string, Record<string, unknown>]>> = {
      "a block of the security group is narrowed": [
        "SecurityGroup hub-endpoints",
        { ingress: [{ ...rule, cidrBlocks: ["10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/24"] }] },
      ],
      "its port is another": [
        "SecurityGroup hub-endpoints",
        { ingress: [{ ...rule, fromPort: 80, toPort: 80, cidrBlocks: ["10.0.0.0/8"] }] },
      ],
      "a route leads to another block": [
        "Route app-1-us-east-1a-10.0.0.0/16",
        { destinationCidrBlock: "10.0.0.0/24" },
      ],
      "a record is renamed": [
        "Record hub-kms.us-east-1.amazonaws.com-A",
        { name: "kms2.kms.us-east-1.amazonaws.com", fqdn: "kms2.kms.us-east-1.amazonaws.com" },
      ],
      "a record is of another type": ["Record hub-kms.us-east-1.amazonaws.com-A", { type: "AAAA" }],
      "a zone is of another name": [
        "Zone hub-kms.us-east-1.amazonaws.com",
        { name: "kms.us-east-2.amazonaws.com" },
      ],
      "a VPC has its DNS names off": ["Vpc app-1", { enableDnsHostnames: false }],
      "a VPC has its resolver off": ["Vpc app-2", { enableDnsSupport: false }],
      "an endpoint awaits acceptance": ["VpcEndpoint hub-logs", { state: "pendingAcceptance" }],
      "an endpoint is in the default security group": [
        "VpcEndpoint hub-logs",
        { securityGroupIds: [] },
      ],
      "an attachment loses a zone": [
        "VpcAttachment app-1",
        { subnetIds: [idIn(text, "Subnet app-1-isolated-1")] },
      ],
      "an association moves to another VPC": [
        "ZoneAssociation app-1-kms.us-east-1.amazonaws.com",
        { vpcId: idIn(text, "Vpc shared") },
      ],
      "a propagation moves to another table": [
        "RouteTablePropagation hub-hub",
        { transitGatewayRouteTableId: idIn(text, "RouteTable hub-hub") },
      ],
    };
    for (const [what, [label, change]] of Object.entries(changes)) {
      assert.notDeepEqual(doubts(reportOf(changed(text, label, change))), [], what);
    }
    // Answers go to ephemeral ports, which this one shuts out.
    const shut = added(text, "aws:ec2/networkAcl:NetworkAcl", {
      vpcId: idIn(text, "Vpc app-1"),
      subnetIds: [idIn(text, "Subnet app-1-isolated-1")],
      ingress: [
        {
          ruleNo: 1,
          action: "allow",
          protocol: "tcp",
          fromPort: 443,
          toPort: 443,
          cidrBlock: "0.0.0.0/0",
        },
      ],
      egress: [
        {
          ruleNo: 1,
          action: "allow",
          protocol: "-1",
          fromPort: 0,
          toPort: 0,
          cidrBlock: "0.0.0.0/0",
        },
      ],
    });
    assert.notDeepEqual(doubts(reportOf(shut)), [], "a network ACL is added");
    // A path between two spokes.
    const wide = added(text, "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation", {
      transitGatewayAttachmentId: idIn(text, "VpcAttachment app-2"),
      transitGatewayRouteTableId: idIn(text, "RouteTable hub-spokes"),
    });
    const one = changed(wide, "Route app-1-us-east-1a-10.0.0.0/16", {
      destinationCidrBlock: "10.0.0.0/8",
    });
    assert.deepEqual(doubts(reportOf(one)), []);
    const both = changed(one, "Route app-2-us-east-1a-10.0.0.0/16", {
      destinationCidrBlock: "10.0.0.0/8",
    });
    const back = added(both, "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation", {
      transitGatewayAttachmentId: idIn(text, "VpcAttachment app-1"),
      transitGatewayRouteTableId: idIn(text, "RouteTable hub-spokes"),
    });
    assert.match(doubts(reportOf(back)).join(), /app-1 app-2 broken/);
  });
});

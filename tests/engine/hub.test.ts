import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changes, EngineStack, failed, succeeded, type Run } from "./support/engine";
import { blocksByRouteTable, changesByLabel, graphOf } from "./support/graph";
import { destroyInTime, upInTime } from "./support/inTime";

/** Position of a change in the order in which they were carried out. */
function position(order: readonly string[], change: string): number {
  const found = order.indexOf(change);
  assert.ok(found >= 0, `${change} in ${order.join(", ")}`);
  return found;
}

function assertOrder(order: readonly string[], ...expected: readonly string[]): void {
  const places = expected.map((change) => position(order, change));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
    expected.join(" before "),
  );
}

/** Names that a run touches which contain none of the words. */
function unrelated(run: Run, ...words: readonly string[]): string[] {
  return changes(run).filter((change) => !words.some((word) => change.includes(word)));
}

/** Each route table of the VPCs that the examples make leads to the given blocks, and nowhere else. */
async function assertLeads(
  stack: EngineStack,
  given: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const tables = Object.entries(given).flatMap(([vpc, blocks]) =>
    [1, 2].map((table) => [`${vpc}-isolated-${table}`, blocks] as const),
  );
  assert.deepEqual(blocksByRouteTable(await graphOf(stack)), Object.fromEntries(tables));
}

/** What the examples' VPCs lead to: the hub to each spoke, and each spoke to the hub. */
const LEADS = {
  shared: ["10.1.0.0/16", "10.2.0.0/16"],
  "app-1": ["10.0.0.0/16"],
  "app-2": ["10.0.0.0/16"],
};

async function set(stack: EngineStack, key: string, value: string): Promise<void> {
  succeeded(await stack.run(["config", "set", key, value, "--stack", "test"]));
}

/** A spoke more, a spoke less, a service more: each touches its own resources, and the hub's security group. */
async function growsAndShrinks(stack: EngineStack, services: readonly string[]): Promise<void> {
  await set(stack, "spokes", JSON.stringify({ ...SPOKES, "app-3": "10.3.0.0/16" }));
  const added = await upInTime(stack);
  assert.deepEqual(unrelated(added, "app-3"), ["update hub-endpoints"]);
  await set(stack, "spokes", JSON.stringify({ "app-1": "10.1.0.0/16", "app-3": "10.3.0.0/16" }));
  const removed = await upInTime(stack);
  assert.deepEqual(unrelated(removed, "app-2"), ["update hub-endpoints"]);
  await set(stack, "services", JSON.stringify([...services, "sqs"]));
  const grown = await upInTime(stack);
  assert.deepEqual(unrelated(grown, "sqs"), []);
}

const SPOKES = { "app-1": "10.1.0.0/16", "app-2": "10.2.0.0/16" };

describe("the example centralized", () => {
  it("builds, changes and goes without touching what a change does not concern", async () => {
    const stack = await EngineStack.directory("examples/centralized", {
      config: { "aws:region": "us-east-1" },
    });
    const set = async (key: string, value: string) =>
      succeeded(await stack.run(["config", "set", key, value, "--stack", "test"]));
    const preview = succeeded(await stack.preview());
    const said = preview.diagnostics.map(({ message }) => message).join("\n");
    // 6 ENI x 7.30 + 1 attachment 36.50 + 3 zones x 0.50; the traffic is unknown.
    assert.match(said, /hub: estimated ≥ \$81\.80 a month/);
    assert.match(said, /app-1: estimated \$36\.50 a month/);

    const built = changes(await upInTime(stack));
    const zone = "logs.us-east-1.amazonaws.com";
    assertOrder(built, "create hub-logs", `create hub-${zone}-A`);
    assertOrder(built, "create hub-hub", "create hub-app-1-us-east-1a-10.1.0.0/16");
    assertOrder(built, `create hub-${zone}`, `create app-1-${zone}`);
    await assertLeads(stack, LEADS);
    succeeded(await stack.preview("--expect-no-changes"));

    await set("spokes", JSON.stringify({ ...SPOKES, "app-3": "10.3.0.0/16" }));
    const added = await upInTime(stack);
    assert.deepEqual(unrelated(added, "app-3"), ["update hub-endpoints"]);
    await set("spokes", JSON.stringify({ "app-1": "10.1.0.0/16", "app-3": "10.3.0.0/16" }));
    const removed = await upInTime(stack);
    assert.deepEqual(unrelated(removed, "app-2"), ["update hub-endpoints"]);
    // Routes and associations before the attachment, and all of it before the VPC.
    assertOrder(
      changes(removed).filter((change) => !change.endsWith("delete app-2")),
      "delete app-2-us-east-1a-10.0.0.0/16",
      "delete app-2-isolated-1",
    );

    await set("services", '["logs","kms","sts","sqs"]');
    const service = await stack.preview();
    assert.deepEqual(service.changeSummary["replace"], undefined);
    const grown = await upInTime(stack);
    assert.deepEqual(unrelated(grown, "sqs"), []);

    await set("dns", "Profile");
    const switched = changes(await upInTime(stack));
    // The same zones, now by one association a VPC; endpoints, zones and routes stay as they are.
    assert.deepEqual(
      switched.filter((change) => !/^(create|delete) (app-1|app-3|hub)/.test(change)),
      [],
    );
    assertOrder(switched, "create hub", "create app-1", `delete app-1-${zone}`);
    assert.equal(switched.filter((change) => change.startsWith("update")).length, 0);
    assert.equal(
      switched.some((change) => change === `delete hub-${zone}`),
      false,
    );
    succeeded(await stack.preview("--expect-no-changes"));

    const gone = changesByLabel(await destroyInTime(stack));
    assertOrder(
      gone,
      "delete Route hub-app-1-us-east-1a-10.1.0.0/16",
      "delete VpcAttachment hub-hub",
      "delete TransitGateway hub",
    );
    assertOrder(gone, "delete VpcAttachment hub-hub", "delete Vpc shared");
    assertOrder(gone, `delete Record hub-${zone}-A`, `delete Zone hub-${zone}`);
  });

  it("refuses spokes that overlap and services that no hub can serve, in one message", async () => {
    const stack = await EngineStack.directory("examples/centralized", {
      config: {
        "aws:region": "us-east-1",
        spokes: '{"app-1":"10.1.0.0/16","app-2":"10.1.64.0/20"}',
        services: '["logs","dynamodb","eks"]',
      },
    });
    const { stdout, stderr } = failed(await stack.preview());
    const text = stdout + stderr;
    assert.match(text, /services\[1\].*AWS forbids private hosted zones/);
    assert.match(text, /services\[2\].*its zone hides oidc\.eks/);
    assert.match(
      text,
      /spokes\[\\*"app-2\\*"\]\.cidrBlocks\[0\].*overlaps 10\.1\.0\.0\/16 of app-1/,
    );
    assert.doesNotMatch(text, /at new EndpointHub/);
  });
});

describe("the example profile-hub", () => {
  it("carries the endpoints' own names by one association a VPC", async () => {
    const stack = await EngineStack.directory("examples/profile-hub", {
      config: { "aws:region": "us-east-1" },
    });
    const built = await upInTime(stack);
    const types = built.calls.filter(({ op }) => op === "create").map(({ type }) => type);
    assert.equal(types.includes("aws:route53/zone:Zone"), false);
    assert.equal(
      types.filter((type) => type === "aws:route53/profilesAssociation:ProfilesAssociation").length,
      2,
    );
    await assertLeads(stack, LEADS);
    succeeded(await stack.preview("--expect-no-changes"));
    await growsAndShrinks(stack, ["logs", "kms", "sts"]);
    await destroyInTime(stack);
  });
});

describe("the example peering-hub", () => {
  it("connects each spoke, leads both ways and goes in reverse", async () => {
    const stack = await EngineStack.directory("examples/peering-hub", {
      config: { "aws:region": "us-east-1" },
    });
    const built = changes(await upInTime(stack));
    assertOrder(built, "create hub-app-1", "create hub-app-1-us-east-1a-10.1.0.0/16");
    assertOrder(built, "create hub-app-1", "create app-1-us-east-1a-10.0.0.0/16");
    await assertLeads(stack, LEADS);
    succeeded(await stack.preview("--expect-no-changes"));
    await growsAndShrinks(stack, ["logs", "kms"]);
    const gone = changes(await destroyInTime(stack));
    assertOrder(gone, "delete app-1-us-east-1a-10.0.0.0/16", "delete hub-app-1");
  });
});

describe("the example existing-transit-gateway", () => {
  it("builds the file that was priced, and its cheapest plan when asked", async () => {
    const config = {
      "aws:region": "us-east-1",
      transitGatewayId: "tgw-0123456789abcdef0",
      spokeRouteTableId: "tgw-rtb-0aaaaaaaaaaaaaaa1",
      hubRouteTableId: "tgw-rtb-0aaaaaaaaaaaaaaa2",
    };
    const stack = await EngineStack.directory("examples/existing-transit-gateway", { config });
    const built = await upInTime(stack);
    const types = built.calls.filter(({ op }) => op === "create").map(({ type }) => type);
    assert.equal(types.includes("aws:ec2transitgateway/transitGateway:TransitGateway"), false);
    assert.equal((await stack.outputs())["builtModel"], "Centralized");
    await assertLeads(stack, {
      shared: ["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"],
      "app-1": ["10.0.0.0/16"],
      "app-2": ["10.0.0.0/16"],
      "app-3": ["10.0.0.0/16"],
    });
    succeeded(await stack.preview("--expect-no-changes"));
    const rewrite = (file: string, change: (text: string) => string) => {
      const path = join(stack.program, file);
      writeFileSync(path, change(readFileSync(path, "utf8")));
    };
    const spokeLine = /.*app-3.*\n/;
    const files = ["index.ts", "topology.yaml"].map(
      (file) => [file, readFileSync(join(stack.program, file), "utf8")] as const,
    );
    for (const [file] of files) rewrite(file, (text) => text.replace(spokeLine, ""));
    assert.deepEqual(unrelated(await upInTime(stack), "app-3"), ["update net-shared-endpoints"]);
    for (const [file, text] of files) rewrite(file, () => text);
    assert.deepEqual(unrelated(await upInTime(stack), "app-3"), ["update net-shared-endpoints"]);
    rewrite("topology.yaml", (text) => text.replace("[logs, kms, s3]", "[logs, kms, s3, sqs]"));
    assert.deepEqual(unrelated(await upInTime(stack), "sqs"), []);
    await destroyInTime(stack);
  });
});

describe("the example cross-account-hub", () => {
  it("registers the spoke in the hub's account before anything of the spoke leads there", async () => {
    const accounts = { hubAccountId: "111111111111", spokeAccountId: "222222222222" };
    const hub = await EngineStack.directory("examples/cross-account-hub", {
      config: {
        "aws:region": "us-east-1",
        "aws:allowedAccountIds": '["111111111111"]',
        ...accounts,
      },
    });
    succeeded(await hub.up());
    succeeded(await hub.preview("--expect-no-changes"));
    const spoke = await hub.sibling("examples/cross-account-hub/spoke", {
      "aws:region": "us-east-1",
      "aws:allowedAccountIds": '["222222222222"]',
      hubStack: "organization/vpc-endpoints-cross-account-hub/test",
      ...accounts,
    });
    const run = await upInTime(spoke, hub);
    const zone = "kms.us-east-1.amazonaws.com";
    const creates = changesByLabel(run);
    assertOrder(
      creates,
      "create VpcAttachment app-1",
      "create VpcAttachmentAccepter app-1",
      "create RouteTableAssociation app-1",
      "create Route app-1-us-east-1a-10.0.0.0/16",
    );
    assertOrder(
      creates,
      `create VpcAssociationAuthorization app-1-${zone}`,
      `create ZoneAssociation app-1-${zone}`,
    );
    const { connection } = await hub.outputs();
    const { routeTableIds } = connection as { routeTableIds: Record<string, string> };
    const back = Object.values(routeTableIds);
    assert.equal(back.length, 2);
    assert.deepEqual(blocksByRouteTable(await graphOf(spoke)), {
      ...Object.fromEntries(back.map((table) => [table, ["10.1.0.0/16"]])),
      "app-1-isolated-1": ["10.0.0.0/16"],
      "app-1-isolated-2": ["10.0.0.0/16"],
    });
    succeeded(await spoke.preview("--expect-no-changes"));
    await set(hub, "services", '["logs","kms","sqs"]');
    assert.deepEqual(unrelated(await upInTime(hub, spoke), "sqs"), []);
    assert.deepEqual(unrelated(await upInTime(spoke, hub), "sqs"), []);
    const gone = changesByLabel(await destroyInTime(spoke, hub));
    assertOrder(
      gone,
      `delete ZoneAssociation app-1-${zone}`,
      `delete VpcAssociationAuthorization app-1-${zone}`,
    );
    assertOrder(gone, "delete Route app-1-us-east-1a-10.0.0.0/16", "delete VpcAttachment app-1");
    succeeded(await hub.destroy());
  });
});

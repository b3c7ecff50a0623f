import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EngineStack, succeeded } from "./support/engine";
import {
  blocksByRouteTable,
  builtOutside,
  changesByLabel,
  graphOf,
  type Graph,
  type GraphResource,
} from "./support/graph";

const REGION = "eu-west-1";
const PROGRAM = readFileSync(join(__dirname, "programs", "everyWay.ts"), "utf8");

/** Both route tables of a VPC hold routes to the same blocks. */
function bothTables(vpc: string, ...blocks: string[]): Record<string, string[]> {
  return { [`rtb-${vpc}-a`]: blocks, [`rtb-${vpc}-b`]: blocks };
}

/** One input of each resource by its name. */
function byName(resources: readonly GraphResource[], input: string): Record<string, unknown> {
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs[input]]));
}

const interfaces = (graph: Graph) =>
  graph.all("VpcEndpoint").filter(({ inputs }) => inputs["vpcEndpointType"] === "Interface");

/** `443 10.1.0.0/16` of each rule of a security group. */
function admitted(graph: Graph, group: string): string[] {
  const rules = graph.one(`SecurityGroup ${group}`).inputs["ingress"] as {
    readonly fromPort: number;
    readonly toPort: number;
    readonly cidrBlocks: readonly string[];
    readonly ipv6CidrBlocks: readonly string[];
  }[];
  return rules.flatMap(({ fromPort, toPort, cidrBlocks, ipv6CidrBlocks }) =>
    [...cidrBlocks, ...ipv6CidrBlocks].map((block) => `${fromPort}-${toPort} ${block}`),
  );
}

function assertWaits(resource: GraphResource, ...others: readonly string[]): void {
  for (const other of others) {
    assert.ok(
      resource.dependencies.includes(other),
      `${resource.label} waits for ${resource.dependencies.join(", ")} and not for ${other}`,
    );
  }
}

describe("hubs, spokes and networks in a Region that no provider has", () => {
  let stack: EngineStack;
  let graph: Graph;

  before(async () => {
    stack = await EngineStack.inline(PROGRAM, {
      config: {
        "aws:region": "us-east-1",
        "aws:allowedAccountIds": '["111111111111"]',
        tables: "before",
      },
    });
    succeeded(await stack.up());
    graph = await graphOf(stack);
  });

  it("lead to exactly the blocks that were given, and back", () => {
    assert.deepEqual(blocksByRouteTable(graph), {
      ...bothTables("abroad", "10.8.0.0/16"),
      ...bothTables("branch", "10.8.0.0/16"),
      ...bothTables("center", "10.13.0.0/16"),
      ...bothTables("foreign", "10.0.0.0/16", "2600:1f18:0:100::/56"),
      ...bothTables("near", "10.3.0.0/16"),
      ...bothTables("new", "10.1.0.0/16", "10.2.0.0/16", "2600:1f18:0:200::/56"),
      ...bothTables("own", "10.0.0.0/16", "2600:1f18:0:100::/56"),
      ...bothTables("pair", "10.5.0.0/16"),
      ...bothTables("peered", "10.6.0.0/16", "10.7.0.0/16"),
      ...bothTables("side", "10.12.0.0/16"),
      ...bothTables("stranger", "10.5.0.0/16"),
      ...bothTables("there", "10.4.0.0/16"),
      ...bothTables("wan", "10.10.0.0/16", "10.9.0.0/16"),
    });
  });

  it("send IPv6 blocks as such, since AWS takes each kind by a property of its own", () => {
    const [route] = graph.all("Route").filter(({ name }) => name === "own-a-2600:1f18:0:100::/56");
    assert.equal(route?.inputs["destinationIpv6CidrBlock"], "2600:1f18:0:100::/56");
    assert.equal(route?.inputs["destinationCidrBlock"], undefined);
  });

  it("are built in the Region that was given, their zones' associations too", () => {
    assert.deepEqual(builtOutside(graph, REGION), []);
    const arns = graph
      .all("VpcAttachment")
      .flatMap(({ inputs }) => [inputs["vpcArn"], ...((inputs["subnetArns"] ?? []) as unknown[])])
      .filter((arn) => typeof arn === "string");
    assert.equal(arns.length, 9); // three attachments to the core network, each of a VPC and two subnets
    assert.ok(arns.every((arn) => arn.startsWith(`arn:aws:ec2:${REGION}:`)));
  });

  it("share the Transit Gateway and the Profile themselves, each with the other account", () => {
    for (const [share, shared] of [
      ["new-transit-gateway", "TransitGateway new"],
      ["there-profile", "ProfilesProfile there"],
    ] as const) {
      const resourceShareArn = graph.one(`ResourceShare ${share}`).outputs["arn"];
      const association = graph.one(`ResourceAssociation ${share}`).inputs;
      assert.equal(association["resourceArn"], graph.one(shared).outputs["arn"]);
      assert.equal(association["resourceShareArn"], resourceShareArn);
      const principal = graph.one(`PrincipalAssociation ${share}-222222222222`).inputs;
      assert.equal(principal["principal"], "222222222222");
      assert.equal(principal["resourceShareArn"], resourceShareArn);
    }
  });

  it("decline a Transit Gateway's default route tables wherever its own account says so", () => {
    const asked = [...graph.all("VpcAttachment"), ...graph.all("VpcAttachmentAccepter")]
      .filter(({ type }) => type.startsWith("aws:ec2transitgateway/"))
      .map(({ label, inputs }) => [
        label,
        inputs["transitGatewayDefaultRouteTableAssociation"],
        inputs["transitGatewayDefaultRouteTablePropagation"],
      ])
      .sort();
    assert.deepEqual(asked, [
      // The other account cannot decline: the registration does as it accepts.
      ["VpcAttachment foreign", undefined, undefined],
      ["VpcAttachment near", false, false],
      ["VpcAttachment new-hub", false, false],
      ["VpcAttachment own", false, false],
      ["VpcAttachment there-hub", false, false],
      ["VpcAttachmentAccepter foreign", false, false],
    ]);
  });

  it("attach VPCs that have IPv6 blocks with IPv6, and no other", () => {
    const transitGateway = graph
      .all("VpcAttachment")
      .filter(({ inputs }) => inputs["transitGatewayId"] !== undefined);
    assert.deepEqual(byName(transitGateway, "ipv6Support"), {
      foreign: undefined,
      near: undefined,
      "new-hub": "enable",
      own: "enable",
      "there-hub": undefined,
    });
    const core = graph
      .all("VpcAttachment")
      .filter(({ inputs }) => inputs["coreNetworkId"] !== undefined);
    const off = { applianceModeSupport: false, ipv6Support: false };
    assert.deepEqual(byName(core, "options"), {
      abroad: off,
      branch: off,
      "wan-hub": { ...off, ipv6Support: true },
    });
  });

  it("attach the hub in the subnets that are meant for that", () => {
    assert.deepEqual(graph.one("VpcAttachment new-hub").inputs["subnetIds"], [
      "subnet-new-tgw-a",
      "subnet-new-tgw-b",
    ]);
  });

  it("accept what the other account asked for or was asked for", () => {
    const connections = graph.all("VpcPeeringConnection");
    assert.deepEqual(byName(connections, "autoAccept"), {
      "net-center-side": true,
      "peered-pair": true,
      "peered-stranger": false,
    });
    const accepter = graph.one("VpcPeeringConnectionAccepter stranger");
    assert.equal(accepter.inputs["autoAccept"], true);
    assert.equal(accepter.provider, "other");
    assert.equal(
      accepter.inputs["vpcPeeringConnectionId"],
      graph.one("VpcPeeringConnection peered-stranger").id,
    );
    const attachment = graph.one("AttachmentAccepter abroad");
    assert.equal(attachment.inputs["attachmentId"], graph.one("VpcAttachment abroad").id);
    assert.match(attachment.provider ?? "", /^default_/);
  });

  it("build the connectivity that the topology names, and no Transit Gateway besides", () => {
    assert.deepEqual(graph.labels("TransitGateway"), ["TransitGateway new"]);
    const connection = graph.one("VpcPeeringConnection net-center-side");
    assert.equal(connection.parent, "EndpointHub net-center");
    assert.equal(graph.one("EndpointHub net-center").parent, "EndpointNetwork net");
  });

  it("give every endpoint the policy that is nearest to it", () => {
    const policies = graph.all("VpcEndpoint").map(({ name, inputs }) => {
      const organization = /o-exampleorg([a-z]+)/.exec(String(inputs["policy"]))?.[1] ?? "none";
      return `${name} (${String(inputs["vpcEndpointType"])}): ${organization}`;
    });
    assert.deepEqual(policies.sort(), [
      "dual-s3 (Gateway): none",
      "dual-sqs (Interface): none",
      "local-alone-ec2messages (Interface): network",
      "local-alone-s3 (Gateway): none",
      "local-alone-s3 (Interface): network",
      "local-alone-ssm (Interface): ssm",
      "local-alone-ssmmessages (Interface): network",
      "local-alone-vpce-svc-0aaaaaaaaaaaaaaa1 (Interface): network",
      "net-center-kms (Interface): kms",
      "net-center-logs (Interface): network",
      "net-center-vpce-svc-0aaaaaaaaaaaaaaa1 (Interface): network",
      "new-logs (Interface): hub",
      "new-vpce-svc-0aaaaaaaaaaaaaaa1 (Interface): hub",
      "own-s3 (Gateway): none",
      "own-s3 (Interface): local",
      "own-sqs (Interface): local",
      "peered-logs (Interface): none",
      "there-logs (Interface): none",
      "wan-logs (Interface): none",
    ]);
  });

  it("admit clients' blocks on the ports of the services, and nobody else", () => {
    // The hub's own VPC has the first of either kind.
    const clients = [
      ...["10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16"],
      ...["2600:1f18:0:100::/56", "2600:1f18:0:200::/56"],
    ];
    assert.deepEqual(admitted(graph, "new-endpoints"), [
      ...clients.map((block) => `443-443 ${block}`),
      ...clients.map((block) => `8443-8443 ${block}`),
    ]);
    assert.deepEqual(admitted(graph, "own-endpoints"), [
      "443-443 10.1.0.0/16",
      "443-443 2600:1f18:0:200::/56",
    ]);
    assert.deepEqual(admitted(graph, "local-alone-endpoints"), [
      "443-443 10.11.0.0/16",
      "8443-8443 10.11.0.0/16",
    ]);
    assert.deepEqual(admitted(graph, "net-center-endpoints"), [
      "443-443 10.12.0.0/16",
      "443-443 10.13.0.0/16",
      "8443-8443 10.12.0.0/16",
      "8443-8443 10.13.0.0/16",
    ]);
  });

  it("answer the names of services that only the caller knows", () => {
    const partner = graph
      .all("Zone")
      .filter(({ inputs }) => inputs["name"] === "api.partner.example");
    assert.deepEqual(partner.map(({ name }) => name).sort(), [
      "net-center-api.partner.example",
      "new-api.partner.example",
    ]);
    const local = graph.one("VpcEndpoint local-alone-vpce-svc-0aaaaaaaaaaaaaaa1");
    assert.equal(local.inputs["privateDnsEnabled"], true);
  });

  it("send the address type that was asked for to gateway and interface endpoints", () => {
    for (const endpoint of ["dual-s3", "dual-sqs"]) {
      assert.equal(graph.one(`VpcEndpoint ${endpoint}`).inputs["ipAddressType"], "dualstack");
    }
  });

  it("build S3's interface endpoint after its gateway endpoint", () => {
    for (const owner of ["own", "local-alone"]) {
      const endpoint = graph.one(`VpcEndpoint ${owner}-s3`, { vpcEndpointType: "Interface" });
      assertWaits(endpoint, `VpcEndpoint ${owner}-s3`);
      assert.deepEqual(endpoint.propertyDependencies["vpcId"], [`VpcEndpoint ${owner}-s3`]);
    }
  });

  it("lead to each other once they are attached, accepted and in the Transit Gateway's route tables", () => {
    const joins = ["RouteTableAssociation", "RouteTablePropagation"];
    for (const spoke of ["own", "near"]) {
      const [first] = graph.all("Route").filter(({ name }) => name.startsWith(`${spoke}-a-`));
      assert.ok(first);
      assertWaits(first, `VpcAttachment ${spoke}`, ...joins.map((join) => `${join} ${spoke}`));
    }
    // Out of the hub by the registration, and to the hub by the spoke in its own account.
    for (const block of ["10.2.0.0/16", "10.0.0.0/16"]) {
      const route = graph.one(`Route foreign-a-${block}`);
      assertWaits(route, ...joins.map((join) => `${join} foreign`));
    }
    assertWaits(graph.one("Route new-own-a-10.1.0.0/16"), "VpcAttachment new-hub");
    assertWaits(graph.one("Route wan-branch-a-10.9.0.0/16"), "VpcAttachment wan-hub");
    assertWaits(graph.one("Route foreign-a-10.2.0.0/16"), "VpcAttachmentAccepter foreign");
    assertWaits(graph.one("Route abroad-a-10.10.0.0/16"), "AttachmentAccepter abroad");
    assertWaits(graph.one("Route branch-a-10.8.0.0/16"), "VpcAttachment branch");
    assertWaits(graph.one("Route stranger-a-10.5.0.0/16"), "VpcPeeringConnectionAccepter stranger");
  });

  it("associate zones across accounts once the hub's account has authorized the VPC", () => {
    const zone = "logs.eu-west-1.amazonaws.com";
    for (const [spoke, authorization] of [
      ["foreign", `foreign-${zone}`],
      ["abroad", `abroad-${zone}`],
      ["stranger", `peered-stranger-${zone}`],
    ] as const) {
      const association = graph.one(`ZoneAssociation ${spoke}-${zone}`);
      assert.equal(association.provider, "other");
      assertWaits(association, `VpcAssociationAuthorization ${authorization}`);
    }
  });

  it("leave the zones' own VPC alone, which associations would otherwise undo", () => {
    assert.ok(graph.all("Zone").length > 0);
    for (const { ignoreChanges } of graph.all("Zone")) assert.deepEqual(ignoreChanges, ["vpcs"]);
  });

  it("pass timeouts and tags on to what they build", () => {
    const timeouts = interfaces(graph).filter(
      ({ customTimeouts }) => customTimeouts["create"] === 1260,
    );
    assert.deepEqual([...new Set(timeouts.map(({ name }) => name.split("-")[0]))].sort(), [
      "local",
      "net",
      "new",
      "own",
    ]);
    const gateway = graph.one("VpcEndpoint own-s3", { vpcEndpointType: "Gateway" });
    assert.equal(gateway.customTimeouts["create"], 1260);
    for (const [label, team] of [
      ["VpcAttachment new-hub", "core"],
      ["RouteTable new-spokes", "core"],
      ["VpcAttachment own", "own"],
      ["VpcEndpoint own-sqs", "own"],
      ["VpcEndpoint local-alone-ssm", "network"],
    ] as const) {
      const { name, inputs } = graph.one(label);
      assert.deepEqual(inputs["tags"], { Name: name, Team: team });
    }
  });

  it("take an attachment out of its route tables before they put it into others", async () => {
    succeeded(await stack.run(["config", "set", "tables", "after", "--stack", "test"]));
    const changed = changesByLabel(succeeded(await stack.up()));
    const joins = changed.filter((change) => /RouteTable(Association|Propagation)/.test(change));
    const orders = ["there-hub", "near"].flatMap((name) =>
      ["RouteTableAssociation", "RouteTablePropagation"].map((kind) =>
        joins.filter((change) => change.endsWith(` ${kind} ${name}`)),
      ),
    );
    assert.deepEqual(orders, [
      ["delete RouteTableAssociation there-hub", "create RouteTableAssociation there-hub"],
      ["delete RouteTablePropagation there-hub", "create RouteTablePropagation there-hub"],
      ["delete RouteTableAssociation near", "create RouteTableAssociation near"],
      ["delete RouteTablePropagation near", "create RouteTablePropagation near"],
    ]);
    assert.equal(joins.length, 8);
  });
});

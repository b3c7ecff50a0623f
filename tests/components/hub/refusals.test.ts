import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EndpointHub } from "../../../components/hub/endpointHub";
import type { EndpointHubArgs } from "../../../components/hub/hubArgs";
import { brokenRules } from "../../support/brokenRules";
import { recordResources, refusal, settled } from "../../support/mocks";

const BASE: EndpointHubArgs = {
  vpcId: "vpc-hub",
  cidrBlocks: ["10.0.0.0/20"],
  services: ["logs", "kms"],
  subnetIds: ["subnet-a"],
  routeTableIds: { a: "rtb-a" },
  spokes: { "app-1": { cidrBlocks: ["10.1.0.0/16"], vpcId: "vpc-1" } },
};

const OF_TRANSIT_GATEWAY = {
  transitGatewayId: "tgw-1",
  transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
  transitGatewayHubRouteTableId: "tgw-rtb-hub",
  transitGatewayAttachmentId: "tgw-attach-1",
  autoAcceptSharedAttachments: true,
};
const OF_CORE_NETWORK = { coreNetworkId: "core-network-1", coreNetworkArn: "arn:core-network-1" };

type LooseArgs = { readonly [property in keyof EndpointHubArgs]?: unknown };
const hub = (args: LooseArgs, name = "hub") =>
  new EndpointHub(name, { ...BASE, ...args } as EndpointHubArgs);

describe("EndpointHub refuses, by its rules", () => {
  async function refused(args: LooseArgs, name = "hub") {
    await recordResources();
    const { message } = refusal(() => hub(args, name));
    return { message, rules: brokenRules(message) };
  }
  const foreign = (properties: object) =>
    Object.keys(properties)
      .map((property) => `error ${property} [of-other-connectivity]`)
      .sort();

  it("a block that no route leads to and that is a spoke's all the same", async () => {
    const { rules } = await refused({ unroutedCidrBlocks: ["10.1.0.0/16"] });
    assert.deepEqual(rules, ['error spokes["app-1"].cidrBlocks[0] [cidr-overlap]']);
  });

  it("every id of another connectivity, and says whose it is", async () => {
    const peering = await refused({
      connectivity: "Peering",
      ...OF_TRANSIT_GATEWAY,
      ...OF_CORE_NETWORK,
    });
    assert.deepEqual(peering.rules, foreign({ ...OF_TRANSIT_GATEWAY, ...OF_CORE_NETWORK }));
    assert.match(peering.message, /connectivity Peering has no use for it/);
    const core = await refused({
      connectivity: "CloudWan",
      ...OF_CORE_NETWORK,
      ...OF_TRANSIT_GATEWAY,
    });
    assert.deepEqual(core.rules, foreign(OF_TRANSIT_GATEWAY));
    assert.match(core.message, /connectivity CloudWan has no use for it/);
    const gateway = await refused(OF_CORE_NETWORK);
    assert.deepEqual(gateway.rules, foreign(OF_CORE_NETWORK));
    assert.match(gateway.message, /connectivity TransitGateway has no use for it/);
  });

  it("a spoke that gets a zone without the service that answers what it hides, beside spokes that have both", async () => {
    const services = ["glue", "glue.dashboard"];
    const spokes = {
      both: { cidrBlocks: ["10.1.0.0/16"] },
      alone: { cidrBlocks: ["10.2.0.0/16"], services: ["glue"] },
      too: { cidrBlocks: ["10.3.0.0/16"], services: ["glue"] },
    };
    const { message, rules } = await refused({ services, spokes });
    assert.deepEqual(rules, ["error spokes.alone.services [zone-shadows]"]);
    assert.match(
      message,
      /hides dashboard\.glue\.us-east-1\.amazonaws\.com from alone\. Add glue\.dashboard/,
    );
    for (const works of [{ dns: "Profile" as const }, { acknowledgeShadowing: ["glue"] }]) {
      const recorder = await recordResources();
      hub({ services, spokes, ...works });
      await settled();
      assert.doesNotMatch(recorder.logs.join(), /shadow/);
    }
  });

  it("two services whose zones would have one name", async () => {
    const { rules } = await refused({
      services: ["kms", "com.example.other.kms"],
      overrides: {
        "com.example.other.kms": { privateDnsNames: ["*.kms.us-east-1.amazonaws.com"] },
      },
    });
    assert.deepEqual(rules, ["error services [private-name-once]"]);
  });

  it("what belongs to a Transit Gateway that is there, where none is named", async () => {
    const { message, rules } = await refused({
      ...OF_TRANSIT_GATEWAY,
      transitGatewayId: undefined,
    });
    assert.deepEqual(rules, [
      "error transitGatewayAttachmentId [existing-transit-gateway]",
      "error transitGatewayHubRouteTableId [existing-transit-gateway]",
      "error transitGatewaySpokeRouteTableId [existing-transit-gateway]",
    ]);
    assert.match(message, /Give transitGatewayId too/);
  });

  it("a Transit Gateway that is there without either of its route tables", async () => {
    const { message, rules } = await refused({
      ...OF_TRANSIT_GATEWAY,
      transitGatewayHubRouteTableId: undefined,
    });
    assert.deepEqual(rules, ["error transitGatewayHubRouteTableId [required]"]);
    assert.match(message, /an existing Transit Gateway keeps its route tables, so name both/);
  });

  it("a core network and a peering connection without their ids, with the reason", async () => {
    const core = await refused({ connectivity: "CloudWan" });
    assert.match(core.message, /connectivity CloudWan builds on an existing core network/);
    const peering = await refused({
      connectivity: "Peering",
      spokes: { "app-1": { cidrBlocks: ["10.1.0.0/16"] } },
    });
    assert.deepEqual(peering.rules, ['error spokes["app-1"].vpcId [required]']);
    assert.match(peering.message, /a peering connection names both VPCs/);
  });

  it("services that no hub can serve, with the way out that each has", async () => {
    const free = await refused({ services: ["logs", "dynamodb"] });
    assert.deepEqual(free.rules, ["error services[1] [hub-can-serve]"]);
    assert.match(free.message, /Build GatewayEndpoints in each spoke, which are free/);
    const nameless = await refused({ services: ["logs", "iot.data"] });
    assert.deepEqual(nameless.rules, ["error services[1] [hub-can-serve]"]);
    assert.match(nameless.message, /Build InterfaceEndpoints in each spoke, or give its private/);
  });

  it("a hub VPC without blocks, by the path of its own", async () => {
    const { message, rules } = await refused({ cidrBlocks: [] });
    assert.deepEqual(rules, ["error cidrBlocks [required]"]);
    assert.match(message, /without its blocks no route leads to the VPC/);
  });

  it("a spoke that is the hub by name", async () => {
    const spokes = { hub: { cidrBlocks: ["10.1.0.0/16"], vpcId: "vpc-1" } };
    const { message, rules } = await refused({ spokes });
    assert.deepEqual(rules, ["error spokes.hub [hub-is-no-spoke]"]);
    assert.match(message, /spokes\.hub: "hub": the same VPC is named as the hub and as a spoke/);
  });

  it("services of a spoke that do not exist, and traffic that no service has", async () => {
    const spokes = {
      "app-1": {
        cidrBlocks: ["10.1.0.0/16"],
        services: ["kms", "kmz"],
        monthlyDataGb: { kms: 5, logs: -1, kmz: 1 },
      },
    };
    assert.deepEqual((await refused({ spokes })).rules, [
      'error spokes["app-1"].monthlyDataGb.kmz [known-service]',
      'error spokes["app-1"].monthlyDataGb.logs [usage-amount]',
      'error spokes["app-1"].services[1] [known-service]',
    ]);
  });

  it("values and amounts that are none, from languages without types", async () => {
    const args = { costReport: "Loud", budget: { maxMonthly: -1 } };
    assert.deepEqual((await refused(args)).rules, [
      "error budget.maxMonthly [budget-amount]",
      "error costReport [one-of-choices]",
    ]);
  });

  it("accounts that have not twelve digits, neither more nor less", async () => {
    for (const accountId of ["11111111111", "1111111111111", "11111111111x"]) {
      const rules = ["error accountId [account-id]"];
      assert.deepEqual((await refused({ accountId })).rules, rules, accountId);
    }
  });

  it("the policy of one service that names a spoke's VPC", async () => {
    const policy = JSON.stringify({
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: "*",
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceVpc": "vpc-00000001" } },
        },
      ],
    });
    assert.deepEqual((await refused({ overrides: { kms: { policy } } })).rules, [
      "error overrides.kms.policy [hub-policy-source-vpc]",
    ]);
    // Where the hub's VPC is not known yet, it cannot be the one that is named.
    assert.deepEqual((await refused({ vpcId: pulumi.output("vpc-1"), policy })).rules, [
      "error policy [hub-policy-source-vpc]",
    ]);
  });

  it("addresses that a service lacks, by AWS's own answer or the catalog", async () => {
    const { message, rules } = await refused({
      ipAddressType: "ipv6",
      dnsRecordIpType: "ipv4",
      region: "us-east-1",
    });
    assert.deepEqual(new Set(rules), new Set(["error dnsRecordIpType [dns-record-ip-type]"]));
    assert.match(message, /ipv6 addresses has no such records/);
  });

  it("services of another Region than the one that is given, each once and by its place in the list", async () => {
    // `organizations` has its endpoint in us-east-1 alone; the bundle before it stands for several services.
    const elsewhere = { services: ["ecs-fargate", "organizations"], region: "eu-west-1" };
    assert.deepEqual((await refused(elsewhere)).rules, ["error services[1] [home-region]"]);
  });
});

describe("EndpointHub takes, with a warning where it has a reason", () => {
  async function taken(args: LooseArgs): Promise<string[]> {
    const recorder = await recordResources();
    hub(args);
    await settled();
    return brokenRules(recorder.logs.join("\n"));
  }

  it("one route table for hub and spokes, which lets spokes see each other", async () => {
    const one = {
      transitGatewayId: "tgw-1",
      transitGatewaySpokeRouteTableId: "tgw-rtb-1",
      transitGatewayHubRouteTableId: "tgw-rtb-1",
    };
    const warned = ["warning transitGatewaySpokeRouteTableId [spokes-apart]"];
    assert.deepEqual(await taken(one), warned);
    assert.deepEqual(await taken({ ...one, transitGatewayHubRouteTableId: "tgw-rtb-2" }), []);
    // Two values that are not known yet may be two route tables.
    const unknown = () => pulumi.output("tgw-rtb-1");
    const late = {
      ...one,
      transitGatewaySpokeRouteTableId: unknown(),
      transitGatewayHubRouteTableId: unknown(),
    };
    assert.deepEqual(await taken(late), []);
  });

  it("contents of a Profile that there is none of", async () => {
    assert.deepEqual(await taken({ profileContents: "HostedZones" }), [
      "warning profileContents [profile-contents-without-profile]",
    ]);
    assert.deepEqual(await taken({ profileContents: "HostedZones", dns: "Profile" }), []);
  });

  it("an empty list of further clients", async () => {
    assert.deepEqual(await taken({ allowedCidrBlocks: [] }), []);
  });

  it("blocks that others have too, which its endpoints admit and no route leads to", async () => {
    const recorder = await recordResources();
    hub({ unroutedCidrBlocks: ["100.64.0.0/16"] });
    await settled();
    assert.deepEqual(brokenRules(recorder.logs.join("\n")), []);
    const [rule] = recorder.named("hub-endpoints").inputs["ingress"] as { cidrBlocks: string[] }[];
    assert.deepEqual(rule?.cidrBlocks, ["10.0.0.0/20", "100.64.0.0/16", "10.1.0.0/16"]);
    const outputs = [...recorder.outputs.values()].find((one) => "shape" in one);
    const shape = outputs?.["shape"] as { cidrBlocks: string[] };
    assert.deepEqual(shape.cidrBlocks, ["10.0.0.0/20"]);
  });

  it("a spoke's services and traffic by any of their names", async () => {
    const spokes = {
      "app-1": {
        cidrBlocks: ["10.1.0.0/16"],
        services: ["com.amazonaws.us-east-1.kms"],
        monthlyDataGb: { kms: 5, "com.amazonaws.us-east-1.logs": 1 },
      },
    };
    assert.deepEqual(await taken({ spokes, region: "us-east-1" }), []);
  });
});

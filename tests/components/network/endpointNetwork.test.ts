import assert from "node:assert/strict";
import fc from "fast-check";
import { EndpointNetwork } from "../../../components/network/endpointNetwork";
import type { EndpointNetworkArgs } from "../../../components/network/networkArgs";
import { planNetworkArgs } from "../../../components/network/networkPlan";
import type { EndpointPlan } from "../../../core/plan";
import { endpointNetworkInterfaces } from "../../../core/plan";
import { plannedResources } from "../../../core/plannedResources";
import { planCentralized, planPerVpc } from "../../../core/planTopology";
import type { TopologyInput } from "../../../core/topology/schema";
import { failuresOf } from "../../support/failures";
import {
  ENDPOINT,
  recordResources,
  refusal,
  settled,
  valueOf,
  type Recorder,
} from "../../support/mocks";
import { networkArgs } from "../../support/networks";
import { exampleInput, smallTopologyInputs } from "../../support/topologies";
import { builtBy } from "../../../components/shared/initialize";
import { subnetAnswer, vpcAnswer } from "../../support/vpcLookUps";

function countByType(types: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const type of [...types].sort()) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

function registered(recorder: Recorder): Record<string, number> {
  return countByType(recorder.resources.filter(({ custom }) => custom).map(({ type }) => type));
}

function planned(plan: EndpointPlan): Record<string, number> {
  return countByType(plannedResources(plan).map(({ type }) => type));
}

function interfacesOf(recorder: Recorder): number {
  return recorder
    .ofType(ENDPOINT)
    .reduce(
      (sum, { inputs }) => sum + ((inputs["subnetIds"] as unknown[] | undefined) ?? []).length,
      0,
    );
}

/** A Transit Gateway that is new has nothing attached to it yet. */
function withoutContradiction(input: TopologyInput): TopologyInput {
  if (input.hub?.transitGateway !== "new") return input;
  const vpcs = Object.entries(input.vpcs).map(([name, vpc]) => [name, { ...vpc, attached: false }]);
  return {
    ...input,
    hub: { ...input.hub, attached: false },
    vpcs: Object.fromEntries(vpcs) as TopologyInput["vpcs"],
  };
}

describe("EndpointNetwork", () => {
  it("builds the example's hub for 12 spokes: exactly what the plan lists, type by type", async () => {
    const recorder = await recordResources();
    const { planned: topology, ...args } = networkArgs(exampleInput(), {
      deploymentModel: "Centralized",
    });
    new EndpointNetwork("net", args);
    await settled();
    // 8 endpoints in the hub and 12 gateways; 8 zones with 2 records each, associated with 12 VPCs.
    assert.deepEqual(registered(recorder), {
      "aws:ec2/route:Route": 24,
      "aws:ec2/securityGroup:SecurityGroup": 1,
      "aws:ec2/vpcEndpoint:VpcEndpoint": 20,
      "aws:ec2transitgateway/routeTable:RouteTable": 2,
      "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation": 13,
      "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation": 13,
      "aws:ec2transitgateway/transitGateway:TransitGateway": 1,
      "aws:ec2transitgateway/vpcAttachment:VpcAttachment": 13,
      "aws:route53/record:Record": 16,
      "aws:route53/zone:Zone": 8,
      "aws:route53/zoneAssociation:ZoneAssociation": 96,
    });
    assert.deepEqual(registered(recorder), planned(planCentralized(topology)));
  });

  it("builds as many security groups of a hub as the plan lists where one does not hold the rules", async () => {
    const vpcs = Object.fromEntries(
      Array.from({ length: 61 }, (_, index) => [
        `app-${index}`,
        { cidrBlocks: [`10.${index + 16}.0.0/24`] },
      ]),
    );
    const recorder = await recordResources();
    const { planned: topology, ...args } = networkArgs(
      { ...exampleInput(1), services: ["kms"], usage: {}, availabilityZones: 1, vpcs },
      { deploymentModel: "Centralized" },
    );
    await builtBy(new EndpointNetwork("net", args));
    await settled();
    assert.equal(recorder.ofType("aws:ec2/securityGroup:SecurityGroup").length, 2);
    assert.deepEqual(registered(recorder), planned(planCentralized(topology)));
  });

  it("builds a cross-Region endpoint in the VPC that needs it, and refuses one in the hub", async () => {
    const input = {
      ...exampleInput(2),
      services: ["kms", "sts"],
      overrides: { kms: { serviceRegion: "us-east-2" } },
    };
    const recorder = await recordResources();
    const { planned: _, ...own } = networkArgs(input, { deploymentModel: "PerVpc" });
    new EndpointNetwork("net", own);
    await settled();
    const { inputs } = recorder.named("net-app-1-kms");
    assert.equal(inputs["serviceName"], "com.amazonaws.us-east-2.kms");
    assert.equal(inputs["serviceRegion"], "us-east-2");
    const { planned: __, ...hub } = networkArgs(input, { deploymentModel: "Centralized" });
    const said = refusal(() => new EndpointNetwork("refused", hub));
    assert.deepEqual(said.paths, ["topology.overrides.kms.serviceRegion"]);
    assert.match(said.message, /app-1 would reach kms of another Region through the hub/);
  });

  it("is in one Region", () => {
    const { planned: _, ...args } = networkArgs(exampleInput(1), { deploymentModel: "PerVpc" });
    const topology = JSON.stringify({ regions: { "us-east-1": { vpcs: { app: {} } } } });
    const said = refusal(() => new EndpointNetwork("net", { ...args, topology }));
    assert.match(said.message, /the topology has several Regions, and a network is in one/);
  });

  it("registers what was planned and priced, for any topology and model", async () => {
    await fc.assert(
      fc.asyncProperty(
        smallTopologyInputs,
        fc.constantFrom("PerVpc" as const, "Centralized" as const),
        async (any, deploymentModel) => {
          const input = withoutContradiction(any);
          const recorder = await recordResources();
          const { planned: topology, ...args } = networkArgs(input, { deploymentModel });
          new EndpointNetwork("net", args);
          await settled();
          const plan =
            deploymentModel === "PerVpc" ? planPerVpc(topology) : planCentralized(topology);
          assert.deepEqual(registered(recorder), planned(plan));
          assert.equal(interfacesOf(recorder), endpointNetworkInterfaces(plan));
          assert.equal(
            recorder.ofType("aws:route53/zone:Zone").length,
            plan.hub?.hostedZones.length ?? 0,
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it("prints one block of its estimate in a preview, as much as is asked for, and none in an update", async () => {
    const input: TopologyInput = {
      ...exampleInput(1),
      availabilityZones: 1,
      services: ["kms", "s3"],
      usage: { kms: 100 },
    };
    const printed = async (costReport?: "Off" | "Summary" | "Full", preview = true) => {
      const recorder = await recordResources({ preview });
      const { planned: _, ...args } = networkArgs(input, { deploymentModel: "Centralized" });
      const network = new EndpointNetwork(
        "net",
        costReport === undefined ? args : { ...args, costReport },
      );
      await builtBy(network);
      await settled();
      return recorder.logs;
    };
    // An endpoint $7.30 and 100 GB x $0.01; 2 attachments x $36.50 and 100 GB x $0.02; a zone $0.50.
    const [block, ...others] = await printed();
    assert.match(block ?? "", /^info: net \(Centralized\): estimated \$83\.80 a month/);
    assert.deepEqual(others, []);
    assert.deepEqual(await printed("Summary"), [block]);
    const [full] = await printed("Full");
    assert.match(full ?? "", /app-1\/kms\/endpointData\n +100 GB x \$0\.01 +1\.00 +shared/);
    assert.deepEqual(await printed("Off"), []);
    assert.deepEqual(await printed(undefined, false), []);
  });

  it("stops where its budget is exceeded, by what the plan that was built cost before", async () => {
    const input: TopologyInput = { ...exampleInput(1), services: ["kms"], usage: { kms: 100 } };
    const failures = async (
      budget: NonNullable<EndpointNetworkArgs["budget"]>,
      deploymentModel: "PerVpc" | "Centralized" = "PerVpc",
    ) => {
      await recordResources();
      const { planned: _, ...args } = networkArgs(input, { deploymentModel, budget });
      return failuresOf(() => new EndpointNetwork("net", args));
    };
    // Own endpoints: 3 ENI x $7.30 + 100 GB x $0.01 = $22.90; through a hub $73.00 + $2.00 + $0.50 more.
    assert.match(
      (await failures({ maxMonthly: 22.89 }))[0] ?? "",
      /\$22\.90 a month, over the limit/,
    );
    assert.deepEqual(await failures({ maxMonthly: 22.9 }), []);
    const reportOf = async (deploymentModel: "PerVpc" | "Centralized") => {
      await recordResources();
      const { planned: _, ...args } = networkArgs(input, { deploymentModel });
      const report = await valueOf(new EndpointNetwork("net", args).costReport);
      await settled();
      return report;
    };
    const previousCostReport = await reportOf("Centralized");
    assert.deepEqual(await failures({ maxIncrease: 0, previousCostReport }, "Centralized"), []);
    assert.deepEqual(await failures({ maxIncrease: 0, previousCostReport }, "PerVpc"), []);
    const dearer = await failures(
      { maxIncrease: 75.49, previousCostReport: await reportOf("PerVpc") },
      "Centralized",
    );
    assert.match(dearer[0] ?? "", /\+\$75\.50 a month more, over the limit of \$75\.49/);
  });

  it("builds no plan that rests on an unknown price or unknown traffic", async () => {
    const input = { ...exampleInput(1), services: ["kms"], usage: {} };
    const failures = async (given: TopologyInput, deploymentModel: "Hybrid" | "Cheapest") => {
      const recorder = await recordResources();
      const { planned: _, ...args } = networkArgs(given, { deploymentModel });
      const [first = "nothing failed"] = await failuresOf(() => new EndpointNetwork("net", args));
      assert.deepEqual(recorder.ofType(ENDPOINT), []);
      return first;
    };
    // Eight services in twelve VPCs belong into a hub or not, and their traffic decides.
    assert.match(
      await failures({ ...exampleInput(), usage: {} }, "Cheapest"),
      /error deploymentModel: "Cheapest": a price or the traffic of a service is unknown/,
    );
    // Nobody has said what a Transit Gateway costs there.
    assert.match(
      await failures({ ...input, region: "ap-southeast-6" }, "Hybrid"),
      /error deploymentModel: "Hybrid": a price that the choice rests on is unknown/,
    );
  });

  it("builds what is cheapest whatever the unknown traffic is", async () => {
    // One VPC has nothing to share, however much passes its endpoint.
    const recorder = await recordResources();
    const input = { ...exampleInput(1), services: ["kms"], usage: {} };
    const { planned: _, ...args } = networkArgs(input, { deploymentModel: "Cheapest" });
    const network = new EndpointNetwork("net", args);
    await settled();
    assert.equal(await valueOf(network.builtModel), "PerVpc");
    assert.equal(recorder.ofType(ENDPOINT).length, 1);
  });

  it("builds the cheapest plan, and says so", async () => {
    const recorder = await recordResources({ preview: true });
    const { planned: _topology, ...args } = networkArgs(exampleInput(), {
      deploymentModel: "Cheapest",
    });
    const network = new EndpointNetwork("net", args);
    await settled();
    assert.equal(await valueOf(network.builtModel), "Hybrid");
    const report = JSON.parse(await valueOf(network.costReport)) as {
      alternatives: { model: string; monthlyTotal: string }[];
    };
    assert.deepEqual(
      report.alternatives.map(({ model, monthlyTotal }) => [model, monthlyTotal]),
      [
        ["PerVpc", "2536.80"],
        ["Centralized", "1956.90"],
        ["Hybrid", "1597.70"],
      ],
    );
    assert.match(recorder.logs.join("\n"), /net \(Hybrid\): estimated \$1,597\.70 a month/);
    // ecr.dkr and logs stay in the 12 VPCs, six services are in the hub.
    const interfaces = recorder
      .ofType(ENDPOINT)
      .filter(({ inputs }) => inputs["vpcEndpointType"] === "Interface");
    assert.equal(interfaces.length, 2 * 12 + 6);
    assert.equal(recorder.ofType("aws:route53/zone:Zone").length, 6);
  });
});

describe("EndpointNetwork refuses, all at once and before anything is created", () => {
  const refused = async (
    input: TopologyInput,
    more: Partial<EndpointNetworkArgs> = {},
  ): Promise<{ message: string; paths: string[] }> => {
    await recordResources();
    const { planned: _topology, ...args } = networkArgs(input, { deploymentModel: "Centralized" });
    return refusal(() => new EndpointNetwork("net", { ...args, ...more }));
  };

  it("VPCs without ids, ids without a VPC, and both ways of finding one", async () => {
    const { vpcs } = networkArgs(exampleInput(2));
    const { paths } = await refused(exampleInput(2), {
      vpcs: { "app-1": { ...vpcs["app-1"], lookUp: { vpcId: "vpc-1" } }, other: {} },
    });
    assert.deepEqual(paths, ['vpcs["app-2"]', "vpcs.other", 'vpcs["app-1"].lookUp']);
  });

  it("a hub that nothing names, and a topology without one", async () => {
    assert.deepEqual((await refused(exampleInput(2), { hub: undefined })).paths, ["hub"]);
    const { hub: _hub, ...without } = exampleInput(2);
    assert.deepEqual((await refused(without)).paths, ["topology.hub"]);
  });

  it("VPCs of several accounts", async () => {
    const input = exampleInput(2);
    const { message, paths } = await refused({
      ...input,
      vpcs: {
        "app-1": { ...input.vpcs["app-1"], account: "111111111111" },
        "app-2": { ...input.vpcs["app-2"], account: "222222222222" },
      },
    });
    assert.deepEqual(paths, ["topology"]);
    assert.match(message, /Build an EndpointHub, EndpointSpokes and SpokeRegistrations/);
  });

  it("NAT gateways that would have to be built, and endpoints that are there already", async () => {
    const input = exampleInput(2, { existingServices: ["kms"] });
    const { paths } = await refused({ ...input, nat: "new" }, { deploymentModel: "Hybrid" });
    assert.deepEqual(paths, [
      'topology.vpcs["app-1"].nat',
      'topology.vpcs["app-2"].nat',
      "topology.hub.existingServices",
    ]);
  });

  it("what the topology itself breaks, by its paths", async () => {
    await recordResources();
    const topology = `
region: us-east-1
services: [logs, lgos]
vpcs: { a: { cidrBlocks: [10.0.0.0/33] } }
`;
    const { paths } = refusal(() => new EndpointNetwork("net", { topology, vpcs: { a: {} } }));
    assert.deepEqual(paths, ["topology.services[1]", "topology.vpcs.a.cidrBlocks[0]"]);
    const broken = refusal(() => new EndpointNetwork("net", { topology: "a: [", vpcs: {} }));
    assert.deepEqual(broken.paths, ["topology"]);
  });

  it("attachments that the topology does not say, and those that it says", async () => {
    const input = exampleInput(1, { transitGateway: "existing" });
    const { vpcs } = networkArgs(input);
    const { paths } = await refused(input, {
      vpcs: { "app-1": { ...vpcs["app-1"], transitGatewayAttachmentId: "tgw-attach-1" } },
    });
    assert.deepEqual(paths, ['vpcs["app-1"].transitGatewayAttachmentId']);
    const attached = {
      ...input,
      vpcs: { "app-1": { ...input.vpcs["app-1"], attached: true } },
    };
    assert.deepEqual((await refused(attached, { vpcs })).paths, [
      'vpcs["app-1"].transitGatewayAttachmentId',
    ]);
  });
});

describe("a network's attachment", () => {
  it("has a subnet in every zone of the VPC's endpoints", () => {
    const input = exampleInput(1);
    const { planned: topology, ...args } = networkArgs(input, { deploymentModel: "Centralized" });
    const [vpc] = topology.vpcs;
    assert.ok(vpc);
    const subnets = [1, 2, 3].map((zone) => ({
      subnetId: `subnet-${zone}`,
      availabilityZone: `az${zone}`,
    }));
    const found = {
      vpcId: "vpc-1",
      subnets,
      attachmentSubnets: subnets.slice(0, 2),
      routeTableIds: { a: "rtb-a" },
    };
    const { issues } = planNetworkArgs(args, topology, { vpcs: new Map([[vpc.name, found]]) });
    assert.deepEqual(
      issues.map(({ path, value }) => [path, value]),
      [[["vpcs", "app-1", "attachmentSubnets"], "az3"]],
    );
  });
});

describe("EndpointNetwork looks VPCs up", () => {
  const topology = `
region: us-east-1
availabilityZones: 2
services: [kms]
hub: { name: shared, cidrBlocks: [10.0.0.0/20] }
vpcs: { app: {} }
`;
  const answers = {
    "aws:ec2/getVpc:getVpc": vpcAnswer("vpc-app", { associated: ["10.1.0.0/16", "100.64.0.0/16"] }),
    "aws:ec2/getSubnets:getSubnets": { ids: ["subnet-3", "subnet-1", "subnet-2"] },
    "aws:ec2/getRouteTables:getRouteTables": { ids: ["rtb-2", "rtb-1"] },
    "aws:ec2/getSubnet:getSubnet": ({ id }: Record<string, unknown>) =>
      subnetAnswer(id, id === "subnet-3" ? "us-east-1b" : "us-east-1a"),
  };
  const hub = {
    vpc: {
      vpcId: "vpc-hub",
      subnets: [
        { subnetId: "h1", availabilityZone: "us-east-1a" },
        { subnetId: "h2", availabilityZone: "us-east-1b" },
      ],
      routeTableIds: { h: "rtb-h" },
    },
  };

  it("with its blocks, one subnet a zone and every route table", async () => {
    const recorder = await recordResources({ answers });
    const network = new EndpointNetwork("net", {
      topology,
      deploymentModel: "Centralized",
      hub,
      vpcs: { app: { lookUp: { tags: { Name: "app" } } } },
    });
    await builtBy(network);
    await settled();
    const routes = recorder.ofType("aws:ec2/route:Route").map(({ name }) => name);
    assert.deepEqual(routes.sort(), [
      "net-app-rtb-1-10.0.0.0/20",
      "net-app-rtb-2-10.0.0.0/20",
      "net-shared-app-h-10.1.0.0/16",
      "net-shared-app-h-100.64.0.0/16",
    ]);
    const attachment = recorder
      .ofType("aws:ec2transitgateway/vpcAttachment:VpcAttachment")
      .find(({ name }) => name === "net-app");
    assert.deepEqual(attachment?.inputs["subnetIds"], ["subnet-1", "subnet-3"]);
  });
});

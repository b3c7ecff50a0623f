import assert from "node:assert/strict";
import { EndpointNetwork } from "../../../components/network/endpointNetwork";
import type { EndpointNetworkArgs } from "../../../components/network/networkArgs";
import type { TopologyInput } from "../../../core/topology/schema";
import { failuresOf } from "../../support/failures";
import { recordResources, refusal, settled } from "../../support/mocks";
import { networkArgs } from "../../support/networks";
import { exampleInput } from "../../support/topologies";
import { builtBy } from "../../../components/shared/initialize";

type Changes = Partial<EndpointNetworkArgs>;

/** Arguments of a network with one spoke, and what is wrong with them. */
function argsOf(input: TopologyInput, more: (args: EndpointNetworkArgs) => Changes = () => ({})) {
  const { planned: _, ...args } = networkArgs(input, { deploymentModel: "Centralized" });
  return { ...args, ...more(args) };
}

async function said(
  input: TopologyInput,
  more?: (args: EndpointNetworkArgs) => Changes,
): Promise<{ paths: string[]; message: string }> {
  await recordResources();
  return refusal(() => new EndpointNetwork("net", argsOf(input, more)));
}

async function accepted(
  input: TopologyInput,
  more?: (args: EndpointNetworkArgs) => Changes,
): Promise<void> {
  await recordResources();
  const network = new EndpointNetwork("net", argsOf(input, more));
  await builtBy(network);
  await settled();
}

const one = (hub: object = {}): TopologyInput => ({
  ...exampleInput(1, hub),
  availabilityZones: 1,
  services: ["kms"],
  usage: { kms: 1 },
});
const spoke = (changes: object): TopologyInput => {
  const input = one();
  return { ...input, vpcs: { "app-1": { ...input.vpcs["app-1"], ...changes } } };
};

describe("EndpointNetwork refuses ids that do not say which VPC it is", () => {
  it("with neither of the ways that look one up, or both", async () => {
    const lookUps = [{}, { vpcId: "vpc-1", tags: { Name: "app" } }];
    for (const lookUp of lookUps) {
      const { paths, message } = await said(one(), () => ({ vpcs: { "app-1": { lookUp } } }));
      assert.deepEqual(paths, ['vpcs["app-1"].lookUp']);
      assert.match(message, /by its id or by its tags/);
    }
  });

  it("with a look-up besides an id", async () => {
    const { paths, message } = await said(one(), () => ({
      vpcs: { "app-1": { vpcId: "vpc-1", lookUp: { vpcId: "vpc-1" } } },
    }));
    assert.deepEqual(paths, ['vpcs["app-1"].lookUp']);
    assert.match(message, /vpcId and lookUp are both given/);
  });

  it("without a part of them, in a spoke and in the hub", async () => {
    const { paths } = await said(one(), () => ({
      vpcs: { "app-1": { vpcId: "vpc-1" } },
      hub: { vpc: { subnets: [] } },
    }));
    assert.deepEqual(paths, [
      'vpcs["app-1"].subnets',
      'vpcs["app-1"].routeTableIds',
      "hub.vpc.vpcId",
      "hub.vpc.routeTableIds",
    ]);
  });

  it("and says which VPCs the topology has", async () => {
    const { paths, message } = await said(exampleInput(2), ({ vpcs }) => ({
      vpcs: { ...vpcs, strange: {} },
    }));
    assert.deepEqual(paths, ["vpcs.strange"]);
    assert.match(message, /Its VPCs are app-1, app-2/);
  });
});

describe("EndpointNetwork refuses a hub whose way is not the topology's", () => {
  it("without the ids of what exists", async () => {
    const withoutIds = ({ hub }: EndpointNetworkArgs): Changes =>
      hub === undefined ? {} : { hub: { vpc: hub.vpc } };
    assert.deepEqual((await said(one({ transitGateway: "existing" }), withoutIds)).paths, [
      "hub.transitGatewayId",
      "hub.transitGatewaySpokeRouteTableId",
      "hub.transitGatewayHubRouteTableId",
    ]);
    assert.deepEqual((await said(one({ connectivity: "CloudWan" }), withoutIds)).paths, [
      "hub.coreNetworkId",
      "hub.coreNetworkArn",
    ]);
    await accepted(one(), withoutIds);
    await accepted(one({ connectivity: "Peering" }), withoutIds);
  });

  it("with the id of a Transit Gateway that is planned anew", async () => {
    const { paths, message } = await said(one(), ({ hub }) =>
      hub === undefined ? {} : { hub: { ...hub, transitGatewayId: "tgw-1" } },
    );
    assert.deepEqual(paths, ["hub.transitGatewayId"]);
    assert.match(message, /the topology plans a new Transit Gateway/);
  });

  it("with the id of a Transit Gateway where VPCs are peered, by the rule of the hub", async () => {
    await recordResources();
    const args = argsOf(one({ connectivity: "Peering" }), ({ hub }) =>
      hub === undefined ? {} : { hub: { ...hub, transitGatewayId: "tgw-1" } },
    );
    const [message = ""] = await failuresOf(() => new EndpointNetwork("net", args));
    assert.match(message, /error transitGatewayId: connectivity Peering has no use for it/);
    assert.doesNotMatch(message, /plans a new Transit Gateway/);
  });

  it("and warns of nothing where VPCs are peered or attached already, which takes no subnets", async () => {
    const attached = { transitGateway: "existing" as const, attached: true };
    const peered = { ...one({ connectivity: "Peering" }) };
    const there = { ...one(attached), vpcs: spoke({ attached: true }).vpcs };
    for (const input of [peered, there]) {
      const { logs } = await recordResources();
      const network = new EndpointNetwork("net", argsOf(input));
      await network["getData"]();
      await settled();
      assert.deepEqual(logs, []);
    }
  });

  it("with VPCs that are attached already to a new one", async () => {
    const inHub = await said(one({ attached: true }));
    assert.deepEqual(inHub.paths, ["topology.hub.transitGateway"]);
    assert.match(inHub.message, /\["shared"\]: no VPC is attached already/);
    const inSpoke = await said(spoke({ attached: true }));
    assert.deepEqual(inSpoke.paths, ["topology.hub.transitGateway"]);
    assert.match(inSpoke.message, /\["app-1"\]: no VPC is attached already/);
  });

  it("with a hub attached where the topology says otherwise, and the other way round", async () => {
    const attached = await said(one({ transitGateway: "existing" }), ({ hub }) =>
      hub === undefined
        ? {}
        : { hub: { ...hub, vpc: { ...hub.vpc, transitGatewayAttachmentId: "tgw-attach-1" } } },
    );
    assert.deepEqual(attached.paths, ["hub.vpc.transitGatewayAttachmentId"]);
    assert.match(attached.message, /says that the VPC is not attached yet/);
    const missing = await said(one({ transitGateway: "existing", attached: true }), ({ hub }) => {
      const { transitGatewayAttachmentId: _, ...vpc } = hub?.vpc ?? {};
      return { hub: { ...hub, vpc } };
    });
    assert.deepEqual(missing.paths, ["hub.vpc.transitGatewayAttachmentId"]);
    assert.match(missing.message, /says that the VPC is attached already/);
  });
});

describe("EndpointNetwork refuses what it does not build", () => {
  it("new NAT gateways, but only where the model may choose them", async () => {
    const input = { ...one(), nat: "new" as const };
    for (const deploymentModel of ["Hybrid", "Cheapest"] as const) {
      const { paths } = await said(input, () => ({ deploymentModel }));
      assert.deepEqual(paths, ['topology.vpcs["app-1"].nat']);
    }
    await accepted(input);
    await accepted({ ...input, nat: "existing" }, () => ({ deploymentModel: "Hybrid" }));
  });

  it("VPCs of several accounts, but not several of one", async () => {
    const accounts = (hub: string, app: string): TopologyInput => {
      const input = spoke({ account: app });
      return { ...input, hub: { ...input.hub, account: hub } };
    };
    const { paths, message } = await said(accounts("111111111111", "222222222222"));
    assert.deepEqual(paths, ["topology"]);
    assert.match(message, /\["111111111111","222222222222"\]/);
    await accepted(accounts("111111111111", "111111111111"));
  });

  it("another Region's service through the hub, once, and not where it stays in the VPC", async () => {
    const input = (changes: object): TopologyInput => ({
      ...exampleInput(2),
      availabilityZones: 1,
      services: ["kms", "sts"],
      usage: {},
      overrides: { kms: { serviceRegion: "us-east-2" } },
      ...changes,
    });
    const { paths } = await said(input({}));
    assert.deepEqual(paths, ["topology.overrides.kms.serviceRegion"]);
    const local = { "app-1": { kms: "local" }, "app-2": { kms: "local" } };
    const vpcs = Object.fromEntries(
      Object.entries(exampleInput(2).vpcs).map(([name, vpc]) => [
        name,
        { ...vpc, placement: local[name as "app-1"] },
      ]),
    );
    await accepted(input({ vpcs }));
    // Nothing could answer for what has no names, so it stays in the VPC by itself.
    const partner = "com.amazonaws.vpce.us-east-2.vpce-svc-0123456789abcdef0";
    const services = ["sts", partner];
    await accepted(input({ services, overrides: { [partner]: { serviceRegion: "us-east-2" } } }));
  });

  it("nothing of a hub where every VPC has its own endpoints", async () => {
    const { hub: _, ...without } = one();
    await accepted(without, () => ({ deploymentModel: "PerVpc" }));
    await accepted(one({ attached: true, existingServices: ["kms"] }), () => ({
      deploymentModel: "PerVpc",
    }));
    await recordResources();
    const { hub: __, ...args } = argsOf(one(), () => ({ deploymentModel: "PerVpc" }));
    await builtBy(new EndpointNetwork("net", args));
    const attached = ({ vpcs }: EndpointNetworkArgs): Changes => ({
      deploymentModel: "PerVpc",
      vpcs: { "app-1": { ...vpcs["app-1"], transitGatewayAttachmentId: "tgw-attach-1" } },
    });
    await accepted(one(), attached);
  });

  it("a model, a report and a budget that do not exist", async () => {
    const { paths } = await said(one(), () => ({
      deploymentModel: "Central" as "Centralized",
      costReport: "full" as "Full",
      budget: { maxMonthly: -1 },
    }));
    assert.deepEqual(paths, ["costReport", "budget.maxMonthly", "deploymentModel"]);
  });
});

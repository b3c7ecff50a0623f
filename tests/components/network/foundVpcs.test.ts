import assert from "node:assert/strict";
import { EndpointNetwork } from "../../../components/network/endpointNetwork";
import type { EndpointNetworkArgs, NetworkVpc } from "../../../components/network/networkArgs";
import type { TopologyInput } from "../../../core/topology/schema";
import { failuresOf } from "../../support/failures";
import { ENDPOINT, recordResources, settled, type MockOptions } from "../../support/mocks";
import { networkArgs } from "../../support/networks";
import { IRELAND, lookedUp, subnetAnswer, vpcAnswer } from "../../support/vpcLookUps";
import { builtBy } from "../../../components/shared/initialize";

type Vpc = TopologyInput["vpcs"][string];

const BLOCKS = ["2001:db8:1::/56", "100.64.0.0/16", "10.1.0.0/16"];

function topology(vpc: Partial<Vpc> = {}, zones: Vpc["availabilityZones"] = 2): TopologyInput {
  return {
    region: IRELAND,
    availabilityZones: zones,
    services: ["kms"],
    hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"] },
    vpcs: { app: { cidrBlocks: BLOCKS, ...vpc } },
  };
}

interface Case {
  readonly input?: TopologyInput;
  readonly app?: NetworkVpc;
  readonly shared?: NetworkVpc;
  readonly more?: Partial<EndpointNetworkArgs>;
  readonly mocks?: MockOptions;
}

const APP: NetworkVpc = { lookUp: { tags: { Name: "app" } } };
const SHARED: NetworkVpc = { lookUp: { vpcId: "vpc-shared" } };

function build({ input = topology(), app = APP, shared = SHARED, more = {} }: Case) {
  return () =>
    new EndpointNetwork("net", {
      topology: JSON.stringify(input),
      deploymentModel: "Centralized",
      vpcs: { app },
      hub: { vpc: shared },
      ...more,
    });
}

/** The first of what the program fails with: everything that is wrong is in it. */
async function failure(one: Case): Promise<string> {
  const recorder = await recordResources({ answers: lookedUp, ...one.mocks });
  const [first = "nothing failed"] = await failuresOf(build(one));
  assert.deepEqual(
    recorder.resources.filter(({ custom }) => custom),
    [],
  );
  return first;
}

/** Subnets of a VPC by hand, in these zones. */
function given(name: string, zones: readonly (string | undefined)[]): NetworkVpc {
  return {
    vpcId: `vpc-${name}`,
    subnets: zones.map((zone, index) => ({
      subnetId: `subnet-${name}-${index + 1}`,
      ...(zone === undefined ? {} : { availabilityZone: zone }),
    })),
    routeTableIds: { a: `rtb-${name}` },
  };
}

async function subnetsOfEndpoints(one: Case): Promise<unknown> {
  const recorder = await recordResources({ region: IRELAND, answers: lookedUp });
  const network = build(one)();
  await builtBy(network);
  await settled();
  // But for the service, which nobody looks up for these tests.
  const warnings = recorder.logs.filter((line) => !line.includes("kms"));
  assert.deepEqual(warnings, []);
  return recorder.ofType(ENDPOINT).map(({ inputs }) => inputs["subnetIds"]);
}

describe("a network's VPCs, as they are found", () => {
  it("have the blocks of the file, in any order", async () => {
    assert.deepEqual(await subnetsOfEndpoints({}), [
      ["vpc-shared-subnet-1", "vpc-shared-subnet-4"],
    ]);
  });

  it("may have no block that the file leaves out, and none less", async () => {
    const has = "app has 10.1.0.0/16, 100.64.0.0/16, 2001:db8:1::/56";
    const paths = /error topology\.vpcs\.app\.cidrBlocks: /;
    for (const cidrBlocks of [BLOCKS.slice(1), [...BLOCKS, "10.5.0.0/16"]]) {
      const said = await failure({ input: topology({ cidrBlocks }) });
      assert.match(said, paths);
      assert.ok(said.includes(has), said);
    }
  });

  it("leave blocks that others have too out of routes and checks, and not out of their own endpoints", async () => {
    const blocks = { cidrBlocks: [], unroutedCidrBlocks: ["100.64.0.0/16"] };
    const input = {
      ...topology(blocks),
      hub: { name: "shared", unroutedCidrBlocks: ["100.64.0.0/16"] },
    };
    const answers = {
      ...lookedUp,
      "aws:ec2/getVpc:getVpc": ({ id }: Record<string, unknown>) =>
        vpcAnswer(typeof id === "string" ? id : "vpc-app", {
          associated: [id === "vpc-shared" ? "10.0.0.0/20" : "10.1.0.0/16", "100.64.0.0/16"],
        }),
    };
    const networkOf = async (more: Partial<EndpointNetworkArgs>) => {
      const recorder = await recordResources({ region: IRELAND, answers });
      await builtBy(build({ input, more })());
      await settled();
      return recorder;
    };
    const routes = (await networkOf({})).ofType("aws:ec2/route:Route");
    const destinations = routes.map(({ inputs }) => inputs["destinationCidrBlock"]);
    assert.deepEqual([...new Set(destinations)].sort(), ["10.0.0.0/20", "10.1.0.0/16"]);
    const local = await networkOf({ deploymentModel: "PerVpc" });
    const [rule] = local.named("net-app-endpoints").inputs["ingress"] as { cidrBlocks: string[] }[];
    assert.deepEqual(rule?.cidrBlocks, ["10.1.0.0/16", "100.64.0.0/16"]);
    const strange = {
      ...input,
      vpcs: { app: { cidrBlocks: [], unroutedCidrBlocks: ["100.65.0.0/16"] } },
    };
    assert.match(
      await failure({ input: strange, mocks: { answers } }),
      /error topology\.vpcs\.app\.cidrBlocks: \["100\.65\.0\.0\/16"\]: app has 10\.1\.0\.0\/16, 100\.64\.0\.0\/16/,
    );
  });

  it("are measured by the file in the hub too", async () => {
    const input = { ...topology(), hub: { name: "shared", cidrBlocks: ["10.0.0.0/19"] } };
    assert.match(
      await failure({ input }),
      /error topology\.hub\.cidrBlocks: \["10\.0\.0\.0\/19"\]: shared has 10\.0\.0\.0\/20/,
    );
  });

  it("may not overlap, wherever their blocks are from", async () => {
    const input = { ...topology({ cidrBlocks: [] }), hub: { name: "shared", cidrBlocks: [] } };
    const answers = {
      ...lookedUp,
      "aws:ec2/getVpc:getVpc": vpcAnswer("vpc-same", { associated: ["10.1.0.0/16"] }),
    };
    const said = await failure({ input, mocks: { answers } });
    assert.match(said, /error topology\.(hub|vpcs\.app)\.cidrBlocks.*10\.1\.0\.0\/16.*overlap/);
  });

  it("need blocks, where a hub's routes lead to them", async () => {
    const zones = ["eu-west-1a", "eu-west-1b"];
    const input = { ...topology({ cidrBlocks: [] }), hub: { name: "shared", cidrBlocks: [] } };
    const ids = { input, app: given("app", zones), shared: given("shared", zones) };
    const said = await failure(ids);
    assert.match(said, /error topology\.hub\.cidrBlocks: without its blocks no route/);
    assert.match(said, /error topology\.vpcs\.app\.cidrBlocks: without its blocks no route/);
    const perVpc = { ...ids, more: { deploymentModel: "PerVpc" as const } };
    assert.deepEqual(await subnetsOfEndpoints({ ...perVpc, input: topology({ cidrBlocks: [] }) }), [
      ["subnet-app-1", "subnet-app-2"],
    ]);
  });

  it("have one subnet in each zone that the file plans, and no more", async () => {
    const planned =
      /error vpcs\.app\.subnets: (\d): the topology plans 2 Availability Zones for app, and the subnets are (\d) in (\d)/;
    const found = async (...zones: (string | undefined)[]) =>
      planned
        .exec(await failure({ app: given("app", zones) }))
        ?.slice(1)
        .join(" ");
    assert.equal(await found("eu-west-1a"), "1 1 1");
    assert.equal(await found("eu-west-1a", "eu-west-1a"), "2 2 1");
    assert.equal(await found("eu-west-1a", "eu-west-1b", "eu-west-1b"), "3 3 2");
    assert.equal(await found("eu-west-1a", "eu-west-1b", undefined), "3 3 3");
  });

  it("have them in the hub too, and nobody looks at a hub that the file does not have", async () => {
    assert.match(
      await failure({ shared: given("shared", ["eu-west-1a"]) }),
      /error hub\.vpc\.subnets: 1: the topology plans 2 Availability Zones for shared/,
    );
    const { hub: _, ...input } = topology();
    const more = { deploymentModel: "PerVpc" as const };
    const shared = { lookUp: { tags: { Name: "of nobody" } } };
    assert.deepEqual(await subnetsOfEndpoints({ input, shared, more }), [
      ["vpc-app-subnet-1", "vpc-app-subnet-4"],
    ]);
  });

  it("have an attachment in each zone of their endpoints, whichever way the zone is said", async () => {
    const input = topology();
    const shared = given("shared", ["eu-west-1a", "eu-west-1b"]);
    const subnets = [
      { subnetId: "subnet-1", availabilityZone: "eu-west-1a", availabilityZoneId: "euw1-az3" },
      { subnetId: "subnet-2", availabilityZone: "eu-west-1b", availabilityZoneId: "euw1-az1" },
    ];
    const attached = (...attachmentSubnets: NonNullable<NetworkVpc["attachmentSubnets"]>) => ({
      input,
      shared,
      app: { ...given("app", []), subnets, attachmentSubnets },
    });
    const first = { subnetId: "tgw-1", availabilityZone: "eu-west-1a" };
    assert.match(
      await failure(attached(first)),
      /error vpcs\.app\.attachmentSubnets: "eu-west-1b": clients here do not reach the hub/,
    );
    const hub = [["subnet-shared-1", "subnet-shared-2"]];
    const byId = { subnetId: "tgw-2", availabilityZoneId: "euw1-az1" };
    assert.deepEqual(await subnetsOfEndpoints(attached(first, byId)), hub);
    // A subnet of an unknown zone may be in any.
    assert.deepEqual(await subnetsOfEndpoints(attached(first, { subnetId: "tgw-2" })), hub);
    const unplaced = {
      ...attached(first),
      app: { ...given("app", [undefined, undefined]), attachmentSubnets: [first] },
    };
    assert.deepEqual(await subnetsOfEndpoints(unplaced), hub);
    // Where no hub is built nothing is attached.
    const perVpc = { ...attached(first), more: { deploymentModel: "PerVpc" as const } };
    assert.deepEqual(await subnetsOfEndpoints(perVpc), [["subnet-1", "subnet-2"]]);
  });
});

describe("a network looks VPCs up", () => {
  it("in the zones that the file names, by names or ids", async () => {
    const perVpc = { more: { deploymentModel: "PerVpc" as const } };
    const inZones = (zones: string[]) =>
      subnetsOfEndpoints({ ...perVpc, input: topology({}, zones) });
    assert.deepEqual(await inZones(["eu-west-1c", "eu-west-1b"]), [
      ["vpc-app-subnet-4", "vpc-app-subnet-3"],
    ]);
    assert.deepEqual(await inZones(["euw1-az2"]), [["vpc-app-subnet-3"]]);
  });

  it("and says which one is not there, and why", async () => {
    const answers = {
      ...lookedUp,
      "aws:ec2/getVpc:getVpc": () => {
        throw Object.assign(new Error(), { details: "no matching EC2 VPC found\n" });
      },
    };
    const said = await failure({ mocks: { answers } });
    assert.match(said, /error vpcs\.app: no matching EC2 VPC found\. Correct the id or the tags/);
    const zones = ["eu-west-1a", "eu-west-1b"];
    assert.match(
      await failure({ app: given("app", zones), mocks: { answers } }),
      /error hub\.vpc: no matching EC2 VPC found/,
    );
  });

  it("and not before the provider is configured", async () => {
    assert.match(
      await failure({ mocks: { answers: {}, preview: true, unconfigured: true } }),
      /error vpcs\.app: the VPC cannot be looked up while the provider is not configured yet/,
    );
  });

  /** Subnets of a VPC in these zones, in the order of their ids. */
  function inZones(...zones: [zone: string, more?: Record<string, unknown>][]) {
    return {
      ...lookedUp,
      "aws:ec2/getSubnets:getSubnets": { ids: zones.map((_, index) => `subnet-${index + 1}`) },
      "aws:ec2/getSubnet:getSubnet": ({ id }: Record<string, unknown>) =>
        subnetAnswer(id, ...(zones[Number(String(id).slice(-1)) - 1] ?? ["none"])),
    };
  }

  it("and takes Local Zones and Wavelength Zones by name alone, and no subnet that takes no IPv4 endpoint", async () => {
    const perVpc = { more: { deploymentModel: "PerVpc" as const } };
    const answers = inZones(
      ["eu-west-1-lon-1a"],
      ["eu-west-1-wl1-lhr-wlz-1"],
      ["eu-west-1a", { ipv6Native: true }],
      ["eu-west-1a", { outpostArn: "arn:aws:outposts:eu-west-1:111111111111:outpost/op-1" }],
      ["eu-west-1a"],
      ["eu-west-1b"],
    );
    const chosen = async (zones: Vpc["availabilityZones"]) => {
      const recorder = await recordResources({ answers });
      await builtBy(build({ ...perVpc, input: topology({}, zones) })());
      await settled();
      return recorder.ofType(ENDPOINT).map(({ inputs }) => inputs["subnetIds"]);
    };
    assert.deepEqual(await chosen(2), [["subnet-5", "subnet-6"]]);
    assert.deepEqual(await chosen(["eu-west-1-lon-1a"]), [["subnet-1"]]);
  });

  it("and says why none of its subnets fits", async () => {
    const answers = inZones(["eu-west-1a", { ipv6Native: true }], ["eu-west-1-lon-1a"]);
    assert.match(
      await failure({ mocks: { answers } }),
      /error vpcs\.app\.lookUp: none of its 2 subnets fits: IPv6-only ones .* a Local Zone is used where the topology names it/,
    );
  });

  it("and refuses one that does not resolve private names, whoever answers them", async () => {
    const off = { enableDnsSupport: true, enableDnsHostnames: false };
    const blocks = { associated: ["10.1.0.0/16", "100.64.0.0/16", "2001:db8:1::/56"] };
    const answers = {
      ...lookedUp,
      "aws:ec2/getVpc:getVpc": ({ id }: Record<string, unknown>) =>
        id === "vpc-shared"
          ? vpcAnswer("vpc-shared", { associated: ["10.0.0.0/20"] }, { enableDnsSupport: false })
          : vpcAnswer("vpc-app", blocks, off),
    };
    const said = await failure({ mocks: { answers } });
    assert.match(said, /error vpcs\.app\.lookUp: app has enableDnsHostnames off/);
    assert.match(said, /error hub\.vpc\.lookUp: shared has enableDnsSupport off/);
  });

  it("and lets one be where no name needs it", async () => {
    const answers = {
      ...lookedUp,
      "aws:ec2/getVpc:getVpc": vpcAnswer(
        "vpc-app",
        { associated: ["10.1.0.0/16", "100.64.0.0/16", "2001:db8:1::/56"] },
        { enableDnsSupport: false },
      ),
    };
    const input = { ...topology(), overrides: { kms: { privateDnsEnabled: false } } };
    const { hub: _, ...withoutHub } = input;
    const recorder = await recordResources({ answers });
    const network = build({ input: withoutHub, more: { deploymentModel: "PerVpc" } })();
    await builtBy(network);
    await settled();
    assert.equal(recorder.ofType(ENDPOINT).length, 1);
  });

  it("and refuses one without a subnet that fits", async () => {
    const answers = { ...lookedUp, "aws:ec2/getSubnets:getSubnets": { ids: [] } };
    assert.match(await failure({ mocks: { answers } }), /error vpcs\.app\.lookUp: no subnet fits/);
  });
});

describe("a network asks AWS for names", () => {
  /** Services that AWS is asked for while the network is built. */
  async function asked(
    input: TopologyInput,
    more: Partial<EndpointNetworkArgs> = {},
  ): Promise<string[]> {
    const names: string[] = [];
    const service = "aws:ec2/getVpcEndpointService:getVpcEndpointService";
    await recordResources({
      region: IRELAND,
      answers: {
        [service]: ({ serviceName }) => {
          names.push(String(serviceName));
          return { privateDnsNames: [] };
        },
      },
    });
    const { planned: _, ...args } = networkArgs(input, { deploymentModel: "Centralized", ...more });
    await failuresOf(() => new EndpointNetwork("net", args));
    return names;
  }
  const input: TopologyInput = {
    ...topology({ placement: { logs: "local" } }, ["eu-west-1a", "eu-west-1b"]),
    services: ["kms", "logs", "s3", "dynamodb"],
  };

  it("of the services that get zones in the hub, and of no others", async () => {
    assert.deepEqual(await asked(input), ["com.amazonaws.eu-west-1.kms"]);
  });

  it("not where nothing has zones, and not where it is told not to", async () => {
    assert.deepEqual(await asked(input, { deploymentModel: "PerVpc" }), []);
    assert.deepEqual(await asked(input, { lookUpServices: false }), []);
    const profile = { ...input, hub: { ...input.hub, dns: "Profile" as const } };
    assert.deepEqual(await asked(profile), []);
  });
});

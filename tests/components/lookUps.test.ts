import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { HubConnection, HubShape } from "../../components/hub/connectionArgs";
import { EndpointHub } from "../../components/hub/endpointHub";
import type { EndpointHubArgs } from "../../components/hub/hubArgs";
import { InterfaceEndpoints } from "../../components/interface/interfaceEndpoints";
import { EndpointNetwork } from "../../components/network/endpointNetwork";
import { EndpointSpoke } from "../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../components/spoke/spokeArgs";
import { SpokeRegistration } from "../../components/registration/spokeRegistration";
import type { SpokeRegistrationArgs } from "../../components/registration/registrationArgs";
import { around, HOSTILE_TEXTS, steeredLines } from "../support/hostileTexts";
import { failuresOf } from "../support/failures";
import { networkArgs } from "../support/networks";
import {
  recordResources,
  refusal,
  settled,
  shortType,
  valueOf,
  type Recorder,
} from "../support/mocks";
import { vpcAnswer } from "../support/vpcLookUps";

const CORE_NETWORK = {
  connectivity: "CloudWan",
  coreNetworkId: "core-network-1",
  coreNetworkArn: "arn:core-network-1",
} as const;

const HUB: EndpointHubArgs = {
  vpcId: "vpc-hub",
  cidrBlocks: ["10.0.0.0/20"],
  services: ["logs", "kms"],
  subnetIds: ["subnet-h"],
  routeTableIds: { h: "rtb-h" },
  spokes: { "app-1": { cidrBlocks: ["10.1.0.0/16"] } },
  ...CORE_NETWORK,
};

const CONNECTION: HubConnection = {
  shape: {
    cidrBlocks: ["10.0.0.0/20"],
    services: { kms: ["kms.us-east-1.amazonaws.com"] },
    connectivity: "CloudWan",
  },
  coreNetworkId: "core-network-1",
  coreNetworkArn: "arn:core-network-1",
  hostedZoneIds: { "kms.us-east-1.amazonaws.com": "ZKMS" },
};

const SPOKE: EndpointSpokeArgs = {
  hubConnection: CONNECTION,
  vpcId: "vpc-1",
  cidrBlocks: ["10.1.0.0/16"],
  routeTableIds: { a: "rtb-a" },
  attachmentSubnetIds: ["subnet-a"],
};

const REGISTRATION: SpokeRegistrationArgs = {
  hubConnection: CONNECTION,
  attachmentId: "attachment-1",
  cidrBlocks: ["10.1.0.0/16"],
  routeTableIds: { h: "rtb-h" },
  vpcId: "vpc-1",
};

const COMPONENTS: Record<
  string,
  (opts: pulumi.ComponentResourceOptions, args?: { readonly region?: string }) => unknown
> = {
  EndpointHub: (opts, args) => new EndpointHub("one", { ...HUB, ...args }, opts),
  EndpointSpoke: (opts, args) => new EndpointSpoke("one", { ...SPOKE, ...args }, opts),
  SpokeRegistration: (opts, args) =>
    new SpokeRegistration("one", { ...REGISTRATION, ...args }, opts),
};

/** What each asks of AWS where its Region is given; a spoke, which goes by the hub's zones, whether its hub of another stack lacks a name. */
const ASKED: Record<string, readonly string[]> = {
  EndpointHub: ["getCallerIdentity", "getVpcEndpointService", "getVpcEndpointService"],
  EndpointSpoke: ["getCallerIdentity", "getVpcEndpointService"],
  SpokeRegistration: [],
};

const tokens = (recorder: Recorder) => recorder.calls.map(({ token }) => shortType(token)).sort();

describe("hub, spoke and registration ask AWS", () => {
  it("by the component's own provider, whose account and Region count", async () => {
    for (const [component, build] of Object.entries(COMPONENTS)) {
      const recorder = await recordResources();
      build({ provider: new aws.Provider("account", { region: "us-east-1" }) });
      await settled();
      const asked = [...(ASKED[component] ?? []), "getRegion"].sort();
      assert.deepEqual(tokens(recorder), asked, component);
      for (const { token, provider } of recorder.calls) {
        assert.match(provider, /pulumi:providers:aws::account::/, `${component} ${token}`);
      }
    }
  });

  it("for no Region where the arguments or the hub name one, but for whose services the provider knows", async () => {
    for (const [component, build] of Object.entries(COMPONENTS)) {
      const recorder = await recordResources();
      build({}, { region: "us-east-1" });
      await settled();
      const provider = component === "EndpointHub" ? ["getRegion"] : [];
      assert.deepEqual(
        tokens(recorder),
        [...(ASKED[component] ?? []), ...provider].sort(),
        component,
      );
    }
    const shape = { ...(CONNECTION.shape as HubShape), region: "us-east-1" };
    const recorder = await recordResources();
    new SpokeRegistration("one", { ...REGISTRATION, hubConnection: { ...CONNECTION, shape } });
    await settled();
    assert.deepEqual(tokens(recorder), []);
  });

  it("for no service of another Region than the provider's, whose answer is of its own, and say so once", async () => {
    const recorder = await recordResources({ region: "us-east-1" });
    const connectivity = { ...HUB, coreNetworkArn: "arn:core-network-1", region: "eu-west-1" };
    for (const name of ["one", "two"]) new EndpointHub(name, connectivity);
    await settled();
    assert.ok(!tokens(recorder).includes("getVpcEndpointService"));
    const said = recorder.logs.filter((line) => line.includes("the provider asks us-east-1 alone"));
    assert.equal(said.length, 1, recorder.logs.join("\n"));
    const zones = recorder.ofType("aws:route53/zone:Zone").map(({ inputs }) => inputs["name"]);
    assert.ok(zones.includes("logs.eu-west-1.amazonaws.com"), zones.join());
  });

  it("for each service's names once in a run, however many components need them", async () => {
    const recorder = await recordResources();
    for (const name of ["one", "two"]) new EndpointHub(name, { ...HUB, region: "us-east-1" });
    await settled();
    assert.deepEqual(
      recorder.calls
        .filter(({ token }) => shortType(token) === "getVpcEndpointService")
        .map(({ inputs }) => inputs)
        .sort((one, other) =>
          String(one["serviceName"]).localeCompare(String(other["serviceName"])),
        ),
      ["kms", "logs"].map((service) => ({
        serviceName: `com.amazonaws.us-east-1.${service}`,
        serviceType: "Interface",
      })),
    );
    const again = await recordResources();
    new EndpointHub("one", { ...HUB, region: "us-east-1" });
    await settled();
    assert.deepEqual(tokens(again), [...(ASKED["EndpointHub"] ?? []), "getRegion"].sort());
  });

  it("for the names of the provider's Region where none is given, and build by them", async () => {
    for (const lookUpServices of [true, false]) {
      const recorder = await recordResources({ region: "eu-west-1" });
      const hub = new EndpointHub("one", { ...HUB, services: ["kms"], lookUpServices });
      new EndpointSpoke("app-1", {
        hub,
        vpcId: "vpc-1",
        routeTableIds: { a: "rtb-a" },
        attachmentSubnetIds: ["subnet-a"],
      });
      await settled();
      const names = recorder.calls
        .filter(({ token }) => shortType(token) === "getVpcEndpointService")
        .map(({ inputs }) => inputs["serviceName"]);
      assert.deepEqual(names, lookUpServices ? ["com.amazonaws.eu-west-1.kms"] : []);
      for (const name of ["one", "app-1"]) {
        assert.ok(recorder.named(`${name}-kms.eu-west-1.amazonaws.com`));
      }
    }
  });

  it("and say what the answer changes, or that there was none and why", async () => {
    const build = () => {
      const hub = new EndpointHub("one", HUB);
      const spoke = { vpcId: "vpc-1", attachmentSubnetIds: ["subnet-a"] };
      new EndpointSpoke("app-1", { hub, ...spoke, routeTableIds: { a: "rtb-a" } });
    };
    const answered = await recordResources({
      services: { logs: { privateDnsNames: ["logs.us-east-1.api.aws"] } },
    });
    build();
    await settled();
    const said = answered.logs.join("\n");
    assert.match(said, /^info: logs: AWS also answers logs\.us-east-1\.api\.aws/m);
    assert.doesNotMatch(said, /kms:/);
    // The zone and the spoke's association go by one name.
    assert.ok(answered.named("one-logs.us-east-1.api.aws"));
    assert.ok(answered.named("app-1-logs.us-east-1.api.aws"));
    const refused = await recordResources({
      answers: {
        "aws:ec2/getVpcEndpointService:getVpcEndpointService": () => {
          // As the engine tells of it.
          const details = "UnauthorizedOperation: you are not authorized\nrequest id 1";
          throw Object.assign(new Error(), { details });
        },
      },
    });
    build();
    await settled();
    const log = refused.logs.join("\n");
    assert.match(log, /warning: com\.amazonaws\.us-east-1\.kms: .*you are not authorized$/m);
    assert.match(log, /AWS did not answer for logs, kms \(ec2:DescribeVpcEndpointServices\)/);
    assert.doesNotMatch(log, /request id/);
  });

  it("and show what steers a terminal in an answer by its code", async () => {
    for (const [what, hostile] of Object.entries(HOSTILE_TEXTS)) {
      const said = around(hostile);
      for (const answer of [
        { services: { logs: { privateDnsNames: [`${said}.logs.us-east-1.api.aws`] } } },
        {
          answers: {
            "aws:ec2/getVpcEndpointService:getVpcEndpointService": () => {
              throw Object.assign(new Error(), { details: said });
            },
          },
        },
      ]) {
        const recorder = await recordResources(answer);
        COMPONENTS["EndpointHub"]?.({});
        await settled();
        assert.ok(recorder.logs.length > 0, what);
        assert.deepEqual(steeredLines(recorder.logs.join("\n")), [], what);
      }
    }
  });

  it("without a warning in a preview, which may run before AWS can be asked", async () => {
    const recorder = await recordResources({ preview: true, unconfigured: true });
    new EndpointHub("one", { ...HUB, region: "us-east-1", costReport: "Off" });
    await settled();
    assert.deepEqual(recorder.logs, []);
  });
});

describe("a spoke of a hub of another stack", () => {
  const kms = (...privateDnsNames: string[]) => ({ services: { kms: { privateDnsNames } } });

  it("warns of names that AWS added since the hub was updated, and is built as before", async () => {
    const recorder = await recordResources(
      kms("kms.us-east-1.amazonaws.com", "kms.us-east-1.api.aws"),
    );
    new EndpointSpoke("one", { ...SPOKE, region: "us-east-1" });
    await settled();
    const [warning, ...others] = recorder.logs.filter((line) => line.startsWith("warning"));
    assert.match(
      warning ?? "",
      /hubConnection\.shape\.services\.kms: \["kms\.us-east-1\.api\.aws"\]: .*Update the hub's stack.*\[name-new-to-hub\]/,
    );
    assert.deepEqual(others, []);
    assert.deepEqual(
      recorder.ofType("aws:route53/zoneAssociation:ZoneAssociation").map(({ name }) => name),
      ["one-kms.us-east-1.amazonaws.com"],
    );
  });

  it("says nothing where AWS has no other name, does not answer, or the hub has just asked itself", async () => {
    const name = "aws:ec2/getVpcEndpointService:getVpcEndpointService";
    const silent = () => {
      throw new Error("UnauthorizedOperation");
    };
    for (const mocks of [kms("kms.us-east-1.amazonaws.com"), { answers: { [name]: silent } }]) {
      const recorder = await recordResources(mocks);
      new EndpointSpoke("one", { ...SPOKE, region: "us-east-1" });
      await settled();
      assert.deepEqual(
        recorder.logs.filter((line) => line.startsWith("warning")),
        [],
      );
    }
    const recorder = await recordResources(kms("kms.us-east-1.api.aws"));
    const hub = new EndpointHub("hub", { ...HUB, services: ["kms"], lookUpServices: false });
    const { hubConnection: _, cidrBlocks: __, ...args } = SPOKE;
    new EndpointSpoke("app-1", { ...args, hub });
    await settled();
    assert.deepEqual(
      tokens(recorder).filter((token) => token === "getVpcEndpointService"),
      [],
    );
  });
});

describe("a network asks AWS where a service is", () => {
  it("and builds the hub's endpoints, and those of other VPCs that it asked for, as it planned them", async () => {
    const { planned: _, ...args } = networkArgs(
      {
        region: "us-east-1",
        availabilityZones: ["us-east-1a", "us-east-1b"],
        services: ["kms", "logs"],
        hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"] },
        vpcs: {
          app: { cidrBlocks: ["10.1.0.0/16"] },
          own: { cidrBlocks: ["10.2.0.0/16"], placement: { logs: "local" } },
        },
      },
      { deploymentModel: "Centralized" },
    );
    const recorder = await recordResources({
      services: { logs: { availabilityZones: ["us-east-1b"] } },
    });
    const network = new EndpointNetwork("net", args);
    await settled();
    const subnetsOf = (name: string) => recorder.named(name).inputs["subnetIds"];
    assert.deepEqual(subnetsOf("net-shared-logs"), ["subnet-shared-us-east-1b"]);
    assert.deepEqual(subnetsOf("net-own-logs"), ["subnet-own-us-east-1b"]);
    assert.deepEqual(subnetsOf("net-shared-kms"), [
      "subnet-shared-us-east-1a",
      "subnet-shared-us-east-1b",
    ]);
    // 4 network interfaces, as many as were registered: 2 of KMS, and 1 of each endpoint of Logs.
    const report = JSON.parse(await valueOf(network.costReport)) as {
      alternatives: { model: string; endpointNetworkInterfaces: number }[];
    };
    const built = report.alternatives.find(({ model }) => model === "Centralized");
    assert.equal(built?.endpointNetworkInterfaces, 4);
  });
});

describe("a hub asks AWS where a service is", () => {
  const subnets = ["a", "b"].map((zone) => ({
    subnetId: `subnet-${zone}`,
    availabilityZone: `us-east-1${zone}`,
  }));
  const { subnetIds: _, ...hub } = { ...HUB, region: "us-east-1", subnets };

  it("and leaves subnets of other Availability Zones out, of that service alone, with a warning", async () => {
    const recorder = await recordResources({
      services: { logs: { availabilityZones: ["us-east-1b", "us-east-1c"] } },
    });
    new EndpointHub("one", hub);
    await settled();
    assert.deepEqual(recorder.named("one-logs").inputs["subnetIds"], ["subnet-b"]);
    assert.deepEqual(recorder.named("one-kms").inputs["subnetIds"], ["subnet-a", "subnet-b"]);
    assert.match(
      recorder.logs.join("\n"),
      /subnets\[0\]: "us-east-1a": logs has no endpoint in this Availability Zone, so the subnet is left out/,
    );
  });

  it("and refuses a service that is in none of the hub's Availability Zones", async () => {
    await recordResources({ services: { logs: { availabilityZones: ["us-east-1c"] } } });
    const failures = await failuresOf(() => new EndpointHub("one", hub));
    assert.match(
      failures.join("\n"),
      /AWS offers it in us-east-1c, and the hub has no subnet there/,
    );
  });

  it("and serves a service of which the catalog has no names by those that AWS answers", async () => {
    const services = ["glue.sessions"];
    const recorder = await recordResources({
      services: { "glue.sessions": { privateDnsNames: ["sessions.glue.us-east-1.amazonaws.com"] } },
    });
    new EndpointHub("one", { ...hub, services });
    await settled();
    assert.ok(recorder.named("one-sessions.glue.us-east-1.amazonaws.com"));
    const refused = refusal(
      () => new EndpointHub("one", { ...hub, services, lookUpServices: false }),
    );
    assert.match(refused.message, /it has no private DNS name that a hub could answer/);
  });
});

describe("endpoints without clients of their own ask AWS for the VPC's blocks", () => {
  const args = { vpcId: "vpc-1", services: ["kms"], subnetIds: ["subnet-a"] };
  const lookUp = "aws:ec2/getVpc:getVpc";

  it("by the component's own provider, in the Region that is given", async () => {
    for (const at of [{}, { region: "eu-west-1" }]) {
      const recorder = await recordResources();
      const provider = new aws.Provider("account", { region: "us-east-1" });
      new InterfaceEndpoints("app", { ...args, ...at }, { provider });
      await settled();
      const [asked, ...others] = recorder.calls.filter(({ token }) => token === lookUp);
      assert.deepEqual(asked?.inputs, { id: "vpc-1", ...at });
      assert.match(asked.provider, /pulumi:providers:aws::account::/);
      assert.deepEqual(others, []);
    }
  });

  it("and admit none that the VPC is losing or has lost", async () => {
    const vpc = vpcAnswer("vpc-1", {
      associated: ["10.1.0.0/16", "fd00:1::/56"],
      disassociating: ["10.2.0.0/16", "fd00:2::/56"],
      disassociated: ["10.3.0.0/16", "fd00:3::/56"],
      failed: ["10.4.0.0/16"],
    });
    const recorder = await recordResources({ answers: { [lookUp]: vpc } });
    new InterfaceEndpoints("app", args);
    await settled();
    const [rule] = recorder.named("app-endpoints").inputs["ingress"] as Record<string, unknown>[];
    assert.deepEqual(rule?.["cidrBlocks"], ["10.1.0.0/16"]);
    assert.deepEqual(rule["ipv6CidrBlocks"], ["fd00:1::/56"]);
  });

  it("and all of several IPv6 blocks", async () => {
    const vpc = vpcAnswer("vpc-1", { associated: ["10.1.0.0/16", "fd00:1::/56", "fd00:2::/56"] });
    const recorder = await recordResources({ answers: { [lookUp]: vpc } });
    new InterfaceEndpoints("app", args);
    await settled();
    const [rule] = recorder.named("app-endpoints").inputs["ingress"] as Record<string, unknown>[];
    assert.deepEqual(rule?.["ipv6CidrBlocks"], ["fd00:1::/56", "fd00:2::/56"]);
  });

  it("and stop where it does not resolve private names, which AWS refuses; a preview warns", async () => {
    const off = { enableDnsHostnames: false };
    const vpc = vpcAnswer("vpc-1", { associated: ["10.1.0.0/16"] }, off);
    const said =
      /vpcId: the VPC has enableDnsHostnames off, and AWS refuses private DNS without\. Turn both on/;
    const build = () => new InterfaceEndpoints("app", args);
    await recordResources({ answers: { [lookUp]: vpc } });
    assert.match((await failuresOf(build))[0] ?? "", said);
    const preview = await recordResources({ preview: true, answers: { [lookUp]: vpc } });
    build();
    await settled();
    assert.match(preview.logs.join("\n"), new RegExp(`warning: .*${said.source}`));
    // Without private DNS the attributes do not matter.
    const quiet = await recordResources({ answers: { [lookUp]: vpc } });
    new InterfaceEndpoints("app", { ...args, privateDnsEnabled: false });
    await settled();
    assert.doesNotMatch(quiet.logs.join("\n"), said);
  });
});

describe("hub and spoke print", () => {
  it("one estimate each, their own, and none of their endpoints'", async () => {
    const endpoints = {
      gatewayServices: ["s3"],
      localServices: ["sqs"],
      localSubnets: [{ subnetId: "subnet-a" }],
    };
    const programs: Record<string, () => unknown> = {
      EndpointHub: () => new EndpointHub("one", HUB),
      EndpointSpoke: () => new EndpointSpoke("one", { ...SPOKE, ...endpoints }),
    };
    for (const [component, build] of Object.entries(programs)) {
      const recorder = await recordResources({ preview: true });
      build();
      await settled();
      const printed = recorder.logs.filter((line) => line.includes(" a month"));
      assert.equal(printed.length, 1, `${component}: ${recorder.logs.join("\n")}`);
    }
  });
});

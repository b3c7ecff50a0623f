import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { HubConnection, HubShape } from "../../components/hub/connectionArgs";
import { EndpointHub } from "../../components/hub/endpointHub";
import type { EndpointHubArgs } from "../../components/hub/hubArgs";
import { InterfaceEndpoints } from "../../components/interface/interfaceEndpoints";
import { EndpointSpoke } from "../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../components/spoke/spokeArgs";
import { SpokeRegistration } from "../../components/registration/spokeRegistration";
import type { SpokeRegistrationArgs } from "../../components/registration/registrationArgs";
import { around, HOSTILE_TEXTS, steeredLines } from "../support/hostileTexts";
import { recordResources, settled, shortType, type Recorder } from "../support/mocks";

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

/** What each asks of AWS where its Region is given: for services' names the hub alone, as spokes go by its zones. */
const ASKED: Record<string, readonly string[]> = {
  EndpointHub: ["getCallerIdentity", "getVpcEndpointService", "getVpcEndpointService"],
  EndpointSpoke: ["getCallerIdentity"],
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

  it("for no Region where the arguments or the hub name one", async () => {
    for (const [component, build] of Object.entries(COMPONENTS)) {
      const recorder = await recordResources();
      build({}, { region: "us-east-1" });
      await settled();
      assert.deepEqual(tokens(recorder), ASKED[component], component);
    }
    const shape = { ...(CONNECTION.shape as HubShape), region: "us-east-1" };
    const recorder = await recordResources();
    new SpokeRegistration("one", { ...REGISTRATION, hubConnection: { ...CONNECTION, shape } });
    await settled();
    assert.deepEqual(tokens(recorder), []);
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
    assert.deepEqual(tokens(again), ASKED["EndpointHub"]);
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
    const associations = ["associated", "disassociating", "disassociated"].map((state, index) => ({
      cidrBlock: `10.${index + 1}.0.0/16`,
      associationId: state,
      state,
    }));
    const vpc = {
      cidrBlock: "10.1.0.0/16",
      cidrBlockAssociations: associations,
      ipv6CidrBlock: "",
    };
    const recorder = await recordResources({ answers: { [lookUp]: vpc } });
    new InterfaceEndpoints("app", args);
    await settled();
    const [rule] = recorder.named("app-endpoints").inputs["ingress"] as Record<string, unknown>[];
    assert.deepEqual(rule?.["cidrBlocks"], ["10.1.0.0/16"]);
    assert.deepEqual(rule["ipv6CidrBlocks"], []);
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

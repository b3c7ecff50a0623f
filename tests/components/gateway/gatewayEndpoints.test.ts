import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import { GatewayEndpoints, gatewayEgressRules } from "../../../components/gateway/gatewayEndpoints";
import { failuresOf } from "../../support/failures";
import { ENDPOINT, recordResources, refusal, settled, UNKNOWN, valueOf } from "../../support/mocks";

const args = { vpcId: "vpc-1", routeTableIds: ["rtb-1", "rtb-2"], region: "us-east-1" };
const everybody = (statement: object) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*", ...statement }],
  });

describe("GatewayEndpoints", () => {
  it("builds one endpoint a service with exactly these inputs", async () => {
    const recorder = await recordResources();
    new GatewayEndpoints("net", { ...args, services: ["s3", "dynamodb"], tags: { Team: "core" } });
    await settled();
    assert.deepEqual(
      recorder.ofType(ENDPOINT).map(({ name, inputs }) => ({ name, inputs })),
      [
        {
          name: "net-s3",
          inputs: {
            vpcId: "vpc-1",
            vpcEndpointType: "Gateway",
            serviceName: "com.amazonaws.us-east-1.s3",
            routeTableIds: ["rtb-1", "rtb-2"],
            region: "us-east-1",
            tags: { Name: "net-s3", Team: "core" },
          },
        },
        {
          name: "net-dynamodb",
          inputs: {
            vpcId: "vpc-1",
            vpcEndpointType: "Gateway",
            serviceName: "com.amazonaws.us-east-1.dynamodb",
            routeTableIds: ["rtb-1", "rtb-2"],
            region: "us-east-1",
            tags: { Name: "net-dynamodb", Team: "core" },
          },
        },
      ],
    );
  });

  it("never sends what AWS refuses on gateway endpoints", async () => {
    const recorder = await recordResources();
    new GatewayEndpoints("net", {
      ...args,
      services: ["s3"],
      ipAddressType: "dualstack",
      dnsRecordIpType: "ipv6",
    });
    await settled();
    const { inputs } = recorder.named("net-s3");
    assert.deepEqual(inputs["dnsOptions"], { dnsRecordIpType: "ipv6" });
    for (const refused of [
      "privateDnsEnabled",
      "subnetIds",
      "securityGroupIds",
      "subnetConfigurations",
    ]) {
      assert.ok(!(refused in inputs), refused);
    }
  });

  it("takes the provider's Region where none is given, and China's gateway names", async () => {
    const recorder = await recordResources({ region: "cn-north-1" });
    new GatewayEndpoints("net", { vpcId: "vpc-1", routeTableIds: ["rtb-1"] });
    await settled();
    assert.equal(recorder.named("net-s3").inputs["serviceName"], "com.amazonaws.cn-north-1.s3");
  });

  it("gives clients' egress rules by prefix list", async () => {
    await recordResources();
    const endpoints = new GatewayEndpoints("net", { ...args, services: ["s3"] });
    assert.deepEqual(await valueOf(gatewayEgressRules(endpoints)), [
      {
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        prefixListIds: ["pl-net-s3"],
        description: "HTTPS to s3 through its gateway endpoint",
      },
    ]);
  });

  it("reports that they are free", async () => {
    await recordResources();
    const endpoints = new GatewayEndpoints("net", { ...args, services: ["s3", "dynamodb"] });
    const report = JSON.parse(await valueOf(endpoints.costReport)) as {
      alternatives: { monthlyTotal: string; lines: { kind: string; formula: string }[] }[];
    };
    assert.equal(report.alternatives[0]?.monthlyTotal, "0.00");
    assert.deepEqual(
      report.alternatives[0]?.lines.map(({ kind, formula }) => [kind, formula]),
      [
        ["gatewayEndpoint", "free"],
        ["gatewayEndpoint", "free"],
      ],
    );
  });

  it("gives each service its own policy, or the shared one", async () => {
    const recorder = await recordResources();
    const shared = everybody({ Principal: "*" });
    const own = everybody({ Principal: { AWS: "*" } });
    new GatewayEndpoints("net", {
      ...args,
      services: ["s3", "dynamodb"],
      policy: shared,
      policies: { s3: own },
    });
    await settled();
    assert.equal(recorder.named("net-s3").inputs["policy"], own);
    assert.equal(recorder.named("net-dynamodb").inputs["policy"], shared);
  });

  it("refuses everything wrong at once, by property", async () => {
    await recordResources();
    const { paths, message } = refusal(
      () =>
        new GatewayEndpoints("net", {
          ...args,
          services: ["s3", "sqs", "dynamodbb"],
          policy: everybody({ Principal: { AWS: "arn:aws:iam::123456789012:root" } }),
          policies: { kms: everybody({}) },
          ipAddressType: "ipv6",
          dnsRecordIpType: "ipv4",
        }),
    );
    assert.deepEqual(paths, [
      "services[1]",
      "services[2]",
      "policy",
      "policies.kms",
      "policies.kms",
      "dnsRecordIpType",
      "dnsRecordIpType",
    ]);
    assert.match(message, /this service has no gateway endpoint. Use its interface endpoint/);
    assert.match(message, /Did you mean dynamodb/);
    assert.match(message, /takes no Principal but "\*"/);
  });

  it("refuses a route table that is listed twice", async () => {
    await recordResources();
    const routeTableIds = ["rtb-1", "rtb-2", "rtb-1"];
    assert.deepEqual(refusal(() => new GatewayEndpoints("net", { ...args, routeTableIds })).paths, [
      "routeTableIds[2]",
    ]);
  });

  it("lives beside another one in the same stack: names differ, every child has its parent", async () => {
    const recorder = await recordResources();
    new GatewayEndpoints("one", { ...args, services: ["s3", "dynamodb"] });
    new GatewayEndpoints("two", { ...args, services: ["s3", "dynamodb"] });
    await settled();
    assert.deepEqual(
      recorder
        .ofType(ENDPOINT)
        .map(({ name, parent }) => [name, parent.split("::").at(-1)])
        .sort(),
      [
        ["one-dynamodb", "one"],
        ["one-s3", "one"],
        ["two-dynamodb", "two"],
        ["two-s3", "two"],
      ],
    );
  });

  it("keeps the name that an endpoint had as an unknown service, and hands on time limits", async () => {
    const recorder = await recordResources();
    new GatewayEndpoints("net", args, { customTimeouts: { create: "20m" } });
    await settled();
    assert.deepEqual(recorder.named("net-s3").aliases, ["net-com.amazonaws.us-east-1.s3"]);
    assert.equal(recorder.named("net-s3").customTimeouts.create, "20m");
  });

  it("survives a preview in which neither ids nor the provider's Region are known yet", async () => {
    const recorder = await recordResources({ preview: true, unconfigured: true });
    const unknown = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }).id;
    new GatewayEndpoints("net", { vpcId: unknown, routeTableIds: [unknown] });
    await settled();
    const { inputs, aliases } = recorder.named("net-s3");
    assert.equal(inputs["serviceName"], UNKNOWN);
    // Pulumi refuses an alias that is unknown.
    assert.deepEqual(aliases, ["net-com.amazonaws.us-east-1.s3"]);
  });

  it("builds nothing where the provider's Region turns out not to have the service", async () => {
    const recorder = await recordResources({ region: "eu-west-1" });
    const { region: _, ...without } = args;
    const failures = await failuresOf(
      () => new GatewayEndpoints("net", { ...without, services: ["com.amazonaws.us-east-1.s3"] }),
    );
    assert.match(
      failures[0] ?? "",
      /services\[0\].*this is the service of us-east-1, not of eu-west-1/,
    );
    assert.deepEqual(recorder.ofType(ENDPOINT), []);
  });

  it("warns of endpoints that no route leads to", async () => {
    const recorder = await recordResources();
    new GatewayEndpoints("net", { ...args, routeTableIds: [] });
    await settled();
    assert.equal(recorder.logs.length, 1);
    assert.match(recorder.logs[0] ?? "", /^warning: warning routeTableIds: \[\]: no route table/);
  });

  it("refuses a Region and a report that do not exist", async () => {
    await recordResources();
    const wrong = { ...args, region: "nowhere", costReport: "full" as "Full" };
    assert.deepEqual(refusal(() => new GatewayEndpoints("net", wrong)).paths, [
      "region",
      "costReport",
    ]);
  });

  it("refuses to build nothing", async () => {
    await recordResources();
    const nothing = refusal(() => new GatewayEndpoints("net", { ...args, services: [] }));
    assert.deepEqual(nothing.paths, ["services"]);
    assert.match(nothing.message, /error services: \[\]: no service is asked for/);
  });

  const late = (text: string) => pulumi.output(Promise.resolve(text));

  it("builds no endpoint with a policy that turns out wrong once it is known", async () => {
    const recorder = await recordResources();
    const failures = await failuresOf(
      () =>
        new GatewayEndpoints("net", {
          ...args,
          services: ["s3", "dynamodb"],
          policy: late(everybody({ Principal: "*" })),
          policies: { dynamodb: late(everybody({})) },
        }),
    );
    assert.match(failures[0] ?? "", /error policies\.dynamodb: .*has no Principal/);
    assert.deepEqual(
      recorder.ofType(ENDPOINT).map(({ name }) => name),
      ["net-s3"],
    );
  });

  it("calls a shared policy by its name where it turns out wrong", async () => {
    const recorder = await recordResources();
    const failures = await failuresOf(
      () => new GatewayEndpoints("net", { ...args, policy: late(everybody({})) }),
    );
    assert.match(failures[0] ?? "", /error policy: .*has no Principal/);
    assert.deepEqual(recorder.ofType(ENDPOINT), []);
  });
});

import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { InterfaceEndpoints } from "../../../components/interface/interfaceEndpoints";
import type { InterfaceEndpointsArgs } from "../../../components/interface/interfaceArgs";
import { failuresOf } from "../../support/failures";
import {
  ENDPOINT,
  recordResources,
  refusal,
  SECURITY_GROUP,
  settled,
  UNKNOWN,
  valueOf,
} from "../../support/mocks";
import { vpcAnswer } from "../../support/vpcLookUps";

const args: InterfaceEndpointsArgs = {
  vpcId: "vpc-1",
  services: ["logs"],
  subnetIds: ["subnet-a", "subnet-b"],
  region: "us-east-1",
};

const policy = (statement: object) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*", Resource: "*", ...statement }] });

interface Report {
  readonly alternatives: readonly {
    readonly monthlyTotal: string;
    readonly complete: boolean;
    readonly endpointNetworkInterfaces: number;
    readonly lines: readonly {
      readonly kind: string;
      readonly formula: string;
      readonly monthlyCost: string | null;
    }[];
  }[];
}

async function reportOf(component: InterfaceEndpoints) {
  const report = JSON.parse(await valueOf(component.costReport)) as Report;
  const [alternative] = report.alternatives;
  assert.ok(alternative !== undefined);
  return alternative;
}

describe("InterfaceEndpoints", () => {
  it("builds an endpoint and a security group with exactly these inputs", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", {
      ...args,
      services: ["logs", "cassandra"],
      tags: { Team: "core" },
    });
    await settled();
    assert.deepEqual(recorder.named("net-logs").inputs, {
      vpcId: "vpc-1",
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.us-east-1.logs",
      subnetIds: ["subnet-a", "subnet-b"],
      securityGroupIds: ["SecurityGroup(net-endpoints)"],
      privateDnsEnabled: true,
      region: "us-east-1",
      tags: { Name: "net-logs", Team: "core" },
    });
    const open = {
      cidrBlocks: ["10.1.0.0/16", "100.64.0.0/16"],
      ipv6CidrBlocks: ["2001:db8::/56"],
    };
    assert.deepEqual(recorder.named("net-endpoints").inputs, {
      vpcId: "vpc-1",
      description: "Clients of VPC endpoints",
      ingress: [
        { protocol: "tcp", fromPort: 443, toPort: 443, ...open },
        { protocol: "tcp", fromPort: 9142, toPort: 9142, ...open },
      ],
      region: "us-east-1",
      tags: { Name: "net-endpoints", Team: "core" },
    });
  });

  it("replaces an endpoint by deleting the old one first, and keeps the name it had as an unknown service", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", args);
    await settled();
    assert.equal(recorder.named("net-logs").deleteBeforeReplace, true);
    assert.deepEqual(recorder.named("net-logs").aliases, ["net-com.amazonaws.us-east-1.logs"]);
  });

  it("makes no security group where some are given", async () => {
    const recorder = await recordResources();
    const component = new InterfaceEndpoints("net", { ...args, securityGroupIds: ["sg-1"] });
    await settled();
    assert.deepEqual(recorder.ofType(SECURITY_GROUP), []);
    assert.deepEqual(recorder.named("net-logs").inputs["securityGroupIds"], ["sg-1"]);
    assert.equal(component.securityGroupId, undefined);
  });

  it("lets given blocks connect and nobody else", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", { ...args, allowedCidrBlocks: ["10.9.0.0/16", "fd00::/56"] });
    await settled();
    assert.deepEqual(recorder.named("net-endpoints").inputs["ingress"], [
      {
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlocks: ["10.9.0.0/16"],
        ipv6CidrBlocks: ["fd00::/56"],
      },
    ]);
  });

  it("opens to the blocks of the VPC in its own Region, whatever the provider's", async () => {
    const recorder = await recordResources({
      answers: {
        "aws:ec2/getVpc:getVpc": ({ id, region }) =>
          vpcAnswer(String(id), {
            associated: [id === "vpc-1" && region === "eu-west-1" ? "10.1.0.0/16" : "192.0.2.0/24"],
          }),
      },
    });
    new InterfaceEndpoints("net", { ...args, region: "eu-west-1" });
    await settled();
    const [rule] = recorder.named("net-endpoints").inputs["ingress"] as { cidrBlocks: string[] }[];
    assert.deepEqual(rule?.cidrBlocks, ["10.1.0.0/16"]);
  });

  it("joins adjacent blocks that are known late where the rules are too many, and warns where that is not enough", async () => {
    const late = (blocks: string[]) => pulumi.output(Promise.resolve(blocks));
    const built = async (blocks: string[]) => {
      const recorder = await recordResources();
      new InterfaceEndpoints("net", { ...args, allowedCidrBlocks: late(blocks) });
      await settled();
      const [rule] = recorder.named("net-endpoints").inputs["ingress"] as {
        cidrBlocks: string[];
      }[];
      return { blocks: rule?.cidrBlocks, said: recorder.logs.join("\n") };
    };
    const sideBySide = Array.from({ length: 64 }, (_, index) => `10.${index}.0.0/16`);
    assert.deepEqual((await built(sideBySide)).blocks, ["10.0.0.0/10"]);
    const few = await built(sideBySide.slice(0, 60));
    assert.deepEqual(few.blocks, sideBySide.slice(0, 60));
    const apart = await built(sideBySide.map((block) => block.replace("/16", "/24")));
    assert.equal(apart.blocks?.length, 64);
    assert.match(
      apart.said,
      /allowedCidrBlocks: 64: AWS's quota "Inbound or outbound rules per security group" is 60/,
    );
  });

  it("warns of more endpoints than a VPC has by default, unless the quota was raised", async () => {
    const services = Array.from({ length: 51 }, (_, index) => `com.example.s-${index}`);
    const said = async (quotas = {}) => {
      const recorder = await recordResources();
      new InterfaceEndpoints("net", { ...args, services, privateDnsEnabled: false, quotas });
      await settled();
      return recorder.logs.join("\n");
    };
    assert.match(await said(), /services: 51: AWS's quota "Interface VPC endpoints per VPC" is 50/);
    assert.doesNotMatch(await said({ interfaceEndpoints: 51 }), /quota/);
  });

  it("outputs the Regional DNS name by its form, not by its place", async () => {
    await recordResources();
    const component = new InterfaceEndpoints("net", args);
    assert.deepEqual(await valueOf(component.dnsNames), {
      logs: "vpce-0abc-1def.logs.us-east-1.vpce.amazonaws.com",
    });
    assert.deepEqual(await valueOf(component.hostedZoneIds), { logs: "ZREGION" });
    assert.deepEqual(await valueOf(component.networkInterfaceIds), {
      logs: ["eni-net-logs-0", "eni-net-logs-1"],
    });
  });

  it("sets S3's inbound-resolver rule explicitly, since AWS's default fails without a gateway endpoint", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", { ...args, services: ["s3"] });
    new InterfaceEndpoints("dc", {
      ...args,
      services: ["s3"],
      s3GatewayEndpointId: "vpce-gateway",
      privateDnsOnlyForInboundResolverEndpoint: true,
    });
    await settled();
    assert.deepEqual(recorder.named("net-s3").inputs["dnsOptions"], {
      privateDnsOnlyForInboundResolverEndpoint: false,
    });
    assert.deepEqual(recorder.named("dc-s3").inputs["dnsOptions"], {
      privateDnsOnlyForInboundResolverEndpoint: true,
    });
  });

  it("leaves private DNS off where a service has none", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", { ...args, services: ["dynamodb", "iot.data"] });
    await settled();
    assert.equal(recorder.named("net-dynamodb").inputs["privateDnsEnabled"], false);
    assert.equal(recorder.named("net-iot.data").inputs["privateDnsEnabled"], false);
  });

  it("uses one subnet in each Availability Zone, in the order given, without zones that the service lacks", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", {
      vpcId: "vpc-1",
      region: "us-east-1",
      services: ["email-smtp", "logs"],
      subnets: [
        { subnetId: "subnet-b", availabilityZoneId: "use1-az2" },
        { subnetId: "subnet-a", availabilityZoneId: "use1-az1" },
        { subnetId: "subnet-a2", availabilityZoneId: "use1-az1" },
      ],
    });
    await settled();
    assert.deepEqual(recorder.named("net-logs").inputs["subnetIds"], ["subnet-b", "subnet-a"]);
    assert.deepEqual(recorder.named("net-email-smtp").inputs["subnetIds"], ["subnet-a"]);
  });

  it("fixes private addresses by a configuration beside each subnet, as the provider takes them", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", {
      ...args,
      overrides: { logs: { privateIpAddresses: ["10.1.0.10", "10.1.1.10"] } },
    });
    await settled();
    const { inputs } = recorder.named("net-logs");
    assert.deepEqual(inputs["subnetConfigurations"], [
      { subnetId: "subnet-a", ipv4: "10.1.0.10" },
      { subnetId: "subnet-b", ipv4: "10.1.1.10" },
    ]);
    assert.deepEqual(inputs["subnetIds"], ["subnet-a", "subnet-b"]);
  });

  it("reaches a service in another Region by that Region's name", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", {
      ...args,
      services: ["kms"],
      overrides: { kms: { serviceRegion: "eu-west-1" } },
    });
    await settled();
    const { inputs } = recorder.named("net-kms");
    assert.equal(inputs["serviceName"], "com.amazonaws.eu-west-1.kms");
    assert.equal(inputs["serviceRegion"], "eu-west-1");
  });

  it("prices the transfer between the Regions, in its report and its output", async () => {
    await recordResources();
    const component = new InterfaceEndpoints("net", {
      ...args,
      services: ["kms"],
      monthlyDataGb: { kms: 100 },
      overrides: { kms: { serviceRegion: "us-east-2" } },
    });
    const { lines } = await reportOf(component);
    // Half of 100 GB each way, at $0.01 between Virginia and Ohio.
    assert.deepEqual(
      lines
        .filter(({ kind }) => kind === "crossRegionTransfer")
        .map(({ formula, monthlyCost }) => [formula, monthlyCost]),
      [
        ["50 GB us-east-1 to us-east-2 x $0.01", "0.50"],
        ["50 GB us-east-2 to us-east-1 x $0.01", "0.50"],
      ],
    );
  });

  it("reaches from anywhere what lives in one Region, and a partner's service of another Region", async () => {
    const recorder = await recordResources();
    const partner = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
    new InterfaceEndpoints("net", {
      ...args,
      region: "eu-west-1",
      services: ["iam", partner],
      overrides: {
        iam: { serviceRegion: "us-east-1" },
        "vpce-svc-0123456789abcdef0": { serviceRegion: "us-east-1", privateDnsEnabled: false },
      },
    });
    await settled();
    assert.deepEqual(
      recorder.ofType(ENDPOINT).map(({ inputs }) => [inputs["serviceName"], inputs["region"]]),
      [
        ["com.amazonaws.iam", "eu-west-1"],
        [partner, "eu-west-1"],
      ],
    );
  });

  it("opens no port in its security group for a service that has its own, and makes none for nobody", async () => {
    const recorder = await recordResources();
    const overrides = { cassandra: { securityGroupIds: ["sg-own"] } };
    new InterfaceEndpoints("net", { ...args, services: ["logs", "cassandra"], overrides });
    const alone = new InterfaceEndpoints("alone", { ...args, services: ["cassandra"], overrides });
    await settled();
    const [group, ...others] = recorder.ofType(SECURITY_GROUP);
    assert.deepEqual(others, []);
    assert.deepEqual(
      (group?.inputs["ingress"] as { fromPort: number }[]).map(({ fromPort }) => fromPort),
      [443],
    );
    assert.deepEqual(recorder.named("net-cassandra").inputs["securityGroupIds"], ["sg-own"]);
    assert.deepEqual(recorder.named("net-logs").inputs["securityGroupIds"], [
      "SecurityGroup(net-endpoints)",
    ]);
    assert.equal(alone.securityGroupId, undefined);
  });

  it("merges tags: its own name, then the component's, then the service's", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", {
      ...args,
      services: ["logs", "kms"],
      tags: { Team: "core", Stage: "dev" },
      overrides: { kms: { tags: { Stage: "prod", Name: "keys" } } },
    });
    await settled();
    assert.deepEqual(recorder.named("net-logs").inputs["tags"], {
      Name: "net-logs",
      Team: "core",
      Stage: "dev",
    });
    assert.deepEqual(recorder.named("net-kms").inputs["tags"], {
      Name: "keys",
      Team: "core",
      Stage: "prod",
    });
  });

  it("hands its time limits on to the endpoints", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", args, { customTimeouts: { create: "30m" } });
    await settled();
    assert.equal(recorder.named("net-logs").customTimeouts.create, "30m");
  });

  it("sends no policy to a service that takes none", async () => {
    const recorder = await recordResources();
    const everybody = policy({ Principal: "*" });
    new InterfaceEndpoints("net", {
      ...args,
      services: ["logs", "oidc-eks"],
      policy: everybody,
    });
    await settled();
    assert.equal(recorder.named("net-logs").inputs["policy"], everybody);
    assert.ok(!("policy" in recorder.named("net-oidc-eks").inputs));
  });

  it("creates CodeArtifact's two endpoints one after the other", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", {
      ...args,
      services: ["codeartifact.api", "codeartifact.repositories"],
    });
    await settled();
    assert.equal(
      recorder
        .named("net-codeartifact.api")
        .dependencies.some((urn) => urn.includes("codeartifact")),
      false,
    );
    assert.ok(
      recorder
        .named("net-codeartifact.repositories")
        .dependencies.some((urn) => urn.endsWith("net-codeartifact.api")),
    );
  });

  it("opens bundles and leaves their gateway members to GatewayEndpoints", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", { ...args, services: ["ecr-bundle"] });
    await settled();
    assert.deepEqual(
      recorder.ofType(ENDPOINT).map(({ name }) => name),
      ["net-ecr.api", "net-ecr.dkr"],
    );
  });

  it("accepts a service that only the caller knows", async () => {
    const recorder = await recordResources();
    const serviceName = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
    new InterfaceEndpoints("net", {
      ...args,
      services: [serviceName],
      overrides: { "vpce-svc-0123456789abcdef0": { ports: [8443] } },
    });
    await settled();
    assert.equal(
      recorder.named("net-vpce-svc-0123456789abcdef0").inputs["serviceName"],
      serviceName,
    );
  });

  it("keeps a full name that the catalog does not have, even where its short name looks familiar", async () => {
    const recorder = await recordResources();
    const { region: _, ...without } = args;
    new InterfaceEndpoints("net", { ...without, services: ["com.amazonaws.us-east-1.freetier"] });
    await settled();
    const [endpoint] = recorder.ofType(ENDPOINT);
    assert.equal(endpoint?.inputs["serviceName"], "com.amazonaws.us-east-1.freetier");
  });

  it("leaves private DNS of an unknown service off with a warning, and on when told", async () => {
    const recorder = await recordResources();
    const services = ["com.amazonaws.us-east-1.brand-new"];
    new InterfaceEndpoints("net", { ...args, services });
    new InterfaceEndpoints("told", {
      ...args,
      services,
      overrides: { "brand-new": { privateDnsEnabled: true } },
    });
    await settled();
    assert.equal(recorder.named("net-brand-new").inputs["privateDnsEnabled"], false);
    assert.equal(recorder.named("told-brand-new").inputs["privateDnsEnabled"], true);
    assert.equal(recorder.logs.length, 1);
    assert.match(recorder.logs[0] ?? "", /overrides\["brand-new"\]\.privateDnsEnabled.*left off/);
  });

  it("warns of names that private DNS hides from the VPC, unless their own service is there", async () => {
    const warnings = async (more: Partial<InterfaceEndpointsArgs>) => {
      const recorder = await recordResources();
      new InterfaceEndpoints("net", { ...args, ...more });
      await settled();
      return recorder.logs.join("\n");
    };
    assert.match(
      await warnings({ services: ["eks", "glue"] }),
      /"eks": its private DNS hides oidc\.eks\..*Add oidc-eks, eks-proxy; or turn.*\n.*"glue": its private DNS hides/,
    );
    assert.doesNotMatch(
      await warnings({ services: ["eks", "oidc-eks", "eks-proxy"] }),
      /private-names-shadow/,
    );
    assert.doesNotMatch(
      await warnings({ services: ["eks"], privateDnsEnabled: false }),
      /private-names-shadow/,
    );
  });

  it("opens ports in ranges and over UDP, beside 443 as it was", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", { ...args, services: ["logs", "datasync", "highlander"] });
    await settled();
    const [group] = recorder.ofType(SECURITY_GROUP);
    const rules = group?.inputs["ingress"] as Record<string, unknown>[];
    assert.deepEqual(
      rules.map(({ protocol, fromPort, toPort }) => [protocol, fromPort, toPort]),
      [
        ["tcp", 443, 443],
        ["udp", 443, 443],
        ["tcp", 1024, 1064],
        ["tcp", 4195, 4195],
        ["udp", 4195, 4195],
      ],
    );
  });

  it("takes the provider's Region where none is given", async () => {
    const recorder = await recordResources({ region: "eu-central-1" });
    const { region: _, ...without } = args;
    const component = new InterfaceEndpoints("net", without);
    await settled();
    const { inputs } = recorder.named("net-logs");
    assert.equal(inputs["serviceName"], "com.amazonaws.eu-central-1.logs");
    assert.ok(!("region" in inputs));
    // 2 ENI x 730 h x $0.012 in eu-central-1; the traffic is unknown.
    assert.deepEqual(await reportOf(component), {
      ...(await reportOf(component)),
      monthlyTotal: "17.52",
      complete: false,
    });
  });

  it("asks the provider's Region for services of one Region, and of another one's names", async () => {
    const recorder = await recordResources({ region: "us-west-2" });
    const { region: _, ...without } = args;
    new InterfaceEndpoints("net", { ...without, services: ["networkmanager"] });
    await settled();
    assert.equal(
      recorder.named("net-networkmanager").inputs["serviceName"],
      "com.amazonaws.us-west-2.networkmanager",
    );
  });

  it("builds nothing where the provider's Region turns out not to have the services", async () => {
    const recorder = await recordResources({ region: "us-east-1" });
    const { region: _, ...without } = args;
    const failures = await failuresOf(
      () =>
        new InterfaceEndpoints("net", {
          ...without,
          services: ["networkmanager", "com.amazonaws.eu-west-1.kms"],
        }),
    );
    assert.match(failures[0] ?? "", /error services\[0\]: .*exists in us-west-2 only/);
    assert.match(failures[0] ?? "", /error services\[1\]: .*the service of eu-west-1/);
    assert.deepEqual(recorder.ofType(ENDPOINT), []);
  });

  const late = <T>(value: T) => pulumi.output(Promise.resolve(value));

  it("builds no endpoint with a policy that turns out wrong once it is known", async () => {
    const recorder = await recordResources();
    const failures = await failuresOf(
      () =>
        new InterfaceEndpoints("net", {
          ...args,
          services: ["logs", "kms"],
          policy: late(policy({ Principal: "*" })),
          overrides: { kms: { policy: late(policy({})) } },
        }),
    );
    assert.match(failures[0] ?? "", /error overrides\.kms\.policy: .*has no Principal/);
    assert.deepEqual(
      recorder.ofType(ENDPOINT).map(({ name }) => name),
      ["net-logs"],
    );
  });

  it("calls a shared policy by its name where it turns out wrong", async () => {
    const recorder = await recordResources();
    const failures = await failuresOf(
      () => new InterfaceEndpoints("net", { ...args, policy: late(policy({})) }),
    );
    assert.match(failures[0] ?? "", /error policy: .*has no Principal/);
    assert.deepEqual(recorder.ofType(ENDPOINT), []);
  });

  it("opens nothing to blocks that turn out to be everybody once they are known", async () => {
    const recorder = await recordResources();
    const failures = await failuresOf(
      () =>
        new InterfaceEndpoints("net", { ...args, allowedCidrBlocks: late(["10.0.0.0/8", "::/0"]) }),
    );
    assert.match(failures[0] ?? "", /error allowedCidrBlocks\[1\]: "::\/0"/);
    assert.deepEqual(recorder.ofType(SECURITY_GROUP), []);
  });

  it("prices 2 ENIs and 1,000 GB at $24.60", async () => {
    await recordResources();
    const component = new InterfaceEndpoints("net", { ...args, monthlyDataGb: { logs: 1000 } });
    const { monthlyTotal, complete, endpointNetworkInterfaces } = await reportOf(component);
    assert.deepEqual(
      { monthlyTotal, complete, endpointNetworkInterfaces },
      {
        monthlyTotal: "24.60", // 2 x 730 x 0.01 + 1,000 x 0.01
        complete: true,
        endpointNetworkInterfaces: 2,
      },
    );
  });

  it("lives beside another one in the same stack: names differ, every child has its parent", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("one", { ...args, services: ["ecr-bundle", "logs"] });
    new InterfaceEndpoints("two", { ...args, services: ["ecr-bundle", "logs"] });
    await settled();
    const children = recorder.resources.filter(({ custom }) => custom);
    assert.equal(children.length, 8);
    assert.equal(
      new Set(children.map(({ type, name }) => `${type} ${name}`)).size,
      children.length,
    );
    for (const { name, parent } of children) {
      const owner = name.split("-")[0] ?? "";
      assert.ok(
        parent.endsWith(`vpc-endpoints:index:InterfaceEndpoints::${owner}`),
        `${name} has ${parent}`,
      );
    }
  });

  it("survives a preview in which no id is known yet", async () => {
    const recorder = await recordResources({ preview: true });
    const unknown = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }).id;
    new InterfaceEndpoints("net", {
      ...args,
      vpcId: unknown,
      subnetIds: [unknown, unknown],
      costReport: "Off",
    });
    await settled();
    assert.ok(recorder.named("net-logs"));
    assert.ok(recorder.named("net-endpoints"));
  });

  it("survives a preview before the provider's own settings are known", async () => {
    const recorder = await recordResources({ preview: true, unconfigured: true });
    const { region: _, ...without } = args;
    new InterfaceEndpoints("net", without);
    await settled();
    assert.equal(recorder.named("net-logs").inputs["serviceName"], UNKNOWN);
    // Pulumi refuses an alias that is unknown, so it is the one of some Region.
    assert.deepEqual(recorder.named("net-logs").aliases, ["net-com.amazonaws.us-east-1.logs"]);
    // Neither a Region to price nor the VPC's blocks are known.
    assert.deepEqual(recorder.logs, []);
    assert.ok(recorder.named("net-endpoints"));
  });

  it("prints every line with its source when asked for all of them", async () => {
    const recorder = await recordResources({ preview: true });
    new InterfaceEndpoints("net", { ...args, monthlyDataGb: { logs: 1000 }, costReport: "Full" });
    await settled();
    assert.equal(recorder.logs.length, 1);
    assert.match(recorder.logs[0] ?? "", /\$14\.60[\s\S]*\$10\.00/);
    assert.match(recorder.logs[0] ?? "", /logs[\s\S]*20\d\d-\d\d-\d\d/);
  });

  it("prints one block of its estimate in a preview, and nothing when told so", async () => {
    const recorder = await recordResources({ preview: true });
    new InterfaceEndpoints("net", { ...args, monthlyDataGb: { logs: 1000 } });
    new InterfaceEndpoints("silent", { ...args, costReport: "Off" });
    await settled();
    assert.deepEqual(recorder.logs, [
      [
        "info: net: estimated $24.60 a month (us-east-1 · list price, 2026-09-17)",
        "  endpoint hours  2 ENI x 730 h x $0.01  $14.60",
        "  endpoint data   1,000 GB x $0.01       $10.00",
      ].join("\n"),
    ]);
  });

  it("prints nothing of its estimate in an update", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", args);
    await settled();
    assert.deepEqual(recorder.logs, []);
  });

  it("warns once of everything that a bundle needs besides", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", { ...args, services: ["ecr-bundle"] });
    new InterfaceEndpoints("whole", {
      ...args,
      services: ["ecr-bundle"],
      s3GatewayEndpointId: "vpce-1",
    });
    await settled();
    assert.equal(recorder.logs.length, 1);
    assert.match(
      recorder.logs[0] ?? "",
      /^warning: warning services: "ecr-bundle": this bundle also needs s3's gateway endpoint/,
    );
  });

  it("says which gateway endpoint a bundle needs, and how to give it", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", { ...args, services: ["kinesis-consumer"] });
    await settled();
    assert.match(recorder.logs[0] ?? "", /Build GatewayEndpoints with dynamodb in the VPC\. /);
  });

  it("warns of an inbound-resolver rule that concerns no endpoint", async () => {
    const recorder = await recordResources();
    const privateDnsOnlyForInboundResolverEndpoint = true;
    new InterfaceEndpoints("net", { ...args, privateDnsOnlyForInboundResolverEndpoint });
    await settled();
    assert.equal(recorder.logs.length, 1);
    assert.match(recorder.logs[0] ?? "", /\[inbound-only-without-effect\]/);
  });

  const refused: Record<string, { given: Partial<InterfaceEndpointsArgs>; paths: string[] }> = {
    "no service": { given: { services: [] }, paths: ["services"] },
    "an unknown service": { given: { services: ["lgos"] }, paths: ["services[0]", "services"] },
    "a service without an interface endpoint": {
      given: { services: ["s3express"] },
      paths: ["services[0]"],
    },
    "the same service twice": { given: { services: ["logs", "logs"] }, paths: ["services[1]"] },
    "two services that answer the same private name": {
      given: {
        services: ["logs", "com.example.one"],
        overrides: { "com.example.one": { privateDnsNames: ["logs.us-east-1.amazonaws.com"] } },
      },
      paths: ["services"],
    },
    "no subnet, once for all services": {
      given: { services: ["logs", "kms"], subnetIds: [] },
      paths: ["subnetIds"],
    },
    "no subnet for one service": {
      given: { overrides: { logs: { subnetIds: [] } } },
      paths: ["overrides.logs.subnetIds"],
    },
    "a subnet twice": {
      given: {
        subnetIds: ["a", "b", "a"],
        overrides: { logs: { subnetIds: ["c", "c"] } },
      },
      paths: ["subnetIds[2]", "overrides.logs.subnetIds[1]"],
    },
    "a place that is no Region": { given: { region: "nowhere" }, paths: ["region"] },
    "values that the enumerations do not have": {
      given: {
        onUnsupportedAvailabilityZone: "refuse" as "Refuse",
        costReport: "full" as "Full",
        ipAddressType: "both" as "ipv4",
      },
      paths: ["onUnsupportedAvailabilityZone", "costReport", "ipAddressType"],
    },
    "nobody as a client": { given: { allowedCidrBlocks: [] }, paths: ["allowedCidrBlocks"] },
    "empty lists of security groups": {
      given: { securityGroupIds: [], overrides: { logs: { securityGroupIds: [] } } },
      paths: ["securityGroupIds", "overrides.logs.securityGroupIds"],
    },
    "ports that are none": {
      given: { services: ["com.example.one"], overrides: { "com.example.one": { ports: [0] } } },
      paths: ['overrides["com.example.one"].ports[0]'],
    },
    "fixed addresses that are none": {
      given: { overrides: { logs: { privateIpAddresses: ["10.1.0.10", "10.1.1"] } } },
      paths: ["overrides.logs.privateIpAddresses[1]"],
    },
    "a service of one Region reached in another": {
      given: { services: ["iam"], overrides: { iam: { serviceRegion: "eu-west-1" } } },
      paths: ["services[0]"],
    },
    "subnets in two forms": { given: { subnets: [{ subnetId: "s" }] }, paths: ["subnetIds"] },
    "everybody as a client": {
      given: { allowedCidrBlocks: ["10.0.0.0/8", "0.0.0.0/0", "::/0"] },
      paths: ["allowedCidrBlocks[1]", "allowedCidrBlocks[2]"],
    },
    "blocks beside security groups": {
      given: { securityGroupIds: ["sg"], allowedCidrBlocks: ["10.0.0.0/8"] },
      paths: ["allowedCidrBlocks"],
    },
    "a policy without a principal": { given: { policy: policy({}) }, paths: ["policy"] },
    "a policy that is too long": {
      given: { policy: policy({ Principal: "*", Sid: "x".repeat(20_480) }) },
      paths: ["policy"],
    },
    "a policy for a service that takes none": {
      given: {
        services: ["oidc-eks"],
        overrides: { "oidc-eks": { policy: policy({ Principal: "*" }) } },
      },
      paths: ['overrides["oidc-eks"].policy'],
    },
    "an override of a service that is not asked for": {
      given: { overrides: { kms: {} } },
      paths: ["overrides.kms"],
    },
    "usage of a service that is not asked for": {
      given: { monthlyDataGb: { kms: 1 } },
      paths: ["monthlyDataGb.kms"],
    },
    "negative and infinite usage": {
      given: { monthlyDataGb: { logs: -1 } },
      paths: ["monthlyDataGb.logs"],
    },
    "records that do not fit the addresses": {
      given: { ipAddressType: "ipv4", dnsRecordIpType: "ipv6" },
      paths: ["dnsRecordIpType"],
    },
    "addresses that the service lacks": {
      given: {
        services: ["s3"],
        ipAddressType: "dualstack",
        overrides: { s3: { ipAddressType: "ipv6", dnsRecordIpType: "ipv4" } },
      },
      paths: ["overrides.s3.dnsRecordIpType"],
    },
    "fewer fixed addresses than subnets": {
      given: { overrides: { logs: { privateIpAddresses: ["10.1.0.10"] } } },
      paths: ["overrides.logs.privateIpAddresses"],
    },
    "S3 for inbound resolvers without its gateway endpoint": {
      given: { services: ["s3"], privateDnsOnlyForInboundResolverEndpoint: true },
      paths: ["privateDnsOnlyForInboundResolverEndpoint"],
    },
    "another Region's service where AWS offers none": {
      given: { overrides: { logs: { serviceRegion: "eu-west-1" } } },
      paths: ["overrides.logs.serviceRegion"],
    },
    "private DNS of a service that has none": {
      given: { services: ["dynamodb"], overrides: { dynamodb: { privateDnsEnabled: true } } },
      paths: ["overrides.dynamodb.privateDnsEnabled"],
    },
  };
  for (const [name, { given, paths }] of Object.entries(refused)) {
    it(`refuses ${name}`, async () => {
      await recordResources();
      assert.deepEqual(
        refusal(() => new InterfaceEndpoints("net", { ...args, ...given })).paths,
        paths,
      );
    });
  }

  it("refuses a cross-Region endpoint in an Availability Zone that has none", async () => {
    await recordResources();
    const { paths } = refusal(
      () =>
        new InterfaceEndpoints("net", {
          vpcId: "vpc-1",
          region: "us-east-1",
          services: ["kms"],
          subnets: [{ subnetId: "s", availabilityZoneId: "use1-az3" }],
          overrides: { kms: { serviceRegion: "eu-west-1" } },
        }),
    );
    assert.deepEqual(paths, ["overrides.kms.serviceRegion"]);
  });

  it("refuses an Availability Zone that the service lacks, when asked to", async () => {
    await recordResources();
    const { paths } = refusal(
      () =>
        new InterfaceEndpoints("net", {
          vpcId: "vpc-1",
          region: "us-east-1",
          services: ["email-smtp"],
          subnets: [
            { subnetId: "s1", availabilityZoneId: "use1-az2" },
            { subnetId: "s2", availabilityZoneId: "use1-az1" },
          ],
          onUnsupportedAvailabilityZone: "Refuse",
        }),
    );
    assert.deepEqual(paths, ["subnets[0]"]);
  });

  it("registers as many endpoints x subnets as the estimate bills, whatever is asked for", async () => {
    // A bundle, a service without every zone, one with a second port, and some like any other.
    const services = fc.uniqueArray(
      fc.constantFrom("logs", "ecr-bundle", "email-smtp", "cassandra"),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    const zones = fc.array(fc.constantFrom("use1-az1", "use1-az2", "use1-az6"), { maxLength: 4 });
    // Own subnets of one service, with fixed addresses or without.
    const own = fc.option(
      fc.record({ count: fc.integer({ min: 1, max: 3 }), fixed: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(services, zones, own, async (names, zoneIds, ownSubnets) => {
        const recorder = await recordResources();
        const component = new InterfaceEndpoints("net", {
          vpcId: "vpc-1",
          region: "us-east-1",
          services: names,
          // email-smtp needs a zone that it has.
          subnets: ["use1-az6", ...zoneIds].map((availabilityZoneId, index) => ({
            subnetId: `s-${index}`,
            availabilityZoneId,
          })),
          overrides:
            names.includes("logs") && ownSubnets !== null ? { logs: subnetsOf(ownSubnets) } : {},
        });
        await settled();
        const registered = recorder
          .ofType(ENDPOINT)
          .map(({ inputs }) => inputs["subnetIds"] as unknown[])
          .reduce((count, subnets) => count + subnets.length, 0);
        assert.equal((await reportOf(component)).endpointNetworkInterfaces, registered);
      }),
      { numRuns: 40 },
    );
  });
});

function subnetsOf({ count, fixed }: { count: number; fixed: boolean }) {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return {
    subnetIds: numbers.map((index) => `own-${index}`),
    ...(fixed ? { privateIpAddresses: numbers.map((index) => `10.1.${index}.10`) } : {}),
  };
}

describe("InterfaceEndpoints in China", () => {
  it("are of the interface's own service name, which its gateway endpoint does not share", async () => {
    const recorder = await recordResources({ region: "cn-north-1" });
    new InterfaceEndpoints("net", {
      vpcId: "vpc-1",
      services: ["s3"],
      subnetIds: ["subnet-a"],
      overrides: { s3: { privateDnsEnabled: false } },
    });
    await settled();
    assert.equal(recorder.named("net-s3").inputs["serviceName"], "cn.com.amazonaws.cn-north-1.s3");
  });

  const s3 = { vpcId: "vpc-1", services: ["s3"], subnetIds: ["subnet-a"] };

  it("refuse S3's private DNS without its gateway endpoint, since the provider drops what AWS would need", async () => {
    await recordResources();
    const { paths, message } = refusal(
      () => new InterfaceEndpoints("net", { ...s3, region: "cn-north-1" }),
    );
    assert.deepEqual(paths, ["privateDnsOnlyForInboundResolverEndpoint"]);
    assert.match(message, /in China the provider does not send false/);
    const allowed = [
      { ...s3, region: "cn-north-1", privateDnsEnabled: false },
      { ...s3, region: "cn-north-1", s3GatewayEndpointId: "vpce-1" },
      { ...s3, region: "us-east-1" },
    ];
    for (const [at, args] of allowed.entries()) new InterfaceEndpoints(`net-${at}`, args);
    await settled();
  });
});

import assert from "node:assert/strict";
import { UNKNOWN } from "./harness/echo/values";
import { EngineStack, callsOf, changes, failed, succeeded } from "./support/engine";
import { installedVersion } from "./support/home";

const HEAD = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
`;

const NETWORK = `${HEAD}
const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
const subnets = ["a", "b"].map((zone, index) => new aws.ec2.Subnet("net-" + zone, {
  vpcId: vpc.id, cidrBlock: "10.0." + index + ".0/24", availabilityZone: "us-east-1" + zone,
}));
const group = new aws.ec2.SecurityGroup("net", { vpcId: vpc.id });
`;

const ATTACHMENT = `new aws.ec2transitgateway.VpcAttachment("net", {
  transitGatewayId: gateway.id, vpcId: vpc.id, subnetIds: subnets.map((subnet) => subnet.id),
})`;

function endpoint(args: string, options = "{}"): string {
  return `${NETWORK}
const endpoint = new aws.ec2.VpcEndpoint("net-logs", {
  vpcId: vpc.id, serviceName: "com.amazonaws.us-east-1.logs", vpcEndpointType: "Interface",
  subnetIds: subnets.map((subnet) => subnet.id), securityGroupIds: [group.id], ${args}
}, ${options});
export const endpointId = endpoint.id;
export const dnsNames = endpoint.dnsEntries.apply((all) => all.map((entry) => entry.dnsName));
export const interfaces = endpoint.networkInterfaceIds;
`;
}

describe("the echo provider refuses what AWS's provider refuses", () => {
  const cases = [
    {
      title: "an unknown property",
      args: `vpcId: "vpc-1", servicename: "x"`,
      message: /Unknown property 'servicename'/,
    },
    {
      title: "an unknown property of a nested object",
      args: `vpcId: "vpc-1", dnsOptions: { recordIpType: "ipv4" }`,
      message: /Unknown property 'dnsOptions\.recordIpType'/,
    },
    {
      title: "a value of the wrong type",
      args: `vpcId: "vpc-1", privateDnsEnabled: "yes"`,
      message: /Expected boolean, got string for 'privateDnsEnabled'/,
    },
    {
      title: "a list item of the wrong type",
      args: `vpcId: "vpc-1", subnetIds: ["subnet-1", 2]`,
      message: /Expected string, got number for 'subnetIds\[1\]'/,
    },
    {
      title: "a single value where a list belongs",
      args: `vpcId: "vpc-1", subnetIds: "subnet-1"`,
      message: /Expected array, got string for 'subnetIds'/,
    },
    {
      title: "an object without a required property",
      args: `serviceName: "com.amazonaws.us-east-1.s3"`,
      message: /Missing required property 'vpcId'/,
    },
  ];
  for (const { title, args, message } of cases) {
    it(`${title}, by its path`, async () => {
      // The SDK drops names that it does not know, so the raw resource class is used.
      const stack = await EngineStack.inline(`${HEAD}
        new pulumi.CustomResource("aws:ec2/vpcEndpoint:VpcEndpoint", "bad", { ${args} },
          { version: "${installedVersion("@pulumi/aws")}" });`);
      const run = failed(await stack.preview());
      assert.match(run.stdout + run.stderr, message);
      assert.deepEqual(callsOf(run, "create"), []);
    });
  }

  it("a function that nothing answers, and one that finds nothing", async () => {
    const ask = (call: string) => `${HEAD} export const found = ${call};`;
    const stack = await EngineStack.inline(ask(`aws.route53.getZone({ zoneId: "Z0" })`));
    assert.match(failed(await stack.preview()).stdout, /no matching Route 53 Hosted Zone found/);
    stack.rewrite(ask(`aws.ec2.getManagedPrefixList({ name: "own" })`));
    assert.match(failed(await stack.preview()).stdout, /no answer for .*getManagedPrefixList/);
    stack.rewrite(ask(`aws.ec2.getAmi({ owners: ["amazon"] })`));
    assert.match(failed(await stack.preview()).stdout, /does not know aws:ec2\/getAmi:getAmi/);
  });

  it("a route to a transit gateway to which the VPC is not attached", async () => {
    const program = (dependsOn: string) => `${NETWORK}
      const table = new aws.ec2.RouteTable("net", { vpcId: vpc.id });
      const gateway = new aws.ec2transitgateway.TransitGateway("hub");
      const attachment = ${dependsOn === "[]" ? "undefined" : ATTACHMENT};
      new aws.ec2.Route("net-hub", {
        routeTableId: table.id, transitGatewayId: gateway.id, destinationCidrBlock: "10.9.0.0/16",
      }, { dependsOn: ${dependsOn} });`;
    const stack = await EngineStack.inline(program("[]"));
    const run = failed(await stack.up());
    assert.match(run.stdout, /InvalidTransitGatewayID\.NotFound/);
    stack.rewrite(program("[attachment]"));
    assert.equal(changes(succeeded(await stack.up())).at(-1), "create net-hub");
  });

  it("an association of an attachment that its gateway has associated by default", async () => {
    const program = (own: string) => `${NETWORK}
      const gateway = new aws.ec2transitgateway.TransitGateway("hub", { ${own} });
      const attachment = ${ATTACHMENT};
      const table = new aws.ec2transitgateway.RouteTable("hub", { transitGatewayId: gateway.id });
      new aws.ec2transitgateway.RouteTableAssociation("hub", {
        transitGatewayAttachmentId: attachment.id, transitGatewayRouteTableId: table.id,
      });`;
    const stack = await EngineStack.inline(program(""));
    assert.match(failed(await stack.up()).stdout, /Resource\.AlreadyAssociated/);
    stack.rewrite(program(`defaultRouteTableAssociation: "disable"`));
    succeeded(await stack.up());
  });
});

describe("the echo provider's life of a stack", () => {
  it("runs preview, up, preview without changes and destroy", async () => {
    const stack = await EngineStack.inline(endpoint("privateDnsEnabled: true"));

    const preview = succeeded(await stack.preview());
    const inputs = preview.steps.find((step) => step.urn.endsWith("::net-logs"))?.newState?.inputs;
    assert.equal(inputs?.vpcId, UNKNOWN);
    assert.deepEqual(inputs?.subnetIds, [UNKNOWN, UNKNOWN]);
    assert.equal(inputs?.serviceName, "com.amazonaws.us-east-1.logs");
    assert.deepEqual(changes(preview), []);
    assert.equal(
      callsOf(preview, "create").every((call) => call.preview === true),
      true,
    );

    const up = succeeded(await stack.up());
    const order = changes(up);
    assert.equal(order[0], "create net");
    assert.equal(order.at(-1), "create net-logs");
    assert.equal(order.length, 5);

    const outputs = await stack.outputs();
    const id = String(outputs.endpointId);
    assert.match(id, /^vpce-[0-9a-f]{17}$/);
    assert.equal((outputs.interfaces as string[]).length, 2);
    const base = "logs.us-east-1.vpce.amazonaws.com";
    const dnsNames = outputs.dnsNames as string[];
    const label = (dnsNames[0] ?? "").split(".")[0] ?? "";
    assert.match(label, new RegExp(`^${id}-[0-9a-f]{8}$`));
    // The Regional name, a zonal name for each subnet, then the private name.
    assert.deepEqual(dnsNames.slice(0, 4), [
      `${label}.${base}`,
      `${label}-us-east-1a.${base}`,
      `${label}-us-east-1b.${base}`,
      "logs.us-east-1.amazonaws.com",
    ]);

    succeeded(await stack.preview("--expect-no-changes"));

    const destroy = succeeded(await stack.destroy());
    const deleted = changes(destroy);
    assert.equal(deleted[0], "delete net-logs");
    assert.equal(deleted.at(-1), "delete net");
    assert.deepEqual((await stack.state()).deployment.resources ?? [], []);
  });

  it("tells an update in place from a replacement, and replaces in the engine's order", async () => {
    const stack = await EngineStack.inline(endpoint(`tags: { team: "a" }`));
    const first = callsOf(succeeded(await stack.up()), "create").find(
      (call) => call.name === "net-logs",
    );

    stack.rewrite(endpoint(`tags: { team: "b" }`));
    const update = succeeded(await stack.preview());
    assert.deepEqual(update.changeSummary, { same: 5, update: 1 });
    const updated = update.steps.find((one) => one.op === "update");
    assert.deepEqual(Object.keys(updated?.detailedDiff ?? {}), ["tags.team"]);

    stack.rewrite(endpoint(`tags: { team: "b" }, serviceRegion: "eu-west-1"`));
    const replace = succeeded(await stack.preview());
    const step = replace.steps.find((one) => one.urn.endsWith("::net-logs"));
    assert.deepEqual(step?.replaceReasons, ["serviceRegion"]);
    assert.equal(step?.detailedDiff?.["serviceRegion"]?.kind, "add-replace");
    assert.equal(step?.detailedDiff?.["tags.team"]?.kind, "update");

    const up = succeeded(await stack.up());
    assert.deepEqual(changes(up), ["create net-logs", "delete net-logs"]);
    const second = callsOf(up, "create")[0];
    assert.notEqual(second?.id, first?.id);
    assert.equal(callsOf(up, "delete")[0]?.id, first?.id);
  });

  it("refuses a second endpoint with the private names of the first", async () => {
    const regional = `privateDnsEnabled: true, serviceRegion: "eu-west-1"`;
    const stack = await EngineStack.inline(endpoint("privateDnsEnabled: true"));
    succeeded(await stack.up());

    stack.rewrite(endpoint(regional));
    const conflict = failed(await stack.up());
    assert.match(conflict.stdout + conflict.stderr, /already a conflicting DNS domain/);

    stack.rewrite(endpoint(regional, "{ deleteBeforeReplace: true }"));
    assert.deepEqual(changes(succeeded(await stack.up())), ["delete net-logs", "create net-logs"]);
  });

  it("does not delete what something else still uses", async () => {
    const stack = await EngineStack.inline(endpoint("", "{ retainOnDelete: true }"));
    succeeded(await stack.up());
    const run = failed(await stack.destroy());
    assert.match(run.stdout + run.stderr, /DependencyViolation: (subnet|sg)-/);
  });
});

describe("the echo provider's answers", () => {
  it("come from the provider's Region and account, and from the service catalog", async () => {
    const stack = await EngineStack.inline(
      `${HEAD}
      const spoke = new aws.Provider("spoke", {
        region: "eu-west-1", assumeRoles: [{ roleArn: "arn:aws:iam::222222222222:role/deploy" }],
      });
      export const here = aws.getRegionOutput().region;
      export const there = aws.getRegionOutput({}, { provider: spoke }).region;
      export const account = aws.getCallerIdentityOutput({}, { provider: spoke }).accountId;
      export const zones = aws.getAvailabilityZonesOutput({}, { provider: spoke }).names;
      const s3 = aws.ec2.getVpcEndpointServiceOutput({ service: "s3", serviceType: "Gateway" });
      export const gateway = s3.serviceType;
      const ecr = aws.ec2.getVpcEndpointServiceOutput({ serviceName: "com.amazonaws.us-west-2.ecr.dkr" });
      export const ecrNames = ecr.privateDnsNames;
      export const given = aws.route53.getZoneOutput({ name: "example.com" }).zoneId;
      `,
      {
        config: { "aws:region": "us-west-2" },
        answers: [
          {
            token: "aws:route53/getZone:getZone",
            args: { name: "example.com" },
            result: { zoneId: "Z123", name: "example.com" },
          },
        ],
      },
    );
    succeeded(await stack.up());
    const outputs = await stack.outputs();
    assert.equal(outputs.here, "us-west-2");
    assert.equal(outputs.there, "eu-west-1");
    assert.equal(outputs.account, "222222222222");
    assert.deepEqual(outputs.zones, ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
    assert.equal(outputs.gateway, "Gateway");
    assert.ok((outputs.ecrNames as string[]).includes("*.dkr.ecr.us-west-2.amazonaws.com"));
    assert.equal(outputs.given, "Z123");
  });
});

describe("the echo of awsx", () => {
  it("builds the network of awsx.ec2.Vpc and returns its ids", async () => {
    const stack = await EngineStack.inline(`
      import * as awsx from "@pulumi/awsx";
      const vpc = new awsx.ec2.Vpc("app", {
        availabilityZoneNames: ["us-east-1a", "us-east-1b"],
        natGateways: { strategy: "Single" },
        subnetSpecs: [{ type: "Public" }, { type: "Private" }, { type: "Isolated" }],
      });
      export const vpcId = vpc.vpcId;
      export const privateSubnetIds = vpc.privateSubnetIds;
      export const isolatedSubnetIds = vpc.isolatedSubnetIds;
      export const routeTableIds = vpc.routeTables.apply((tables) => tables.map((t) => t.id));
    `);
    succeeded(await stack.preview());
    const up = succeeded(await stack.up());
    // Two zones of three subnets.
    assert.equal(callsOf(up, "create", "aws:ec2/subnet:Subnet").length, 6);
    assert.equal(callsOf(up, "create", "aws:ec2/natGateway:NatGateway").length, 1);
    const outputs = await stack.outputs();
    assert.match(String(outputs.vpcId), /^vpc-/);
    assert.equal((outputs.privateSubnetIds as string[]).length, 2);
    assert.equal((outputs.isolatedSubnetIds as string[]).length, 2);
    assert.equal((outputs.routeTableIds as string[]).length, 6);
    succeeded(await stack.preview("--expect-no-changes"));
    succeeded(await stack.destroy());
  });
});

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineStack, succeeded, type Preview, type Run } from "./support/engine";

const OPTIONS = { config: { "aws:region": "us-east-1" } };
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** A VPC, and endpoints as somebody writes them by hand. */
const NETWORK = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";
const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
const subnetIds = ["a", "b"].map((zone, index) => new aws.ec2.Subnet("net-" + zone, {
  vpcId: vpc.id, cidrBlock: "10.0." + index + ".0/24", availabilityZone: "us-east-1" + zone,
}).id);
const table = new aws.ec2.RouteTable("net", { vpcId: vpc.id });
`;

const BY_HAND = `
const clients = new aws.ec2.SecurityGroup("clients", {
  vpcId: vpc.id, ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [vpc.cidrBlock] }],
});
for (const service of ["logs", "kms"]) {
  new aws.ec2.VpcEndpoint("my-" + service, {
    vpcId: vpc.id, serviceName: "com.amazonaws.us-east-1." + service, vpcEndpointType: "Interface",
    subnetIds, securityGroupIds: [clients.id], privateDnsEnabled: true,
  });
}
new aws.ec2.VpcEndpoint("my-s3", {
  vpcId: vpc.id, serviceName: "com.amazonaws.us-east-1.s3", vpcEndpointType: "Gateway",
  routeTableIds: [table.id],
});
`;

/** The components in their place, with whatever options take the endpoints over. */
const components = (options: string) => `
${options}
new endpoints.GatewayEndpoints("app", { vpcId: vpc.id, services: ["s3"], routeTableIds: [table.id] }, options);
new endpoints.InterfaceEndpoints("app", { vpcId: vpc.id, services: ["logs", "kms"], subnetIds }, options);
`;

/** What the page shows: a child is the endpoint that had another name and no component around it. */
const BY_ALIASES = `
const former: Record<string, string> = { "app-logs": "my-logs", "app-kms": "my-kms", "app-s3": "my-s3" };
const options: pulumi.ComponentResourceOptions = {
  transforms: [({ type, name, props, opts }) =>
    type === "aws:ec2/vpcEndpoint:VpcEndpoint" && former[name] !== undefined
      ? { props, opts: { ...opts, aliases: [{ name: former[name], parent: pulumi.rootStackResource }] } }
      : undefined],
};`;

/** Steps of a preview that concern endpoints, without those that change nothing. */
function endpointSteps({ steps }: Preview): string[] {
  return steps
    .filter(({ op, urn }) => op !== "same" && urn.includes(ENDPOINT))
    .map(({ op, urn }) => `${op} ${urn.slice(urn.lastIndexOf("::") + 2)}`)
    .sort();
}

async function endpointIds(stack: EngineStack): Promise<Record<string, string | undefined>> {
  const { resources = [] } = (await stack.state()).deployment;
  const own = resources.filter(({ type }) => type === ENDPOINT);
  return Object.fromEntries(own.map(({ urn, id }) => [urn.slice(urn.lastIndexOf("::") + 2), id]));
}

/** Neither made nor deleted, and its group changed before the old one went: no name is without an answer. */
function assertNoOutage(run: Run): void {
  const done = run.calls
    .filter(({ op, preview }) => ["create", "update", "delete"].includes(op) && preview !== true)
    .map(({ op, type, name }) => `${op} ${type?.split(":").at(-1) ?? ""} ${name ?? ""}`);
  assert.deepEqual(
    done.filter((one) => /^(create|delete) VpcEndpoint /.test(one)),
    [],
  );
  const at = (wanted: string) => {
    const found = done.indexOf(wanted);
    assert.ok(found >= 0, `${wanted} in ${done.join(", ")}`);
    return found;
  };
  for (const name of ["app-logs", "app-kms"]) {
    assert.ok(at("create SecurityGroup app-endpoints") < at(`update VpcEndpoint ${name}`));
  }
  const gone = done.indexOf("delete SecurityGroup clients");
  if (gone >= 0) assert.ok(gone > at("update VpcEndpoint app-logs"));
}

describe("endpoints that are there are adopted without an outage", () => {
  it("from the same stack, by aliases that a transform gives to the component's children", async () => {
    const stack = await EngineStack.inline(NETWORK + BY_HAND, OPTIONS);
    succeeded(await stack.up());
    const before = await endpointIds(stack);
    stack.rewrite(NETWORK + components(BY_ALIASES));
    const preview = succeeded(await stack.preview());
    assert.deepEqual(endpointSteps(preview), [
      "update app-kms",
      "update app-logs",
      "update app-s3",
    ]);
    assertNoOutage(succeeded(await stack.up()));
    const after = await endpointIds(stack);
    assert.deepEqual(Object.keys(after).sort(), ["app-kms", "app-logs", "app-s3"]);
    for (const service of ["logs", "kms", "s3"]) {
      assert.equal(after[`app-${service}`], before[`my-${service}`]);
    }
    // The aliases may go once they are deployed.
    stack.rewrite(NETWORK + components("const options = {};"));
    succeeded(await stack.preview("--expect-no-changes"));
  });

  it("from elsewhere, by an import file that puts each under its component", async () => {
    const stack = await EngineStack.inline(NETWORK + BY_HAND, OPTIONS);
    succeeded(await stack.up());
    const ids = await endpointIds(stack);
    // Whoever made them lets go of them: `terraform state rm`, or another stack's `pulumi state delete`.
    const { resources = [] } = (await stack.state()).deployment;
    for (const { urn, type } of resources.filter((one) => one.type === ENDPOINT)) {
      assert.equal(type, ENDPOINT);
      succeeded(await stack.run(["state", "delete", urn, "--yes", "--stack", "test"]));
    }
    const imported = (name: string, component: string, id: string | undefined) => ({
      type: ENDPOINT,
      name,
      id,
      parent: component,
    });
    const file = {
      resources: [
        {
          type: "vpc-endpoints:index:GatewayEndpoints",
          name: "gateways",
          logicalName: "app",
          component: true,
        },
        {
          type: "vpc-endpoints:index:InterfaceEndpoints",
          name: "interfaces",
          logicalName: "app",
          component: true,
        },
        imported("app-s3", "gateways", ids["my-s3"]),
        imported("app-logs", "interfaces", ids["my-logs"]),
        imported("app-kms", "interfaces", ids["my-kms"]),
      ],
    };
    writeFileSync(join(stack.program, "import.json"), JSON.stringify(file));
    const args = ["import", "--file", "import.json", "--protect=false", "--generate-code=false"];
    succeeded(await stack.run([...args, "--yes", "--stack", "test"]));
    stack.rewrite(NETWORK + components("const options = {};"));
    const preview = succeeded(await stack.preview());
    assert.deepEqual(endpointSteps(preview), [
      "update app-kms",
      "update app-logs",
      "update app-s3",
    ]);
    assertNoOutage(succeeded(await stack.up()));
    const after = await endpointIds(stack);
    assert.equal(after["app-logs"], ids["my-logs"]);
    assert.equal(after["app-s3"], ids["my-s3"]);
    succeeded(await stack.preview("--expect-no-changes"));
  });

  it("and without either the preview shows that they would be made a second time, which AWS refuses", async () => {
    const stack = await EngineStack.inline(NETWORK + BY_HAND, OPTIONS);
    succeeded(await stack.up());
    stack.rewrite(NETWORK + components("const options = {};"));
    const preview = succeeded(await stack.preview());
    assert.ok(endpointSteps(preview).includes("create app-logs"));
    const { status, stdout } = await stack.up();
    assert.notEqual(status, 0);
    assert.match(stdout, /already a conflicting DNS domain|RouteAlreadyExists/);
  });
});

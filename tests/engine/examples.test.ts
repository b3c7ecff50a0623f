import assert from "node:assert/strict";
import { changes, EngineStack, succeeded, type Preview } from "./support/engine";

/** Everything that a preview said, as one text. */
function said(preview: Preview): string {
  return preview.diagnostics.map(({ message }) => message).join("\n");
}

/** Position of a change in the order in which they were carried out. */
function position(order: readonly string[], change: string): number {
  const found = order.indexOf(change);
  assert.ok(found >= 0, `${change} in ${order.join(", ")}`);
  return found;
}

describe("the example per-vpc", () => {
  it("prints its cost, builds in order, has nothing to change, and goes in reverse", async () => {
    const stack = await EngineStack.directory("examples/per-vpc");
    const preview = succeeded(await stack.preview());
    assert.match(said(preview), /app: estimated \$75\.47 a month/); // 5 x 2 x 730 x 0.01 + 247 x 0.01
    assert.match(said(preview), /app: estimated \$0\.00 a month/);
    const built = changes(succeeded(await stack.up()));
    for (const service of ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssmmessages"]) {
      assert.ok(position(built, "create app-endpoints") < position(built, `create app-${service}`));
    }
    const { clientEgress, monthlyTotal } = await stack.outputs();
    assert.equal((clientEgress as unknown[]).length, 2);
    assert.equal(monthlyTotal, "75.47");
    succeeded(await stack.preview("--expect-no-changes"));
    const gone = changes(succeeded(await stack.destroy()));
    assert.ok(position(gone, "delete app-logs") < position(gone, "delete app-endpoints"));
    assert.equal(gone.length, built.length);
  });
});

describe("the example existing-vpc", () => {
  it("explains every line in its preview and creates S3's interface endpoint after its gateway", async () => {
    const stack = await EngineStack.directory("examples/existing-vpc", {
      config: { "aws:region": "us-east-1" },
    });
    const preview = succeeded(await stack.preview());
    // 6 endpoints x 3 ENIs x 730 h x $0.01; the traffic is unknown.
    assert.match(said(preview), /shared: estimated ≥ \$131\.40 a month/);
    assert.match(said(preview), /shared\/kms\/endpointHours\s+3 ENI x 730 h x \$0\.01\s+21\.90/);
    const built = changes(succeeded(await stack.up()));
    assert.ok(position(built, "create data-s3") < position(built, "create shared-s3"));
    succeeded(await stack.preview("--expect-no-changes"));
    const gone = changes(succeeded(await stack.destroy()));
    assert.ok(position(gone, "delete shared-s3") < position(gone, "delete data-s3"));
  });
});

describe("the example cost-comparison", () => {
  it("knows its answer before anything is built, and builds nothing", async () => {
    const stack = await EngineStack.directory("examples/cost-comparison");
    assert.deepEqual(changes(succeeded(await stack.up())), []);
    const { recommended, report } = await stack.outputs();
    assert.equal(recommended, "Hybrid");
    assert.match(String(report), /Hybrid keeps ecr\.dkr, logs local/);
  });
});

describe("components in a program of their own", () => {
  const program = (services: string, region = "us-east-1") => `
    import * as aws from "@pulumi/aws";
    import * as endpoints from "pulumi-vpc-endpoints";
    const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
    const subnetIds = ["a", "b"].map((zone, index) => new aws.ec2.Subnet("net-" + zone, {
      vpcId: vpc.id, cidrBlock: "10.0." + index + ".0/24", availabilityZone: "${region}" + zone,
    }).id);
    new endpoints.InterfaceEndpoints("net", { vpcId: vpc.id, subnetIds, services: ${services} });
  `;

  it("take the provider's Region and the VPC's own blocks, and survive ids that nobody knows yet", async () => {
    const stack = await EngineStack.inline(program('["logs", "kms"]', "eu-central-1"), {
      config: { "aws:region": "eu-central-1" },
    });
    const preview = succeeded(await stack.preview());
    assert.match(said(preview), /net: estimated ≥ \$35\.04 a month \(eu-central-1/); // 2 x 2 x 730 x 0.012
    succeeded(await stack.up());
    const { deployment } = await stack.state();
    const group = deployment.resources?.find(({ urn }) => urn.endsWith("::net-endpoints"));
    assert.match(JSON.stringify(group?.inputs?.["ingress"]), /10\.0\.0\.0\/16/);
    const endpoint = deployment.resources?.find(({ urn }) => urn.endsWith("::net-logs"));
    assert.equal(endpoint?.inputs?.["serviceName"], "com.amazonaws.eu-central-1.logs");
    succeeded(await stack.preview("--expect-no-changes"));
  });

  it("change only what a service more or less concerns", async () => {
    const stack = await EngineStack.inline(program('["logs", "kms"]'), {
      config: { "aws:region": "us-east-1" },
    });
    succeeded(await stack.up());
    stack.rewrite(program('["sts", "kms", "logs"]'));
    assert.deepEqual(changes(succeeded(await stack.up())), ["create net-sts"]);
    stack.rewrite(program('["sts", "kms"]'));
    assert.deepEqual(changes(succeeded(await stack.up())), ["delete net-logs"]);
    stack.rewrite(program('["sts", "kms", "cassandra"]'));
    assert.deepEqual(changes(succeeded(await stack.up())), [
      "update net-endpoints",
      "create net-cassandra",
    ]);
  });

  it("stop the preview with every wrong argument by its path, and create nothing", async () => {
    const stack = await EngineStack.inline(program('["logs", "lgos", "s3express"]'), {
      config: { "aws:region": "us-east-1" },
    });
    const preview = await stack.preview();
    assert.notEqual(preview.status, 0);
    const text = preview.stdout + preview.stderr;
    assert.match(text, /services\[1\].*Did you mean logs/);
    assert.match(text, /services\[2\].*this service has no interface endpoint/);
  });
});

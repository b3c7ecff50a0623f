import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, symlinkSync, cpSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { EngineStack, failed, succeeded } from "./support/engine";
import { repoRoot } from "./support/home";

const PROGRAM = `
  import * as endpoints from "pulumi-vpc-endpoints";
  new endpoints.InterfaceEndpoints("net", {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"],
    services: ["logs", "kms"],
    monthlyDataGb: { logs: 0, kms: 0 },
    allowedCidrBlocks: ["10.0.0.0/16"],
    region: "us-east-1",
    costReport: "Off",
  });
`;

/** The stack's configuration alone says where all of it is. */
const WITHOUT_REGION = `
  import * as aws from "@pulumi/aws";
  import * as endpoints from "pulumi-vpc-endpoints";
  new endpoints.InterfaceEndpoints("net", {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"],
    services: ["logs", "kms"],
    allowedCidrBlocks: ["10.0.0.0/16"],
    costReport: "Off",
  });
  const gateway = new aws.ec2transitgateway.TransitGateway("hub");
  for (const name of ["hub", "app-1", "app-2", "app-3"]) {
    const vpc = new aws.ec2.Vpc(name, { cidrBlock: "10.1.0.0/16", enableDnsHostnames: true });
    const subnet = new aws.ec2.Subnet(name, { vpcId: vpc.id, cidrBlock: "10.1.0.0/24" });
    new aws.ec2transitgateway.VpcAttachment(name, {
      transitGatewayId: gateway.id,
      vpcId: vpc.id,
      subnetIds: [subnet.id],
    });
  }
  for (const name of ["logs", "kms"]) {
    new aws.route53.Zone(name, {
      name: \`\${name}.us-east-1.amazonaws.com\`,
      vpcs: [{ vpcId: "vpc-0123456789abcdef0" }],
    });
  }
`;

describe("a budget on the engine", () => {
  it("stops the preview of a component that costs more, in words", async () => {
    const over = PROGRAM.replace('costReport: "Off"', "budget: { maxMonthly: 29 }");
    const stack = await EngineStack.inline(over, { config: { "aws:region": "us-east-1" } });
    const { stdout, stderr } = failed(await stack.preview());
    assert.match(
      stdout + stderr,
      /budget\.maxMonthly: \$29\.20 a month, over the limit of \$29\.00/,
    );
  });

  it("stops the preview of a whole stack by the policy pack, and lets one within it pass", async () => {
    const { preview } = await underThePack(PROGRAM);
    const { stdout, stderr } = failed(await preview(29));
    assert.match(stdout + stderr, /\$29\.20 a month, over the limit of \$29\.00/);
    succeeded(await preview(30));
  });

  it("counts, before anything is there, what names no Region of its own", async () => {
    const { preview } = await underThePack(WITHOUT_REGION);
    // 2 services x 2 zones x $7.30 + 4 attachments x $36.50 + 2 zones x $0.50 = 176.20, and unknown traffic.
    const { stdout, stderr } = failed(await preview(176));
    assert.match(stdout + stderr, /≥ \$176\.20 a month, over the limit of \$176\.00/);
    succeeded(await preview(177));
  });
});

/** A stack whose previews the policy pack judges, by a monthly limit. */
async function underThePack(program: string) {
  const folder = mkdtempSync(join(tmpdir(), "policy-"));
  const pack = join(folder, "policy");
  cpSync(join(repoRoot, "policy"), pack, { recursive: true });
  for (const needed of ["node_modules", "tsconfig.json"]) {
    symlinkSync(join(repoRoot, needed), join(folder, needed));
  }
  // The language host that is built for tests starts no policy packs: an analyzer of its own name does.
  writeFileSync(join(pack, "PulumiPolicy.yaml"), "runtime: stackpolicy\n");
  const analyzer = join(folder, "pulumi-analyzer-policy-stackpolicy");
  const runner = join(repoRoot, "node_modules", "@pulumi", "pulumi", "cmd", "run-policy-pack");
  writeFileSync(analyzer, `#!/bin/sh\nexec node '${runner}' "$@"\n`);
  chmodSync(analyzer, 0o755);
  const env = { PATH: [folder, process.env["PATH"] ?? ""].join(delimiter) };
  const stack = await EngineStack.inline(program, { config: { "aws:region": "us-east-1" }, env });
  const preview = (maxMonthly: number) => {
    const config = join(folder, `budget-${maxMonthly}.json`);
    writeFileSync(config, JSON.stringify({ "network-budget": { maxMonthly } }));
    const policy = ["--policy-pack", pack, "--policy-pack-config", config];
    return stack.run([
      "preview",
      "--non-interactive",
      "--color",
      "never",
      "--stack",
      "test",
      ...policy,
    ]);
  };
  return { preview };
}

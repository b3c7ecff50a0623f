/**
 * What the plugin and the components cost in time, as ratios within one run: `npm run bench:engine`.
 * Not a test, for a busy machine must not fail one.
 */
import { EngineStack, succeeded } from "./support/engine";

import { installPackage } from "./support/package";

const RUNS = 5;
const SERVICES = 25;
const CONFIG = { config: { "aws:region": "us-east-1" } };

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

async function previews(stack: EngineStack): Promise<number> {
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run++) seconds.push(succeeded(await stack.preview()).seconds);
  return median(seconds);
}

async function ups(source: string): Promise<number> {
  const seconds: number[] = [];
  for (let run = 0; run < 3; run++) {
    const stack = await EngineStack.inline(source, CONFIG);
    seconds.push(succeeded(await stack.up()).seconds);
  }
  return median(seconds);
}

const DIRECT = `
import * as endpoints from "pulumi-vpc-endpoints";
const vpcId = "vpc-0123456789abcdef0";
const tags = { Team: "core" };
new endpoints.GatewayEndpoints("net", { vpcId, services: ["s3", "dynamodb"], routeTableIds: ["rtb-0123456789abcdef0"], region: "us-east-1", tags });
new endpoints.InterfaceEndpoints("net", { vpcId, services: ["logs", "ssm-session"], subnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"],
  allowedCidrBlocks: ["10.0.0.0/16"], region: "us-east-1", tags });
`;

const NAMES = `
const names = searchServices("", "us-east-1").filter((one) => one.endpointTypes.includes("Interface") && one.privateDnsSupported === true &&
  one.homeRegions.length === 0 && !one.name.includes("fips") && one.shadows.length === 0 && !one.name.startsWith("codeartifact")).slice(0, ${SERVICES}).map((one) => one.name);
`;

const COMPONENT = `
import { InterfaceEndpoints, searchServices } from "pulumi-vpc-endpoints";
${NAMES}
new InterfaceEndpoints("net", { vpcId: "vpc-0123456789abcdef0", services: names, subnetIds: ["subnet-0aaaaaaaaaaaaaaa1"],
  allowedCidrBlocks: ["10.0.0.0/16"], region: "us-east-1", costReport: "Off" });
`;

const BARE = `
import * as aws from "@pulumi/aws";
import { searchServices } from "pulumi-vpc-endpoints";
${NAMES}
const vpcId = "vpc-0123456789abcdef0";
const group = new aws.ec2.SecurityGroup("net", { vpcId, ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] }] });
for (const name of names) {
  new aws.ec2.VpcEndpoint("net-" + name, { vpcId, serviceName: "com.amazonaws.us-east-1." + name, vpcEndpointType: "Interface",
    subnetIds: ["subnet-0aaaaaaaaaaaaaaa1"], securityGroupIds: [group.id], privateDnsEnabled: true });
}
`;

async function main(): Promise<void> {
  await installPackage();
  const plugin = await previews(await EngineStack.directory("examples/yaml"));
  const direct = await previews(await EngineStack.inline(DIRECT, CONFIG));
  console.log(
    `preview of 7 endpoints, medians of ${RUNS}: YAML through the plugin / TypeScript directly`,
  );
  console.log(
    `  ratio ${(plugin / direct).toFixed(2)}, difference ${(plugin - direct).toFixed(2)} s`,
  );
  const component = await ups(COMPONENT);
  const bare = await ups(BARE);
  console.log(
    `up of ${SERVICES} endpoints and a security group, medians of 3: bare resources / component`,
  );
  console.log(`  resources a second, component against bare: ${(bare / component).toFixed(2)}`);
}

void main();

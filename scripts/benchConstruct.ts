/**
 * How long it takes to construct a hub with 200 spokes and 30 services under mocks, as a ratio to
 * registering the same resources bare, as a program by hand would: the same classes, names and inputs, with ids
 * of one resource in another, without plan, checks or components.
 * The compiled package runs, as it does for its users. Run `npm run build && npm run bench:construct`.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..");
const SPOKES = 200;
const SERVICES = 30;
const RUNS = 5;

/** One run in a process of its own: `record` writes what `construct` registers, `bare` registers that. */
const CHILD = `
const { readFileSync, writeFileSync } = require("node:fs");
const { performance } = require("node:perf_hooks");
const pulumi = require("@pulumi/pulumi");
const { allServiceNames, serviceDetails } = require("./dist/core/catalog");
const [mode, file] = process.argv.slice(1);
const seen = [];
const zones = ["us-east-1a", "us-east-1b"];
const services = allServiceNames().filter((name) => {
  const details = serviceDetails(name, "us-east-1");
  return details.shadows.length === 0 && !details.capturesPublicApis && details.homeRegions.length === 0 &&
    details.endpointTypes.join() === "Interface" && details.privateDnsNames.length === 1 && !name.includes("fips");
}).slice(0, ${SERVICES});
const names = Array.from({ length: ${SPOKES} }, (_, index) => "app-" + index);
const ids = (name) => ({
  vpcId: "vpc-" + name,
  subnets: zones.map((availabilityZone) => ({ subnetId: name + "-" + availabilityZone, availabilityZone })),
  routeTableIds: { a: "rtb-" + name },
});
function construct() {
  const { EndpointNetwork } = require("./dist/components/network/endpointNetwork");
  return () => new EndpointNetwork("net", {
    topology: JSON.stringify({
      region: "us-east-1", services, hub: { name: "shared", cidrBlocks: ["192.168.0.0/20"] },
      vpcs: Object.fromEntries(names.map((name, i) => [name, { cidrBlocks: [\`10.\${i >> 8}.\${i & 255}.0/24\`] }])),
    }),
    deploymentModel: "Centralized", lookUpServices: false, costReport: "Off",
    hub: { vpc: ids("shared") }, vpcs: Object.fromEntries(names.map((name) => [name, ids(name)])),
  });
}
function bare() {
  const aws = require("@pulumi/aws");
  const resources = JSON.parse(readFileSync(file, "utf8"));
  const typeOf = (token) => { const [, module, name] = token.split(/[:]/); return aws[module.split("/")[0]][name]; };
  const ids = new Map();
  const refer = (inputs) => Object.fromEntries(Object.entries(inputs).map(([key, value]) => {
    const source = { zoneId: "Zone", transitGatewayId: "TransitGateway", transitGatewayRouteTableId: "RouteTable",
      transitGatewayAttachmentId: "VpcAttachment" }[key];
    return [key, ids.get(source + " " + value) ?? value];
  }));
  return () => {
    for (const { type, name, inputs } of resources) {
      const made = new (typeOf(type))(name, refer(inputs));
      ids.set(type.split(":")[2] + " " + name + "-id", made.id);
    }
  };
}
(async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs, custom }) => {
      if (mode === "record" && custom !== false) seen.push({ type, name, inputs });
      return { id: name + "-id", state: { ...inputs, arn: "arn:" + name, zoneId: name + "-id", dnsEntries: [] } };
    },
    call: () => ({}),
  }, "bench", "bench", false);
  const start = (mode === "bare" ? bare : construct)();
  const began = performance.now();
  start();
  await pulumi.runtime.waitForRPCs();
  const milliseconds = performance.now() - began;
  if (mode === "record") writeFileSync(file, JSON.stringify(seen));
  console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
})();
`;

interface Measured {
  readonly milliseconds: number;
  readonly megabytes: number;
}

function run(mode: "record" | "construct" | "bare", file: string): Measured {
  const output = execFileSync(process.execPath, ["-e", CHILD, mode, file], {
    cwd: root,
    encoding: "utf8",
  });
  return JSON.parse(output) as Measured;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const file = join(tmpdir(), `bench-construct-${process.pid}.json`);
run("record", file);
const count = (JSON.parse(readFileSync(file, "utf8")) as unknown[]).length;
const pairs = Array.from(
  { length: RUNS },
  () => [run("construct", file), run("bare", file)] as const,
);
rmSync(file);
const ratio = median(pairs.map(([built, plain]) => built.milliseconds / plain.milliseconds));
const memory = (pick: (pair: (typeof pairs)[number]) => Measured) =>
  median(pairs.map((pair) => pick(pair).megabytes)).toFixed(0);
console.log(`${SPOKES} spokes x ${SERVICES} services: ${count} resources, medians of ${RUNS} runs`);
console.log(`  construction against the same resources bare   ${ratio.toFixed(2)} x`);
console.log(
  `  peak memory, MB                                ${memory(([built]) => built)}, bare ${memory(([, plain]) => plain)}`,
);

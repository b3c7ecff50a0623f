/**
 * Times of what must stay quick, each as a ratio to something measured in the same run.
 * Run `npm run bench`; nothing here is a test, for a busy machine must not fail one.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..");
const RUNS = 7;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function seconds(command: readonly string[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.hrtime.bigint();
    spawnSync(process.execPath, command, { cwd: root, stdio: "ignore" });
    return Number(process.hrtime.bigint() - start) / 1e9;
  });
  return median(times);
}

/** A topology of many VPCs that all need the same services, priced in a process of its own. */
const LARGE = `
const { performance } = require("node:perf_hooks");
const { parseTopology, normalizeTopology, planPerVpc, planCentralized, estimate, PriceBook } = (() => ({
  ...require("./dist/core/topology/parse"), ...require("./dist/core/topology/normalize"),
  ...require("./dist/core/planTopology"), ...require("./dist/cost/estimate"), ...require("./dist/cost/prices"),
}))();
const { allServiceNames, serviceDetails } = require("./dist/core/catalog");
const services = allServiceNames().filter((name) => {
  const details = serviceDetails(name, "us-east-1");
  return details.endpointTypes.includes("Interface") && details.shadows.length === 0 &&
    !details.capturesPublicApis && !name.includes("fips") && details.homeRegions.length === 0 && name !== "s3" && name !== "dynamodb";
}).slice(0, 50);
const vpcs = Object.fromEntries(Array.from({ length: 1000 }, (_, i) =>
  ["v" + i, { cidrBlocks: [\`10.\${i >> 8}.\${i & 255}.0/24\`], usage: { [services[i % 50]]: i } }]));
const raw = { region: "us-east-1", availabilityZones: 3, services, hub: { dns: "Profile", cidrBlocks: ["192.168.0.0/20"] },
  usage: Object.fromEntries(services.map((name, i) => [name, i * 7])), vpcs: Object.fromEntries(Object.entries(vpcs).slice(0, 999)) };
const time = (f) => { const start = performance.now(); const value = f(); return [value, performance.now() - start]; };
const loop = () => { let x = 0; for (let i = 0; i < 1e8; i++) x += i % 7; return x; };
const [, base] = time(loop);
const [{ topology, issues }, read] = time(() => normalizeTopology(parseTopology(raw).input));
if (topology === undefined) throw new Error(JSON.stringify(issues.slice(0, 3)));
const prices = new PriceBook("us-east-1");
const [perVpc, local] = time(() => estimate(planPerVpc(topology), prices, topology));
const [central, hub] = time(() => estimate(planCentralized(topology), prices, topology));
console.log(JSON.stringify({ read, local, hub, base, lines: perVpc.lines.length + central.lines.length,
  megabytes: process.resourceUsage().maxRSS / 1024 }));
`;

interface Large {
  readonly read: number;
  readonly local: number;
  readonly hub: number;
  readonly base: number;
  readonly lines: number;
  readonly megabytes: number;
}

function large(): Large {
  const output = execFileSync(process.execPath, ["-e", LARGE], { cwd: root, encoding: "utf8" });
  return JSON.parse(output) as Large;
}

const bare = seconds(["-e", "0"]);
const help = seconds(["dist/cli/main.js", "--help"]);
const compared = seconds(["dist/cli/main.js", "compare", "examples/topology.yaml"]);
const one = Array.from({ length: 5 }, large);
const milliseconds = (pick: (run: Large) => number) =>
  `${median(one.map(pick)).toFixed(0)} ms, ${median(one.map((run) => pick(run) / run.base)).toFixed(2)} x a loop of 10^8 steps`;
const ratio = (value: number) => (value / bare).toFixed(2);

console.log(
  `medians of ${RUNS} runs, as multiples of a bare \`node -e 0\` (${(bare * 1000).toFixed(0)} ms here)`,
);
console.log(`  vpc-endpoints --help              ${ratio(help)} x`);
console.log(`  vpc-endpoints compare (example)   ${ratio(compared)} x`);
console.log("999 VPCs x 50 services, medians of 5");
console.log(`  reading and checking the topology   ${milliseconds(({ read }) => read)}`);
console.log(`  planning and pricing per VPC        ${milliseconds(({ local }) => local)}`);
console.log(`  planning and pricing centralized    ${milliseconds(({ hub }) => hub)}`);
console.log(`  lines of cost                     ${one[0]?.lines ?? 0}`);
console.log(
  `  peak memory, MB                   ${median(one.map(({ megabytes }) => megabytes)).toFixed(0)}`,
);

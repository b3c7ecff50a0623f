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
  ...require("./dist/core/planTopology"), ...require("./dist/cost/lines/estimate"), ...require("./dist/cost/prices/prices"),
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

/** The page for 200 VPCs of 8 services, of which no two VPCs are alike: compared, drawn and written, from a cold start. */
const PAGE = `
const { performance } = require("node:perf_hooks");
const start = performance.now();
const { parseTopology } = require("./dist/core/topology/parse");
const { normalizeTopology } = require("./dist/core/topology/normalize");
const { compare } = require("./dist/cost/compare/compare");
const services = ["ecr.api", "ecr.dkr", "logs", "kms", "secretsmanager", "sqs", "ssm", "sts"];
const vpcs = Object.fromEntries(Array.from({ length: 200 }, (_, i) =>
  ["app-" + i, { cidrBlocks: [\`10.\${i}.0.0/16\`], usage: Object.fromEntries(services.map((name, at) => [name, (i * 37 + at * 391) % 3000])) }]));
const raw = { region: "us-east-1", availabilityZones: 3, services, hub: { cidrBlocks: ["192.168.0.0/20"] }, vpcs };
const { topology, issues } = normalizeTopology(parseTopology(raw).input);
if (topology === undefined) throw new Error(JSON.stringify(issues.slice(0, 3)));
const comparison = compare(topology);
const compared = performance.now();
const before = process.cpuUsage();
const { htmlReport } = require("./dist/cost/report/compare/html/report");
const page = htmlReport(comparison);
const end = performance.now();
const used = process.cpuUsage(before);
console.log(JSON.stringify({ compared: compared - start, drawn: end - compared,
  processor: (used.user + used.system) / 1000, bytes: Buffer.byteLength(page),
  megabytes: process.resourceUsage().maxRSS / 1024 }));
`;

interface DrawnPage {
  readonly compared: number;
  readonly drawn: number;
  /** Milliseconds of processor time: what a busy machine does not lengthen. */
  readonly processor: number;
  readonly bytes: number;
  readonly megabytes: number;
}

function drawnPage(): DrawnPage {
  const output = execFileSync(process.execPath, ["-e", PAGE], { cwd: root, encoding: "utf8" });
  return JSON.parse(output) as DrawnPage;
}

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

/** The cut and the check of its proof, on costs like those of real topologies; a third with NAT gateways. */
const CUT = `
const { performance } = require("node:perf_hooks");
const { select } = require("./dist/cost/optimize/select");
const { isProven } = require("./dist/cost/optimize/certificate");
let state = 12345;
const random = (most) => { state = (state * 1103515245 + 12345) % 2147483648; return state % most; };
const [spokes, services] = process.argv.slice(1).map(Number);
const each = (count, of) => Array.from({ length: count }, (_, at) => of(at));
const selection = {
  hubCost: 36500000, serviceCosts: each(services, () => 22400000), spokeCosts: each(spokes, () => random(4) === 0 ? 0 : 36500000),
  natCosts: each(spokes, () => random(3) === 0 ? 109500000 : 0),
  pairs: each(spokes, (spoke) => each(services, (service) => ({ spoke, service, forced: false,
    saving: 21900000 - 20000 * random(2000), ...(spoke % 3 === 0 ? { natSaving: 21900000 - 35000 * random(2000) } : {}) }))).flat(),
};
const start = performance.now();
const result = select(selection);
const solved = performance.now();
if (!isProven(selection, result)) throw new Error("not proven");
const checked = performance.now();
console.log(JSON.stringify({ solve: solved - start, check: checked - solved, chosen: result.chosen.length, natted: result.natted.length }));
`;

interface Cut {
  readonly solve: number;
  readonly check: number;
  readonly chosen: number;
  readonly natted: number;
}

function cuts(spokes: number, services: number): readonly Cut[] {
  const args = ["-e", CUT, String(spokes), String(services)];
  const run = () => execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return Array.from({ length: 5 }, () => JSON.parse(run()) as Cut);
}

/** Everything from the topology to the certified optimum of a topology of one hub, one way, one DNS. */
const OPTIMUM = LARGE.slice(0, LARGE.indexOf("const time =")).replace(
  '{ dns: "Profile",',
  '{ dns: "Profile", connectivity: "TransitGateway",',
).concat(`
const { optimize } = require("./dist/cost/optimize/optimize");
const { topology } = normalizeTopology(parseTopology(raw).input);
const start = performance.now();
const { certificate } = optimize(topology);
console.log(JSON.stringify({ milliseconds: performance.now() - start, certified: certificate.certified }));
`);

function optimum(): { readonly milliseconds: number; readonly certified: boolean } {
  const output = execFileSync(process.execPath, ["-e", OPTIMUM], { cwd: root, encoding: "utf8" });
  return JSON.parse(output) as ReturnType<typeof optimum>;
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
console.log("the best mix, cut and check of its proof, medians of 5");
for (const [spokes, services] of [
  [1000, 50],
  [5000, 50],
  [2000, 200],
] as const) {
  const runs = cuts(spokes, services);
  const ms = (pick: (run: Cut) => number) => `${median(runs.map(pick)).toFixed(0)} ms`;
  const placed = `${runs[0]?.chosen ?? 0} pairs in the hub, ${runs[0]?.natted ?? 0} through NAT`;
  console.log(
    `  ${`${spokes} VPCs x ${services} services`.padEnd(33)} ${ms(({ solve, check }) => solve + check)}, of it ${ms(({ check }) => check)} the check (${placed})`,
  );
}
const whole = Array.from({ length: 3 }, optimum);
console.log(
  `  999 x 50, from topology to optimum  ${median(whole.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms${whole.every(({ certified }) => certified) ? ", certified" : ""}`,
);

const pages = Array.from({ length: 5 }, drawnPage);
const ofPage = (pick: (run: DrawnPage) => number) => median(pages.map(pick)).toFixed(0);
console.log("HTML for 200 VPCs x 8 services, medians of 5");
console.log(`  reading and comparing             ${ofPage(({ compared }) => compared)} ms`);
console.log(
  `  HTML for 200 VPCs                 ${ofPage(({ drawn }) => drawn)} ms, ${ofPage(({ processor }) => processor)} ms of processor time`,
);
console.log(`  size of the page, kB              ${ofPage(({ bytes }) => bytes / 1000)}`);
console.log(`  peak memory, MB                   ${ofPage(({ megabytes }) => megabytes)}`);

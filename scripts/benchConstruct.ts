/**
 * How long it takes to construct a hub with 200 spokes and 30 services under mocks, as a ratio to
 * registering the same resources bare: the same types, names and inputs, without plan, checks or parents.
 * Run `npm run bench:construct`.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import * as pulumi from "@pulumi/pulumi";
import { EndpointNetwork } from "../components/network/endpointNetwork";
import { allServiceNames, serviceDetails } from "../core/catalog";

const SPOKES = 200;
const SERVICES = 30;
const RUNS = 5;
const ZONES = ["us-east-1a", "us-east-1b"];

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

async function mocks(seen: Registered[] | undefined): Promise<void> {
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, custom }) => {
        const known = inputs as Record<string, unknown>;
        if (custom !== false) seen?.push({ type, name, inputs: known });
        return {
          id: `${name}-id`,
          state: { ...known, arn: `arn:${name}`, zoneId: `${name}-id`, dnsEntries: [] },
        };
      },
      call: () => ({}),
    },
    "bench",
    "bench",
    false,
  );
}

async function settled(): Promise<void> {
  await (pulumi.runtime as unknown as { waitForRPCs(): Promise<void> }).waitForRPCs();
}

/** Services with zones of their own that hide nothing. */
function services(): string[] {
  return allServiceNames()
    .filter((name) => {
      const details = serviceDetails(name, "us-east-1");
      if (details === undefined || name.includes("fips")) return false;
      const plain = details.shadows.length === 0 && !details.capturesPublicApis;
      const types = details.endpointTypes;
      return (
        plain && types.length === 1 && types[0] === "Interface" && details.homeRegions.length === 0
      );
    })
    .filter((name) => (serviceDetails(name, "us-east-1")?.privateDnsNames.length ?? 0) === 1)
    .slice(0, SERVICES);
}

async function construct(seen: Registered[] | undefined): Promise<number> {
  await mocks(seen);
  const names = Array.from({ length: SPOKES }, (_, index) => `app-${index}`);
  const blockOf = (index: number) => `10.${index >> 8}.${index & 255}.0/24`;
  const ids = (name: string) => ({
    vpcId: `vpc-${name}`,
    subnets: ZONES.map((availabilityZone) => ({
      subnetId: `${name}-${availabilityZone}`,
      availabilityZone,
    })),
    routeTableIds: { a: `rtb-${name}` },
  });
  const start = performance.now();
  new EndpointNetwork("net", {
    topology: JSON.stringify({
      region: "us-east-1",
      services: services(),
      hub: { name: "shared", cidrBlocks: ["192.168.0.0/20"] },
      vpcs: Object.fromEntries(
        names.map((name, index) => [name, { cidrBlocks: [blockOf(index)] }]),
      ),
    }),
    deploymentModel: "Centralized",
    lookUpServices: false,
    hub: { vpc: ids("shared") },
    vpcs: Object.fromEntries(names.map((name) => [name, ids(name)])),
    costReport: "Off",
  });
  await settled();
  return performance.now() - start;
}

class Bare extends pulumi.CustomResource {}

async function bare(resources: readonly Registered[]): Promise<number> {
  await mocks(undefined);
  const start = performance.now();
  for (const { type, name, inputs } of resources) new Bare(type, name, inputs);
  await settled();
  return performance.now() - start;
}

async function child(mode: string, file: string): Promise<void> {
  if (mode === "record") {
    const seen: Registered[] = [];
    await construct(seen);
    writeFileSync(file, JSON.stringify(seen));
    return;
  }
  const milliseconds =
    mode === "bare"
      ? await bare(JSON.parse(readFileSync(file, "utf8")) as Registered[])
      : await construct(undefined);
  console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function parent(): void {
  const file = join(tmpdir(), `bench-construct-${process.pid}.json`);
  const run = (mode: string) =>
    execFileSync(
      process.execPath,
      ["-r", "ts-node/register/transpile-only", __filename, mode, file],
      {
        encoding: "utf8",
      },
    );
  run("record");
  const count = (JSON.parse(readFileSync(file, "utf8")) as unknown[]).length;
  const measure = (mode: string) =>
    JSON.parse(run(mode)) as { milliseconds: number; megabytes: number };
  const pairs = Array.from(
    { length: RUNS },
    () => [measure("construct"), measure("bare")] as const,
  );
  rmSync(file);
  const ratio = median(pairs.map(([built, plain]) => built.milliseconds / plain.milliseconds));
  const memory = median(pairs.map(([built]) => built.megabytes));
  console.log(
    `${SPOKES} spokes x ${SERVICES} services: ${count} resources, medians of ${RUNS} runs`,
  );
  console.log(`  construction against the same resources bare   ${ratio.toFixed(2)} x`);
  console.log(`  peak memory, MB                                ${memory.toFixed(0)}`);
}

const [mode, file] = process.argv.slice(2);
if (mode === undefined || file === undefined) parent();
else void child(mode, file);

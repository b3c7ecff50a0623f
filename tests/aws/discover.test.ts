import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { EmulatorMissing } from "../../scripts/aws/emulator";
import { startEmulator, type Emulator } from "./support/emulator";
import { NetworkBuilder, REGION, type BuiltVpc } from "./support/network";

const root = join(__dirname, "..", "..");
const GB = 2 ** 30;
const DAY_MS = 86_400_000;
const INSTALL_TIMEOUT_MS = 660_000;

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as a process of its own, in a pipe, with its clock 40 days ahead. */
function command(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const later = join(__dirname, "support", "laterClock.ts");
    const child = spawn(
      process.execPath,
      ["-r", "ts-node/register/transpile-only", "-r", later, "cli/main.ts", ...args],
      {
        cwd: root,
        env: {
          PATH: process.env.PATH,
          AWS_ACCESS_KEY_ID: "test",
          AWS_SECRET_ACCESS_KEY: "test",
          AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
        },
      },
    );
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

describe("vpc-endpoints discover, against an emulator of AWS", () => {
  const folder = mkdtempSync(join(tmpdir(), "vpc-endpoints-aws-"));
  const file = join(folder, "found.yaml");
  let emulator: Emulator | undefined;
  let network: NetworkBuilder;
  let url: string;
  const built: Record<string, BuiltVpc> = {};
  const ids: Record<string, string> = {};

  before(async function () {
    this.timeout(INSTALL_TIMEOUT_MS);
    try {
      emulator = await startEmulator();
    } catch (error) {
      // In CI a missing emulator is a failure; elsewhere not everybody has Python.
      if (!(error instanceof EmulatorMissing) || process.env.CI !== undefined) throw error;
      console.log(`    skipped: ${error.message}`);
      this.skip();
    }
    url = emulator.url;
    network = new NetworkBuilder(url);
    await build();
  });

  after(async () => {
    network?.destroy();
    await emulator?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A hub and three spokes on a Transit Gateway, and one VPC that stands alone. */
  async function build(): Promise<void> {
    for (const [index, name] of ["shared", "app", "data", "batch"].entries()) {
      built[name] = await network.vpc(name, index);
    }
    const { shared, app, data, batch } = built as Record<
      "shared" | "app" | "data" | "batch",
      BuiltVpc
    >;
    built.alone = await network.vpc(undefined, 9);
    await network.moreAddresses(app, "10.101.0.0/16");
    ids.tgw = await network.transitGateway();
    for (const vpc of [shared, app, data]) await network.attach(ids.tgw, vpc);
    ids.appSqs = await network.endpoint(app, "sqs");
    ids.appKms = await network.endpoint(app, "kms");
    ids.appLogs = await network.endpoint(app, "logs", "Interface", 1);
    await network.endpoint(app, "s3", "Gateway");
    ids.dataSqs = await network.endpoint(data, "sqs", "Interface", 2);
    await network.remove(await network.endpoint(data, "sns", "Interface", 2));
    ids.sharedSts = await network.endpoint(shared, "sts");
    await network.endpoint(batch, "dynamodb", "Gateway");
    ids.nat = await network.natGateway(batch);
    const now = Date.now();
    const onDay = (day: number, bytes: number) => ({ at: now + day * DAY_MS, bytes });
    // The period is days 10 to 40 from now on; what lies outside does not count.
    await network.traffic(ids.appSqs, app, "sqs", [
      onDay(5, 999 * GB),
      onDay(15, 300 * GB),
      onDay(15, 60 * GB),
      onDay(38, 360 * GB),
    ]);
    await network.traffic(ids.appLogs, app, "logs", [onDay(20, 7200 * GB)]);
    await network.traffic(ids.dataSqs, data, "sqs", [onDay(20, 0)]);
  }

  const found = () =>
    parse(readFileSync(file, "utf8")) as {
      hub?: object;
      vpcs: Record<string, object>;
    };

  it("writes every VPC with its blocks, zones, services, attachment and traffic", async () => {
    const { code, stdout, stderr } = await command(
      ...["discover", "--region", REGION, "--endpoint-url", url],
      ...["--hub", "shared", "--out", file],
    );
    assert.equal(stderr, "");
    assert.equal(code, 0);
    // The emulator's account has a default VPC besides the five built here.
    assert.equal(stdout, `${file}: 6 VPCs, 6 endpoints. Next: vpc-endpoints compare ${file}\n`);
    const { hub, vpcs } = found();
    const zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];
    assert.deepEqual(hub, {
      name: "shared",
      cidrBlocks: ["10.0.0.0/16"],
      attached: true,
      availabilityZones: zones,
      transitGateway: "existing",
    });
    const alone = built.alone?.vpcId ?? "";
    const { app, data, batch, [alone]: unnamed, ...others } = vpcs;
    assert.deepEqual(app, {
      cidrBlocks: ["10.1.0.0/16", "10.101.0.0/16"],
      attached: true,
      availabilityZones: zones,
      services: ["kms", "logs", "s3", "sqs"],
      // 720 GB and 7,200 GB in 720 hours, scaled to 730 hours; none of KMS.
      usage: { kms: 0, logs: 7300, sqs: 730 },
    });
    assert.deepEqual(data, {
      cidrBlocks: ["10.2.0.0/16"],
      attached: true,
      availabilityZones: zones.slice(0, 2),
      services: ["sqs"],
      usage: { sqs: 0 },
    });
    assert.deepEqual(batch, { cidrBlocks: ["10.3.0.0/16"], services: ["dynamodb"] });
    assert.deepEqual(unnamed, { cidrBlocks: ["10.9.0.0/16"] });
    assert.deepEqual(Object.values(others), [{ cidrBlocks: ["172.31.0.0/16"] }]);
  });

  it("says in comments what the file cannot express", () => {
    const text = readFileSync(file, "utf8");
    const lines = [
      `# attached: to the Transit Gateway ${ids.tgw}.`,
      `# - ${ids.sharedSts} (Interface, com.amazonaws.eu-west-1.sts, 0 GB a month)`,
      `  # logs: ${ids.appLogs} is in 1 Availability Zone, compared with 3`,
      `  # ${built.batch?.vpcId}, NAT gateways ${ids.nat}`,
      `      kms: 0 # no traffic: no datapoint in 30 days`,
      `      sqs: 0 # no traffic: every datapoint of 30 days is 0`,
    ];
    for (const line of lines) assert.ok(text.split("\n").includes(line), `${line}\n\n${text}`);
    assert.doesNotMatch(text, /sns|123456789012/);
  });

  it("is accepted by check and priced by compare", async () => {
    const checked = await command("check", file);
    assert.equal(checked.stdout, `${file}: 0 errors, 0 warnings\n`);
    assert.equal(checked.code, 0);
    const compared = await command("compare", file, "--format", "json");
    assert.equal(compared.code, 0, compared.stderr);
    const { alternatives } = JSON.parse(compared.stdout) as {
      alternatives: { model: string; monthlyTotal: string }[];
    };
    // 11 interfaces (3 services in 3 zones, 1 in 2) x 730 h x $0.011 = $88.33, and 8,030 GB x $0.01 = $80.30.
    const perVpc = alternatives.find(({ model }) => model === "PerVpc");
    assert.equal(Number(perVpc?.monthlyTotal), 168.63);
  });

  it("marks what is attached without a hub too, and prints to standard output", async () => {
    const { code, stdout } = await command(
      ...["discover", "--region", REGION, "--endpoint-url", url],
    );
    assert.equal(code, 0);
    const { hub, vpcs } = parse(stdout) as { hub?: object; vpcs: Record<string, object> };
    assert.equal(hub, undefined);
    const attached = Object.entries(vpcs).filter(([, vpc]) => "attached" in vpc);
    assert.deepEqual(
      attached.map(([name]) => name),
      ["app", "data", "shared"],
    );
  });

  it("finds only the default VPC in a Region where nothing was built", async () => {
    const { code, stdout } = await command(
      ...["discover", "--region", "ap-southeast-2", "--endpoint-url", url],
    );
    assert.equal(code, 0);
    const { vpcs } = parse(stdout) as { vpcs: Record<string, object> };
    assert.deepEqual(Object.values(vpcs), [{ cidrBlocks: ["172.31.0.0/16"] }]);
  });
});

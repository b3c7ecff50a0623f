import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Loads, Step } from "../support/loads";

const root = join(__dirname, "..", "..");
const example = join(root, "examples", "topology.yaml");

/** From what loads least to what loads most: what a step has not loaded, none before it has. */
const STEPS = {
  help: { args: ["--help"] },
  discoverHelp: { args: ["discover", "--help"] },
  permissions: { args: ["discover", "--permissions"] },
  services: { args: ["services", "kms"] },
  check: { args: ["check", example] },
  text: { args: ["compare", example] },
  markdown: { args: ["compare", example, "--format", "markdown"] },
  json: { args: ["compare", example, "--format", "json"] },
  htmlWithout: { args: ["compare", example, "--format", "html"], without: "echarts" },
  html: { args: ["compare", example, "--format", "html", "--out", "report.html"] },
  discover: { args: ["discover", "--region", "us-east-1"], without: "@aws-sdk/" },
} satisfies Record<string, Step>;

type Name = keyof typeof STEPS;
const names = Object.keys(STEPS) as Name[];

describe("the command loads what a subcommand needs when it runs", () => {
  let loads: readonly Loads[];
  const of = (name: Name) => loads[names.indexOf(name)] as Loads;
  const until = (name: Name) =>
    loads.slice(0, names.indexOf(name) + 1).flatMap(({ loaded }) => loaded);
  const never = (name: Name, what: RegExp) =>
    assert.deepEqual(
      until(name).filter((file) => what.test(file)),
      [],
    );

  before(() => {
    const child = join(root, "tests", "support", "loads.ts");
    const steps = JSON.stringify(Object.values(STEPS));
    const output = execFileSync(
      process.execPath,
      ["-r", "./tests/support/transpile.cjs", child, steps],
      { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 },
    );
    loads = JSON.parse(output) as Loads[];
    // Each step did what it is about.
    assert.deepEqual(
      loads.map(({ code }) => code),
      names.map((name) => ("without" in STEPS[name] ? 1 : 0)),
    );
  });

  it("so `--help` reads no catalog, no price and no topology", () => {
    const own = until("help").filter((file) => !file.includes("node_modules"));
    assert.deepEqual(own.sort(), [
      "cli/clock.ts",
      "cli/exit.ts",
      "cli/main.ts",
      "cli/say.ts",
      "cli/terminal.ts",
      "cli/version.ts",
      "core/issues.ts",
      "core/printable.ts",
      "core/printed.ts",
      "cost/report/shared/page.ts",
    ]);
    never("help", /node_modules.(yaml|valibot|big\.js|ipaddr\.js)/);
  });

  it("so `discover --permissions` leaves the AWS SDK alone", () => {
    assert.ok(of("permissions").loaded.includes("cli/discover/permissions.ts"));
    never("permissions", /node_modules.@(aws-sdk|smithy)/);
  });

  it("and none of Pulumi or the AWS SDK for `services`, `check` and `compare`", () => {
    never("html", /node_modules.@(pulumi|aws-sdk|smithy)/);
  });

  it("and neither the price list's reader nor its parser for `compare`", () => {
    never("json", /papaparse|priceList|cli.prices/);
  });

  it("and the plotting library for HTML alone", () => {
    never("json", /node_modules.(echarts|zrender)/);
    assert.ok(of("html").loaded.some((file) => /node_modules.echarts/.test(file)));
  });

  it("and says how to install the plotting library where there is none", () => {
    assert.equal(
      of("htmlWithout").stderr,
      "--format html needs a library for its pictures, which is not installed. " +
        "Run `npm install echarts` beside pulumi-vpc-endpoints\n",
    );
  });

  it("and says how to install the AWS SDK where `discover` finds none", () => {
    assert.equal(of("discover").code, 1);
    assert.equal(
      of("discover").stderr,
      "discover needs the AWS SDK, which is not installed. " +
        "Run `npm install @aws-sdk/client-ec2 @aws-sdk/client-cloudwatch` beside pulumi-vpc-endpoints\n",
    );
  });
});

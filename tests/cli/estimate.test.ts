import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertGolden } from "../support/golden";
import { endpoint, exportText, previewText, zone } from "../support/previews";
import { temporaryFile } from "../support/files";
import { runCli } from "../support/runCli";
import { inAscii } from "../support/terminals";

const sample = (name: string) => join(__dirname, "samples", name);
const change = sample("network-change.json");
const file = (text: string) => temporaryFile("preview.json", text);
const usageFile = (text: string) => temporaryFile("usage.yaml", text);

describe("vpc-endpoints estimate", () => {
  it("prints a change as text", async () => {
    const { code, stdout, stderr } = await runCli("estimate", change);
    assert.equal(code, 0);
    assert.equal(stderr, "");
    // kms: 3 - 2 ENIs x 730 h x $0.01.
    assert.match(
      stdout,
      /~ {2}kms {2}ec2 VpcEndpoint {2}us-east-1\n +≥ \$14\.60 {2}≥ \$21\.90 +\+\$7\.30/,
    );
    assertGolden("estimate.txt", stdout);
  });

  it("prints a change as markdown with its marker", async () => {
    const { stdout } = await runCli("estimate", change, "-f", "markdown", "--max-monthly", "150");
    assert.match(stdout, /^<!-- vpc-endpoints-estimate -->/);
    assert.match(stdout, /Budget: ≥ \$236\.56 a month, over the limit of \$150\.00/);
    assertGolden("estimate.md", stdout);
  });

  it("counts the hours of a month that it is told", async () => {
    const { code, stdout } = await runCli("estimate", change, "--hours", "744", "-f", "json");
    assert.equal(code, 0);
    const report = JSON.parse(stdout) as {
      hoursPerMonth: number;
      resources: { name: string; after: { formula: string; monthlyCost: string }[] }[];
    };
    assert.equal(report.hoursPerMonth, 744);
    const queue = report.resources.find(({ name }) => name === "queue");
    // 3 x 744 h x $0.01
    assert.equal(queue?.after[0]?.formula, "3 ENI x 744 h x $0.01");
    assert.equal(queue?.after[0]?.monthlyCost, "22.32");
  });

  it("prints JSON with every line's formula, source and Region", async () => {
    const { stdout } = await runCli("estimate", change, "-f", "json", "--max-increase", "1000");
    const report = JSON.parse(stdout) as {
      schemaVersion: number;
      sources: { asOf: string }[];
      totals: unknown[];
      budget: unknown[];
      resources: { name: string; op: string; after: Record<string, unknown>[] }[];
    };
    assert.equal(report.schemaVersion, 2);
    assert.deepEqual(report.totals, [
      {
        currency: "USD",
        before: { monthly: "155.76", complete: false },
        after: { monthly: "236.56", complete: false },
        difference: { atLeast: null, atMost: null },
      },
    ]);
    assert.deepEqual(report.budget, [
      {
        rule: "maxIncrease",
        limit: "1000",
        verdict: "unknown",
        judged: { atLeast: null, atMost: null },
      },
    ]);
    const queue = report.resources.find(({ name }) => name === "queue");
    assert.equal(queue?.op, "replace");
    const [hours] = queue?.after ?? [];
    assert.equal(hours?.["formula"], "3 ENI x 730 h x $0.01");
    assert.equal(hours?.["monthlyCost"], "21.90");
    assert.equal(hours?.["region"], "us-east-1");
    assert.equal(report.sources[Number(hours?.["source"])]?.asOf, "2026-09-17");
    // Each citation stands once, however many lines have it.
    const citations = report.sources.map((source) => JSON.stringify(source));
    assert.equal(new Set(citations).size, citations.length);
    assert.doesNotMatch(JSON.stringify(report.resources), /citation/);
  });

  it("reads standard input, as from a pipe of `pulumi preview`", () => {
    const run = spawnSync(
      process.execPath,
      [
        "-r",
        "./tests/support/transpile.cjs",
        ..."cli/main.ts estimate - --max-monthly 9".split(" "),
      ],
      {
        cwd: join(__dirname, "..", ".."),
        encoding: "utf8",
        input: readFileSync(sample("per-vpc-create.json"), "utf8"),
      },
    );
    assert.equal(run.status, 2);
    assert.match(run.stdout, /^This change makes the month \$75\.47 dearer: \$75\.47 after it/);
    assert.match(run.stderr, /budget: \$75\.47 a month, over the limit of \$9\.00/);
  });

  it("lists no line after a change that leaves nothing, in markdown", async () => {
    const { stdout } = await runCli("estimate", sample("network-destroy.json"), "-f", "markdown");
    assert.match(stdout, /^\*\*[^*]*: \$0\.00 after it, /m);
    assert.match(stdout, /\n\| us-east-1 \|[^\n]*\n\n<details>\n<summary>Unknown<\/summary>/);
  });

  it("prints an export without a before", async () => {
    const { stdout } = await runCli("estimate", sample("per-vpc-export.json"));
    assert.match(stdout, /vpc-endpoints-per-vpc\/test · stack export · list price/);
    assert.match(stdout, /^These resources cost \$75\.47 a month\.\n/);
    assert.doesNotMatch(stdout, /before|Changes|difference/);
    const json = await runCli("estimate", sample("per-vpc-export.json"), "-f", "json");
    assert.match(json.stdout, /"before": null/);
    const markdown = await runCli("estimate", sample("per-vpc-export.json"), "-f", "markdown");
    assert.match(markdown.stdout, /\*\*These resources cost \$75\.47 a month\.\*\*/);
  });

  it("prints every line by itself where that is asked for", async () => {
    const { stdout } = await runCli("estimate", change, "--lines");
    assert.match(stdout, /Every line, after the change\nline\n +formula +USD +payer/);
    assert.match(stdout, /kms\/endpointHours\n +3 ENI x 730 h x \$0\.01 +21\.90 .*\[\d+\]/);
    assert.match(stdout, /\[1\] AWS price list, 2026-09-20, confidence high: [\s\S]*?route53/);
  });

  it("lists the hundred greatest changes and counts the others", async () => {
    const steps = Array.from({ length: 103 }, (_, index) => ({
      op: "create",
      after: zone(`z${index}`),
    }));
    const text = file(previewText(steps));
    const { stdout } = await runCli("estimate", text);
    assert.match(stdout, /3 resources more: see --format json/);
    assert.match(stdout, /^This change makes the month \$20\.30 dearer: \$20\.30 after it/); // 25 x 0.50 + 78 x 0.10
    const markdown = await runCli("estimate", text, "-f", "markdown");
    assert.match(markdown.stdout, /^and 3 more$/m);
  });

  it("prints ASCII where that is asked for", async () => {
    const { stdout } = await runCli("estimate", change, "--ascii");
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(stdout, /[^\u0000-\u007f]/);
    assert.match(stdout, /\+- {2}queue/);
  });

  it("prints names in ASCII too, in every part of the report", async () => {
    const after = { ...endpoint("lógs", ["a"]), name: "lógs" };
    const text = file(previewText([{ op: "create", after }]));
    const { stdout } = await runCli("estimate", text, "--ascii", "--lines");
    assert.match(stdout, /^[\x20-\x7e\n]*$/);
    // The change, its line, and what is unknown.
    assert.match(stdout, /\+ {2}l\\u00f3gs/);
    assert.match(stdout, /\nl\\u00f3gs\/endpointHours/);
    assert.match((await runCli("estimate", text)).stdout, /\+ {2}lógs/);
  });

  it("prints ASCII where the locale shows no more", async () => {
    const { stdout } = await inAscii(() => runCli("estimate", change));
    assert.equal(stdout, (await runCli("estimate", change, "--ascii")).stdout);
  });

  it("warns of what the input leaves out", async () => {
    const text = file(
      previewText([{ op: "create", after: zone("a") }], { changeSummary: { create: 1, same: 2 } }),
    );
    const { code, stdout, stderr } = await runCli("estimate", text, "-f", "json");
    assert.equal(code, 0);
    assert.match(stderr, /^warning: 2 unchanged resources are not in this preview/m);
    assert.equal((JSON.parse(stdout) as { gaps: string[] }).gaps.length, 1);
  });

  it("prices the state that an earlier version of the package left", async () => {
    const state = join(__dirname, "..", "engine", "states", "0.1.0", "endpoints", "state.json");
    const { code, stdout } = await runCli("estimate", state);
    assert.equal(code, 0);
    assert.match(stdout, /^inline\/test · stack export/m);
    // ecs-fargate has 5, and cassandra and s3: 7 x 2 ENIs x 730 h x $0.01.
    assert.match(stdout, /^These resources cost at least \$102\.20 a month\./);
  });

  it("prices data with a usage file, and names keys that nothing takes", async () => {
    const usage = usageFile('logs: 200\n"k*": 10.5\nlgos: 1\n');
    const { stdout } = await runCli("estimate", change, "--usage", usage);
    assert.match(stdout, /200 GB x \$0\.01\)? +\$2\.00/);
    assert.match(stdout, /10\.5 GB x \$0\.01 +\$0\.11/); // 0.105, rounded half up for reading
    assert.match(stdout, /No resource takes this usage: lgos\./);
  });

  it("lays negotiated prices over the snapshot's", async () => {
    const prices = temporaryFile("prices.yaml", "discountPercent: 10\n");
    const { stdout } = await runCli("estimate", sample("per-vpc-create.json"), "--prices", prices);
    assert.match(stdout, /^This change makes the month \$67\.92 dearer/); // 75.47 x 0.9
    assert.match(stdout, /list price less 10 %/);
  });

  it("takes the Region that resources do not show from --region", async () => {
    const text = file(exportText([zone("a"), endpoint("logs", ["a"], { serviceName: "x" })]));
    const without = await runCli("estimate", text);
    assert.match(without.stdout, /the Region is not known: say it with --region/);
    const { stdout } = await runCli("estimate", text, "--region", "eu-central-1");
    assert.match(stdout, /1 ENI x 730 h x \$0\.012 +\$8\.76/);
  });

  it("shows secrets nowhere", async () => {
    const secret = { ...endpoint("logs", ["a"]), state: { additionalSecretOutputs: ["x"] } };
    const text = previewText([
      { op: "create", after: { ...secret, inputs: { ...secret.inputs, policy: "hunter2" } } },
    ]);
    for (const format of ["text", "markdown", "json"]) {
      const { stdout } = await runCli("estimate", file(text), "-f", format);
      assert.doesNotMatch(stdout, /hunter2/);
    }
  });

  it("lets no name steer a terminal or become markup", async () => {
    const nasty = { ...zone("a"), name: "\u001b[31m<img src=x>|*bold*\nnext" };
    const text = file(previewText([{ op: "create", after: nasty }]));
    const plain = await runCli("estimate", text);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(plain.stdout, /\u001b/);
    assert.match(plain.stdout, /\+ {2}\[31m<img src=x>\|\*bold\* next/);
    const markdown = await runCli("estimate", text, "-f", "markdown");
    assert.match(markdown.stdout, /\\\[31m&lt;img src=x&gt;&#124;\\\*bold\\\* next/);
  });

  describe("judges a budget", () => {
    const judged: [string, string[], number, RegExp][] = [
      [
        "over a month's limit",
        ["--max-monthly", "75.46"],
        2,
        /\$75\.47 a month, over the limit of \$75\.46/,
      ],
      ["within it", ["--max-monthly", "75.47"], 0, /within the limit of \$75\.47/],
      ["over an increase", ["--max-increase", "75"], 2, /\+\$75\.47 a month more, over/],
      [
        "from nothing over every percentage",
        ["--max-increase-percent", "50"],
        2,
        /over the limit of 50 %/,
      ],
    ];
    for (const [what, options, code, says] of judged) {
      it(`${what}: ${code}`, async () => {
        const run = await runCli("estimate", sample("per-vpc-create.json"), ...options);
        assert.equal(run.code, code);
        assert.match(run.stderr, says);
      });
    }

    it("of an increase in percent of what it cost before", async () => {
      const before = endpoint("logs", ["a"]);
      const after = endpoint("logs", ["a", "b"]);
      const text = file(previewText([{ op: "update", before, after }]));
      const usage = usageFile("logs: 0\n");
      const judge = (percent: string) =>
        runCli("estimate", text, "--usage", usage, "--max-increase-percent", percent);
      // 7.30 becomes 14.60: 100 %.
      assert.equal((await judge("100")).code, 0);
      assert.equal((await judge("99")).code, 2);
    });

    it("in the currency of the bill", async () => {
      const after = endpoint("kms", ["a"], { region: "cn-north-1" });
      const text = file(previewText([{ op: "create", after }]));
      const { stderr } = await runCli("estimate", text, "--max-monthly", "1");
      assert.match(stderr, /budget: ≥ CNY [\d.]+ a month, .* the limit of CNY 1\.00/);
    });

    it("that is not exceeded by what is known, and says that it may be: 0", async () => {
      const { code, stderr } = await runCli("estimate", change, "--max-monthly", "500");
      assert.equal(code, 0);
      assert.match(stderr, /≥ \$236\.56 a month, not known to be within the limit of \$500\.00/);
    });

    it("of an increase by what changes, though totals are unknown: 2", async () => {
      const before = endpoint("logs", ["a"]);
      const after = endpoint("logs", ["a", "b"]);
      const text = file(previewText([{ op: "update", before, after }]));
      const over = await runCli("estimate", text, "--max-increase", "7.29");
      assert.equal(over.code, 2);
      assert.match(over.stderr, /\+\$7\.30 a month more, over the limit of \$7\.29/);
      assert.equal((await runCli("estimate", text, "--max-increase", "7.30")).code, 0);
    });
  });

  const refusals: Record<string, { args: () => string[]; says: RegExp }> = {
    "a missing file": {
      args: () => ["nowhere.json"],
      says: /^nowhere\.json: no such file\. Name a file that `pulumi preview --json` wrote/,
    },
    "a file that is no JSON": {
      args: () => [file("Previewing update (dev)\n")],
      says: /this is no JSON\. Give what `pulumi preview --json --show-sames`/,
    },
    "a file that is cut": {
      args: () => [file(readFileSync(change, "utf8").slice(0, 3000))],
      says: /the JSON ends in its middle/,
    },
    "a budget that is no amount": {
      args: () => [change, "--max-monthly", "lots"],
      says: /--max-monthly "lots": not an amount/,
    },
    "an increase of an export": {
      args: () => [sample("per-vpc-export.json"), "--max-increase", "1"],
      says: /an export has nothing to compare with/,
    },
    "an increase of an export in percent": {
      args: () => [sample("per-vpc-export.json"), "--max-increase-percent", "1"],
      says: /an export has nothing to compare with/,
    },
    "prices that no item has": {
      args: () => [
        change,
        "--prices",
        temporaryFile("p.yaml", "overrides: [{ region: us-east-1, item: tgw_gbs, price: 1 }]"),
      ],
      says: /p\.yaml:1:13: error overrides\[0\]: "tgw_gbs"/,
    },
    "a Region that is none": {
      args: () => [change, "--region", "Frankfurt"],
      says: /--region "Frankfurt": not the name of an AWS Region\. Give a Region such as us-east-1/,
    },
    "usage that is no number": {
      args: () => [change, "--usage", usageFile("logs: many\n")],
      says: /usage\.yaml:1:1: error logs: "many": not allowed: GB a month as a number/,
    },
    "usage below nothing": {
      args: () => [change, "--usage", usageFile("logs: -1\n")],
      says: /usage\.yaml:1:1: error logs: -1: not allowed: an amount a month cannot be negative/,
    },
    "usage that is no YAML": {
      args: () => [change, "--usage", usageFile("logs: [1\n")],
      says: /usage\.yaml: /,
    },
    "a budget of two currencies": {
      args: () => [
        file(
          previewText([
            { op: "create", after: endpoint("logs", ["a"]) },
            { op: "create", after: endpoint("kms", ["a"], { region: "cn-north-1" }) },
          ]),
        ),
        "--max-monthly",
        "1",
      ],
      says: /a budget cannot judge a bill in USD and CNY/,
    },
  };
  for (const [what, { args, says }] of Object.entries(refusals)) {
    it(`refuses ${what} with one message and exit code 1`, async () => {
      const { code, stdout, stderr } = await runCli("estimate", ...args());
      assert.equal(code, 1);
      assert.equal(stdout, "");
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /\n\s+at /);
    });
  }
});

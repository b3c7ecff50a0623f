import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { temporaryFile } from "../support/files";
import { onDay, runCli } from "../support/runCli";
import { inAscii } from "../support/terminals";

const example = join(__dirname, "..", "..", "examples", "several-regions.yaml");
const topology = (content: object) => temporaryFile("regions.yaml", stringify(content));
const VPCS = { vpcs: { app: {} } };

describe("the command, on a file of several Regions,", () => {
  it("compares each Region and the sum, in every format", async () => {
    const text = await runCli("compare", example, "--resources");
    assert.equal(text.code, 0);
    assert.equal(text.stderr, "");
    assert.match(text.stdout, /sum\s+\$1,428\.24\s+\$1,018\.92\s+\$1,018\.92\s+\$1,018\.92/);
    assert.match(text.stdout, /\nus-east-1\nPerVpc creates \d+ resources/);
    assert.match(text.stdout, /\nap-northeast-1\nPerVpc creates \d+ resources/);
    const json = await runCli("compare", example, "-f", "json");
    const report = JSON.parse(json.stdout) as {
      regions: { region: string; sensitivity: object }[];
    };
    assert.deepEqual(
      report.regions.map(({ region }) => region),
      ["us-east-1", "ap-northeast-1"],
    );
    assert.ok(report.regions.every(({ sensitivity }) => typeof sensitivity === "object"));
    const markdown = await runCli("compare", example, "-f", "markdown");
    assert.match(markdown.stdout, /\| sum \| \$1,428\.24 \|/);
  });

  it("judges the budget by the sum", async () => {
    const within = await runCli("compare", example, "--budget", "1018.92");
    assert.equal(within.code, 0);
    assert.match(
      within.stderr,
      /budget: the best of each Region costs \$1,018\.92 a month, within the budget of \$1,018\.92/,
    );
    const over = await runCli("compare", example, "--budget", "1400", "--model", "PerVpc");
    assert.equal(over.code, 2);
    assert.match(over.stderr, /budget: PerVpc costs \$1,428\.24 a month, over the budget/);
  });

  it("judges no sum of two currencies, and none that recommends nothing", async () => {
    const usage = { kms: 1 };
    const currencies = {
      services: ["kms"],
      usage,
      regions: { "us-east-1": VPCS, "cn-north-1": VPCS },
    };
    const refused = await runCli("compare", topology(currencies), "--budget", "5");
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /different currencies, which are not added up/);
    const vpcs = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`v${at}`, {}]));
    const services = ["kms", "sts", "sqs", "sns"];
    const unknown = { services, regions: { "us-east-1": { hub: {}, vpcs } } };
    const undecided = await runCli("compare", topology(unknown), "--budget", "5");
    assert.equal(undecided.code, 1);
    assert.match(undecided.stderr, /no model is recommended in every Region/);
  });

  it("judges a model that is named by what is known of it", async () => {
    const unknown = { services: ["kms"], regions: { "us-east-1": VPCS, "us-west-2": VPCS } };
    const judged = await runCli("compare", topology(unknown), "-b", "99", "-m", "PerVpc");
    assert.equal(judged.code, 0);
    // 2 Regions x 2 ENIs, as the file assumes, x 730 h x $0.01.
    assert.match(
      judged.stderr,
      /budget: PerVpc costs ≥ \$29\.20 a month, by what is known within the budget of \$99\.00/,
    );
  });

  it("has one page of HTML with a part for each Region, whose ids differ", async () => {
    const { code, stdout } = await runCli("compare", example, "-f", "html");
    assert.equal(code, 0);
    // 987.00 + 441.24 less 611.50 + 407.42.
    assert.match(stdout, /In 2 Regions together: \$1,018\.92 a month, \$409\.32 \(29 %\) less/);
    const ids = [...stdout.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, target = ""] of stdout.matchAll(/href="#([^"]+)"/g)) {
      assert.ok(ids.includes(target), target);
    }
    assert.deepEqual(stdout.match(/(?<=<h2 class="place">)[^<]+/g), [
      "us-east-1",
      "ap-northeast-1",
    ]);
  });

  it("has one header in CSV, and rows of every Region", async () => {
    const { stdout } = await runCli("compare", example, "-f", "csv");
    const rows = stdout.trimEnd().split("\r\n");
    assert.equal(rows.filter((row) => row.startsWith("model,recommended,region,")).length, 1);
    for (const region of ["us-east-1", "ap-northeast-1"])
      assert.ok(
        rows.some((row) => row.startsWith(`PerVpc,no,${region},`)),
        region,
      );
  });

  it("names the markdown comment where a pull request has several", async () => {
    const { stdout } = await runCli("compare", example, "-f", "markdown", "--comment-id", "prod");
    assert.match(stdout, /^<!-- vpc-endpoints:cost-report:prod -->\n/);
  });

  it("judges every VPC and service of each Region where that is asked for", async () => {
    const tables = async (...more: string[]) =>
      (await runCli("compare", example, ...more)).stdout.match(/VPC +service +now +GB/g)?.length;
    assert.equal(await tables("--sensitivity"), 2);
    assert.equal(await tables(), undefined);
  });

  it("writes the report into a file, and says once how old prices of all Regions are", async () => {
    const printed = await runCli("compare", example);
    const out = temporaryFile("report.txt", "");
    const written = await onDay("2027-01-01", () => runCli("compare", example, "--out", out));
    assert.equal(written.stdout, "");
    assert.equal(readFileSync(out, "utf8"), printed.stdout);
    const [wrote, ...notes] = written.stderr.trimEnd().split("\n");
    assert.equal(wrote, `wrote ${out}`);
    assert.equal(notes.length, 1);
    assert.match(notes[0] ?? "", /^note: prices are as of .*days ago/);
  });

  it("is written in ASCII where that is asked for or the locale shows no more", async () => {
    const ascii = (await runCli("compare", example, "--resources", "--ascii")).stdout;
    assert.match(ascii, /^[\x20-\x7e\n]*$/);
    assert.equal((await inAscii(() => runCli("compare", example, "--resources"))).stdout, ascii);
    assert.notEqual((await runCli("compare", example, "--resources")).stdout, ascii);
  });

  it("is optimized Region by Region, in every format", async () => {
    const { code, stdout } = await runCli("optimize", example);
    assert.equal(code, 0);
    assert.match(stdout, /^us-east-1: Centralize all 7 services over VPC peering/);
    assert.match(stdout, /\nap-northeast-1: Centralize all 7 services over VPC peering/);
    const json = JSON.parse((await runCli("optimize", example, "-f", "json")).stdout) as {
      answer: string;
      regions: { region: string; certificate: { certified: boolean } }[];
    };
    assert.equal(Object.keys(json)[0], "answer");
    assert.deepEqual(
      json.regions.map(({ region, certificate }) => [region, certificate.certified]),
      [
        ["us-east-1", true],
        ["ap-northeast-1", true],
      ],
    );
    const { stdout: markdown } = await runCli("optimize", example, "-f", "markdown");
    assert.equal(markdown.match(/vpc-endpoints-optimum/g)?.length, 1);
  });

  it("explains every Region, or one of them", async () => {
    const all = await runCli("explain", example, "--service", "kms");
    assert.match(all.stdout, /^us-east-1, PerVpc: \$987\.00 a month/);
    assert.match(all.stdout, /\nap-northeast-1, PerVpc: \$441\.24 a month/);
    assert.match(
      all.stdout,
      /app-1\/kms\/crossRegionTransfer\/request\s+10 GB us-east-1 to us-east-2/,
    );
    const one = await runCli("explain", example, "--region", "ap-northeast-1", "--model", "Hybrid");
    assert.match(one.stdout, /^ap-northeast-1, Hybrid: \$407\.42 a month/);
    assert.ok(!one.stdout.includes("us-east-1,"));
    const none = await runCli("explain", example, "--region", "eu-west-1");
    assert.equal(none.code, 1);
    assert.match(none.stderr, /no Region of this file. Name one of us-east-1, ap-northeast-1/);
  });

  it("checks it, naming the line of what is wrong in a Region", async () => {
    assert.match((await runCli("check", example)).stdout, /0 errors, 0 warnings/);
    const wrong = temporaryFile(
      "wrong.yaml",
      [
        "services: [kms]",
        "regions:",
        "  us-east-1:",
        "    vpcs:",
        "      app: { services: [kmz] }",
        "  eu-west-1:",
        "    vpcs:",
        "      app: { placement: { kms: nowhere } }",
      ].join("\n"),
    );
    const schema = await runCli("check", wrong);
    assert.equal(schema.code, 1);
    assert.match(
      schema.stderr,
      /wrong\.yaml:8:27: error regions\["eu-west-1"\]\.vpcs\.app\.placement/,
    );
    const placed = temporaryFile(
      "placed.yaml",
      [
        "services: [kms]",
        "regions:",
        "  us-east-1:",
        "    vpcs:",
        "      app: { services: [kmz] }",
      ].join("\n"),
    );
    assert.match(
      (await runCli("check", placed)).stderr,
      /placed\.yaml:5:25: error regions\["us-east-1"\]\.vpcs\.app\.services\[0\]: "kmz"/,
    );
  });

  it("puts a Region's warnings into its own report and shared ones at the top", async () => {
    const file = topology({
      services: ["kms"],
      usage: { sns: 1 },
      regions: { "us-east-1": { usage: { sqs: 1 }, ...VPCS }, "eu-west-1": VPCS },
    });
    const { stdout } = await runCli("compare", file, "-f", "json");
    const report = JSON.parse(stdout) as {
      issues: { path: string }[];
      regions: { issues: { path: string }[] }[];
    };
    assert.deepEqual(
      report.issues.map(({ path }) => path),
      ["usage.sns"],
    );
    assert.deepEqual(
      report.regions.map(({ issues }) => issues.map(({ path }) => path)),
      [['regions["us-east-1"].usage.sqs'], []],
    );
  });

  it("takes negotiated prices for every Region", async () => {
    const prices = temporaryFile("prices.yaml", stringify({ discountPercent: 10 }));
    const { stdout } = await runCli("compare", example, "--prices", prices);
    // 1,428.24 less a tenth.
    assert.match(stdout, /sum\s+\$1,285\.42/);
  });
});

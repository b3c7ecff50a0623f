import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import pc from "picocolors";
import { Scalar, stringify } from "yaml";
import { BUNDLES } from "../../core/bundles";
import { exampleInput } from "../support/topologies";
import { temporaryFile } from "../support/files";
import { main } from "../../cli/main";
import { captured, runCli } from "../support/runCli";
import { inAscii, intoPipe, onTerminal, withInput } from "../support/terminals";

const root = join(__dirname, "..", "..");
const example = join(root, "examples", "topology.yaml");
const topology = (content: object | string) =>
  temporaryFile("topology.yaml", typeof content === "string" ? content : stringify(content));

/** Counts how often the text of a node of the file is asked for. */
async function countingNames<T>(run: () => Promise<T>): Promise<T & { readonly reads: number }> {
  const nodes = Scalar.prototype as { toString: (this: Scalar) => string };
  const { toString } = nodes;
  let reads = 0;
  nodes.toString = function () {
    reads += 1;
    return toString.call(this);
  };
  try {
    return { ...(await run()), reads };
  } finally {
    nodes.toString = toString;
  }
}

describe("vpc-endpoints compare", () => {
  it("prints the example's comparison and the resources of each model", async () => {
    const { code, stdout, stderr } = await runCli("compare", example, "--resources");
    assert.equal(code, 0);
    assert.equal(stderr, "");
    assert.match(stdout, /total\s+\$2,536\.80\s+\$1,956\.90\s+\$1,597\.70/);
    assert.match(
      stdout,
      /with 4 VPCs or more \(\$215\.70 of the hub \/\s+\$66\.30\s+saved\s+per\s+VPC = 3\.25\); there are 12\. Where every attachment\s+exists:\s+with\s+2\s+VPCs\s+or\s+more/,
    );
    assert.match(stdout, /PerVpc creates 120 resources/);
    assert.match(
      stdout,
      /13 {2}aws:ec2transitgateway\/vpcAttachment:VpcAttachment\s+1 in each of 13 VPCs/,
    );
  });

  it("prints no color codes into a pipe", async () => {
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch((await runCli("compare", example)).stdout, /\u001b/);
  });

  it("makes the answer stand out on a terminal, and in no file", async () => {
    const shown = await onTerminal(() => runCli("compare", example));
    const colors = pc.createColors(true);
    const [start = "", end = ""] = colors.bold(colors.green("|")).split("|");
    const line = shown.stdout.split("\n").find((one) => one.includes("Centralize 6 of 8"));
    assert.ok(line?.startsWith(start) && line.endsWith(end), line);
    const plain = await onTerminal(() => runCli("compare", example, "--no-color"));
    assert.ok(!plain.stdout.includes(start));
    const out = temporaryFile("report.txt", "");
    await onTerminal(() => runCli("compare", example, "--out", out));
    assert.equal(readFileSync(out, "utf8"), plain.stdout);
  });

  for (const [what, args] of Object.entries({
    compare: ["compare", "--resources"],
    explain: ["explain"],
    optimize: ["optimize"],
  })) {
    it(`shows names as they are in ${what} only where the locale is UTF-8 and no ASCII is asked for`, async () => {
      const [subcommand = "", ...options] = args;
      const file = topology({ ...exampleInput(1, { name: "hüb" }), vpcs: { "äpp·1": {} } });
      const run = (...more: string[]) => runCli(subcommand, file, ...options, ...more);
      const full = (await run()).stdout;
      assert.match(full, /äpp·1|hüb/);
      const ascii = (await run("--ascii")).stdout;
      assert.match(ascii, /^[\x20-\x7e\n]*$/);
      assert.match(ascii, /\\u00e4pp|h\\u00fcb/);
      assert.equal((await inAscii(() => run())).stdout, ascii);
    });
  }

  it("lists how many resources of a type are in which VPCs, in ASCII where that is asked for", async () => {
    const file = topology({
      region: "us-east-1",
      services: ["logs", "s3"],
      usage: { logs: 5 },
      hub: { name: "shared" },
      vpcs: { äpp: {}, b: {}, c: { services: ["kms"] } },
    });
    // logs and s3 in each VPC, and kms in c; a security group in each.
    const { stdout } = await runCli("compare", file, "--resources");
    assert.ok(
      stdout.includes(`PerVpc creates 10 resources
  3  aws:ec2/securityGroup:SecurityGroup  1 in each of 3 VPCs
  7  aws:ec2/vpcEndpoint:VpcEndpoint      2 in each of 2 VPCs, 3 in c
`),
      stdout,
    );
    // Below each other where a line is too short for both.
    assert.match(stdout, /\n {2}2 {2}aws:route53\/zone:Zone\n {8}2 in shared\n/);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
    const alone = topology({ region: "us-east-1", services: ["logs"], vpcs: { äpp: {} } });
    const ascii = await runCli("compare", alone, "--resources", "--ascii");
    assert.match(ascii.stdout, / {2}1 in \\u00e4pp\n/);
  });

  it("reads standard input, and calls it by that name", async () => {
    const given = "region: us-east-1\nservices: [lgos]\nvpcs: { a: {} }\n";
    const { code, stderr } = await withInput(given, () => runCli("check", "-"));
    assert.equal(code, 1);
    assert.match(stderr, /^\(stdin\):2:12: error services\[0\]: "lgos"/);
  });

  it("prints no color codes into a pipe, whatever the shell shows", async () => {
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch((await intoPipe(() => runCli("compare", example))).stdout, /\u001b/);
  });

  it("lays prices of a file over those of the topology, which stay where the file says nothing", async () => {
    const own = (overrides: object[]) => topology({ ...exampleInput(), prices: { overrides } });
    const price = (item: string, value: number) => ({ region: "us-east-1", item, price: value });
    const given = temporaryFile("p.yaml", stringify({ overrides: [price("tgw_gb", 0)] }));
    const file = own([price("tgw_gb", 9), price("vpce_interface_hour", 0.02)]);
    const { stdout } = await runCli("compare", file, "--prices", given);
    assert.match(stdout, /data to the hub\s+-\s+\$0\.00\s+\$0\.00/);
    // 12 x 8 x 3 x 730 h x $0.02, twice the list's.
    assert.match(stdout, /endpoint hours\s+\$4,204\.80/);
    const refused = await runCli("compare", own([price("tgw_gbs", 1)]), "--prices", given);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /error prices\.overrides\[0\]: "tgw_gbs": no such item/);
  });

  it("judges every VPC and service where that is asked for", async () => {
    const everything = /VPC +service +now +GB +in the hub below\n +app-1 \+11 +ecr\.dkr +local/;
    assert.match((await runCli("compare", example, "--sensitivity")).stdout, everything);
    assert.doesNotMatch((await runCli("compare", example)).stdout, everything);
  });

  it("prints JSON that parses and markdown with its marker", async () => {
    const json = JSON.parse((await runCli("compare", example, "--format", "json")).stdout) as {
      recommended: string;
    };
    assert.equal(json.recommended, "Hybrid");
    assert.match(
      (await runCli("compare", example, "-f", "markdown")).stdout,
      /^<!-- vpc-endpoints:cost-report -->/,
    );
  });

  it("names the markdown comment where a pull request has several", async () => {
    const named = await runCli("compare", example, "-f", "markdown", "--comment-id", "prod-eu");
    assert.match(named.stdout, /^<!-- vpc-endpoints:cost-report:prod-eu -->\n/);
  });

  it("prints CSV of one row a line, ready for a pipe", async () => {
    const { stdout } = await runCli("compare", example, "--format", "csv");
    assert.match(stdout, /^model,recommended,region,line,kind,/);
    // 12 VPCs x (8 hours + 8 data + 1 gateway) per VPC alone, 8 + 108 + 13 + 192 + 8 centralized, and the hybrid's.
    assert.equal(stdout.match(/\r\nPerVpc,/g)?.length, 204);
  });

  it("writes the report into a file when asked, and says so on the error stream", async () => {
    const file = temporaryFile("report.csv", "");
    const { code, stdout, stderr } = await runCli("compare", example, "-f", "csv", "--out", file);
    assert.equal(code, 0);
    assert.equal(stdout, "");
    assert.equal(stderr, `wrote ${file}\n`);
    const printed = (await runCli("compare", example, "-f", "csv")).stdout;
    assert.equal(readFileSync(file, "utf8"), printed);
  });

  it("exits 0 within the budget and 2 over it, saying which model and by which total", async () => {
    const within = await runCli("compare", example, "--budget", "1597.70");
    assert.equal(within.code, 0);
    assert.match(
      within.stderr,
      /budget: Hybrid costs \$1,597\.70 a month, within the budget of \$1,597\.70/,
    );
    const over = await runCli("compare", example, "--budget", "2000", "--model", "PerVpc");
    assert.equal(over.code, 2);
    assert.match(
      over.stderr,
      /budget: PerVpc costs \$2,536\.80 a month, over the budget of \$2,000\.00/,
    );
  });

  it("judges no model while lines are unknown, unless one is named", async () => {
    const { usage: _, ...unknown } = exampleInput();
    const file = topology(unknown);
    const undecided = await runCli("compare", file, "--budget", "9999");
    assert.equal(undecided.code, 1);
    assert.match(
      undecided.stderr,
      /--budget: no model is recommended while lines are unknown\. Name one with --model\n$/,
    );
    const named = await runCli("compare", file, "--budget", "9999", "--model", "PerVpc");
    assert.equal(named.code, 0);
    assert.match(named.stderr, /by what is known within/);
  });

  it("lays negotiated prices over the snapshot's", async () => {
    const prices = temporaryFile(
      "prices.yaml",
      "overrides:\n  - { region: us-east-1, item: tgw_gb, price: 0 }\n",
    );
    const { stdout } = await runCli("compare", example, "--prices", prices);
    assert.match(stdout, /data to the hub\s+-\s+\$0\.00\s+\$0\.00/);
    assert.match(stdout, /list price, 1 negotiated/);
  });

  const refusals: Record<string, { args: () => string[]; says: RegExp }> = {
    "a missing file": {
      args: () => ["compare", "nowhere.yaml"],
      says: /^nowhere\.yaml: no such file\./,
    },
    "a directory": { args: () => ["compare", root], says: /this is a directory/ },
    "a file that is no text": {
      args: () => ["compare", temporaryFile("t.yaml", Uint8Array.from([0xff, 0xfe, 0x00]))],
      says: /not a UTF-8 text/,
    },
    "malformed YAML": {
      args: () => ["compare", topology("region: [us-east-1\nvpcs: {")],
      // In one line, without the library's own words of the place.
      says: /\/topology\.yaml:2:1: error the indentation does not fit, or a bracket is not closed\. Indent/m,
    },
    "a key that is written twice": {
      args: () => ["compare", topology("region: us-east-1\nvpcs:\n  a: {}\n  a: {}\n")],
      says: /topology\.yaml:4:3: error "a" stands twice in the same object\. Keep one/,
    },
    "an empty file": {
      args: () => ["compare", topology("")],
      says: /topology\.yaml:1:1: error \(file\): the file is empty/,
    },
    "an alias bomb": {
      args: () => [
        "compare",
        topology(
          [
            "a: &a [x, x, x, x, x, x, x, x, x, x]",
            ..."bcdefgh"
              .split("")
              .map(
                (key, index) =>
                  `${key}: &${key} [${Array(10).fill(`*${"abcdefgh"[index]}`).join(", ")}]`,
              ),
          ].join("\n"),
        ),
      ],
      says: /alias/i,
    },
    "a budget that is no amount": {
      args: () => ["compare", example, "--budget", "lots"],
      says: /--budget "lots": not an amount/,
    },
    "an id of a comment that could end the comment": {
      args: () => ["compare", example, "-f", "markdown", "--comment-id", "a--><script>"],
      says: /--comment-id "a--><script>": not an id\. Use letters/,
    },
    "a file to write in a directory that does not exist": {
      args: () => ["compare", example, "--out", join(root, "nowhere", "report.txt")],
      says: /its directory does not exist\. Create it first/,
    },
    "a directory as the file to write": {
      args: () => ["compare", example, "--out", root],
      says: /this is a directory\. Name a file in it/,
    },
    "a format that does not exist": {
      args: () => ["compare", example, "--format", "pdf"],
      says: /Allowed choices are text, markdown, json/,
    },
    "a subcommand that does not exist": { args: () => ["compair"], says: /Did you mean compare\?/ },
    "prices that are none": {
      args: () => [
        "compare",
        example,
        "--prices",
        temporaryFile(
          "p.yaml",
          "overrides:\n  - { region: us-east-1, item: tgw_gbs, price: 1 }\n  - { region: us-east-1, item: tgw_gb, price: -1 }\n",
        ),
      ],
      says: /p\.yaml:3:40: error overrides\[1\]\.price: "-1"/,
    },
    "prices of unknown items": {
      args: () => [
        "compare",
        example,
        "--prices",
        temporaryFile("p.yaml", "overrides: [{ region: us-east-1, item: tgw_gbs, price: 1 }]"),
      ],
      says: /no such item in the price snapshot/,
    },
  };
  for (const [name, { args, says }] of Object.entries(refusals)) {
    it(`refuses ${name} with a message and no stack trace`, async () => {
      const { code, stdout, stderr } = await runCli(...args());
      assert.equal(code, 1);
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /\n\s+at /);
      assert.equal(stdout, "");
    });
  }

  it("names every problem at once with its place in the file", async () => {
    const file = topology(
      "region: us-east-1\nservices: [logs, lgos]\nvpcs:\n  a: { cidrBlocks: [10.0.0.0/33] }\n  b: { usage: { logs: 5 }, services: [ecrr] }\n",
    );
    const { code, stderr } = await runCli("compare", file);
    assert.equal(code, 1);
    assert.match(stderr, /: 3 errors\n/);
    assert.match(stderr, /topology\.yaml:2:18: error services\[1\]: "lgos".*Did you mean logs/);
    assert.match(stderr, /topology\.yaml:4:21: error vpcs\.a\.cidrBlocks\[0\]/);
    assert.match(stderr, /topology\.yaml:5:39: error vpcs\.b\.services\[0\]: "ecrr"/);
  });

  it("says warnings on the error stream and goes on", async () => {
    const { code, stdout, stderr } = await runCli(
      "compare",
      topology({ ...exampleInput(2), usage: { ...exampleInput().usage, lambda: 3 } }),
    );
    assert.equal(code, 0);
    assert.match(stderr, /warning usage\.lambda/);
    assert.match(stdout, /^(.*\n){1,3}.*Proven optimal\./);
    const file = topology({ ...exampleInput(2), usage: { ...exampleInput().usage, lambda: 3 } });
    const page = await runCli("compare", file, "--format", "html");
    assert.match(page.stdout, /<h2>Warnings<\/h2>\n<ul>\s*<li>.*usage\.lambda/);
  });

  it("has warnings in the JSON report, where a pipeline reads them", async () => {
    const usage = { ...exampleInput().usage, lambda: 3 };
    const { stdout } = await runCli(
      "compare",
      topology({ ...exampleInput(2), usage }),
      "-f",
      "json",
    );
    const { issues } = JSON.parse(stdout) as { issues: { rule: string; path: string }[] };
    assert.deepEqual(
      issues.map(({ rule, path }) => [rule, path]),
      [["used-service", "usage.lambda"]],
    );
  });

  it("answers any text with a comparison or a message, never with a stack trace", async () => {
    const line = fc.oneof(
      fc.constantFrom(
        "region: us-east-1",
        "vpcs:",
        "  a: {}",
        "  b: { cidrBlocks: [10.0.0.0/8] }",
        "services: [logs]",
        "usage: { logs: 1e3 }",
        "hub: {}",
        "- x",
        "? !!str a",
        "a: *b",
        "%YAML 1.2",
        "---",
      ),
      fc.string(),
      fc.string({ unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
        const { code, stderr } = await runCli("compare", topology(lines.join("\n")));
        assert.ok(code === 0 || code === 1);
        assert.doesNotMatch(stderr, /\n\s+at .*\.(ts|js):/);
        assert.ok(code === 0 || stderr.length > 0);
      }),
      { numRuns: 300 },
    );
  });

  it("reports what is wrong with the first of many VPCs and the number of the rest, and reads each name of the file a few times", async () => {
    const names = Array.from({ length: 1500 }, (_, index) => `v${index}`);
    const vpcs = names.map((name) => `  ${name}: { cidrBlocks: [10.0.0.0/8] }`);
    const file = topology(
      ["region: us-east-1", "services: [logs]", "hub: { dns: Profile }", "vpcs:", ...vpcs].join(
        "\n",
      ),
    );
    const { code, stderr, reads } = await countingNames(() => runCli("check", file));
    assert.equal(code, 1);
    // The error comes first; v0 is in line 5, and every VPC behind it overlaps with it.
    assert.match(stderr, /^[^\n]*\[quota-profile-vpcs\]\n/);
    for (const line of Array.from({ length: 19 }, (_, index) => index + 6))
      assert.ok(stderr.includes(`topology.yaml:${line}:`), `${line}`);
    assert.equal(stderr.match(/\[cidr-overlap\]/g)?.length, 19);
    // 1,499 overlaps less those 19, and too many routes in the hub's table.
    assert.match(stderr, /\nand 1481 more\. Mend these first\n$/);
    // Not once for each finding, which would be a million.
    assert.ok(reads < 20 * names.length, `${reads}`);
  });
});

describe("vpc-endpoints compare --resources", () => {
  for (const format of ["markdown", "json", "csv"]) {
    it(`says that ${format} has no list of resources`, async () => {
      const { code, stderr } = await runCli("compare", example, "--resources", "-f", format);
      assert.equal(code, 0);
      assert.equal(
        stderr,
        `note: --resources lists resources in text alone; ${format} does not have them\n`,
      );
    });
  }
});

describe("vpc-endpoints check of negotiated prices", () => {
  it("warns of prices of Regions that the file lacks, but not of those that its services are in", async () => {
    const override = (region: string) => ({ region, item: "tgw_gb", price: "0.01" });
    const file = topology({
      region: "us-east-1",
      services: ["kms"],
      overrides: { kms: { serviceRegion: "eu-west-1" } },
      vpcs: { app: {} },
      prices: { overrides: ["us-east-1", "eu-west-1", "global", "ap-south-1"].map(override) },
    });
    const { code, stderr } = await runCli("check", file);
    assert.equal(code, 0);
    assert.equal(stderr.match(/\[used-price\]/g)?.length, 1);
    assert.match(
      stderr,
      /warning prices\.overrides\[3\]\.region: "ap-south-1": no Region of this file/,
    );
  });
});

describe("vpc-endpoints explain", () => {
  it("explains each endpoint of its own unless another model is asked for", async () => {
    const first = async (...more: string[]) =>
      (await runCli("explain", example, ...more)).stdout.split("\n")[0] ?? "";
    assert.match(await first(), /^PerVpc: \$2,536\.80 a month, list price$/);
    assert.match(await first("-m", "Centralized"), /^Centralized: \$1,956\.90 a month/);
    assert.match(await first("-m", "Hybrid"), /^Hybrid: \$1,597\.70 a month/);
  });

  it("says why there is no hybrid where a price that decides is unknown", async () => {
    const file = topology({
      region: "us-iso-east-1",
      services: ["logs"],
      usage: { logs: 5 },
      vpcs: { a: {} },
    });
    const { code, stdout, stderr } = await runCli("explain", file, "--model", "Hybrid");
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.equal(
      stderr,
      "Hybrid could not be priced in us-iso-east-1: a deciding price is unknown\n",
    );
  });

  it("shows every line with formula, payer, source and date", async () => {
    const { code, stdout } = await runCli(
      "explain",
      example,
      "--model",
      "Centralized",
      "--vpc",
      "app-1",
      "--service",
      "logs",
    );
    assert.equal(code, 0);
    assert.match(
      stdout,
      /app-1\/logs\/transitGatewayData\/request\s+1,000 GB x \$0\.02\s+20\.00\s+app-1/,
    );
    assert.match(
      stdout,
      /app-1\/logs\/transitGatewayData\/response\s+1,000 GB x \$0\.02\s+20\.00\s+shared/,
    );
    assert.match(stdout, /Sources\n {2}\[1\] AWS price list, 2026-/);
  });

  it("explains the hybrid too", async () => {
    assert.match(
      (await runCli("explain", example, "-m", "Hybrid")).stdout,
      /^Hybrid: \$1,597\.70 a month/,
    );
  });

  it("says so when a filter matches nothing", async () => {
    const { code, stderr } = await runCli("explain", example, "--vpc", "app-99");
    assert.equal(code, 1);
    assert.match(stderr, /--vpc app-99: no VPC of this file\. Did you mean app-9\?/);
  });
});

describe("vpc-endpoints optimize", () => {
  it("prints the example's placement, what was considered and the certificate", async () => {
    const { code, stdout, stderr } = await runCli("optimize", example, "--fail-unless-certified");
    assert.equal(code, 0);
    assert.equal(stderr, "");
    assert.match(
      stdout,
      /^Centralize 6 of 8 services \(keep ecr\.dkr and logs in each VPC\): \$1,597\.70 a\s+month/,
    );
    assert.match(stdout, /kms\s+hub\s+\$21\.50\s+cheaper than its own endpoint/);
    assert.match(
      stdout,
      /^> Hybrid: hub shared, TransitGateway, PrivateHostedZones: \$1,597\.70$/m,
    );
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(stdout, /\u001b/);
  });

  it("prints JSON that parses and markdown with its marker", async () => {
    const json = JSON.parse((await runCli("optimize", example, "-f", "json")).stdout) as {
      certificate: { certified: boolean };
    };
    assert.equal(json.certificate.certified, true);
    const { stdout } = await runCli("optimize", example, "-f", "markdown");
    assert.match(stdout, /^<!-- vpc-endpoints-optimum -->/);
  });

  it("has warnings in the JSON report", async () => {
    const usage = { ...exampleInput().usage, lambda: 3 };
    const file = topology({ ...exampleInput(2), usage });
    const { stdout } = await runCli("optimize", file, "-f", "json");
    const { issues } = JSON.parse(stdout) as { issues: { rule: string; path: string }[] };
    assert.deepEqual(
      issues.map(({ rule, path }) => [rule, path]),
      [["used-service", "usage.lambda"]],
    );
  });

  it("says on a terminal how far it is, and clears that line", async () => {
    const { stderr } = await onTerminal(() => runCli("optimize", example));
    assert.ok(stderr.startsWith("\r\u001b[Ksolving 1 of "), stderr);
    assert.ok(stderr.endsWith("\r\u001b[K"));
    assert.equal((await intoPipe(() => runCli("optimize", example))).stderr, "");
  });

  it("exits 3 where a certificate is asked for and there is none, with the reason", async () => {
    const { usage: _, ...unknown } = exampleInput(2);
    const file = topology(unknown);
    const strict = await runCli("optimize", file, "--fail-unless-certified");
    assert.equal(strict.code, 3);
    assert.match(
      strict.stderr,
      /^Certified while 16 pairs of VPC and service with unknown traffic move no/m,
    );
    assert.equal((await runCli("optimize", file)).code, 0);
  });

  it("lays negotiated prices over the snapshot's", async () => {
    const prices = temporaryFile(
      "prices.yaml",
      "overrides:\n  - { region: us-east-1, item: tgw_gb, price: 0 }\n",
    );
    const { stdout } = await runCli("optimize", example, "--prices", prices);
    // 175.20 + 474.50 + 434.40 + 4.00: with nothing to pay on the way all is in the hub.
    assert.match(stdout, /^> Centralized: .*: \$1,088\.10$/m);
  });

  it("refuses a file with errors with every one of them and no stack trace", async () => {
    const { code, stdout, stderr } = await runCli(
      "optimize",
      topology({
        ...exampleInput(2),
        nat: "maybe",
        availabilityZones: { zones: 2, minimum: 3 },
      }),
    );
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /nat: "maybe": not allowed: `existing`, `new` or `none`/);
    assert.doesNotMatch(stderr, /\n\s+at /);
    const zones = { ...exampleInput(2), availabilityZones: { zones: 2, minimum: 3 } };
    const refused = await runCli("optimize", topology(zones));
    assert.match(
      refused.stderr,
      /availabilityZones\.minimum: 3: more than the 2 Availability Zones/,
    );
  });
});

describe("vpc-endpoints check", () => {
  it("finds nothing wrong with the example", async () => {
    const { code, stdout } = await runCli("check", example);
    assert.equal(code, 0);
    assert.match(stdout, /0 errors, 0 warnings/);
  });

  it("exits 1 on errors and 0 on warnings alone", async () => {
    assert.equal(
      (
        await runCli(
          "check",
          topology({ region: "us-east-1", services: ["nope-nope"], vpcs: { a: {} } }),
        )
      ).code,
      1,
    );
    const warned = await runCli(
      "check",
      topology({ region: "us-east-1", services: ["logs"], usage: { kms: 1 }, vpcs: { a: {} } }),
    );
    assert.equal(warned.code, 0);
    assert.match(warned.stdout, /0 errors, 1 warning$/m);
  });
});

describe("vpc-endpoints services", () => {
  it("finds services by part of a name, with types, ports and private names", async () => {
    const { stdout } = await runCli("services", "ecr");
    assert.match(stdout, /ecr\.dkr\s+Interface\s+443\s+\*\.dkr\.ecr\.us-east-1\.amazonaws\.com/);
    assert.match(stdout, /bundle ecr-bundle: Pulling images/);
  });

  it("lists services above the bundles that have one, each bundle with its reasons and its source", async () => {
    // `secretsmanager` has `ecr` in it.
    assert.equal(
      (await runCli("services", "ecr", "--region", "eu-west-1")).stdout,
      `5 services in eu-west-1

service              types      ports  private DNS names
ecr-public.api       Interface  443    api.ecr-public.eu-west-1.amazonaws.com
ecr.api              Interface  443    api.ecr.eu-west-1.amazonaws.com
ecr.dkr              Interface  443    *.dkr.ecr.eu-west-1.amazonaws.com
secretsmanager       Interface  443    secretsmanager.eu-west-1.amazonaws.com
secretsmanager-fips  Interface  443    secretsmanager-fips.eu-west-1.amazonaws.com

bundle ecr-bundle: Pulling images from Amazon ECR
  ecr.api           authorization tokens and image manifests
  ecr.dkr           the Docker registry itself
  s3       Gateway  image layers are downloaded from S3; its gateway endpoint is free
  https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html

bundle secrets: Secrets and parameters with their keys
  secretsmanager     secrets
  ssm                Parameter Store
  kms                secrets and parameters are decrypted by its keys
  https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
`,
    );
  });

  it("lists every bundle for the word itself", async () => {
    const { stdout } = await runCli("services", "bundles");
    const listed = [...stdout.matchAll(/^bundle ([^:]+):/gm)].map(([, name]) => name);
    assert.deepEqual(listed, Object.keys(BUNDLES));
  });

  it("lists a bundle that no service is called like, and says so", async () => {
    const { stdout } = await runCli("services", "SSM-Patch");
    assert.match(stdout, /^0 services in us-east-1\n\nbundle ssm-patch: Patch Manager besides/);
    const json = await runCli("services", "ssm-patch", "--format", "json");
    const why = (service: string, reason: string, endpointType?: string) => ({
      service,
      ...(endpointType === undefined ? {} : { endpointType }),
      why: reason,
    });
    assert.deepEqual(JSON.parse(json.stdout), {
      region: "us-east-1",
      services: [],
      bundles: [
        {
          name: "ssm-patch",
          summary: "Patch Manager besides Session Manager",
          source:
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
          services: [
            why("ssm", "the agent registers and asks for work"),
            why("ssmmessages", "the session's data channel; without it sessions do not open"),
            why("ec2messages", "agents before 3.3.40.0 poll for commands here"),
            why("s3", "patch baselines and packages come from S3", "Gateway"),
          ],
        },
      ],
    });
  });

  it("says what a bundle leaves out", async () => {
    const { stdout } = await runCli("services", "eks-private");
    assert.match(stdout, /^ {2}\(add oidc-eks to set up IAM roles for service accounts/m);
    const json = JSON.parse((await runCli("services", "emr", "--format", "json")).stdout) as {
      bundles: { notes: string[] }[];
    };
    assert.match(json.bundles[0]?.notes.join() ?? "", /emr-service-cell01/);
  });

  it("lists every port of a service, and every type", async () => {
    const { stdout } = await runCli("services", "email-smtp");
    assert.match(stdout, /^email-smtp {2}Interface {2}25,465,587,2465,2587 {2}email-smtp\.us/m);
    const streaming = await runCli("services", "appstream.streaming");
    assert.match(streaming.stdout, /^appstream\.streaming {2}Interface {2}443,1400-1499 {2}/m);
    const s3 = await runCli("services", "s3-outposts");
    assert.match(s3.stdout, /^s3-outposts {2}Interface {2}443 {4}no private DNS$/m);
    const sessions = await runCli("services", "glue.sessions");
    assert.match(sessions.stdout, /^glue\.sessions {2}Interface {2}443 {4}not known$/m);
    const workspaces = await runCli("services", "highlander");
    assert.match(workspaces.stdout, /^highlander {2}Interface {2}443,4195,udp 443,udp 4195 {2}/m);
    assert.match((await runCli("services", "s3")).stdout, /^s3 +Gateway, Interface +443 +s3\./m);
  });

  it("makes the titles bold on a terminal alone", async () => {
    const { stdout } = await onTerminal(() => runCli("services", "ssm-patch"));
    const title = pc
      .createColors(true)
      .bold("bundle ssm-patch: Patch Manager besides Session Manager");
    assert.ok(stdout.includes(`\n${title}\n`));
    const plain = await onTerminal(() => runCli("services", "ssm-patch", "--no-color"));
    assert.match(plain.stdout, /^bundle ssm-patch:/m);
  });

  it("refuses a Region that is none by its name, and a text that nothing is like with where all are", async () => {
    const region = await runCli("services", "--region", "mars-1");
    assert.equal(region.stdout, "");
    assert.equal(
      region.stderr,
      '--region "mars-1": not the name of an AWS Region. Give a Region such as us-east-1\n',
    );
    const nothing = await runCli("services", "zzzzzzzzzzzz");
    assert.equal(nothing.code, 1);
    assert.equal(
      nothing.stderr,
      'no service or bundle matches "zzzzzzzzzzzz". `vpc-endpoints services` lists all of them\n',
    );
  });

  it("knows what people call a service", async () =>
    assert.match((await runCli("services", "eventbridge")).stdout, /^events /m));

  it("shows another Region's names", async () => {
    assert.match(
      (await runCli("services", "ecr.dkr", "--region", "cn-north-1")).stdout,
      /amazonaws\.com\.cn/,
    );
    assert.equal((await runCli("services", "--region", "mars-1")).code, 1);
  });

  it("suggests what a typo meant", async () => {
    const { code, stderr } = await runCli("services", "secretmanagr");
    assert.equal(code, 1);
    assert.match(stderr, /Did you mean secretsmanager/);
  });

  it("lists 524 services as JSON", async () => {
    const { services } = JSON.parse((await runCli("services", "--format", "json")).stdout) as {
      services: unknown[];
    };
    assert.equal(services.length, 524);
  });
});

describe("the command", () => {
  it("ends without a word where whoever reads its output closes the pipe, and with a sentence where the disk is full", async () => {
    const exit = process.exit.bind(process);
    const codes: unknown[] = [];
    process.exit = ((code?: number) => codes.push(code)) as unknown as typeof process.exit;
    const broken = (code: string) => Object.assign(new Error(`write ${code}`), { code });
    try {
      await captured(async () => {
        await main(["node", "vpc-endpoints", "--help"]);
        // As after `vpc-endpoints … | head`. A real exit does not come back.
        process.stdout.emit("error", broken("EPIPE"));
        assert.deepEqual(codes, [0]);
      });
      const full = await captured(async () => {
        await main(["node", "vpc-endpoints", "--help"]);
        process.stdout.emit("error", broken("ENOSPC"));
        process.stdout.emit("error", broken("EIO"));
      });
      assert.deepEqual(codes, [0, 1, 1]);
      assert.equal(
        full.stderr,
        "standard output: the disk is full. Make room, or write elsewhere\n" +
          "standard output: cannot be written (EIO). Make room, or write elsewhere\n",
      );
    } finally {
      process.exit = exit;
    }
  });

  it("prints the version of the package, compiled or not", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      version: string;
    };
    assert.deepEqual(await runCli("--version"), { code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("lays text out in the columns that COLUMNS says", async () => {
    const widest = async (columns: string) => {
      process.env["COLUMNS"] = columns;
      try {
        const { stdout } = await runCli("compare", example);
        return Math.max(...stdout.split("\n").map((line) => line.length));
      } finally {
        delete process.env["COLUMNS"];
      }
    };
    assert.ok((await widest("80")) <= 80);
    assert.ok((await widest("60")) < (await widest("80")));
    assert.ok((await widest("160")) > 80);
    assert.equal(await widest("many"), await widest("80"));
  });

  it("shows its help and exits 0", async () => {
    const { code, stdout } = await runCli("--help");
    assert.equal(code, 0);
    for (const subcommand of ["compare", "explain", "optimize", "check", "services", "discover"])
      assert.ok(stdout.includes(subcommand));
  });
});

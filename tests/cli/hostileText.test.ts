import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/files";
import { awsServer, ec2Answer, ec2Error, type AwsAnswer } from "../support/awsServer";
import { around, BEHIND, HOSTILE_TEXTS, steeredLines } from "../support/hostileTexts";
import { endpoint, exportText, previewText } from "../support/previews";
import { offerCsv, priceListFiles, rows } from "../support/priceList";
import { exportOf } from "../reach/support/resources";
import { runCliIn } from "../support/runCli";

/** What a run is given: arguments, and files of its own folder by name. */
interface Given {
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/** A topology that is priced, with hostile text wherever a topology may have any. */
const topology = (more: object = {}) =>
  JSON.stringify({
    region: "us-east-1",
    services: ["kms"],
    usage: { kms: 10 },
    vpcs: { one: {}, two: {} },
    ...more,
  });
const spoiled = (more: object): Given => ({
  args: ["check", "t.yaml"],
  files: { "t.yaml": topology(more) },
});
const priced = (bad: string) =>
  topology({
    prices: {
      overrides: [
        {
          region: "us-east-1",
          item: "vpce_interface_hour",
          price: "0.009",
          source: bad,
          asOf: bad,
        },
      ],
    },
  });
const pricing =
  (...args: string[]) =>
  (bad: string): Given => ({
    args,
    files: {
      "t.yaml": priced(bad),
      "p.yaml": JSON.stringify({
        overrides: [
          { region: "us-east-1", item: "tgw_gb", price: "0.009", source: bad, asOf: bad },
          {
            region: "us-east-1",
            item: "vpce_interface_gb",
            price: "0.009",
            source: bad,
            asOf: bad,
          },
        ],
      }),
    },
  });

/** A program of which every name is hostile. */
const program = (bad: string) => {
  const urn = (type: string, name: string) => `urn:pulumi:${bad}::${bad}::${type}::${name}`;
  const made = (after: ReturnType<typeof endpoint>) => ({
    ...after,
    state: { urn: urn(after.type, after.name) },
  });
  const known = made({ ...endpoint(bad, [bad, "subnet-2"], { region: bad, serviceName: bad }) });
  const other = made({ name: bad, type: `aws:ec2/${bad}:${bad}`, inputs: {} });
  const third = made(endpoint(`${bad}2`, undefined));
  const steps = [known, other, third].map((after) => ({
    op: "create",
    urn: after.state.urn,
    after,
  }));
  return previewText(steps, {
    config: { "aws:region": bad },
    changeSummary: { [bad]: 2, create: 3 },
    diagnostics: [{ severity: "error", message: bad }],
  }).replaceAll(
    /"urn":"urn:pulumi:dev::shop::[^"]*"/g,
    `"urn":${JSON.stringify(urn("aws:ec2/vpcEndpoint:VpcEndpoint", bad))}`,
  );
};
const estimating =
  (...args: string[]) =>
  (bad: string): Given => ({
    args: ["estimate", "p.json", ...args],
    files: {
      "p.json": program(bad),
      "u.yaml": JSON.stringify({ [bad]: 1 }),
      "e.json": exportText([endpoint(bad, ["subnet-1"])]),
    },
  });

/** A VPC of which every name is hostile, with an endpoint that nobody is let into. */
const proving =
  (...args: string[]) =>
  (bad: string): Given => ({
    args: ["prove", "n.json", ...args.map((one) => one.replace("BAD", () => bad))],
    files: {
      "n.json": exportOf({
        vpcs: { [bad]: { blocks: ["10.0.0.0/16"] } },
        subnets: { [`${bad} a`]: { vpc: bad, zone: bad, block: "10.0.0.0/24" } },
        groups: { [bad]: { vpc: bad } },
        endpoints: {
          [bad]: {
            vpc: bad,
            service: "com.amazonaws.us-east-1.kms",
            subnets: [`${bad} a`],
            groups: [bad],
            privateDns: true,
          },
        },
      }),
    },
  });

/** A mirror in which everything that is free to be so is hostile. */
const mirror = (change: (files: Map<string, string>) => void): Given["files"] => {
  const files = priceListFiles({
    AmazonVPC: { "us-east-1": offerCsv("AmazonVPC", rows.transitGateway("us-east-1", "USE1")) },
  });
  change(files);
  return Object.fromEntries([...files].map(([path, text]) => [`list${path}`, text]));
};
const refreshing =
  (change: (files: Map<string, string>, bad: string) => void) => (bad: string) => ({
    args: [
      "prices",
      "refresh",
      "--base-url",
      "list",
      "--item",
      "tgw_gb",
      "--regions",
      "us-east-1",
      "--out",
      "out.json",
    ],
    files: mirror((files) => change(files, bad)),
  });
const OFFER = "/offers/v1.0/aws/AmazonVPC/20261110190528/us-east-1/index.csv";
const offer = (
  row: (bad: string) => Record<string, string>,
  publication?: (bad: string) => string,
) =>
  refreshing((files, bad) => {
    const changed = rows
      .transitGateway("us-east-1", "USE1")
      .map((one) => ({ ...one, ...row(bad) }));
    files.set(OFFER, offerCsv("AmazonVPC", changed, publication?.(bad)));
  });
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

const option =
  (...args: string[]) =>
  (bad: string): Given => ({
    args: args.map((one) => one.replace("BAD", () => bad)),
    files: { "t.yaml": topology(), "e.json": exportText([endpoint("kms", ["subnet-1"])]) },
  });

/** Where text from outside may be printed, by its place. */
const PLACES: Readonly<Record<string, (bad: string) => Given>> = {
  // What a topology says.
  "the name of a VPC": (bad) => spoiled({ vpcs: { [bad]: {} } }),
  "the name of a hub": (bad) => spoiled({ hub: { name: bad } }),
  "the name of a candidate": (bad) => spoiled({ hub: { candidates: [{ name: bad }] } }),
  "the name of an Availability Zone": (bad) => spoiled({ availabilityZones: [bad] }),
  "a Region": (bad) => spoiled({ region: bad }),
  "an unknown property": (bad) => spoiled({ [bad]: 1 }),
  "an unknown property of a VPC": (bad) => spoiled({ vpcs: { one: { [bad]: 1 } } }),
  "a service": (bad) => spoiled({ services: [bad] }),
  "a service that a VPC does without": (bad) =>
    spoiled({ vpcs: { one: { withoutServices: [bad] } } }),
  "a key of usage": (bad) => spoiled({ usage: { [bad]: 1 } }),
  "a key of placement": (bad) => spoiled({ vpcs: { one: { placement: { [bad]: "hub" } } } }),
  "a key of overrides": (bad) => spoiled({ overrides: { [bad]: { endpointType: "Gateway" } } }),
  "a block": (bad) => spoiled({ vpcs: { one: { cidrBlocks: [bad] } } }),
  "an account": (bad) => spoiled({ vpcs: { one: { account: bad } } }),
  "a Region among several": (bad) => ({
    args: ["compare", "t.yaml"],
    files: { "t.yaml": JSON.stringify({ regions: { [bad]: { vpcs: { one: {} } } } }) },
  }),
  "an item of negotiated prices": (bad) =>
    pricesFile({ overrides: [{ region: "us-east-1", item: bad, price: "1" }] }),
  "a Region of negotiated prices": (bad) =>
    pricesFile({ overrides: [{ region: bad, item: "tgw_gb", price: "1" }] }),
  "an unknown property of a price file": (bad) => pricesFile({ [bad]: 1 }),
  "a row of a list of prices": (bad) =>
    pricesFile({ schemaVersion: 1, asOf: bad, rows: [{ region: bad, item: bad, price: bad }] }),
  // Prices with sources, in every format that quotes them; a page has tests of its own.
  "a source in the CSV of compare": pricing("compare", "t.yaml", "-f", "csv", "--prices", "p.yaml"),
  "a source in the JSON of compare": pricing(
    "compare",
    "t.yaml",
    "-f",
    "json",
    "--prices",
    "p.yaml",
  ),
  "a source in explain": pricing("explain", "t.yaml", "--prices", "p.yaml"),
  "a source in prices show": pricing("prices", "show", "--prices", "p.yaml"),
  "a source in the CSV of prices show": pricing(
    "prices",
    "show",
    "-f",
    "csv",
    "--prices",
    "p.yaml",
  ),
  "a source in the JSON of prices show": pricing(
    "prices",
    "show",
    "-f",
    "json",
    "--prices",
    "p.yaml",
  ),
  // What a program says.
  "a program's names": estimating("--lines"),
  "a program's names in markdown": estimating("-f", "markdown"),
  "a program's names in JSON": estimating("-f", "json"),
  "a program's names in a proof": proving(),
  "a program's names in a proof in markdown": proving("-f", "markdown"),
  "a program's names in a proof in JSON": proving("-f", "json"),
  "a program's names in a path": proving("--from", "BAD", "--to", "kms"),
  "a program's names in a path in markdown": proving(
    "--from",
    "BAD",
    "--to",
    "kms",
    "-f",
    "markdown",
  ),
  "a key of a usage file": estimating("--usage", "u.yaml"),
  "a usage that is none": (bad) => ({
    args: ["estimate", "e.json", "--usage", "u.yaml"],
    files: { "u.yaml": JSON.stringify({ [bad]: "much" }) },
  }),
  // What a mirror of the price list says.
  "a SKU of a mirror": offer((bad) => ({ SKU: bad })),
  "a price of a mirror": offer((bad) => ({ PricePerUnit: bad })),
  "a unit of a mirror": offer((bad) => ({ Unit: bad })),
  "a tier of a mirror": offer((bad) => ({ StartingRange: bad, EndingRange: bad })),
  "a currency of a mirror": offer((bad) => ({ Currency: bad })),
  "a publication date of a mirror": offer(
    () => ({}),
    (bad) => bad,
  ),
  "an offer of a mirror": refreshing((files, bad) =>
    files.set(
      OFFER,
      (files.get(OFFER) ?? "").replace(
        '"OfferCode","AmazonVPC"',
        () => `"OfferCode",${quote(bad)}`,
      ),
    ),
  ),
  "a link of a mirror": refreshing((files, bad) =>
    files.set(
      "/offers/v1.0/aws/index.json",
      JSON.stringify({
        offers: { AmazonVPC: { currentVersionUrl: bad, currentRegionIndexUrl: bad } },
      }),
    ),
  ),
  "a Region's link of a mirror": refreshing((files, bad) =>
    files.set(
      "/offers/v1.0/aws/AmazonVPC/current/region_index.json",
      JSON.stringify({ regions: { "us-east-1": { currentVersionUrl: bad } } }),
    ),
  ),
  // What is typed behind the command's name.
  "a command": option("BAD"),
  "a command of prices": option("prices", "BAD"),
  "an option": option("compare", "t.yaml", "--BAD"),
  "an option with a value": option("compare", "t.yaml", "--bogus=BAD"),
  "--format": option("compare", "t.yaml", "--format", "BAD"),
  "--format with a sign": option("compare", "t.yaml", "--format=BAD"),
  "-f": option("compare", "t.yaml", "-fBAD"),
  "--model": option("compare", "t.yaml", "--model", "BAD"),
  "--budget": option("compare", "t.yaml", "--budget", "BAD"),
  "--comment-id": option("compare", "t.yaml", "--comment-id", "BAD"),
  "--vpc": option("explain", "t.yaml", "--vpc", "BAD"),
  "--service": option("explain", "t.yaml", "--service", "BAD"),
  "--region of explain": option("explain", "t.yaml", "--region", "BAD"),
  "--region of estimate": option("estimate", "e.json", "--region", "BAD"),
  "--max-monthly": option("estimate", "e.json", "--max-monthly", "BAD"),
  "--from": proving("--from", "none BAD", "--to", "kms"),
  "--to": proving("--from", "BAD", "--to", "BAD"),
  "--port": proving("--from", "BAD", "--to", "kms", "--port", "BAD"),
  "--region of services": option("services", "--region", "BAD"),
  "the text of services": option("services", "BAD"),
  "--region of prices show": option("prices", "show", "--region", "BAD"),
  "--item": option("prices", "show", "--item", "BAD"),
  "--regions": option("prices", "refresh", "--out", "o.json", "--regions", "BAD"),
  "--timeout": option("prices", "refresh", "--out", "o.json", "--timeout", "BAD"),
  "--days": option("discover", "--days", "BAD"),
  "--endpoint-url": option("discover", "--endpoint-url", "BAD"),
  // Names of files.
  "no topology": option("check", "BAD"),
  "no topology of compare": option("compare", "BAD"),
  "no topology of optimize": option("optimize", "BAD"),
  "no program": option("estimate", "BAD"),
  "no program of prove": option("prove", "BAD"),
  "no price file": option("compare", "t.yaml", "--prices", "BAD"),
  "no usage file": option("estimate", "e.json", "--usage", "BAD"),
  "a file to write into": option("compare", "t.yaml", "-f", "csv", "--out", "BAD"),
  "a folder that is not there": option("compare", "t.yaml", "--out", "BAD/out.txt"),
  "a topology's file": (bad) => ({ args: ["check", bad], files: { [bad]: topology() } }),
  "a broken topology's file": (bad) => ({ args: ["check", bad], files: { [bad]: "a: [" } }),
  "a wrong topology's file": (bad) => ({ args: ["optimize", bad], files: { [bad]: "{}" } }),
  "a price file's name": (bad) => ({
    args: ["prices", "show", "--prices", bad],
    files: { [bad]: "{overrides: 1}" },
  }),
  "a program's file": (bad) => ({ args: ["estimate", bad], files: { [bad]: "no JSON" } }),
};

function pricesFile(content: object): Given {
  return {
    args: ["prices", "show", "--prices", "p.yaml"],
    files: { "p.yaml": JSON.stringify(content) },
  };
}

async function run({ args, files = {} }: Given, ...more: string[]) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return runCliIn(folder, ...args, ...more);
}

describe("text from outside on standard output and the error stream", () => {
  for (const [place, given] of Object.entries(PLACES)) {
    it(`steers nothing and begins no line as ${place}`, async () => {
      let said = 0;
      for (const [what, hostile] of Object.entries(HOSTILE_TEXTS)) {
        const { stdout, stderr } = await run(given(around(hostile)));
        const output = `${stdout}${stderr}`;
        assert.deepEqual(steeredLines(output), [], what);
        if (output.includes(BEHIND)) said += 1;
      }
      // A place that prints nothing of it would prove nothing.
      assert.ok(said > 0, "no output quotes it");
    });
  }

  it("is tried in thousands of pairs of texts and places", () => {
    const pairs = Object.keys(HOSTILE_TEXTS).length * Object.keys(PLACES).length;
    assert.ok(pairs > 2500, `${pairs}`);
  });
});

describe("--ascii", () => {
  const texts = [...Object.values(HOSTILE_TEXTS), "\u65e5\u672c", "\u00e9", "\u2026", "\u{1f600}"];
  const withAscii = new Set(["compare", "explain", "optimize", "estimate", "prove"]);

  it("is ASCII on both streams, in every subcommand that has it, wherever text comes from", async () => {
    const tried = new Set<string>();
    for (const [place, given] of Object.entries(PLACES)) {
      const [subcommand = ""] = given("").args;
      const formatted = given("").args.includes("-f");
      if (!withAscii.has(subcommand) || formatted) continue;
      tried.add(subcommand);
      for (const text of texts) {
        const { stdout, stderr } = await run(given(around(text)), "--ascii");
        assert.match(`${stdout}${stderr}`, /^[\x20-\x7e\n]*$/, `${place}: ${JSON.stringify(text)}`);
      }
    }
    assert.deepEqual(tried, withAscii);
  });

  it("is ASCII in the names that files may have", async () => {
    const files = {
      "t.yaml": topology({ vpcs: { "\u65e5\u672c": {}, two: {} }, hub: { name: "h\u00fcb" } }),
    };
    for (const args of [
      ["compare", "t.yaml", "-r", "-s"],
      ["explain", "t.yaml"],
      ["optimize", "t.yaml"],
    ]) {
      const { code, stdout, stderr } = await run({ args: [...args, "--ascii"], files });
      assert.equal(code, 0);
      assert.match(`${stdout}${stderr}`, /^[\x20-\x7e\n]*\\u(65e5|00fc)[\x20-\x7e\n]*$/);
    }
  });
});

describe("what AWS says to discover", () => {
  const environment = { ...process.env };
  beforeEach(() => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "never-printed",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      AWS_CONFIG_FILE: "no-such-file",
      AWS_SHARED_CREDENTIALS_FILE: "no-such-file",
    });
  });
  afterEach(() => {
    process.env = { ...environment };
  });

  const vpc = (tag: string) =>
    `<vpcSet><item><vpcId>vpc-1</vpcId><cidrBlock>10.1.0.0/16</cidrBlock><tagSet><item><key>Name</key><value>${tag}</value></item></tagSet></item></vpcSet>`;
  const item = (service: string) =>
    `<vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId><vpcId>vpc-1</vpcId><serviceName>${service}</serviceName><vpcEndpointType>Interface</vpcEndpointType><state>available</state></item></vpcEndpointSet>`;
  const places: Readonly<Record<string, (bad: string, action: string) => AwsAnswer>> = {
    "a message that ends the run": (bad) => ec2Error(400, "InvalidState", bad),
    "the name of an error": (bad) => ec2Error(400, bad, "no"),
    "a message about what is then unknown": (bad, action) =>
      action === "DescribeVpcs"
        ? ec2Answer(action, vpc("one"))
        : ec2Error(400, "InvalidState", bad),
    "the name of a VPC": (bad, action) =>
      ec2Answer(action, action === "DescribeVpcs" ? vpc(bad) : ""),
    "the name of a service": (bad, action) =>
      ec2Answer(
        action,
        action === "DescribeVpcs" ? vpc("one") : action === "DescribeVpcEndpoints" ? item(bad) : "",
      ),
  };

  for (const [place, answer] of Object.entries(places)) {
    it(`steers nothing and begins no line as ${place}`, async () => {
      let bad = "";
      let said = 0;
      const server = await awsServer(({ action }) => answer(bad, action));
      try {
        for (const [what, hostile] of Object.entries(HOSTILE_TEXTS)) {
          bad = [...around(hostile)]
            .map((one) => (/\w/.test(one) ? one : `&#x${(one.codePointAt(0) ?? 0).toString(16)};`))
            .join("");
          const args = ["discover", "--region", "us-east-1", "--endpoint-url", server.url];
          const { stdout, stderr } = await runCliIn(temporaryFolder(), ...args);
          const output = `${stdout}${stderr}`;
          assert.deepEqual(steeredLines(output), [], what);
          if (output.includes(BEHIND)) said += 1;
        }
      } finally {
        await server.close();
      }
      assert.ok(said > 0, "no output quotes it");
    });
  }
});

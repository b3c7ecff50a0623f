import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PriceRow, PriceSnapshot } from "../../../core/priceSnapshot";
import { PACKAGED_SNAPSHOT } from "../../../cost/prices/prices";
import { formatSnapshot, parseSnapshot } from "../../../cost/prices/snapshotFile";
import { runCli, runCliIn } from "../../support/runCli";
import { temporaryFolder } from "../../support/files";
import { snapshotWithout } from "../../support/topologies";
import {
  offerCsv,
  priceListFolder,
  rows,
  type ListRow,
  type PriceListFiles,
} from "../../support/priceList";

const vpc = (region: string, code: string, hour?: string, publication?: string) =>
  offerCsv(
    "AmazonVPC",
    [
      rows.endpointHour(region, code, hour),
      ...rows.endpointGb(region, code),
      ...rows.transitGateway(region, code),
    ],
    publication,
  );

const two: PriceListFiles = {
  AmazonVPC: {
    "us-east-1": vpc("us-east-1", "USE1"),
    "eu-west-1": vpc("eu-west-1", "EU", "0.011"),
  },
};

/** Rows of hosted zones, which name no Region, with this price of the first 25. */
const hostedZones = (first: string): ListRow[] =>
  [
    { StartingRange: "0", EndingRange: "25", PricePerUnit: first },
    { StartingRange: "25", EndingRange: "Inf", PricePerUnit: "0.1000000000" },
  ].map((tier) => ({
    SKU: "ZONE",
    "Product Family": "DNS Zone",
    usageType: "HostedZone",
    Unit: "HostedZone",
    Location: "Any",
    "Region Code": "",
    ...tier,
  }));

const ITEMS = [
  "--item",
  "vpce_interface_hour",
  "vpce_interface_gb",
  "tgw_vpc_attachment_hour",
  "tgw_gb",
];

const target = () => join(temporaryFolder(), "prices.json");

/** A list that lacks Ireland's Transit Gateway. */
function targetWithoutGateway(): string {
  const out = target();
  const items = ["tgw_vpc_attachment_hour", "tgw_gb"] as const;
  writeFileSync(out, formatSnapshot(snapshotWithout("eu-west-1", ...items)));
  return out;
}

async function refreshed(files: PriceListFiles, ...args: string[]) {
  return refreshedFrom(priceListFolder(files), target(), ...args);
}

async function refreshedFrom(base: string, out: string, ...args: string[]) {
  const run = await runCli("prices", "refresh", "--base-url", base, "--out", out, ...args);
  return { ...run, out, snapshot: existsSync(out) ? read(out) : undefined };
}

function read(file: string): PriceSnapshot {
  const { snapshot, issues } = parseSnapshot(JSON.parse(readFileSync(file, "utf8")));
  assert.deepEqual(issues, []);
  assert.ok(snapshot);
  return snapshot;
}

const rowsOf = (snapshot: PriceSnapshot | undefined, region: string, item: string): PriceRow[] =>
  snapshot?.rows.filter((row) => row.region === region && row.item === item) ?? [];

const priceOf = (snapshot: PriceSnapshot | undefined, region: string, item: string) =>
  rowsOf(snapshot, region, item).map(({ price }) => price);

describe("vpc-endpoints prices refresh", () => {
  it("writes rows of the list with their offer file and its date, and prints + for new ones", async () => {
    const { code, stdout, stderr, snapshot } = await refreshedFrom(
      priceListFolder(two),
      targetWithoutGateway(),
      ...ITEMS,
    );
    assert.equal(stderr, "");
    assert.equal(code, 0);
    // eu-west-1's Transit Gateway had no price at all: 2 rows; 2 Regions x 6 rows less these are 10.
    assert.match(stdout, /\+ {2}eu-west-1 {2}tgw_gb\s+0\.02 USD\/GB sent into the TGW/);
    assert.match(stdout, /2 rows added, 0 changed, 0 gone, 10 with the same price and a new date/);
    assert.deepEqual(rowsOf(snapshot, "eu-west-1", "tgw_vpc_attachment_hour"), [
      {
        region: "eu-west-1",
        item: "tgw_vpc_attachment_hour",
        unit: "USD per attachment-hour",
        price: "0.05",
        confidence: "medium",
        asOf: "2026-11-10",
        source:
          "AWS price list, AmazonVPC offer file, publication 2026-11-10T19:05:28Z; EU-TransitGateway-Hours, SKU 9N2FHGMMCZBKDCGH",
        sourceUrl: "/offers/v1.0/aws/AmazonVPC/20261110190528/eu-west-1/index.csv",
        publication: "2026-11-10T19:05:28Z",
      },
    ]);
  });

  it("prints ~ for another price and - for a tier that is no more", async () => {
    const gb: ListRow[] = [
      { ...rows.endpointGb("us-east-1", "USE1")[0], EndingRange: "1048576" },
      {
        ...rows.endpointGb("us-east-1", "USE1")[1],
        StartingRange: "1048576",
        EndingRange: "Inf",
        PricePerUnit: "0.0055",
      },
    ];
    const file = offerCsv("AmazonVPC", [rows.endpointHour("us-east-1", "USE1", "0.012"), ...gb]);
    const { code, stdout, snapshot } = await refreshed(
      { AmazonVPC: { "us-east-1": file } },
      "--item",
      "vpce_interface_hour",
      "vpce_interface_gb",
      "--regions",
      "us-east-1",
    );
    assert.equal(code, 0);
    assert.match(
      stdout,
      /~ {2}us-east-1 {2}vpce_interface_hour\s+0\.01 -> 0\.012 USD per endpoint/,
    );
    assert.match(
      stdout,
      /~ {2}us-east-1 {2}vpce_interface_gb\s+1048576 to 5242880 -> 1048576 to Inf {2}0\.006 -> 0\.0055 USD\/GB/,
    );
    assert.match(stdout, /- {2}us-east-1 {2}vpce_interface_gb\s+5242880 to Inf\s+0\.004 USD\/GB/);
    assert.match(stdout, /0 rows added, 2 changed, 1 gone, 1 with the same price/);
    assert.deepEqual(priceOf(snapshot, "us-east-1", "vpce_interface_gb"), ["0.01", "0.0055"]);
  });

  it("replaces rows whose source is a published record, and keeps every other row byte for byte", async () => {
    const before = rowsOf(PACKAGED_SNAPSHOT, "eu-west-1", "vpce_interface_hour");
    assert.match(before[0]?.source ?? "", /published record/);
    const { snapshot, out } = await refreshed(two, ...ITEMS);
    assert.match(
      rowsOf(snapshot, "eu-west-1", "vpce_interface_hour")[0]?.source ?? "",
      /^AWS price list, AmazonVPC offer file/,
    );
    const lines = new Set(readFileSync(out, "utf8").replaceAll(",\n", "\n").split("\n"));
    const asked = new Set(["us-east-1", "eu-west-1"]);
    for (const line of formatSnapshot(PACKAGED_SNAPSHOT).replaceAll(",\n", "\n").split("\n")) {
      const row = line.startsWith("    {") ? (JSON.parse(line) as PriceRow) : undefined;
      if (row !== undefined && asked.has(row.region) && ITEMS.includes(row.item)) continue;
      assert.ok(lines.has(line), line);
    }
  });

  it("keeps what the list does not name with its source and date, and says so with the reason", async () => {
    const { stdout, snapshot } = await refreshed(two, "--regions", "us-east-1,global");
    assert.match(
      stdout,
      /rows? kept with source and date, since the price list does not name them:/,
    );
    assert.match(
      stdout,
      / {2}vpce_gateway_hour: free by AWS's documentation; the list has no row for it\n {4}global \(2026\)/,
    );
    assert.match(
      stdout,
      / {2}public_ipv4_idle_hour: no row of the offer file matches\n {4}us-east-1 \(2026\)/,
    );
    assert.deepEqual(
      rowsOf(snapshot, "global", "vpce_gateway_hour"),
      rowsOf(PACKAGED_SNAPSHOT, "global", "vpce_gateway_hour"),
    );
  });

  it("dates each Region that was read by its AmazonVPC offer file, others as before", async () => {
    const whole = { AmazonVPC: two["AmazonVPC"] ?? {} };
    const { out, snapshot } = await refreshed(whole, "--regions", "eu-west-1");
    assert.deepEqual(snapshot?.asOfByRegion, { "eu-west-1": "2026-11-10" });
    const shown = async (region: string) =>
      (await runCli("prices", "show", "--region", region, "--prices", out)).stdout;
    assert.match(await shown("eu-west-1"), /^eu-west-1: .*, as of 2026-11-10\n/);
    assert.match(await shown("us-east-1"), /^us-east-1: .*, as of 2026-09-17\n/);
  });

  it("dates no Region anew by a few of its items, nor by the offer file of another offer", async () => {
    const some = await refreshed(two, ...ITEMS);
    assert.equal(some.code, 0);
    assert.equal(some.snapshot?.asOfByRegion, undefined);
    const nat = offerCsv("AmazonEC2", [
      rows.nat("us-east-1", "NatGateway-Hours", "0.0450000000"),
      rows.nat("us-east-1", "NatGateway-Bytes", "0.0450000000", { Unit: "GB" }),
    ]);
    const ec2 = await refreshed({ AmazonEC2: { "us-east-1": nat } }, "--regions", "us-east-1");
    assert.equal(rowsOf(ec2.snapshot, "us-east-1", "nat_hour")[0]?.asOf, "2026-11-10");
    assert.equal(ec2.snapshot?.asOfByRegion, undefined);
  });

  it("writes what compare and explain take as --prices", async () => {
    const { out } = await refreshed(
      { AmazonVPC: { "us-east-1": vpc("us-east-1", "USE1", "0.0120000000") } },
      ...ITEMS,
    );
    const example = join(__dirname, "..", "..", "..", "examples", "topology.yaml");
    const before = await runCli("explain", example, "--vpc", "app-1");
    const after = await runCli("explain", example, "--vpc", "app-1", "--prices", out);
    assert.equal(after.code, 0);
    assert.match(before.stdout, /730 h x \$0\.01\b/);
    assert.match(after.stdout, /730 h x \$0\.012\b/);
    assert.match(after.stdout, /publication 2026-11-10T19:05:28Z/);
    assert.equal((await runCli("compare", example, "--prices", out)).code, 0);
  });

  it("refreshes the list that --out has, so that one run goes on where another stopped", async () => {
    const base = priceListFolder(two);
    const out = target();
    await refreshedFrom(base, out, "--regions", "us-east-1", ...ITEMS);
    const { snapshot } = await refreshedFrom(base, out, "--regions", "eu-west-1", ...ITEMS);
    for (const region of ["us-east-1", "eu-west-1"]) {
      assert.equal(rowsOf(snapshot, region, "tgw_gb")[0]?.asOf, "2026-11-10", region);
    }
    const again = await refreshedFrom(base, out, ...ITEMS);
    assert.match(again.stdout, /prices\.json is up to date\n$/);
    assert.equal(again.code, 0);
  });

  it("writes nothing with --dry-run, and prints the same difference", async () => {
    const base = priceListFolder(two);
    const written = await refreshedFrom(base, targetWithoutGateway(), ...ITEMS);
    const out = targetWithoutGateway();
    const before = readFileSync(out, "utf8");
    const dry = await refreshedFrom(base, out, "--dry-run", ...ITEMS);
    assert.equal(dry.code, 0);
    assert.equal(readFileSync(out, "utf8"), before);
    assert.equal((await refreshed(two, "--dry-run", ...ITEMS)).snapshot, undefined);
    assert.match(dry.stdout, /\+ {2}eu-west-1 {2}tgw_gb/);
    assert.match(dry.stdout, /not written, as --dry-run asks/);
    const difference = (text: string) => /\n\n([^]*)\n\n/.exec(text)?.[1];
    assert.equal(difference(dry.stdout), difference(written.stdout));
  });

  it("holds a price back that changed by more than 50 %, until --accept-changes", async () => {
    const jump = { AmazonVPC: { "us-east-1": vpc("us-east-1", "USE1", "0.0151") } };
    const held = await refreshed(jump, ...ITEMS);
    assert.equal(held.code, 1);
    assert.match(
      held.stderr,
      /error us-east-1 vpce_interface_hour: "0\.0151": was 0\.01: a change of more than 50 %\..*--accept-changes.*\[price-list-jump\]/,
    );
    assert.deepEqual(priceOf(held.snapshot, "us-east-1", "vpce_interface_hour"), ["0.01"]);
    assert.equal(rowsOf(held.snapshot, "us-east-1", "tgw_gb")[0]?.asOf, "2026-11-10");
    const accepted = await refreshed(jump, "--accept-changes", ...ITEMS);
    assert.equal(accepted.code, 0);
    assert.deepEqual(priceOf(accepted.snapshot, "us-east-1", "vpce_interface_hour"), ["0.0151"]);
    // Exactly half more is no jump: 0.01 x 1.5.
    const half = await refreshed(
      { AmazonVPC: { "us-east-1": vpc("us-east-1", "USE1", "0.0150") } },
      ...ITEMS,
    );
    assert.equal(half.code, 0);
  });

  it("holds a file back that is older than the row of the list it would replace", async () => {
    const out = target();
    await refreshedFrom(priceListFolder(two), out, ...ITEMS);
    const old = {
      AmazonVPC: { "us-east-1": vpc("us-east-1", "USE1", "0.01", "2026-10-01T00:00:00Z") },
    };
    const { code, stderr, snapshot } = await refreshedFrom(priceListFolder(old), out, ...ITEMS);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /the row on file was published 2026-11-10T19:05:28Z.*\[price-list-older\]/,
    );
    assert.equal(rowsOf(snapshot, "us-east-1", "tgw_gb")[0]?.asOf, "2026-11-10");
  });

  it("takes of a Region's file what is of that Region alone", async () => {
    const mixed = offerCsv("AmazonVPC", [
      rows.endpointHour("us-east-1", "USE1", "0.011"),
      rows.endpointHour("eu-west-1", "EU", "0.012"),
    ]);
    const files = { AmazonVPC: { ...two["AmazonVPC"], "us-east-1": mixed } };
    const { snapshot } = await refreshed(files, "--item", "vpce_interface_hour");
    assert.deepEqual(priceOf(snapshot, "us-east-1", "vpce_interface_hour"), ["0.011"]);
    assert.deepEqual(priceOf(snapshot, "eu-west-1", "vpce_interface_hour"), ["0.011"]);
  });

  it("asks for the Regions of the list, not for what else it has a file of", async () => {
    const files = { AmazonVPC: { ...two["AmazonVPC"], "aws-other": vpc("aws-other", "OTH") } };
    const { code, stdout, stderr } = await refreshed(files, ...ITEMS);
    assert.equal(stderr, "");
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /aws-other/);
  });

  it("takes what holds everywhere only where it is asked for, of a file that every Region shares", async () => {
    const resolver = {
      SKU: "RESOLVER",
      usageType: "USE1-ResolverNetworkInterface",
      Unit: "Hours",
      PricePerUnit: "0.1200000000",
    };
    const files = {
      ...two,
      AmazonRoute53: { "": offerCsv("AmazonRoute53", [...hostedZones("0.60"), resolver]) },
    };
    const items = ["--item", "r53_hosted_zone_month", "r53_resolver_eni_hour"];
    const prices = async (regions: string) => {
      const { stderr, snapshot } = await refreshed(files, "--regions", regions, ...items);
      assert.equal(stderr, "");
      return [
        priceOf(snapshot, "global", "r53_hosted_zone_month"),
        priceOf(snapshot, "us-east-1", "r53_resolver_eni_hour"),
      ];
    };
    assert.deepEqual(await prices("us-east-1"), [["0.5", "0.1"], ["0.12"]]);
    assert.deepEqual(await prices("us-east-1,global"), [["0.6", "0.1"], ["0.12"]]);
    assert.deepEqual((await prices("global"))[0], ["0.6", "0.1"]);
  });

  it("takes a file:// address, and a directory whose address it does not write down", async () => {
    const folder = priceListFolder(two);
    const out = target();
    const { code } = await refreshedFrom(pathToFileURL(folder).href, out, ...ITEMS);
    assert.equal(code, 0);
    assert.ok(!readFileSync(out, "utf8").includes(dirname(folder)));
  });

  it("reads every offer file that is needed, each into its own rows", async () => {
    const gb = { SKU: "59S5R83GFPUAGVR5", Unit: "GB" };
    const { code, stdout, snapshot } = await refreshed(
      {
        ...two,
        AmazonEC2: {
          "us-east-1": offerCsv("AmazonEC2", [
            rows.nat("us-east-1", "NatGateway-Hours", "0.0450000000"),
            rows.nat("us-east-1", "NatGateway-Bytes", "0.0450000000", gb),
          ]),
        },
        AmazonRoute53: { "": offerCsv("AmazonRoute53", hostedZones("0.5000000000")) },
      },
      "--item",
      "nat_hour",
      "nat_gb",
      "r53_hosted_zone_month",
      "vpce_interface_hour",
    );
    assert.equal(code, 0);
    assert.match(stdout, /AmazonEC2, published 2026-11-10T19:05:28Z: us-east-1\n/);
    assert.match(stdout, /AmazonRoute53, published 2026-11-10T19:05:28Z: every Region\n/);
    assert.deepEqual(priceOf(snapshot, "global", "r53_hosted_zone_month"), ["0.5", "0.1"]);
    assert.match(
      rowsOf(snapshot, "us-east-1", "nat_gb")[0]?.source ?? "",
      /^AWS price list, AmazonEC2/,
    );
  });

  it("has confidence in a copy on a disk no more than medium, and says so", async () => {
    const { stdout, snapshot } = await refreshed(two, ...ITEMS);
    assert.match(
      stdout,
      /\n {2}no certificate was checked, so that rows have the confidence medium\n/,
    );
    assert.equal(rowsOf(snapshot, "us-east-1", "tgw_gb")[0]?.confidence, "medium");
  });

  it("replaces the file at once: no other file is left, a link stays one, a failure changes nothing", async () => {
    const base = priceListFolder(two);
    const folder = temporaryFolder();
    const file = join(folder, "real.json");
    writeFileSync(file, formatSnapshot(PACKAGED_SNAPSHOT));
    symlinkSync(file, join(folder, "link.json"));
    await refreshedFrom(base, join(folder, "link.json"), ...ITEMS);
    assert.deepEqual(readdirSync(folder).sort(), ["link.json", "real.json"]);
    assert.equal(rowsOf(read(file), "eu-west-1", "tgw_gb").length, 1);
    const nowhere = await runCli(
      ...["prices", "refresh", "--base-url", base, "--out", join(folder, "none", "prices.json")],
      ...ITEMS,
    );
    assert.equal(nowhere.code, 1);
    assert.match(
      nowhere.stderr,
      /--out .*prices\.json: its directory does not exist\. Create it first\n$/,
    );
  });
});

describe("a price list that would not be usable", () => {
  // Whatever goes wrong between the list and the file: here the list at hand has a row twice.
  const rowsAtHand = PACKAGED_SNAPSHOT.rows as PriceRow[];

  it("is not written, and what is wrong with it is said", async () => {
    const twice = rowsAtHand.find(({ item }) => item === "nat_hour") as PriceRow;
    rowsAtHand.push(twice);
    try {
      const { code, stdout, stderr, snapshot } = await refreshed(two, ...ITEMS);
      assert.equal(code, 1);
      assert.match(stderr, /^the new list would not be usable/);
      assert.match(stderr, /does not go on where rows\[\d+\] of the same Region and item ends/);
      assert.equal(stdout, "");
      assert.equal(snapshot, undefined);
    } finally {
      rowsAtHand.pop();
    }
  });
});

describe("vpc-endpoints prices refresh in a checkout of this package", () => {
  const source = join("data", "sources", "priceList.json");
  const place = (name: string) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "data", "sources"), { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name }));
    return folder;
  };
  const from = ["prices", "refresh", "--base-url", priceListFolder(two), ...ITEMS];

  it("writes what it read as a source of the package's own list, beside what was read before", async () => {
    const folder = place("pulumi-vpc-endpoints");
    const regionsOf = (rows: readonly PriceRow[]) =>
      [...new Set(rows.map(({ region }) => region))].sort();
    const { code, stdout } = await runCliIn(folder, ...from, "--regions", "us-east-1");
    assert.equal(code, 0);
    assert.match(stdout, /\nwritten: data\/sources\/priceList\.json\n$/);
    // Three tiers, an hour, and the Transit Gateway's two; nothing that was not read.
    const { rows } = read(join(folder, source));
    assert.equal(rows.length, 6);
    assert.deepEqual(regionsOf(rows), ["us-east-1"]);
    await runCliIn(folder, ...from, "--regions", "eu-west-1");
    const both = read(join(folder, source));
    assert.equal(both.rows.length, 12);
    assert.deepEqual(regionsOf(both.rows), ["eu-west-1", "us-east-1"]);
    assert.deepEqual(priceOf(both, "eu-west-1", "tgw_vpc_attachment_hour"), ["0.05"]);
  });

  it("takes the published package, which holds no sources, and a folder without a package for none", async () => {
    const published = temporaryFolder();
    writeFileSync(
      join(published, "package.json"),
      JSON.stringify({ name: "pulumi-vpc-endpoints" }),
    );
    const nameless = temporaryFolder();
    mkdirSync(join(nameless, "data", "sources"), { recursive: true });
    for (const folder of [published, nameless]) {
      const { code, stderr } = await runCliIn(folder, ...from);
      assert.equal(code, 1);
      assert.match(stderr, /^--out is needed outside a checkout of this package/);
    }
  });

  it("writes no other package's file of this name", async () => {
    const folder = place("somebody-elses");
    const { code, stderr } = await runCliIn(folder, ...from);
    assert.equal(code, 1);
    assert.match(stderr, /^--out is needed outside a checkout of this package/);
  });
});

describe("vpc-endpoints prices refresh refuses", () => {
  const broken = (text: string): PriceListFiles => ({
    AmazonVPC: { "us-east-1": text, "eu-west-1": vpc("eu-west-1", "EU", "0.011") },
  });
  const good = vpc("us-east-1", "USE1");

  const files: Record<string, { text: string; says: RegExp }> = {
    "an offer file that breaks off within a row": {
      text: good.slice(0, -200),
      says: /not read: AmazonVPC of us-east-1: not a usable offer file: /,
    },
    "a quote that never closes": {
      text: good.replace('"USE1-VpcEndpoint-Hours"', '"USE1-VpcEndpoint-Hours'),
      says: /not read: AmazonVPC of us-east-1: not a usable offer file: /,
    },
    "a page in the place of a file": {
      text: "<html><body>Service Unavailable</body></html>",
      says: /not a usable offer file: no header was found/,
    },
    "the file of another offer": {
      text: good.replace('"OfferCode","AmazonVPC"', '"OfferCode","AmazonEC2"'),
      says: /its offer is "AmazonEC2", not AmazonVPC/,
    },
    "a header without prices": {
      text: good.replace('"PricePerUnit"', '"Price"'),
      says: /the header lacks PricePerUnit/,
    },
    "a file without a date": {
      text: good.replace(/"Publication Date","[^"]*"/, '"Publication Date","soon"'),
      says: /"soon" is no publication date/,
    },
    "a file without rows": { text: offerCsv("AmazonVPC", []), says: /no row follows the header/ },
    "an empty file": { text: "", says: /no header was found/ },
  };
  for (const [name, { text, says }] of Object.entries(files)) {
    it(`${name}, and writes the other Region's rows`, async () => {
      const { code, stderr, snapshot } = await refreshed(broken(text), ...ITEMS);
      assert.equal(code, 1);
      assert.match(stderr, says);
      assert.match(stderr, /Its rows stay as they are/);
      assert.doesNotMatch(stderr, /\n\s+at /);
      assert.deepEqual(
        rowsOf(snapshot, "us-east-1", "vpce_interface_hour"),
        rowsOf(PACKAGED_SNAPSHOT, "us-east-1", "vpce_interface_hour"),
      );
      assert.equal(rowsOf(snapshot, "eu-west-1", "tgw_gb")[0]?.asOf, "2026-11-10");
    });
  }

  const refusals: Record<string, { args: () => string[]; says: RegExp }> = {
    "an address with a password, without repeating it": {
      args: () => ["--base-url", "https://me:hunter2@mirror.example", "--out", target()],
      says: /^--base-url: has a user name, a query or a fragment\. (?!.*hunter2)/,
    },
    "an address of another kind": {
      args: () => ["--base-url", "s3://bucket/prices", "--out", target()],
      says: /--base-url: neither http, https nor file/,
    },
    "a directory without a price list": {
      args: () => ["--base-url", temporaryFolder(), "--out", target()],
      says: /\/offers\/v1\.0\/aws\/index\.json: no such file\. Nothing was written/,
    },
    "Regions that are none": {
      args: () => ["--regions", "us-east-1,virginia", "--out", target()],
      says: /--regions "virginia": not the name of an AWS Region/,
    },
    "Regions of two price lists": {
      args: () => ["--regions", "us-east-1,cn-north-1", "--out", target()],
      says: /cn-north-1 is in the price list of AWS China/,
    },
    "an item that does not exist": {
      args: () => ["--item", "tgw_bg", "--out", target()],
      says: /--item "tgw_bg": no such item\. Did you mean tgw_gb\?/,
    },
    "an item that the list does not name": {
      args: () => ["--item", "vpce_gateway_hour", "--out", target()],
      says: /not read from the list: free by AWS's documentation/,
    },
    "a timeout that is none": {
      args: () => ["--timeout", "0", "--out", target()],
      says: /--timeout "0": not a number of seconds/,
    },
    "a file of negotiated prices as its target": {
      args: () => {
        const out = target();
        writeFileSync(out, "overrides: []\n");
        return ["--out", out];
      },
      says: /holds negotiated prices, which a list would overwrite/,
    },
  };
  for (const [name, { args, says }] of Object.entries(refusals)) {
    it(name, async () => {
      const { code, stderr } = await runCli("prices", "refresh", ...args());
      assert.equal(code, 1);
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /\n\s+at /);
    });
  }

  it("a Region that the price list does not have", async () => {
    const { code, stderr } = await refreshed(two, "--regions", "us-east-1,eu-north-1", ...ITEMS);
    assert.equal(code, 1);
    assert.match(stderr, /not read: every offer of eu-north-1: the price list has no such Region/);
    const alone = await refreshed(two, "--regions", "eu-north-1", ...ITEMS);
    assert.equal(alone.code, 1);
    assert.match(alone.stderr, /not read: every offer of eu-north-1/);
    assert.match(alone.stdout, /nothing was read that could be written\n$/);
    assert.equal(alone.snapshot, undefined);
  });

  it("China's Regions of a list that is not China's", async () => {
    const { code, stderr } = await refreshed(two, "--regions", "cn-north-1", ...ITEMS);
    assert.equal(code, 1);
    assert.match(stderr, /\/offers\/v1\.0\/cn\/index\.json/);
  });

  it("an offer that is missing, which may be the one that has the Region", async () => {
    const { code, stderr } = await refreshed(
      two,
      ...["--regions", "eu-north-1", "--item", "nat_hour", "vpce_interface_hour"],
    );
    assert.equal(code, 1);
    assert.match(stderr, /AmazonEC2.*: the price list has no such offer/);
    assert.doesNotMatch(stderr, /no such Region/);
  });

  it("links of an index that lead elsewhere", async () => {
    const folder = priceListFolder(two);
    const index = join(folder, "offers/v1.0/aws/AmazonVPC/current/region_index.json");
    mkdirSync(dirname(index), { recursive: true });
    for (const link of [
      "/../../etc/passwd",
      "https://elsewhere.example/x.json",
      "/offers/../../x.json",
    ]) {
      writeFileSync(
        index,
        JSON.stringify({ regions: { "us-east-1": { currentVersionUrl: link } } }),
      );
      const { code, stderr } = await refreshedFrom(folder, target(), ...ITEMS);
      assert.equal(code, 1);
      assert.match(stderr, /is no address of the price list/);
    }
  });

  it("to guess a target outside a checkout", async () => {
    const { code, stderr } = await runCli("prices", "refresh");
    assert.equal(code, 1);
    assert.match(stderr, /^--out is needed outside a checkout of this package/);
  });
});

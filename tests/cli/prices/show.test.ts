import assert from "node:assert/strict";
import { join } from "node:path";
import { temporaryFile } from "../../support/files";
import { onDay, runCli } from "../../support/runCli";

const example = join(__dirname, "..", "..", "..", "examples", "topology.yaml");
const show = (...args: string[]) => runCli("prices", "show", ...args);

/** A list of one row: what is shown does not change with the package's own list. */
const list = temporaryFile(
  "list.json",
  JSON.stringify({
    asOf: "2026-11-10",
    rows: [
      {
        region: "eu-west-1",
        item: "nat_hour",
        unit: "USD per NAT-gateway-hour",
        price: "0.048",
        confidence: "high",
        asOf: "2026-11-10",
        source: "AWS price list, AmazonEC2 offer file",
        sourceUrl: "https://pricing.us-east-1.amazonaws.com/offers/v1.0/x.csv",
      },
      {
        region: "us-east-1",
        item: "tgw_gb",
        unit: "USD/GB",
        price: "0.02",
        confidence: "high",
        asOf: "2026-11-10",
        source: 'said "so", somewhere',
      },
    ],
  }),
);

describe("vpc-endpoints prices show", () => {
  it("shows unit, tiers, source and date of an item", async () => {
    const { code, stdout, stderr } = await show("--item", "vpce_interface_gb");
    assert.equal(code, 0);
    assert.equal(stderr, "");
    const lines = stdout.split("\n");
    assert.equal(lines[0], "us-east-1: 1 item, list price, USD, as of 2026-09-17");
    assert.deepEqual(
      lines.slice(2, 6).map((line) => line.split(/ {2,}/)),
      [
        ["item", "filed under", "tier", "price", "unit", "as of", "confidence", "source"],
        ["vpce_interface_gb", "0 to 1048576", "$0.01", "USD/GB", "2026-09-17", "high", "[1]"],
        ["", "1048576 to 5242880", "$0.006", "2026-09-17", "high", "[1]"],
        ["", "from 5242880", "$0.004", "2026-09-17", "high", "[1]"],
      ],
    );
    assert.match(lines[7] ?? "", /^\[1\] AmazonVPC bulk offer, publication 2026-09-17T19:05:28Z/);
  });

  it("says what a Region has no price of, and takes no other Region's", async () => {
    const { stdout } = await show(
      "--region",
      "ap-southeast-6",
      "--item",
      "tgw_gb",
      "vpce_interface_hour",
    );
    assert.match(stdout, /\nvpce_interface_hour\s+\$0\.01365 /);
    assert.match(stdout, /\nno price on file for ap-southeast-6:\n {2}tgw_gb\n/);
    assert.doesNotMatch(stdout, /0\.02/);
  });

  it("has an answer for a Region without any price", async () => {
    const { code, stdout } = await show("--region", "us-iso-east-1", "--item", "tgw_gb");
    assert.equal(code, 0);
    assert.equal(
      stdout,
      [
        "us-iso-east-1: 0 items, list price, USD, as of 2026-09-17",
        "",
        "no price on file for us-iso-east-1:",
        "  tgw_gb",
        "",
        "to state it in the topology, with a number in place of each unit:",
        "prices:",
        "  overrides:",
        '    - { region: us-iso-east-1, item: tgw_gb, price: "USD/GB sent into the TGW" }',
        "",
      ].join("\n"),
    );
  });

  it("says which bills a Region's prices are enough for, and which not", async () => {
    const { stdout } = await show("--region", "us-west-1");
    assert.match(stdout, /\ncomplete: per-VPC endpoints, hub over Transit Gateway, (?!.*NAT)/);
    assert.match(stdout, /\nincomplete: NAT gateways, for want of nat_gb\n/);
    // A Region sends itself nothing: its own transfer is no gap.
    assert.doesNotMatch(
      stdout,
      /dt_interregion_out_gb_to_(us-west-1|<Region>)|data to other Regions, for/,
    );
  });

  it("shows both figures where sources disagree, and which of them is used", async () => {
    const tgw = ["--region", "ap-southeast-7", "--item", "tgw_vpc_attachment_hour"];
    const { stdout } = await show(...tgw);
    assert.match(stdout, /\ntgw_vpc_attachment_hour\s+\$0\.07 /);
    assert.match(
      stdout,
      /tgw_vpc_attachment_hour: \$0\.07 is used; \[2\] says \$0\.06 as of 2026-07, confidence low\n/,
    );
    assert.match(stdout, /\n\[2\] AWS Thailand Secure Landing Zone cost report, July 2026/);
    const csv = await show(...tgw, "-f", "csv");
    assert.match(csv.stdout, /,"0\.06 \(2026-07\): AWS Thailand/);
  });

  it("prints the way out to paste, and refuses it until the prices are filled in", async () => {
    const { stdout } = await show("--region", "ap-southeast-6");
    assert.match(
      stdout,
      /\n {2}vpc-endpoints prices refresh --regions ap-southeast-6 --out prices\.json\n/,
    );
    const block = /\nprices:\n( {2}overrides:\n(?: {4}- .*\n)+)/.exec(stdout)?.[1] ?? "";
    assert.match(block, /item: nat_gb, price: "USD\/GB processed \(both directions\)"/);
    const paste = (text: string) =>
      show("--region", "ap-southeast-6", "--prices", temporaryFile("p.yaml", text));
    assert.equal((await paste(block.replaceAll(/^ {2}/gm, ""))).code, 1);
    const filled = await paste(block.replaceAll(/^ {2}/gm, "").replaceAll(/"USD.*"/g, "0.01"));
    assert.equal(filled.code, 0);
    assert.match(filled.stdout, /\nincomplete: data to other Regions, [^\n]*\n\n/);
    assert.equal(filled.stdout.match(/\nincomplete: /g)?.length, 1);
  });

  it("says which prices hold in every Region", async () => {
    const { stdout } = await show("--region", "eu-south-2", "--item", "r53_hosted_zone_month");
    assert.match(
      stdout,
      /r53_hosted_zone_month {2}global\s+0 to 25\s+\$0\.50 {2}USD per zone-month/,
    );
  });

  it("prints JSON with every digit and address, and null for an end that there is none of", async () => {
    const { stdout } = await show("-f", "json", "--region", "eu-west-1", "--prices", list);
    const { bills, ...shown } = JSON.parse(stdout) as { bills: { bill: string }[] };
    assert.deepEqual(
      bills.find(({ bill }) => bill === "NAT gateways"),
      { bill: "NAT gateways", complete: false, missing: ["nat_gb", "public_ipv4_in_use_hour"] },
    );
    assert.deepEqual(shown, {
      region: "eu-west-1",
      currency: "USD",
      asOf: "2026-11-10",
      basis: "list price",
      prices: [
        {
          region: "eu-west-1",
          item: "nat_hour",
          unit: "USD per NAT-gateway-hour",
          currency: "USD",
          tiers: [
            {
              from: "0",
              to: null,
              price: "0.048",
              asOf: "2026-11-10",
              confidence: "high",
              source: "AWS price list, AmazonEC2 offer file",
              sourceUrl: "https://pricing.us-east-1.amazonaws.com/offers/v1.0/x.csv",
              disputed: [],
            },
          ],
        },
      ],
      unknown: ["tgw_gb"],
      warnings: [],
    });
  });

  it("prints CSV with a row for what is unknown, quoted as RFC 4180 wants it", async () => {
    const { stdout } = await show("-f", "csv", "--prices", list);
    assert.equal(
      stdout,
      [
        "region,item,unit,currency,from,to,price,as_of,confidence,source,source_url,disputed",
        'us-east-1,tgw_gb,USD/GB,USD,0,,0.02,2026-11-10,high,"said ""so"", somewhere",,',
        "us-east-1,nat_hour,,,,,,,,,,",
        "",
      ].join("\r\n"),
    );
  });

  it("lets no formula of a negotiated price's source into a spreadsheet", async () => {
    const file = temporaryFile(
      "p.yaml",
      'overrides: [{ region: us-east-1, item: tgw_gb, price: 0.01, source: \'=HYPERLINK("x","y")\' }]',
    );
    const { stdout } = await show("-f", "csv", "--item", "tgw_gb", "--prices", file);
    assert.match(stdout, /,0\.01,not stated,given,"'=HYPERLINK\(""x"",""y""\)",/);
  });

  it("shows negotiated prices with a discount's digits", async () => {
    const file = temporaryFile("p.yaml", "discountPercent: 8\n");
    const { stdout } = await show("--item", "vpce_interface_hour", "--prices", file);
    assert.match(stdout, /list price less 8 %/);
    assert.match(stdout, /\$0\.0092 /);
  });

  it("warns of prices older than 90 days, on the error stream and in JSON", async () => {
    const warning =
      "prices are as of 2026-09-17, 91 days ago. `vpc-endpoints prices refresh` reads today's price list";
    await onDay("2026-12-16", async () => assert.equal((await show()).stderr, ""));
    await onDay("2026-12-17", async () => {
      const text = await show();
      assert.equal(text.stderr, `warning: ${warning}\n`);
      assert.doesNotMatch(text.stdout, /days ago/);
      const json = await show("-f", "json");
      assert.deepEqual((JSON.parse(json.stdout) as { warnings: string[] }).warnings, [warning]);
    });
  });

  const refusals: Record<string, { args: string[]; says: RegExp }> = {
    "a Region that is none": {
      args: ["--region", "virginia"],
      says: /--region "virginia": not the name of an AWS Region/,
    },
    "an item that does not exist": {
      args: ["--item", "nat_hours"],
      says: /--item "nat_hours": no such item\. Did you mean nat_hour\?/,
    },
    "a list with a row twice": {
      args: [
        "--prices",
        temporaryFile(
          "list.json",
          JSON.stringify({
            asOf: "2026-11-10",
            rows: Array(2).fill({
              region: "us-east-1",
              item: "tgw_gb",
              unit: "USD/GB",
              price: "0.02",
              confidence: "high",
              asOf: "2026-11-10",
              source: "list",
            }),
          }),
        ),
      ],
      says: /list\.json: not a usable list of prices\nerror rows\[1\]: "us-east-1 tgw_gb": does not go on where rows\[0\] .*Keep one row for each Region, item and tier.*\[price-twice\]/,
    },
    "negotiated prices of one item twice": {
      args: [
        "--prices",
        temporaryFile(
          "p.yaml",
          "overrides:\n  - { region: us-east-1, item: tgw_gb, price: 1 }\n  - { region: us-east-1, item: tgw_gb, price: 2 }\n",
        ),
      ],
      says: /error overrides\[1\]: "us-east-1 tgw_gb": the same item and Region as overrides\[0\].*\[price-twice\]/,
    },
  };
  for (const [name, { args, says }] of Object.entries(refusals)) {
    it(`refuses ${name}`, async () => {
      const { code, stdout, stderr } = await show(...args);
      assert.equal(code, 1);
      assert.match(stderr, says);
      assert.equal(stdout, "");
    });
  }
});

describe("old prices in compare", () => {
  it("are a note on the error stream, and change no byte of the report in any format", async () => {
    for (const format of ["text", "markdown", "json"]) {
      const fresh = await runCli("compare", example, "-f", format);
      const old = await onDay("2027-01-01", () => runCli("compare", example, "-f", format));
      assert.equal(old.stdout, fresh.stdout, format);
      assert.equal(fresh.stderr, "", format);
      assert.equal(
        old.stderr,
        "note: prices are as of 2026-09-17, 106 days ago. `vpc-endpoints prices refresh` reads today's price list\n",
        format,
      );
      assert.equal(old.code, 0);
    }
  });
});

describe("negotiated prices in compare", () => {
  it("are refused where the file names a Region that does not exist, with path, value, rule and way out", async () => {
    const prices = temporaryFile(
      "p.yaml",
      "overrides: [{ region: us-eest-1, item: tgw_gb, price: 0 }]",
    );
    const { code, stderr } = await runCli("compare", example, "--prices", prices);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /error overrides\[0\]\.region: "us-eest-1": no Region of this name is known\. Did you mean us-east-1\? \[price-region\]/,
    );
  });
});

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../support/runCli";

/** Each file with the first words of `compare` and of `optimize`; the arithmetic stands beside them. */
const ANSWERS: Readonly<Record<string, { readonly compare: string; readonly optimize?: string }>> =
  {
    "china-without-prices": {
      compare: "There is no answer yet: 3 prices in cn-north-1 are missing.",
    },
    // Two VPCs x 2 services x 2 ENI x 730 h x 0.01 = 58.40, and 210 GB x 0.01 = 2.10: 60.50. The hub: 29.20
    // + 3 x 36.50 + 2 x 0.50 + 2.10 + 210 x 0.02 = 146.00; 85.50 / 60.50 = 141 %. Over peering nothing is
    // paid for attachments, and half of 210 GB crosses zones twice: 29.20 + 1.00 + 2.10 + 210 x 0.01 = 34.40.
    "compliance-hub": {
      compare:
        "Centralize both services: $146.00 a month, $85.50 (141 %) more than endpoints in every VPC, since the file places services in the hub. Proven optimal.",
      optimize:
        "Centralize both services over VPC peering instead of a Transit Gateway: $34.40 a month, $26.10 (43 %) less than endpoints in every VPC. Proven optimal.",
    },
    // 15 endpoints x 2 x 730 x 0.012 = 262.80; the hub: 5 x 17.52 + 5 x 0.50 = 90.10, everything is attached.
    // logs leaves once 3 x N x 0.02 + 18.02 of the hub's own = 3 x 17.52: N = 34.54 / 0.06 = 575.66. From
    // 90.10 + 840 GB x 0.03 to 90.10 + (90 + 3 x 575.66 + 900) GB x 0.03. Peering with half crossing costs
    // 0.01 a GB, and logs leaves at 1,151.33, above its 800: 90.10 - 0 + 840 x 0.02 to 90.10 + 3,390 x 0.02.
    "frankfurt-transit-gateway": {
      compare:
        "Centralize all 5 services as long as none of the 6 pairs of VPC and service with unknown traffic moves more than 575.66 GB a month: $115.30 to $171.61 a month, $118.36 to $155.90 less than endpoints in every VPC. Proven up to there.",
      optimize:
        "Centralize all 5 services over VPC peering instead of the Transit Gateway, whatever the traffic is within its ranges: $106.90 to $157.90 a month, $138.80 to $164.30 less than endpoints in every VPC. Proven for all of it.",
    },
    // 30 x 21.90 + 5,100 x 0.01 = 708.00; the hub: 3 x 21.90 + 11 x 36.50 + 3 x 0.50 + 51.00 + 5,100 x 0.02
    // = 621.70, however the 5,000 GB are spread. All of them local: 188.30 - 100 x 0.02 = 10 x N x 0.02.
    "log-lake-total": {
      compare:
        "Centralize all 3 services as long as none of the 10 pairs of VPC and service with unknown traffic moves more than 931.5 GB a month: $621.70 a month, $86.30 less than endpoints in every VPC. Proven up to there.",
    },
    // 21.90 / 0.02 = 1,095. 24 x 21.90 = 525.60; the hub 6 x 21.90 + 5 x 36.50 + 6 x 0.50 = 316.90, and 230
    // GB x 0.03 = 6.90 at no image: 323.80; 1,095 x 0.03 = 32.85 more. 525.60 - 316.90 - 4.60 = 204.10.
    "one-loud-unknown": {
      compare:
        "Centralize all 6 services unless ecr.dkr of dev moves more than 1,095 GB a month: $323.80 to $356.65 a month, $182.20 to $204.10 less than endpoints in every VPC. Proven up to there.",
    },
    // 3 x 2 x 730 x 0.01.
    "one-team-one-vpc": {
      compare:
        "Keep the endpoints in app, whatever the missing traffic is: at least $43.80 a month. Proven for all of it.",
      optimize:
        "Keep the endpoints in app, whatever the missing traffic is: at least $43.80 a month. Proven for all of it.",
    },
    "static-site-gateways-only": {
      compare:
        "There is nothing to decide: gateway endpoints are free, and no VPC needs another one.",
      optimize:
        "There is nothing to decide: gateway endpoints are free, and no VPC needs another one.",
    },
    // 120 x 3 x 730 x 0.011 = 2,890.80; the hub 6 x 24.09 + 21 x 36.50 + 6 x 0.50 = 914.04; the difference of
    // 1,976.76 / 120 / 0.02 = 823.65, where the hub costs 914.04 + 120 x 823.65 x 0.03 = 3,879.18.
    "twenty-vpcs-in-ireland": {
      compare:
        "Centralize all 6 services as long as no service of a VPC moves more than 823.65 GB a month: $914.04 to $3,879.18 a month, up to $1,976.76 less than endpoints in every VPC. Proven up to there.",
    },
    // 14.60 / (0.045 - 0.01) = 417.14; 24 x 417.14 x 0.045 = 450.51; 24 x 14.60 = 350.40. Over peering a hub
    // costs 4 x 14.60 + 4 x 0.50 = 60.40, and a GB 0.045 - 0.01 - 0.01 less: 60.40 / 24 / 0.025 = 100.66.
    "two-accounts-with-nat": {
      compare:
        "Send everything through the NAT gateways instead of interface endpoints as long as no service of a VPC moves more than 417.14 GB a month: $0.00 to $450.51 a month, up to $350.40 less than endpoints in every VPC. Proven up to there.",
      optimize:
        "Send everything through the NAT gateways instead of interface endpoints as long as no service of a VPC moves more than 100.66 GB a month: $0.00 to $108.71 a month, $265.85 to $350.40 less than endpoints in every VPC. Proven up to there.",
    },
    // Virginia: 24 x 14.60 + 4.80 = 355.20 against 4 x 14.60 + 7 x 36.50 + 2.00 + 480 x 0.03 = 330.30. Tokyo:
    // 8 x 20.44 + 1.60 = 165.12 against 4 x 20.44 + 3 x 51.10 + 2.00 + 160 x 0.03 = 241.86.
    "virginia-and-tokyo": {
      compare:
        "In 2 Regions together: $495.42 a month, $24.90 (5 %) less than endpoints in every VPC. us-east-1: Centralize all 4 services: $330.30 a month, $24.90 (7 %) less than endpoints in every VPC. Proven optimal. ap-northeast-1: Keep endpoints in every VPC: $165.12 a month; a hub for all of them would cost $76.74 (46 %) more. Proven optimal.",
    },
  };

const fileOf = (name: string) => join(__dirname, `${name}.yaml`);

describe("the answer for a real network", () => {
  it("is told for every network in this folder", () => {
    const files = readdirSync(__dirname).filter((name) => name.endsWith(".yaml"));
    assert.deepEqual(
      files.sort(),
      Object.keys(ANSWERS).map((name) => `${name}.yaml`),
    );
    assert.ok(files.length >= 10);
  });

  for (const [name, answers] of Object.entries(ANSWERS)) {
    for (const [command, answer] of Object.entries(answers)) {
      it(`is the first thing that ${command} says of ${name.replaceAll("-", " ")}, in every format`, async () => {
        const plain = (text: string) => text.replace(/\s+/g, " ");
        const { code, stdout } = await runCli(command, fileOf(name));
        assert.equal(code, 0);
        assert.ok(plain(stdout).startsWith(answer), plain(stdout).slice(0, 400));
        const json = (await runCli(command, fileOf(name), "-f", "json")).stdout;
        assert.equal((JSON.parse(json) as { answer: string }).answer, answer);
        assert.match(json, /^\{\n {2}"answer": "/);
        const markdown = (await runCli(command, fileOf(name), "-f", "markdown")).stdout;
        const [, first = ""] = markdown.split("\n");
        assert.ok(answer.startsWith(first.replace(/\*\*|\\/g, "")) && first.length > 40, first);
      });
    }

    it(`of ${name.replaceAll("-", " ")} stands above everything else of a page`, async () => {
      const { stdout } = await runCli("compare", fileOf(name), "-f", "html");
      const [, first = ""] = /<p class="answer"><strong>(.*?)<\/strong>/.exec(stdout) ?? [];
      assert.ok(answers.compare.startsWith(first) && first.length > 40, first);
    });
  }

  it("is final where its own condition is pasted into the file", async () => {
    const missing = (await runCli("compare", fileOf("twenty-vpcs-in-ireland"))).stdout;
    assert.match(missing, /\n {4}usage: \{ default: 0\.\.823\.65 \}\n/);
    const json = (await runCli("compare", fileOf("one-loud-unknown"), "-f", "json")).stdout;
    const report = JSON.parse(json) as { missing: { lines: string[] }[] };
    assert.deepEqual(report.missing[0]?.lines, [
      "vpcs:",
      "  dev:",
      "    usage:",
      "      ecr.dkr: 0..1095",
    ]);
  });

  it("names the command and the lines that supply a price", async () => {
    const { stdout } = await runCli("compare", fileOf("china-without-prices"));
    assert.match(
      stdout,
      /\n {4}vpc-endpoints prices refresh --regions cn-north-1 --out prices\.json\n/,
    );
    assert.match(
      stdout,
      /\n {8}- \{ region: cn-north-1, item: vpce_interface_hour, price: "" \}\n/,
    );
  });

  it("is given for one figure that is assumed for all, and says so beside it", async () => {
    // 2,890.80 + 12,000 GB x 0.01 = 3,010.80 against 914.04 + 12,000 x 0.03 = 1,274.04.
    const { stdout } = await runCli(
      "compare",
      fileOf("twenty-vpcs-in-ireland"),
      "--assume-gb",
      "100",
    );
    const text = stdout.replace(/\s+/g, " ");
    assert.match(
      text,
      /^Centralize all 6 services: \$1,274\.04 a month, \$1,736\.76 \(58 %\) less than endpoints in every VPC\. Proven optimal\. Assumed: 100 GB a month for each of 120 pairs/,
    );
    const wrong = await runCli("compare", fileOf("one-loud-unknown"), "--assume-gb", "much");
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /^--assume-gb "much": not an amount\. Give GB a month/);
  });
});

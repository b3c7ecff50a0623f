import assert from "node:assert/strict";
import { InterfaceEndpoints } from "../components/interface/interfaceEndpoints";
import { EndpointHub } from "../components/hub/endpointHub";
import { MOST_DIGITS, tooManyDigits } from "../core/decimal";
import { formatIssue } from "../core/issues";
import { parseTopology } from "../core/topology/parse";
import { verify } from "../cost/priceList/verify";
import { parseSnapshot } from "../cost/prices/snapshotFile";
import { SELECTIONS } from "../cost/priceList/selections";
import { temporaryFile } from "./support/files";
import { recordResources, refusal } from "./support/mocks";
import { created, endpoint, previewText } from "./support/previews";
import { runCli } from "./support/runCli";

const LONG = `1.${"3".repeat(20_000)}`;
const RULE = /a number has at most 30 digits/;
const file = (name: string, value: unknown) => temporaryFile(name, JSON.stringify(value));

const topology = {
  region: "us-east-1",
  services: ["logs"],
  vpcs: { app: { cidrBlocks: ["10.1.0.0/16"] } },
};
const override = { region: "us-east-1", item: "vpce_interface_hour" };
const row = {
  ...override,
  unit: "USD/hour",
  price: "0.01",
  confidence: "high",
  asOf: "2026-01-01",
  source: "a list",
};

function said(raw: unknown): string {
  return parseTopology(raw).issues.map(formatIssue).join("\n");
}

function saidOfRow(change: object): string {
  const snapshot = { asOf: "2026-01-01", rows: [{ ...row, ...change }] };
  return parseSnapshot(snapshot).issues.map(formatIssue).join("\n");
}

function saidOfList(change: object): string {
  const selection = SELECTIONS.find(({ item }) => item === "vpce_interface_hour");
  assert.ok(selection !== undefined);
  const point = {
    sku: "A1",
    usageType: "USE1-VpcEndpoint-Hours",
    from: "0",
    to: "Inf",
    unit: "Hrs",
    price: "0.01",
    currency: "USD",
    ...change,
  };
  const source = {
    offer: "AmazonVPC",
    publication: "2026-01-01T00:00:00Z",
    url: "https://a.example",
    verified: true,
  };
  const found = { selection, region: "us-east-1", file: source, points: [point] };
  return verify(found, [], { acceptChanges: true }).issues.map(formatIssue).join("\n");
}

async function printed(...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await runCli(...args);
  assert.notEqual(code, 0, stdout);
  return stderr;
}

const interfaces = {
  vpcId: "vpc-1",
  services: ["logs"],
  subnetIds: ["subnet-1"],
  region: "us-east-1",
};

/** Every place where a person, a file or AWS gives a number, with one of more digits than any has. */
const PLACES: Readonly<Record<string, () => string | Promise<string>>> = {
  "a topology's GB": () => said({ ...topology, usage: { logs: 1e-300 } }),
  "a VPC's GB": () => said({ ...topology, vpcs: { app: { usage: { logs: 5e-324 } } } }),
  "a topology's hours": () => said({ ...topology, hoursPerMonth: 1e30 }),
  "a topology's share of requests": () => said({ ...topology, requestShare: 1e-300 }),
  "a topology's discount": () => said({ ...topology, prices: { discountPercent: 1e-300 } }),
  "a topology's price": () =>
    said({ ...topology, prices: { overrides: [{ ...override, price: LONG }] } }),
  "a topology's tier": () =>
    said({
      ...topology,
      prices: { overrides: [{ ...override, tiers: [{ fromGb: LONG, toGb: LONG, price: LONG }] }] },
    }),
  "a file of negotiated prices": () =>
    printed(
      "compare",
      file("topology.json", topology),
      "--prices",
      file("prices.json", { overrides: [{ ...override, price: LONG }] }),
    ),
  "a price list's row": () => saidOfRow({ price: LONG }),
  "a price list's tier": () => saidOfRow({ from: LONG, to: LONG }),
  "a price that is disputed": () =>
    saidOfRow({ disputed: [{ price: LONG, confidence: "low", asOf: "2026-01-01", source: "b" }] }),
  "AWS's price": () => saidOfList({ price: LONG }),
  "the start of AWS's tier": () => saidOfList({ from: LONG }),
  "the end of AWS's tier": () => saidOfList({ to: LONG }),
  "--budget": () => printed("compare", file("topology.json", topology), "--budget", LONG),
  ...Object.fromEntries(
    ["--max-monthly", "--max-increase", "--max-increase-percent"].map((option) => [
      option,
      () => {
        const preview = previewText([{ op: "create", after: endpoint("logs", ["subnet-1"]) }]);
        return printed("estimate", temporaryFile("preview.json", preview), option, LONG);
      },
    ]),
  ),
  "a usage file": () => {
    const preview = previewText([{ op: "create", after: endpoint("logs", ["subnet-1"]) }]);
    const usage = temporaryFile("usage.json", '{"logs": 1e300}');
    return printed("estimate", temporaryFile("preview.json", preview), "--usage", usage);
  },
  "a component's GB": () =>
    refusal(() => new InterfaceEndpoints("a", { ...interfaces, monthlyDataGb: { logs: 1e300 } }))
      .message,
  "a spoke's GB": () =>
    refusal(
      () =>
        new EndpointHub("a", {
          ...interfaces,
          cidrBlocks: ["10.0.0.0/20"],
          routeTableIds: { a: "rtb-a" },
          spokes: { app: { cidrBlocks: ["10.1.0.0/16"], monthlyDataGb: { logs: 1e-300 } } },
        }),
    ).message,
  "a component's budget": () =>
    refusal(() => new InterfaceEndpoints("a", { ...interfaces, budget: { maxMonthly: 1e300 } }))
      .message,
};

describe("a number of too many digits", () => {
  before(() => recordResources());

  for (const [place, run] of Object.entries(PLACES)) {
    it(`is refused as ${place}`, async () => {
      const message = await run();
      assert.match(message, RULE);
      assert.ok(message.length < 2000, String(message.length));
    });
  }

  it("is one of more than 30, however it is written", () => {
    assert.equal(MOST_DIGITS, 30);
    assert.equal(tooManyDigits("1".repeat(30)), false);
    assert.equal(tooManyDigits("1".repeat(31)), true);
    assert.equal(tooManyDigits(`1.${"0".repeat(29)}`), false);
    assert.equal(tooManyDigits(`1.${"0".repeat(30)}`), true);
    assert.equal(tooManyDigits(1e29), false);
    assert.equal(tooManyDigits(1e30), true);
    assert.equal(tooManyDigits(1e-29), false);
    assert.equal(tooManyDigits(1e-30), true);
    assert.equal(tooManyDigits(0.1 + 0.2), false);
    assert.equal(tooManyDigits(Infinity), false);
  });

  it("is not one that a file has every day", () => {
    const priced = { ...topology, prices: { overrides: [{ ...override, price: "0.0095000000" }] } };
    assert.equal(said(priced), "");
    assert.equal(saidOfRow({}), "");
    assert.equal(saidOfList({ price: "0.0100000000" }), "");
    assert.equal(
      created([endpoint("logs", ["subnet-1"])], { usage: { logs: 0.1 } }).totals.length,
      1,
    );
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import Papa from "papaparse";
import { decimal, sum, ZERO, type Decimal } from "../../../core/decimal";
import { compare } from "../../../cost/compare/compare";
import type { Comparison } from "../../../cost/compare/comparison";
import type { LineItem } from "../../../cost/lines/lineItem";
import { LINE_KINDS, type LineKind } from "../../../cost/lines/lineKinds";
import { csvReport } from "../../../cost/report/compare/csv";
import { alternativesSection } from "../../../cost/report/compare/html/alternatives";
import { kindSection } from "../../../cost/report/compare/html/kinds";
import { linesSection } from "../../../cost/report/compare/html/lines";
import { payerSection } from "../../../cost/report/compare/html/payers";
import { jsonReport } from "../../../cost/report/compare/json";
import { labelOf } from "../../../cost/report/compare/modelTable";
import { markdownReport } from "../../../cost/report/compare/markdown";
import { summaryReport } from "../../../cost/report/compare/summary";
import { explainReport, textReport } from "../../../cost/report/compare/text";
import { allOf } from "../../support/lines";
import { exampleInput, topologyInputs, topologyOf } from "../../support/topologies";

const KINDS = Object.keys(LINE_KINDS) as LineKind[];
/** Of a plan; the others are of resources that only `estimate` reads. */
const PLANNED = KINDS.filter((kind) => LINE_KINDS[kind].part !== "unplanned");

/** A shown amount, `unknown` being nothing that is known; undefined for what is no amount. */
function amountOf(text: string): Decimal | undefined {
  if (/^(unknown|[-–])$/.test(text)) return ZERO;
  const found = /^(?:≥ )?(-?)(?:\$|[A-Z]{3} )?([\d,]+(?:\.\d+)?)$/.exec(text);
  return found === null ? undefined : decimal(`${found[1]}${found[2]?.replaceAll(",", "")}`);
}

const amounts = (cells: readonly string[]) => cells.flatMap((cell) => amountOf(cell) ?? []);

/** Every shown amount is rounded to a cent, so that a sum may be half a cent off for each. */
function assertAddUp(parts: readonly Decimal[], total: Decimal, what: string): void {
  const off = sum(parts).minus(total).abs();
  const most = decimal("0.005").times(decimal(parts.length + 1));
  assert.ok(
    off.lte(most),
    `${what}: the parts are ${sum(parts).toString()} of ${total.toString()}`,
  );
}

const rowsOf = (markup: string): string[][] =>
  [...markup.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) =>
      cell.replace(/<[^>]*>/g, "").trim(),
    ),
  );

/** A column for each model, below a head that names them; ends at the row of totals. */
function checkText(comparison: Comparison): void {
  const text = textReport(comparison);
  const title = text.indexOf("VPC endpoints: estimated cost");
  const table = text.slice(text.indexOf("\n\n", title), text.indexOf("against PerVpc"));
  const [head = [], ...rows] = table
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.trim().replace("> ", "").split(/ {2,}/));
  const total = rows.pop() ?? [];
  assert.equal(total[0], "total");
  head.forEach((model, at) => {
    const parts = amounts(rows.map((row) => row[at + 1] ?? "")).map((part) => part);
    assert.equal(parts.length, rows.length);
    assertAddUp(parts, totalIn(comparison, model), `text, ${model}`);
    assertAddUp([amountOf(total[at + 1] ?? "") ?? ZERO], totalIn(comparison, model), "text, total");
  });
  for (const block of text.split(/\n\n(?=[\w ]+, line by line)/).slice(1)) {
    const lines = (block.split("\n\n")[0] ?? "").split("\n");
    const model = lines[0]?.split(",")[0] ?? "";
    const last = lines.map((line) => line.trim().split(/ {2,}/).at(-1) ?? "").slice(1);
    const end = last.pop() ?? "";
    assertAddUp(amounts(last), totalIn(comparison, model), `text, lines of ${model}`);
    assertAddUp(amounts([end]), totalIn(comparison, model), `text, total of lines of ${model}`);
  }
}

function totalIn({ alternatives }: Comparison, model: string): Decimal {
  const found = alternatives.find(({ plan }) => labelOf(plan) === model);
  assert.ok(found !== undefined, model);
  return found.estimate.monthlyTotal;
}

/** `| **Hybrid** | – | $1.00 |` -> its cells, without the marks of bold text. */
function markdownRows(markdown: string): string[][] {
  return [...markdown.matchAll(/^\| (.*) \|$/gm)].map(([, row = ""]) =>
    row.split(" | ").map((cell) => cell.replaceAll("**", "").trim()),
  );
}

function checkMarkdown(comparison: Comparison): void {
  const [head = "", ...folded] = markdownReport(comparison).split("<details>");
  const [titles = [], , ...rows] = markdownRows(head);
  const end = titles.indexOf("Total");
  for (const [model = "", ...cells] of rows) {
    const total = totalIn(comparison, model);
    assertAddUp(amounts(cells.slice(0, end - 1)), total, `markdown, ${model}`);
    assertAddUp(amounts(cells.slice(end - 1, end)), total, `markdown, total of ${model}`);
  }
  for (const { plan, estimate } of comparison.alternatives) {
    const own = folded.find((text) => text.includes(`<summary>${labelOf(plan)}, line by line`));
    const lines = markdownRows(own ?? "").slice(2);
    assertAddUp(
      amounts(lines.map((cells) => cells.at(-1) ?? "")),
      estimate.monthlyTotal,
      `markdown, lines of ${estimate.model}`,
    );
  }
}

function checkHtml(comparison: Comparison): void {
  const report = { comparison, issues: [], prefix: "" };
  const [titles = [], ...rows] = rowsOf(alternativesSection(report).text);
  const end = titles.indexOf("Total");
  for (const [name = "", ...cells] of rows) {
    const total = totalIn(comparison, name.replace(" (cheapest)", ""));
    assertAddUp(amounts(cells.slice(0, end - 1)), total, `HTML, ${name}`);
    assertAddUp(amounts(cells.slice(end - 1, end)), total, `HTML, total of ${name}`);
  }
  // Without any amount there is nothing to draw.
  for (const section of [kindSection(report), payerSection(report)]) {
    if (section === undefined) continue;
    const [models = [], ...groups] = rowsOf(section.text);
    models.slice(1).forEach((model, at) => {
      const parts = amounts(groups.map((cells) => cells[at + 1] ?? ""));
      assertAddUp(parts, totalIn(comparison, model), `HTML, bars of ${model}`);
    });
  }
  const tables = linesSection(report).text.split("<details").slice(1);
  comparison.alternatives.forEach(({ estimate }, at) => {
    const cells = rowsOf(tables[at] ?? "").slice(1);
    const exact = sum(amounts(cells.map((row) => row[3] ?? "")));
    assert.equal(exact.toString(), estimate.monthlyTotal.toString());
  });
}

/** Formats that round nothing. */
function checkExact(comparison: Comparison): void {
  const csv = Papa.parse<Record<string, string>>(csvReport(comparison), {
    header: true,
    skipEmptyLines: true,
  }).data;
  const { alternatives } = JSON.parse(jsonReport(comparison)) as {
    alternatives: { monthlyTotal: string; lines: { monthlyCost: string | null }[] }[];
  };
  comparison.alternatives.forEach(({ estimate }, at) => {
    const total = estimate.monthlyTotal.toString();
    const own = csv.filter(({ model }) => model === estimate.model);
    const known = own.flatMap((row) => row["monthly_cost"] || []);
    assert.equal(sum(known.map((cost) => decimal(cost))).toString(), total);
    const json = alternatives[at];
    const costs = (json?.lines ?? []).flatMap(({ monthlyCost }) => monthlyCost ?? []);
    assert.equal(sum(costs.map((cost) => decimal(cost))).toString(), total);
    assert.equal(decimal(json?.monthlyTotal ?? "0").toString(), total);
    const explained = explainReport(estimate).split("\n\n")[0]?.split("\n").slice(1) ?? [];
    const shown = explained.flatMap((row) => / {2,}(\d+\.\d+) {2,}/.exec(`  ${row}  `)?.[1] ?? []);
    assert.equal(sum(shown.map((cost) => decimal(cost))).toString(), total);
    const [, ...groups] = summaryReport("a", estimate, comparison.prices).split("\n");
    const last = groups.map((row) => row.split(/ {2,}/).at(-1) ?? "");
    assertAddUp(amounts(last), estimate.monthlyTotal, `summary of ${estimate.model}`);
  });
}

const CHECKS = { text: checkText, markdown: checkMarkdown, HTML: checkHtml, exact: checkExact };

/** Every connectivity and DNS, NAT gateways, a service of another Region, and a gateway endpoint. */
const inputs = fc
  .record({
    input: topologyInputs,
    connectivity: fc.constantFrom("TransitGateway", "Peering", "CloudWan"),
    nat: fc.constantFrom("none", "existing", "new"),
    remote: fc.boolean(),
    gateway: fc.boolean(),
  })
  .map(({ input, connectivity, nat, remote, gateway }) => {
    const { attached, dns } = input.hub ?? {};
    const away = ["kms", "lambda"].filter((name) =>
      [input, ...Object.values(input.vpcs)].some(({ services }) => services?.includes(name)),
    );
    return {
      ...input,
      nat,
      services: [...(input.services ?? []), ...(gateway ? ["s3"] : [])],
      hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"], attached, dns, connectivity },
      overrides: remote
        ? Object.fromEntries(away.map((name) => [name, { serviceRegion: "us-east-2" }]))
        : {},
    };
  });

const SERVED = ["ecr.api", "ecr.dkr", "kms", "logs", "secretsmanager", "sqs", "ssm", "sts"];

/** Topologies that have, between them, a line of every kind that a plan can have. */
const EVERY_KIND = [
  { connectivity: "TransitGateway", dns: "PrivateHostedZones", nat: "new", more: {} },
  {
    connectivity: "Peering",
    dns: "Profile",
    nat: "existing",
    more: { overrides: { kms: { serviceRegion: "us-east-2" } } },
  },
  { connectivity: "CloudWan", dns: "PrivateHostedZones", nat: "none", more: {} },
].map(({ connectivity, dns, nat, more }) => ({
  ...exampleInput(1, { connectivity, dns }),
  usage: {},
  ...more,
  nat,
  vpcs: {
    "app-1": {
      usage: Object.fromEntries(SERVED.map((name) => [name, 7])),
    },
  },
}));

describe("the parts of every report", () => {
  it("add up to the total in every format, for every kind of line that a plan has", () => {
    const check = (input: unknown) => {
      const comparison = compare(topologyOf(input));
      for (const one of Object.values(CHECKS)) one(comparison);
      return comparison.alternatives.flatMap(({ estimate }) => estimate.lines);
    };
    const seen = new Set(EVERY_KIND.flatMap(check).map(({ kind }) => kind));
    assert.deepEqual([...seen].sort(), [...PLANNED].sort());
    fc.assert(
      fc.property(inputs, (input) => void check(input)),
      { numRuns: 12 },
    );
  }).timeout(120_000);

  const example = compare(topologyOf(exampleInput(2)));

  /** The example, its bills replaced by one line of each kind, at $1, $2, $4, … */
  const everyKind: Comparison = {
    ...example,
    alternatives: example.alternatives.map((alternative) => {
      const [line] = alternative.estimate.lines as [LineItem];
      const lines = KINDS.map((kind, at) => {
        const monthlyCost = decimal(2 ** at);
        return { ...allOf(line), id: `app-1/${kind}`, kind, service: undefined, monthlyCost };
      });
      const monthlyTotal = sum(lines.map((one) => one.monthlyCost));
      return { ...alternative, estimate: { ...alternative.estimate, lines, monthlyTotal } };
    }),
  };

  for (const [format, check] of Object.entries(CHECKS)) {
    it(`leave no kind of line out: ${format}`, () => check(everyKind));
  }

  it("of NAT gateways are their hours, their addresses and their data", () => {
    const [input] = EVERY_KIND;
    const text = textReport(compare(topologyOf(input)));
    // 3 x 730 x 0.045 + 3 x 730 x 0.005 + 8 x 7 x 0.045
    assert.match(text, /NAT gateways +- +- +\$112\.02\n/);
  });

  it("have a row of their own in the table where some model has such lines alone", () => {
    const rows = /<thead>.*<\/thead>/s.exec(
      alternativesSection({ comparison: everyKind, issues: [], prefix: "" }).text,
    );
    const titles = rowsOf(rows?.[0] ?? "")[0];
    assert.deepEqual(titles, [
      "Model",
      "Endpoint hours",
      "Attachment hours",
      "Data to the hub",
      "Endpoint data",
      "Between Regions",
      "DNS",
      "NAT gateways",
      "VPN",
      "Network Firewall",
      "VPC Lattice",
      "Load balancers",
      "Other",
      "Total",
      "Against PerVpc",
      "Interfaces",
    ]);
    const gateway = compare(
      topologyOf({ region: "us-east-1", services: ["s3"], vpcs: { app: {} } }),
    );
    const [least] = rowsOf(
      alternativesSection({ comparison: gateway, issues: [], prefix: "" }).text,
    );
    assert.deepEqual(least?.slice(1, -3), [
      "Endpoint hours",
      "Attachment hours",
      "Data to the hub",
      "Endpoint data",
      "DNS",
    ]);
    const plain = rowsOf(
      alternativesSection({ comparison: example, issues: [], prefix: "" }).text,
    )[0];
    assert.ok(!plain?.includes("NAT gateways"));
  });
});

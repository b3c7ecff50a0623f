import { exactMoney, ZERO, type Decimal } from "../../core/decimal";
import type { Comparison } from "../compare";
import { subtotal, type Estimate } from "../estimate";
import type { LineItem, LineKind } from "../lineItem";
import {
  ASCII,
  bound,
  columns,
  counted,
  countOf,
  groupLines,
  KIND_NAMES,
  money,
  percent,
  UNICODE,
  type Symbols,
} from "./format";
import { sensitivityText } from "./sections/sensitivityText";
import { findings } from "./sentences";

export interface TextOptions {
  readonly ascii?: boolean;
  /** Marks the headline; plain text without it. */
  readonly emphasize?: (text: string) => string;
}

/** Rows of the comparison, in the order in which money is spent. */
const ROWS: readonly {
  readonly title: string;
  readonly kinds: readonly LineKind[];
  /** Shown only where a model has such lines. */
  readonly optional?: boolean;
}[] = [
  { title: "endpoint hours", kinds: ["endpointHours", "gatewayEndpoint"] },
  { title: "attachment hours", kinds: ["attachmentHours", "coreNetworkEdgeHours"] },
  { title: "data to the hub", kinds: ["transitGatewayData", "coreNetworkData", "peeringData"] },
  { title: "endpoint data", kinds: ["endpointData"] },
  { title: "between Regions", kinds: ["crossRegionTransfer"], optional: true },
  { title: "DNS", kinds: ["hostedZones", "profileHours"] },
  { title: "NAT gateways", kinds: ["natHours", "publicIpv4Hours", "natData"], optional: true },
];

/** One block: the table, what it means, each model line by line, and what the figures rest on. */
export function textReport(comparison: Comparison, options: TextOptions = {}): string {
  const symbols = options.ascii === true ? ASCII : UNICODE;
  const [first = "", ...rest] = findings(comparison);
  const emphasize = options.emphasize ?? ((text) => text);
  return [
    ...title(comparison, symbols),
    "",
    ...comparisonTable(comparison, symbols),
    "",
    ...wrap(first, "  ").map(emphasize),
    ...rest.flatMap((sentence) => wrap(sentence, "  ")),
    ...sensitivityText(comparison, wrap),
    ...comparison.alternatives.flatMap(({ estimate }) => ["", ...lineByLine(estimate, symbols)]),
    "",
    "Assumptions",
    ...comparison.assumptions.flatMap((sentence) => wrap(sentence, "  ")),
    "",
  ].join("\n");
}

function title({ topology, prices }: Comparison, symbols: Symbols): string[] {
  const facts = [
    topology.region,
    countOf(topology.vpcs.length, "VPC"),
    `hub ${topology.hub.name}`,
    `${prices.basis}, ${prices.asOf}`,
  ];
  return [
    `VPC endpoints: estimated cost, ${prices.currency} a month of ${topology.hoursPerMonth.toString()} h`,
    ...wrap(facts.join(` ${symbols.separator} `), ""),
  ];
}

function comparisonTable(
  { alternatives, recommended, prices }: Comparison,
  symbols: Symbols,
): string[] {
  const estimates = alternatives.map(({ estimate }) => estimate);
  const [base] = estimates;
  const row = (label: string, shown: (estimate: Estimate) => string) => [
    `  ${label}`,
    ...estimates.map(shown),
  ];
  const total = (estimate: Estimate) =>
    bound({ amount: estimate.monthlyTotal, complete: estimate.complete }, prices.currency, symbols);
  const rows = [
    row("", ({ model }) => (model === recommended ? `> ${model}` : model)),
    ...ROWS.filter(({ kinds, optional }) => optional !== true || hasAny(estimates, kinds)).map(
      ({ title: label, kinds }) =>
        row(label, (estimate) => cell(estimate, kinds, prices.currency, symbols)),
    ),
    row("total", total),
    row("against PerVpc", (estimate) =>
      base === undefined || base === estimate ? "" : against(estimate, base),
    ),
  ];
  return columns(rows, ["left", ...estimates.map(() => "right" as const)]);
}

function cell(
  estimate: Estimate,
  kinds: readonly LineKind[],
  currency: string,
  symbols: Symbols,
): string {
  const sum = subtotal(estimate.lines, kinds);
  if (sum.lines === 0) return "-";
  if (!sum.complete && sum.amount.eq(ZERO)) return "unknown";
  return bound(sum, currency, symbols);
}

function hasAny(estimates: readonly Estimate[], kinds: readonly LineKind[]): boolean {
  return estimates.some(({ lines }) => lines.some(({ kind }) => kinds.includes(kind)));
}

function against(estimate: Estimate, base: Estimate): string {
  if (!estimate.complete || !base.complete) return "unknown";
  return percent(estimate.monthlyTotal.minus(base.monthlyTotal), base.monthlyTotal) ?? "";
}

/** Groups of a kind beyond this many are one row: `explain` shows them all. */
const MOST_GROUPS = 8;

function lineByLine(estimate: Estimate, symbols: Symbols): string[] {
  const groups = groupLines(estimate.lines);
  const rows: string[][] = [];
  for (const kind of new Set(groups.map((group) => group.kind))) {
    const ofKind = groups.filter((group) => group.kind === kind);
    ofKind.slice(0, MOST_GROUPS).forEach((group, index) => {
      const shown = group.complete ? money(group.amount, estimate.currency) : "unknown";
      rows.push(["  " + (index === 0 ? KIND_NAMES[kind] : ""), counted(group), shown]);
    });
    const rest = ofKind.slice(MOST_GROUPS);
    if (rest.length > 0) {
      const amount = rest.reduce<Decimal>((sum, group) => sum.plus(group.amount), ZERO);
      const complete = rest.every((group) => group.complete);
      rows.push([
        "  ",
        `and ${rest.length} more, see explain`,
        bound({ amount, complete }, estimate.currency, symbols),
      ]);
    }
  }
  const total = bound(
    { amount: estimate.monthlyTotal, complete: estimate.complete },
    estimate.currency,
    symbols,
  );
  const interfaces = countOf(estimate.endpointNetworkInterfaces, "endpoint network interface");
  return [
    `${estimate.model}, line by line (${interfaces})`,
    ...columns([...rows, ["  total", "", total]], ["left", "left", "right"]),
  ];
}

/** Every line with its formula, who pays, the price's source and its date. */
export function explainReport({ lines, currency }: Pick<Estimate, "lines" | "currency">): string {
  const numbers = sourcesOf(lines);
  const rows = lines.map((line) => [
    line.id,
    line.formula,
    line.monthlyCost === undefined ? "unknown" : exactMoney(line.monthlyCost),
    line.payer,
    sourceNumber(line, numbers),
  ]);
  const sources = [...numbers].map(([source, number]) => `  [${number}] ${source}`);
  const unknown = new Set(lines.flatMap((line) => line.unknownBecause ?? []));
  const notes = new Set(
    lines.flatMap((line) => (line.note === undefined ? [] : [`${line.kind}: ${line.note}`])),
  );
  return [
    ...columns(
      [["line", "formula", currency, "payer", ""], ...rows],
      ["left", "left", "right", "left", "left"],
    ),
    "",
    ...section("Sources", sources),
    ...section(
      "Unknown",
      [...unknown].map((reason) => `  ${reason}`),
    ),
    ...section(
      "Notes",
      [...notes].map((note) => `  ${note}`),
    ),
  ].join("\n");
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines, ""];
}

function sourceText({ source }: LineItem): string | undefined {
  return source && `${source.asOf}, confidence ${source.confidence}: ${source.citation}`;
}

function sourceNumber(line: LineItem, numbers: ReadonlyMap<string, number>): string {
  const number = numbers.get(sourceText(line) ?? "");
  return number === undefined ? "" : `[${number}]`;
}

function sourcesOf(lines: readonly LineItem[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const line of lines) {
    const text = sourceText(line);
    if (text !== undefined && !numbers.has(text)) numbers.set(text, numbers.size + 1);
  }
  return numbers;
}

export const WIDTH = 80;

/** Breaks at blanks so that no line is wider than a terminal. */
export function wrap(sentence: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of sentence.split(" ")) {
    const longer = line === indent ? `${indent}${word}` : `${line} ${word}`;
    if (longer.length > WIDTH && line !== indent) {
      lines.push(line);
      line = `${indent}  ${word}`;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

import { LINE_KINDS } from "../../lines/lineKinds";
import { exactMoney, ZERO, type Decimal } from "../../../core/decimal";
import { linesOf } from "../../compare/alternatives";
import type { Topology } from "../../../core/topology/topology";
import type { Comparison } from "../../compare/comparison";
import { priceDates } from "../../lines/priceDates";
import type { Estimate } from "../../lines/estimate";
import type { LineItem } from "../../lines/lineItem";
import {
  ASCII,
  bound,
  columns,
  counted,
  countOf,
  groupLines,
  money,
  UNICODE,
  type Symbols,
} from "../shared/format";
import { asciiOnly, printable } from "../../../core/printable";
import { breakLong, cut, fits, wrap } from "../shared/layout";
import { page } from "../shared/page";
import {
  Emphasized,
  sheet,
  type Line,
  type Printed,
  type SheetOptions,
} from "../../../core/printed";
import { sourceWords } from "../shared/sourceWords";
import { sensitivityText } from "../sensitivity/text";
import { labelOf, modelTable, totalOf, type ModelCells, type ModelTable } from "./modelTable";
import { changeSentences, whySentences } from "./sentences";
import { answerOf, waysOutOf } from "../answer/compare";
import { assumedSentences, type WayOut } from "../answer/missing";

/** One block: the table, what it means, each model line by line, and what the figures rest on. */
export function textReport(comparison: Comparison, options: SheetOptions = {}): Printed {
  return sheet(textLines(comparison, options), options);
}

export function textLines(
  comparison: Comparison,
  options: Pick<SheetOptions, "ascii"> = {},
): Line[] {
  const { plain } = styleOf(options);
  return [
    ...wrap(plain(answerOf(comparison)), "").map((line) => new Emphasized(line)),
    ...assumedSentences(comparison.topology).flatMap((sentence) => wrap(plain(sentence), "")),
    ...missingLines(waysOutOf(comparison), plain),
    "",
    ...detailLines(comparison, options),
  ];
}

/** What stands below the answer. */
export function detailLines(
  comparison: Comparison,
  options: Pick<SheetOptions, "ascii"> = {},
): Line[] {
  const style = styleOf(options);
  const say = (sentence: string) => wrap(style.plain(sentence), "  ");
  const part = (heading: string, sentences: readonly string[], more: readonly string[] = []) =>
    sentences.length === 0 && more.length === 0
      ? []
      : ["", heading, ...more, ...sentences.flatMap(say)];
  return [
    ...title(comparison, style),
    "",
    ...comparisonTable(comparison, style.symbols),
    ...part("Why", whySentences(comparison)),
    ...part("What would change it", changeSentences(comparison), sensitivityText(comparison)),
    ...comparison.alternatives.flatMap(({ plan, estimate }) => [
      "",
      ...lineByLine(labelOf(plan), estimate, style.symbols),
    ]),
    "",
    "Assumptions",
    ...comparison.assumptions.flatMap(say),
    "",
  ];
}

/** What the answer lacks, with lines to paste as they are. */
export function missingLines(
  missing: readonly WayOut[],
  plain: (text: string) => string,
): string[] {
  return missing.flatMap((one) => [
    "",
    ...wrap(plain(`Missing: ${one.missing}.`), ""),
    ...one.lines.map((line) => plain(`    ${line}`)),
  ]);
}

/** How a terminal is written to: its signs, and what becomes of characters that it cannot show. */
interface Style {
  readonly symbols: Symbols;
  readonly plain: (text: string) => string;
}

function styleOf({ ascii }: Pick<SheetOptions, "ascii">): Style {
  return ascii === true
    ? { symbols: ASCII, plain: asciiOnly }
    : { symbols: UNICODE, plain: printable };
}

function title(
  { topology, prices, alternatives }: Comparison,
  { symbols, plain }: Style,
): string[] {
  const facts = [
    topology.region,
    countOf(topology.vpcs.length, "VPC"),
    ...hubFact(topology),
    `${prices.basis}, ${priceDates(linesOf(alternatives), prices)}`,
  ];
  return [
    `VPC endpoints: estimated cost, ${prices.currency} a month of ${topology.hoursPerMonth.toString()} h`,
    ...wrap(plain(facts.join(` ${symbols.separator} `)), ""),
  ].flatMap((line) => breakLong([line]));
}

/** A hub that the file does not name is assumed, and that is said among the assumptions. */
export function hubFact({ hub }: Pick<Topology, "hub">): string[] {
  return hub.assumed ? [] : [hub.name === "hub" ? "a hub" : `hub ${hub.name}`];
}

function comparisonTable(comparison: Comparison, symbols: Symbols): string[] {
  const whole = modelTable(comparison, symbols);
  const beside = standing(whole);
  // Amounts of many digits do not fit beside each other: then one model below the other.
  return fits(beside)
    ? beside
    : breakLong(whole.models.flatMap((model) => standing({ ...whole, models: [model] })));
}

function standing({ rows, models }: ModelTable): string[] {
  const row = (label: string, shown: (model: ModelCells) => string) => [
    `  ${label}`,
    ...models.map(shown),
  ];
  const lines = [
    row("", ({ model, recommended }) => (recommended ? `> ${model}` : model)),
    ...rows.map((label, at) => row(label, ({ cells }) => cells[at] ?? "-")),
    row("total", ({ total }) => total),
    row("against PerVpc", ({ againstPerVpc }) => againstPerVpc),
  ];
  return columns(lines, ["left", ...models.map(() => "right" as const)]);
}

/** Groups of a kind beyond this many are one row: `explain` shows them all. */
const MOST_GROUPS = 8;

function lineByLine(label: string, estimate: Estimate, symbols: Symbols): string[] {
  const groups = groupLines(estimate.lines);
  const rows: string[][] = [];
  for (const kind of new Set(groups.map((group) => group.kind))) {
    const ofKind = groups.filter((group) => group.kind === kind);
    ofKind.slice(0, MOST_GROUPS).forEach((group, index) => {
      const shown = group.complete ? money(group.amount, estimate.currency) : "unknown";
      rows.push(["  " + (index === 0 ? LINE_KINDS[kind].name : ""), counted(group), shown]);
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
  const total = totalOf(estimate, symbols);
  const interfaces = countOf(estimate.endpointNetworkInterfaces, "endpoint network interface");
  return [
    `${label}, line by line (${interfaces})`,
    ...formulaTable([...rows, ["  total", "", total]]),
  ];
}

/** Kind, formula and amount; a formula that is too long goes on in the next row. */
function formulaTable(rows: readonly (readonly string[])[]): string[] {
  const align = ["left", "left", "right"] as const;
  const whole = columns(rows, align);
  if (fits(whole)) return whole;
  const widest = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const room = page.width - widest(0) - widest(2) - 4;
  return columns(
    rows.map(([kind = "", formula = "", amount = ""]) => [kind, wrap(formula, "", room), amount]),
    align,
  );
}

/** Every line with its formula, who pays, the price's source and its date. */
export function explainReport(
  estimate: Pick<Estimate, "lines" | "currency">,
  options: Pick<SheetOptions, "ascii"> = {},
): Printed {
  return sheet(explainLines(estimate, options), options);
}

export function explainLines(
  { lines, currency }: Pick<Estimate, "lines" | "currency">,
  options: Pick<SheetOptions, "ascii"> = {},
): string[] {
  const { plain } = styleOf(options);
  const numbers = sourcesOf(lines);
  const rows = lines.map((line) => [
    plain(line.id),
    line.formula,
    line.monthlyCost === undefined ? "unknown" : exactMoney(line.monthlyCost),
    plain(line.payer),
    sourceNumber(line, numbers),
  ]);
  const sources = [...numbers].map(([source, number]) => `[${number}] ${source}`);
  const unknown = new Set(lines.flatMap((line) => line.unknownBecause ?? []));
  const notes = new Set(
    lines.flatMap((line) => (line.note === undefined ? [] : [`${line.kind}: ${line.note}`])),
  );
  const listed = (sentences: Iterable<string>) =>
    [...sentences].flatMap((sentence) => wrap(plain(sentence), "  "));
  return [
    ...explainTable([["line", "formula", currency, "payer", ""], ...rows], plain),
    "",
    ...section("Sources", listed(sources)),
    ...section("Unknown", listed(unknown)),
    ...section("Notes", listed(notes)),
  ];
}

/** The widest payer that is shown whole where a line takes two rows; its VPC is in the row above. */
const PAYER_WIDTH = 20;

/** A row a line, or two where one is too wide: the line's name above what it costs. */
function explainTable(
  rows: readonly (readonly string[])[],
  plain: (text: string) => string,
): string[] {
  const inOne = columns(rows, ["left", "left", "right", "left", "left"]);
  if (fits(inOne)) return inOne;
  const below = columns(
    rows.map(([, formula = "", cost = "", payer = "", source = ""]) => [
      `    ${formula}`,
      cost,
      cut(payer, PAYER_WIDTH, plain("…")),
      source,
    ]),
    ["left", "right", "left", "left"],
  );
  return breakLong(rows.flatMap(([id = ""], index) => [id, below[index] ?? ""]));
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines, ""];
}

function sourceText({ source }: LineItem): string | undefined {
  return (
    source &&
    `${sourceWords(source)}, ${source.asOf}, confidence ${source.confidence}: ${source.citation}`
  );
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

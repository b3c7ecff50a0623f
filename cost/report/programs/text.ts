import { LINE_KINDS } from "../../lines/lineKinds";
import {
  groupLines,
  columns,
  counted as countedGroup,
  countOf,
  money,
  ASCII,
  UNICODE,
  type Symbols,
} from "../shared/format";
import { onOneLine } from "../../prices/prices";
import { rangeText } from "../shared/budget";
import { harmless } from "../../../core/printable";
import type { ResourceEstimate } from "../../programs/estimate";
import { nameOf } from "../../../resources/resource";
import {
  amountText,
  ASCII_OP_SYMBOLS,
  assumptions,
  changeRow,
  changesOf,
  MOST_ROWS,
  OP_SYMBOLS,
  remarks,
  unknownReasons,
} from "./rows";
import { cut, fits, wrap } from "../shared/layout";
import { page } from "../shared/page";
import { explainLines } from "../compare/text";
import { estimateAnswer } from "../answer/estimate";
import {
  Emphasized,
  sheet,
  type Line,
  type Printed,
  type SheetOptions,
} from "../../../core/printed";

/** What a text report of resources shows. */
export interface ResourcesTextOptions extends SheetOptions {
  /** Every line by itself, with its price's source and date. */
  readonly lines?: boolean;
}

const KINDS = { preview: "preview", events: "engine events", export: "stack export" } as const;

/** What a program costs before and after: changes one by one, every line counted, and what is unknown. */
export function resourcesText(
  estimate: ResourceEstimate,
  options: ResourcesTextOptions = {},
): Printed {
  const ascii = options.ascii === true;
  const symbols = ascii ? ASCII : UNICODE;
  const plain = harmless(ascii);
  const currencies = estimate.totals.map(({ currency }) => currency).join(" and ");
  const facts = [
    estimate.stack,
    KINDS[estimate.kind],
    `${estimate.priceBasis}, ${estimate.pricesAsOf}`,
  ];
  const lines: Line[] = [
    ...estimateAnswer(estimate, symbols).flatMap((sentence) =>
      wrap(plain(sentence), "").map((one) => new Emphasized(one)),
    ),
    "",
    `AWS network resources: estimated cost, ${currencies} a month of ${estimate.hoursPerMonth} h`,
    ...wrap(plain(facts.join(` ${symbols.separator} `)), ""),
    ...section("Changes", changeTable(estimate, symbols, { ascii, plain })),
    ...section("By Region", regionTable(estimate, symbols, plain)),
    ...section(
      estimate.kind === "export" ? "Line by line" : "Line by line, after the change",
      lineTable(estimate, plain),
    ),
    ...section(
      "Unknown",
      unknownReasons(estimate).flatMap((reason) => wrap(plain(reason), "  ")),
    ),
    ...section(
      "Notes",
      remarks(estimate).flatMap((sentence) => wrap(plain(sentence), "  ")),
    ),
    ...section(
      "Assumptions",
      assumptions(estimate).flatMap((sentence) => wrap(plain(sentence), "  ")),
    ),
    ...(options.lines === true
      ? section("Every line, after the change", explained(estimate, ascii))
      : []),
    "",
  ];
  return sheet(lines, options);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines];
}

function changeTable(
  estimate: ResourceEstimate,
  symbols: Symbols,
  { ascii, plain }: { readonly ascii: boolean; readonly plain: (text: string) => string },
): string[] {
  if (estimate.kind === "export") return [];
  const marks = ascii ? ASCII_OP_SYMBOLS : OP_SYMBOLS;
  const changed = changesOf(estimate);
  const listed = changed.slice(0, MOST_ROWS);
  const several = estimate.regions.length > 1;
  const cells = (mark: string, name: string, type: string, region: string, amounts: string[]) => [
    mark,
    name,
    type,
    ...(several ? [region] : []),
    ...amounts,
  ];
  const rows = listed.map((one) => {
    const { op, name, type, region, before, after, difference } = changeRow(one, symbols);
    const amounts = [before === "" ? "-" : before, after === "" ? "-" : after, difference];
    return cells(`  ${marks[op]}`, plain(name), plain(type), plain(region), amounts);
  });
  const left = estimate.resources.length - changed.length;
  const counted = (mark: string, number: number, what: string) =>
    number === 0
      ? []
      : [cells(`  ${mark}`, `${countOf(number, "resource")} ${what}`, "", "", ["", "", ""])];
  const table = [
    cells("", "", "", "", ["before", "after", "difference"]),
    ...rows,
    ...counted("", changed.length - listed.length, "more: see --format json"),
    ...counted(marks.same, left, "unchanged"),
  ];
  const names = ["left", "left", "left", ...(several ? ["left" as const] : [])] as const;
  const wide = columns(table, [...names, "right", "right", "right"]);
  return fits(wide) ? wide : namesAbove(table, ascii);
}

/** Each name above its amounts, where no line holds both. */
function namesAbove(table: readonly (readonly string[])[], ascii: boolean): string[] {
  const amounts = columns(
    table.map((row) => ["   ", ...row.slice(-3)]),
    ["left", "right", "right", "right"],
  );
  return table.flatMap((row, index) => {
    const label = row
      .slice(0, -3)
      .filter((cell) => cell !== "")
      .join("  ");
    const below = amounts[index]?.trimEnd() ?? "";
    return [
      ...(label === "" ? [] : [cut(label, page.width, ascii ? "..." : "…")]),
      ...(below === "" ? [] : [below]),
    ];
  });
}

function regionTable(
  { regions, kind }: ResourceEstimate,
  symbols: Symbols,
  plain: (text: string) => string,
): string[] {
  if (regions.length < 2) return [];
  const rows = regions.map(({ region, before, after, difference, currency }) => [
    `  ${plain(region ?? "unknown")}`,
    ...(kind === "export" ? [] : [amountText(before, currency, symbols)]),
    amountText(after, currency, symbols),
    ...(kind === "export" ? [] : [rangeText(difference, currency, symbols)]),
  ]);
  const header = kind === "export" ? ["", "month"] : ["", "before", "after", "difference"];
  return columns([header, ...rows], ["left", "right", "right", "right"]);
}

/** Equal lines of a Region as one, so that a large program stays readable. */
function lineTable(estimate: ResourceEstimate, plain: (text: string) => string): string[] {
  const regions = new Set(estimate.regions.map(({ region }) => region));
  const rows = [...regions].flatMap((region) => {
    const charges = estimate.resources
      .flatMap(({ after }) => after)
      .filter((charge) => charge.region === region);
    const currency = charges[0]?.currency ?? "USD";
    return groupLines(charges.flatMap(({ lines }) => lines)).map((group) => [
      `  ${LINE_KINDS[group.kind].name}`,
      ...(regions.size < 2 ? [] : [plain(region ?? "unknown")]),
      countedGroup(group),
      group.complete ? money(group.amount, currency) : "unknown",
    ]);
  });
  const left = regions.size < 2 ? (["left", "left"] as const) : (["left", "left", "left"] as const);
  return columns(rows, [...left, "right"]);
}

/** Every line after the change; a name stands for its URN. */
function explained({ resources, totals }: ResourceEstimate, ascii: boolean): string[] {
  const lines = resources.flatMap(({ change, after }) =>
    after.flatMap((charge) =>
      charge.lines.map((line) => {
        const rest = line.id.slice(change.urn.length);
        const id = onOneLine(`${nameOf(change.urn)}${rest}`);
        // The section of its own has said it already, and more briefly.
        return { ...line, id, unknownBecause: undefined };
      }),
    ),
  );
  return explainLines({ lines, currency: totals[0]?.currency ?? "USD" }, { ascii });
}

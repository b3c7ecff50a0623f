import type { ConsideredAlternative, Optimum } from "../../optimize/optimize";
import { harmless } from "../../../core/printable";
import { ASCII, bound, columns, countOf, UNICODE, type Symbols } from "../shared/format";
import {
  alternativeName,
  balanceSentence,
  certificateSentence,
  groupPlacements,
  nameList,
  savingText,
  zonesSentence,
} from "./sentences";
import { priceDates } from "../../lines/priceDates";
import { wrap } from "../shared/layout";
import { page } from "../shared/page";
import { overlapSentences } from "../shared/overlaps";
import { assumedSentences } from "../answer/missing";
import { optimumAnswer, optimumWaysOut } from "../answer/optimum";
import { missingLines } from "../compare/text";
import {
  Emphasized,
  sheet,
  type Line,
  type Printed,
  type SheetOptions,
} from "../../../core/printed";

/** Rows of placements beyond this many are left to the JSON report. */
const MOST_ROWS = 40;

/** One block: what is cheapest and why, what was considered, and whether that is proven. */
export function optimumText(optimum: Optimum, options: SheetOptions = {}): Printed {
  return sheet(optimumLines(optimum, options), options);
}

/** The same for several Regions: each answer first, then each Region as it is alone. */
export function optimaText(optima: readonly Optimum[], options: SheetOptions = {}): Printed {
  const plain = harmless(options.ascii);
  const answers = optima.flatMap((optimum) =>
    wrap(plain(`${optimum.topology.region}: ${optimumAnswer(optimum)}`), ""),
  );
  return sheet(
    [
      ...answers.map((line) => new Emphasized(line)),
      "",
      ...optima.flatMap((optimum) => optimumLines(optimum, options)),
    ],
    options,
  );
}

function optimumLines(optimum: Optimum, options: SheetOptions): Line[] {
  const symbols = options.ascii === true ? ASCII : UNICODE;
  const plain = harmless(options.ascii);
  const { topology, prices } = optimum;
  const facts = [
    topology.region,
    countOf(topology.vpcs.length, "VPC"),
    `${prices.basis}, ${priceDates(optimum.estimate.lines, prices)}`,
  ];
  return [
    ...wrap(plain(optimumAnswer(optimum)), "").map((line) => new Emphasized(line)),
    ...assumedSentences(topology).flatMap((sentence) => wrap(plain(sentence), "")),
    ...missingLines(optimumWaysOut(optimum), plain),
    "",
    `VPC endpoints: the cheapest placement, ${prices.currency} a month of ${topology.hoursPerMonth.toString()} h`,
    ...wrap(plain(facts.join(` ${symbols.separator} `)), ""),
    "",
    ...[
      ...balanceSentence(optimum),
      certificateSentence(optimum),
      ...zonesSentence(optimum),
      ...overlapSentences(topology),
    ].flatMap((sentence) => wrap(plain(sentence), "  ")),
    "",
    "Placement, with what it saves a VPC before what all share: hub and nat against",
    "an endpoint of its own, local against the next best way",
    ...placementTable(optimum, plain),
    "",
    "Alternatives considered",
    ...optimum.considered.flatMap((one) => alternative(one, prices.currency, symbols, plain)),
    "",
  ];
}

function placementTable(
  { placements, topology, prices }: Optimum,
  plain: (text: string) => string,
): string[] {
  const groups = groupPlacements(placements);
  const shown = groups.slice(0, MOST_ROWS);
  const [header = "", ...lines] = columns(
    [
      ["  service", "where", "saving", "why"],
      ...shown.map((group) => [
        `  ${plain(group.service)}`,
        group.placement,
        savingText(group.savingPerMonth, prices.currency),
        plain(group.reason),
      ]),
    ],
    ["left", "left", "right", "left"],
  );
  const rows = shown.flatMap((group, at) => [
    ...fitted(lines[at] ?? ""),
    ...(group.vpcs.length === topology.vpcs.length
      ? []
      : wrap(plain(`in ${nameList(group.vpcs)}`), "    ")),
  ]);
  const rest = groups.length - shown.length;
  return [header, ...rows, ...(rest > 0 ? [`  and ${rest} more, see --format json`] : [])];
}

/** A row that is wider than a terminal loses its columns instead of its end. */
function fitted(line: string): string[] {
  return line.length <= page.width ? [line] : wrap(line.trim().split(/ +/).join(" "), "  ");
}

function alternative(
  one: ConsideredAlternative,
  currency: string,
  symbols: Symbols,
  plain: (text: string) => string,
): string[] {
  const total =
    one.total === undefined
      ? (one.because ?? "unknown")
      : bound({ amount: one.total.monthlyTotal, complete: one.total.complete }, currency, symbols);
  return wrap(plain(`${alternativeName(one)}: ${total}`), one.chosen ? "> " : "  ");
}

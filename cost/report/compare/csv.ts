import Papa from "papaparse";
import { printable } from "../../../core/printable";
import { exactMoney, type Decimal } from "../../../core/decimal";
import { placementsIn, type Placement } from "../../../core/placement";
import type { Comparison } from "../../compare/comparison";
import type { Estimate } from "../../lines/estimate";
import type { LineItem } from "../../lines/lineItem";
import { CSV_COLUMNS } from "./csvColumns";
import { vpcsApart } from "../shared/overlaps";
import { sourceWords } from "../shared/sourceWords";
import { formatted, type Printed } from "../../../core/printed";

/**
 * What a spreadsheet would run as a formula, plain numbers apart. Full-width signs count too: some
 * spreadsheets fold them. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^(?!-?\d+(?:\.\d+)?$)[=+\-@\t\r\n＝＋－＠]/;

/**
 * One row a line of every alternative, as RFC 4180 has it: CRLF, quotes where needed. Amounts are exact
 * decimals; an unknown one is empty, `known` is then `no`, and `unknown_because` says why.
 */
export function csvReport(comparison: Comparison): Printed {
  return csvOf([comparison]);
}

/** The same for several Regions below one header: each row names its Region. */
export function csvOf(comparisons: readonly Comparison[]): Printed {
  const cited = new Set<string>();
  const data = comparisons.flatMap((comparison) => rowsOf(comparison, cited));
  return formatted(
    `${Papa.unparse(
      { fields: [...CSV_COLUMNS], data },
      { newline: "\r\n", escapeFormulae: FORMULA },
    )}\r\n`,
  );
}

/** The whole citation where it stands first, and then in a word: thousands of rows have the same. */
function citationOf({ source }: LineItem, cited: Set<string>): string {
  if (source === undefined) return "";
  const words = sourceWords(source);
  if (cited.has(source.citation)) return words;
  cited.add(source.citation);
  return `${words}: ${source.citation}`;
}

const OVERLAP = "CIDR blocks overlap: this VPC cannot share the hub";

function rowsOf(
  { topology, alternatives, recommended }: Comparison,
  cited: Set<string>,
): string[][] {
  const apart = new Set(vpcsApart(topology));
  const noteOf = ({ vpc, note }: LineItem) =>
    [...(note === undefined ? [] : [note]), ...(apart.has(vpc) ? [OVERLAP] : [])].join("; ");
  return alternatives.flatMap(({ plan, estimate }) => {
    const placements = placementsIn(plan);
    const placementOf = ({ kind, vpc, service = "" }: LineItem) =>
      kind === "gatewayEndpoint" ? "local" : placements.get(vpc)?.get(service);
    return estimate.lines.map((line) =>
      row(
        line,
        {
          placement: placementOf(line),
          note: noteOf(line),
          citation: citationOf(line, cited),
        },
        estimate,
        estimate.model === recommended,
      ),
    );
  });
}

interface RowContext {
  readonly placement: Placement | undefined;
  readonly note: string;
  readonly citation: string;
}

function row(
  line: LineItem,
  { placement, note, citation }: RowContext,
  { model, region, currency }: Estimate,
  recommended: boolean,
): string[] {
  const cells: Record<(typeof CSV_COLUMNS)[number], string> = {
    model,
    recommended: yesOrNo(recommended),
    region,
    line: line.id,
    kind: line.kind,
    vpc: line.vpc,
    service: line.service ?? "",
    payer: line.payer,
    quantity: digits(line.quantity),
    unit: line.unit,
    unit_price: digits(line.unitPrice),
    currency,
    monthly_cost: line.monthlyCost === undefined ? "" : exactMoney(line.monthlyCost),
    known: yesOrNo(line.monthlyCost !== undefined),
    unknown_because: line.unknownBecause ?? "",
    formula: line.formula,
    note,
    price_as_of: line.source?.asOf ?? "",
    price_confidence: line.source?.confidence ?? "",
    price_source: citation,
    placement: placement ?? "",
  };
  return CSV_COLUMNS.map((column) => printable(cells[column]));
}

function digits(value: Decimal | undefined): string {
  return value?.toString() ?? "";
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}

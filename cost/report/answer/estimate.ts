import { ZERO, type Decimal } from "../../../core/decimal";
import type { Sum } from "../../lines/sum";
import type { ResourceEstimate } from "../../programs/estimate";
import type { Totals } from "../../programs/totals";
import { money, type Symbols } from "../shared/format";
import { knownChange, tellsKnown } from "../programs/rows";

/** The first line of every report of a program: by how much the month becomes dearer; a sentence a currency. */
export function estimateAnswer(
  { totals, kind, resources }: ResourceEstimate,
  symbols: Symbols,
): string[] {
  if (totals.length === 0 || resources.length === 0) {
    return ["There is nothing to pay: no resource that is priced here is in it."];
  }
  return totals.map((sum) =>
    kind === "export"
      ? `These resources cost ${words(sum.after, sum.currency)} a month.`
      : changeSentence(sum, symbols),
  );
}

function changeSentence(sum: Totals, symbols: Symbols): string {
  const { before, after, currency, difference } = sum;
  const amounts = `${words(after, currency)} after it, ${words(before, currency)} before`;
  const known = tellsKnown(sum) ? "" : `; what is known makes ${knownChange(sum, symbols)}`;
  const { atLeast, atMost } = difference;
  const by = (value: Decimal) => money(value.abs(), currency);
  if (atLeast !== undefined && atMost !== undefined && atLeast.eq(atMost)) {
    if (atLeast.eq(ZERO)) return `This change leaves the month at ${words(after, currency)}.`;
    const side = atLeast.gt(ZERO) ? "dearer" : "cheaper";
    return `This change makes the month ${by(atLeast)} ${side}: ${amounts}${known}.`;
  }
  if (atLeast?.gt(ZERO) === true) {
    return `This change makes the month at least ${by(atLeast)} dearer: ${amounts}${known}.`;
  }
  if (atMost?.lt(ZERO) === true) {
    return `This change makes the month at least ${by(atMost)} cheaper: ${amounts}${known}.`;
  }
  return `What this change costs is not known in full: ${amounts}${known}.`;
}

function words({ amount, complete }: Sum, currency: string): string {
  return `${complete ? "" : "at least "}${money(amount, currency)}`;
}

import { ZERO, type Decimal } from "../../../core/decimal";
import type { BudgetFinding, Range } from "../../compare/budget";
import { bound, money, UNICODE, type Symbols } from "./format";

/** `$120.45 a month, over the limit of $100.00`. */
export function budgetSentence(found: BudgetFinding, currency: string): string {
  const { rule, limit, verdict, judged } = found;
  const percentage = rule === "maxIncreasePercent";
  const limitText = percentage ? `${limit.toString()} %` : money(limit, currency);
  const what =
    rule === "maxMonthly"
      ? `${bound({ amount: judged.atLeast ?? ZERO, complete: judged.atMost !== undefined }, currency)} a month`
      : `${rangeText(judged, currency)} a month more`;
  const words = {
    within: "within",
    over: "over",
    unknown: "not known to be within",
  } as const;
  return `${what}, ${words[verdict]} the limit of ${limitText}`;
}

/** `+$7.30`, `≥ +$7.30`, `≤ -$7.30`, or `unknown`. */
export function rangeText(
  { atLeast, atMost }: Range,
  currency: string,
  symbols: Symbols = UNICODE,
): string {
  const signed = (value: Decimal) => `${value.gt(ZERO) ? "+" : ""}${money(value, currency)}`;
  if (atLeast !== undefined && atMost !== undefined && atLeast.eq(atMost)) return signed(atLeast);
  if (atLeast !== undefined && atMost !== undefined) {
    return `${signed(atLeast)} to ${signed(atMost)}`;
  }
  if (atLeast !== undefined) return `${symbols.atLeast}${signed(atLeast)}`;
  return atMost === undefined ? "unknown" : `${symbols.atMost}${signed(atMost)}`;
}

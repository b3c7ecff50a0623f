import { decimal, ZERO, type Decimal } from "../../core/decimal";
import type { Sum } from "../lines/sum";

/** Limits that somebody sets; each is judged on its own. */
export interface Budget {
  /** The most that a month may cost. */
  readonly maxMonthly?: Decimal | undefined;
  /** The most by which a month may become dearer. */
  readonly maxIncrease?: Decimal | undefined;
  /** The same in percent of what a month cost before. */
  readonly maxIncreasePercent?: Decimal | undefined;
}

/** What a difference is known to be between; undefined is no bound at all. */
export interface Range {
  readonly atLeast: Decimal | undefined;
  readonly atMost: Decimal | undefined;
}

/** What a month costs, and what it cost before. */
export interface Spending {
  readonly monthly: Sum;
  /** What a month cost before; without it nothing can be said of increases. */
  readonly previousMonthly?: Sum | undefined;
  /** The difference, for a caller that knows it better than the totals tell: line by line. */
  readonly increase?: Range | undefined;
}

/** How one limit was judged. */
export interface BudgetFinding {
  readonly rule: keyof Budget;
  readonly limit: Decimal;
  /** `unknown`: what is known is not over the limit, and what is unknown may be. */
  readonly verdict: "within" | "over" | "unknown";
  readonly judged: Range;
}

/** Judges every limit that is set. A lower bound over the limit is over it, whatever is unknown. */
export function checkBudget(budget: Budget, spending: Spending): BudgetFinding[] {
  const { maxMonthly, maxIncrease, maxIncreasePercent } = budget;
  const increase = spending.increase ?? increaseOf(spending);
  return [
    ...(maxMonthly === undefined
      ? []
      : [finding("maxMonthly", maxMonthly, asRange(spending.monthly))]),
    ...(maxIncrease === undefined ? [] : [finding("maxIncrease", maxIncrease, increase)]),
    ...(maxIncreasePercent === undefined
      ? []
      : [percentFinding(maxIncreasePercent, increase, spending.previousMonthly)]),
  ];
}

function asRange({ amount, complete }: Sum): Range {
  return { atLeast: amount, atMost: complete ? amount : undefined };
}

/** A lower bound of either total bounds their difference on one side. */
function increaseOf({ monthly, previousMonthly }: Spending): Range {
  if (previousMonthly === undefined) return { atLeast: undefined, atMost: undefined };
  const difference = monthly.amount.minus(previousMonthly.amount);
  return {
    atLeast: previousMonthly.complete ? difference : undefined,
    atMost: monthly.complete ? difference : undefined,
  };
}

function finding(rule: keyof Budget, limit: Decimal, judged: Range): BudgetFinding {
  const { atLeast, atMost } = judged;
  const verdict =
    atLeast?.gt(limit) === true ? "over" : atMost?.lte(limit) === true ? "within" : "unknown";
  return { rule, limit, verdict, judged };
}

/** Compares `increase x 100` with `limit x previous`: nothing is divided, so nothing is rounded. */
function percentFinding(limit: Decimal, judged: Range, previous: Sum | undefined): BudgetFinding {
  const rule = "maxIncreasePercent";
  if (judged.atMost?.lte(ZERO) === true) return { rule, limit, verdict: "within", judged };
  if (previous === undefined) return { rule, limit, verdict: "unknown", judged };
  const allowed = limit.times(previous.amount);
  const hundredfold = (value: Decimal | undefined) => value?.times(decimal(100));
  // A base that may be higher makes the share smaller: over the limit then cannot be known.
  const over = previous.complete && hundredfold(judged.atLeast)?.gt(allowed) === true;
  const within = hundredfold(judged.atMost)?.lte(allowed) === true;
  return { rule, limit, verdict: over ? "over" : within ? "within" : "unknown", judged };
}

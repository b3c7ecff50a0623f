import type * as pulumi from "@pulumi/pulumi";
import { checkChoice } from "../../core/checks/choice";
import { TOO_MANY_DIGITS, tooManyDigits } from "../../core/decimal";
import { error, warning, type Issue } from "../../core/issues";

/**
 * What happens when a budget is exceeded.
 */
export const BudgetAction = {
  /** The preview says so and goes on. */
  Warn: "Warn",
  /** The preview, and an update, stop with an error. */
  Fail: "Fail",
} as const;
export type BudgetAction = (typeof BudgetAction)[keyof typeof BudgetAction];

/**
 * Limits of what a component may cost a month, in the currency of its Region. Each is judged on its own; while traffic or a
 * price is unknown, a lower bound over the limit is over it, and one below it is not known to be within.
 */
export interface CostBudget {
  /**
   * The most that a month may cost.
   */
  maxMonthly?: number;
  /**
   * The most by which a month may become dearer than `previousCostReport` says.
   */
  maxIncrease?: number;
  /**
   * The same in percent of what a month cost before.
   */
  maxIncreasePercent?: number;
  /**
   * The component's output `costReport` of the last update, such as an output of the stack read by a reference to itself.
   * Needed for limits of the increase; nothing is said of them while there is none yet.
   */
  previousCostReport?: pulumi.Input<string | undefined>;
  /**
   * What happens when a limit is exceeded. Defaults to `Fail`.
   */
  action?: BudgetAction;
}

/** What is wrong with a budget by itself. */
export function checkBudgetArguments(budget: CostBudget | undefined): Issue[] {
  if (budget === undefined) return [];
  const limits = ["maxMonthly", "maxIncrease", "maxIncreasePercent"] as const;
  const choices = checkChoice(budget.action, Object.values(BudgetAction), ["budget", "action"]);
  const numbers = limits.flatMap((limit): Issue[] => {
    const value = budget[limit];
    const isAmount = value !== undefined && Number.isFinite(value) && value >= 0;
    if (value === undefined || (isAmount && !tooManyDigits(value))) return [];
    return [
      error("budget-amount", ["budget", limit], {
        value,
        message: isAmount ? TOO_MANY_DIGITS : "not an amount",
        wayOut: "Give 0 or more",
      }),
    ];
  });
  if (limits.some((limit) => budget[limit] !== undefined)) return [...choices, ...numbers];
  return [
    ...choices,
    warning("budget-without-limit", ["budget"], {
      message: "it has no limit, so nothing is judged",
      wayOut: "Give maxMonthly, maxIncrease or maxIncreasePercent",
    }),
  ];
}

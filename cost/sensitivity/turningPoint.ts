import { ZERO, type Decimal } from "../../core/decimal";
import { best, type Question } from "./question";

/** Where a decision turns; `never` and `always` where it does not turn at any value from 0 on. */
export type TurningPoint = Decimal | "never" | "always";

/** Each step drops at least one plan for good, so a handful is enough; this only bounds a mistake. */
const MOST_STEPS = 200;

/**
 * The value below which the best plan saves more than `rival`, for a cause that only ever makes a hub
 * worse, such as traffic. What the best plan saves is convex in it (the highest of straight lines), so
 * following the line of the best plan to where it meets `rival` never jumps past the turning point
 * and ends in it: Newton's method, exact, in as many steps as there are plans on the way.
 */
export function lastAbove(questions: readonly Question[], rival: Decimal = ZERO): TurningPoint {
  let x = ZERO;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { line, saving } = best(questions, x);
    if (saving.lte(rival)) return step === 0 ? "never" : x;
    if (line.slope.gte(ZERO)) return "always";
    const next = rival.minus(line.constant).div(line.slope);
    if (next.lte(x)) return x;
    x = next;
  }
  return x;
}

/**
 * The value above which the best plan saves more than nothing, for a cause that only ever makes a hub
 * better, such as the price of endpoints: the same from the other side, starting at `highest`.
 */
export function firstAbove(questions: readonly Question[], highest: Decimal): TurningPoint {
  let x = highest;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { line, saving } = best(questions, x);
    if (saving.lte(ZERO)) return step === 0 ? "never" : x;
    if (line.slope.lte(ZERO)) return "always";
    const next = ZERO.minus(line.constant).div(line.slope);
    if (next.lte(ZERO)) return "always";
    if (next.gte(x)) return x;
    x = next;
  }
  return x;
}

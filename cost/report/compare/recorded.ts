import { decimal } from "../../../core/decimal";
import type { Estimate } from "../../lines/estimate";
import type { Sum } from "../../lines/sum";
import { estimateJson } from "./json";

/** What an earlier report of a component says of the plan that was built. */
export interface Recorded {
  readonly currency: string | undefined;
  readonly monthly: Sum;
  /** What decides whether an estimate is still the same, as text. */
  readonly bill: string;
}

interface RecordedAlternative {
  readonly model: string;
  readonly monthlyTotal: string;
  readonly complete: boolean;
  readonly lines?: readonly RecordedLine[];
}

interface RecordedLine {
  readonly id: string;
  readonly formula: string;
  readonly payer: string;
  readonly monthlyCost: string | null;
}

/** Reads a component's `costReport` of before; undefined for what is none. */
export function readRecorded(report: string): Recorded | undefined {
  try {
    const { alternatives, built, currency } = JSON.parse(report) as {
      alternatives: RecordedAlternative[];
      built?: string;
      currency?: string;
    };
    const found = alternatives.find(({ model }) => model === built) ?? alternatives[0];
    if (found === undefined) return undefined;
    return {
      currency,
      monthly: { amount: decimal(found.monthlyTotal), complete: found.complete },
      bill: billOf(found),
    };
  } catch {
    // Whatever it is, it is no report.
    return undefined;
  }
}

/** Whether an estimate is what an earlier report says, line by line; the prices' date alone is no difference. */
export function isRecorded(estimate: Estimate, recorded: Recorded): boolean {
  return billOf(estimateJson(estimate)) === recorded.bill;
}

function billOf({ model, lines = [] }: RecordedAlternative): string {
  return JSON.stringify([
    model,
    lines.map(({ id, formula, payer, monthlyCost }) => [id, formula, payer, monthlyCost]),
  ]);
}

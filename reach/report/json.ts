import { jsonText, type Printed } from "../../core/printed";
import { countNames, type ProofReport } from "../prove";

/** Everything of a proof; what stops a name is in `stop`, whole. */
export function proofJson(report: ProofReport): Printed {
  return jsonText({ schemaVersion: 1, names: countNames(report), ...report });
}

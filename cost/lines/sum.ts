import type { Decimal } from "../../core/decimal";

/** Amounts added up, of which some may be unknown. */
export interface Sum {
  readonly amount: Decimal;
  /** False where a part is unknown: then it is a lower bound. */
  readonly complete: boolean;
}

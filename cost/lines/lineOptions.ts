import type { Decimal } from "../../core/decimal";

/** What lines are computed with besides a plan and prices. */
export interface LineOptions {
  readonly hoursPerMonth: Decimal;
  /** The share of a flow that the spoke sends, from 0 to 1. */
  readonly requestShare: Decimal;
  /** Whether data tiers count the GB of all accounts together, as on one bill. Defaults to true. */
  readonly consolidatedBilling?: boolean;
}

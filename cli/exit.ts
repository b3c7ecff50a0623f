import { formatIssue, type Issue } from "../core/issues";

/** What the command says when it ends, in the numbers that a pipeline reads. */
export const ExitCode = { Fine: 0, Error: 1, OverBudget: 2, NotCertified: 3 } as const;

/** A mistake of the user: printed as one message, never as a stack trace. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly issues: readonly Issue[] = [],
  ) {
    super([message, ...issues.map(formatIssue)].join("\n"));
    this.name = "UserError";
  }
}

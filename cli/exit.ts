import { formatIssue, type Issue } from "../core/issues";

/** What the command says when it ends, in the numbers that a pipeline reads. */
export const ExitCode = {
  Fine: 0,
  Error: 1,
  OverBudget: 2,
  NotCertified: 3,
  Blocked: 4,
  NotProven: 5,
} as const;

/** A mistake of the user: printed as it is, never as a stack trace. */
export class UserError extends Error {
  /** What is printed, a line each: a file may have a name of two lines. */
  readonly lines: readonly string[];

  constructor(message: string, details: readonly (Issue | string)[] = []) {
    const lines = [
      message,
      ...details.map((one) => (typeof one === "string" ? one : formatIssue(one))),
    ];
    super(lines.join("\n"));
    this.name = "UserError";
    this.lines = lines;
  }
}

import type { Issue } from "../issues";

/** A text that is no block, for the reason that reading it gave. */
export function invalidBlockIssue(value: string, path: string, problem: string): Issue {
  return {
    severity: "error",
    rule: "cidr-block",
    path,
    value,
    message: problem,
    wayOut: "Write the block's first address and its prefix length",
  };
}

import { error, type Issue, type Path } from "../issues";

/** A text that is no block, for the reason that reading it gave. */
export function invalidBlockIssue(value: string, path: Path, problem: string): Issue {
  return error("cidr-block", path, {
    value,
    message: problem,
    wayOut: "Write the block's first address and its prefix length",
  });
}

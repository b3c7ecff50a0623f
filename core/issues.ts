import { printable } from "./printable";

/** `["vpcs", "app-1", "services", 2]`: names of properties, and places in lists. */
export type Path = readonly (string | number)[];

/**
 * A problem is data until the edge: checks return issues, the command prints them, components throw
 * them once. Each says where, what was given, which rule it breaks and the way out.
 */
export interface Issue {
  readonly severity: "error" | "warning";
  /** The rule's stable name, such as `one-subnet-per-az`. */
  readonly rule: string;
  /** In the caller's own words; empty where the whole file is meant. `propertyPath` prints it. */
  readonly path: Path;
  /** For what is no property: `topology.yaml:3:1`, or a row of a price list. It then stands for the path. */
  readonly place?: string;
  /** What was given, printed as JSON; left out where the whole object is meant. */
  readonly value?: unknown;
  /** What is wrong, as one sentence without a full stop at its end. */
  readonly message: string;
  /** What to do about it, as one sentence without a full stop at its end. */
  readonly wayOut: string;
}

/** What an issue says besides where and by which rule. */
type Said = Pick<Issue, "place" | "value" | "message" | "wayOut">;

/** An issue that leaves nothing to build, price or compare. */
export function error(rule: string, path: Path, said: Said): Issue {
  return issue("error", rule, path, said);
}

/** Something that works and is hardly meant. */
export function warning(rule: string, path: Path, said: Said): Issue {
  return issue("warning", rule, path, said);
}

/** One or the other, as the place decides. */
export function issue(severity: Issue["severity"], rule: string, path: Path, said: Said): Issue {
  return { severity, rule, path, ...said };
}

/** Something without which there is nothing to do. */
export function required(path: Path, message: string, wayOut = "Give it"): Issue {
  return error("required", path, { message, wayOut });
}

export function errorsOf(issues: readonly Issue[]): Issue[] {
  return issues.filter((issue) => issue.severity === "error");
}

/** Long or deep values are cut: an error message is no place for a whole topology. */
const LONGEST_VALUE = 120;

function formatValue(value: unknown): string {
  const text =
    typeof value === "number" && !Number.isFinite(value)
      ? String(value)
      : (JSON.stringify(value) ?? String(value));
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

/** `"sqs": this service has no gateway endpoint. Way out: …` — without the path. */
export function issueReason(issue: Issue): string {
  const given = issue.value === undefined ? "" : `${formatValue(issue.value)}: `;
  return `${given}${issue.message}. ${issue.wayOut}${issue.wayOut.endsWith("?") ? "" : "."}`;
}

/** One line an issue, whatever was given: `error services[2]: "sqs": no gateway endpoint exists. Use … [rule]`. */
export function formatIssue(issue: Issue): string {
  const path = issue.place ?? (issue.path.length === 0 ? "(file)" : propertyPath(issue.path));
  return printable(`${issue.severity} ${path}: ${issueReason(issue)} [${issue.rule}]`);
}

/** For reports: the path as text. */
export function issueJson(issue: Issue): Omit<Issue, "path"> & { readonly path: string } {
  return { ...issue, path: propertyPath(issue.path) };
}

/** `["vpcs", "app-1", "services", 2]` -> `vpcs["app-1"].services[2]`, as Pulumi writes paths. */
export function propertyPath(segments: Path): string {
  return segments
    .map((segment, index) => {
      if (typeof segment === "number") return `[${segment}]`;
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(segment)) return `[${JSON.stringify(segment)}]`;
      return index === 0 ? segment : `.${segment}`;
    })
    .join("");
}

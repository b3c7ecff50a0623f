/**
 * A problem is data until the edge: checks return issues, the command prints them, components throw
 * them once. Each says where, what was given, which rule it breaks and the way out.
 */
export interface Issue {
  readonly severity: "error" | "warning";
  /** The rule's stable name, such as `one-subnet-per-az`. */
  readonly rule: string;
  /** Property path in the caller's own words, such as `vpcs["app-1"].services[2]`. */
  readonly path: string;
  /** What was given, printed as JSON; left out where the whole object is meant. */
  readonly value?: unknown;
  /** What is wrong, as one sentence without a full stop at its end. */
  readonly message: string;
  /** What to do about it, as one sentence without a full stop at its end. */
  readonly wayOut: string;
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
  return `${given}${issue.message}. ${issue.wayOut}.`;
}

/** One line an issue: `error services[2]: "sqs": no gateway endpoint exists. Use … [rule]`. */
export function formatIssue(issue: Issue): string {
  const path = issue.path === "" ? "(file)" : issue.path;
  return `${issue.severity} ${path}: ${issueReason(issue)} [${issue.rule}]`;
}

/** `["vpcs", "app-1", "services", 2]` -> `vpcs["app-1"].services[2]`, as Pulumi writes paths. */
export function propertyPath(segments: readonly (string | number)[]): string {
  return segments
    .map((segment, index) => {
      if (typeof segment === "number") return `[${segment}]`;
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(segment)) return `[${JSON.stringify(segment)}]`;
      return index === 0 ? segment : `.${segment}`;
    })
    .join("");
}

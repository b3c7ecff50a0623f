import { error, formatIssue, type Issue, type Path } from "../issues";
import { isOutputText } from "../checks/policy";
import { arnProblem } from "./arn";

/** Refuses what a builder was given, without the way through this package's code. */
export function refuse(issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  const refused = new RangeError(issues.map(formatIssue).join("\n"));
  refused.stack = `${refused.name}: ${refused.message}`;
  throw refused;
}

/** What a text has to be, in a pattern and in words. */
interface Form {
  readonly pattern: RegExp;
  readonly what: string;
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
export const ORGANIZATION: Form = {
  pattern: /^o-[a-z0-9]{10,32}$/,
  what: "an organization's id such as o-exampleorgid",
};
export const VPC: Form = {
  pattern: /^vpc-([0-9a-z]{8}|[0-9a-z]{17})$/,
  what: "a VPC's id such as vpc-0123456789abcdef0",
};
export const VPC_ENDPOINT: Form = {
  pattern: /^vpce-([0-9a-z]{8}|[0-9a-z]{17})$/,
  what: "a VPC endpoint's id such as vpce-0123456789abcdef0",
};
export const ACCOUNT: Form = { pattern: /^\d{12}$/, what: "an account's id of twelve digits" };
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules_creating */
export const TAG_KEY: Form = {
  pattern: /^[A-Za-z0-9_.:/=+@-][A-Za-z0-9 _.:/=+@-]{0,127}$/,
  what: "a tag's key such as dp:exclude:network",
};
export const BUCKET: Form = {
  pattern: /^arn:aws(-[a-z]+)*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  what: "a bucket's ARN such as arn:aws:s3:::data",
};
export const REGION: Form = {
  pattern: /^[a-z]{2,4}(-[a-z]+)+-\d$/,
  what: "a Region such as us-east-1",
};

export function checkForm(value: unknown, { pattern, what }: Form, path: Path): Issue[] {
  if (typeof value === "string" && pattern.test(value)) return [];
  return [
    argumentIssue(value, path, `not ${what}`, "Give it: without it everybody would be meant"),
  ];
}

/** A list that may not be empty, nor a text in its place. */
export function checkForms(values: unknown, form: Form, path: Path): Issue[] {
  return checkList(values, path, (value, at) => checkForm(value, form, at));
}

export function checkResources(values: unknown, path: Path): Issue[] {
  return checkList(values, path, (value, at) => {
    if (typeof value !== "string" || value === "") {
      return [argumentIssue(value, at, "no ARN", "Give the resource's ARN")];
    }
    const problem = arnProblem(value);
    return problem === undefined
      ? []
      : [argumentIssue(value, at, problem.message, "Give the resource's ARN")];
  });
}

export function checkList(
  values: unknown,
  path: Path,
  check: (value: unknown, path: Path) => Issue[],
): Issue[] {
  if (!Array.isArray(values)) {
    return [argumentIssue(values, path, "no list", "Give a list, one item is a list too")];
  }
  if (values.length === 0) {
    return [argumentIssue(values, path, "an empty list", "Name at least one, or leave it out")];
  }
  return values.flatMap((value, index) => check(value, [...path, index]));
}

export function argumentIssue(value: unknown, path: Path, message: string, wayOut: string): Issue {
  const helpText = isOutputText(JSON.stringify(value) ?? "");
  return error("policy-argument", path, {
    value: helpText ? undefined : (value ?? null),
    message: helpText ? "an Output was put into a text, so its help text stands here" : message,
    wayOut: helpText ? "Give the Output itself, or use pulumi.interpolate" : wayOut,
  });
}

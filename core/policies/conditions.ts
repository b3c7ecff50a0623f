import { isRecord } from "../isRecord";
import ipaddr from "ipaddr.js";
import type { AnalyzerError } from "./analyzerErrors";

export type Find = (
  error: AnalyzerError | "grammar",
  message: string,
  wayOut: string,
  value?: unknown,
) => void;

const COMPARISONS = [
  "Equals",
  "NotEquals",
  "LessThan",
  "LessThanEquals",
  "GreaterThan",
  "GreaterThanEquals",
];
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS: ReadonlySet<string> = new Set([
  "StringEquals",
  "StringNotEquals",
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
  "StringLike",
  "StringNotLike",
  ...COMPARISONS.map((comparison) => `Numeric${comparison}`),
  ...COMPARISONS.map((comparison) => `Date${comparison}`),
  "Bool",
  "BinaryEquals",
  "IpAddress",
  "NotIpAddress",
  "ArnEquals",
  "ArnLike",
  "ArnNotEquals",
  "ArnNotLike",
  "Null",
]);

/** Ids that name one thing: AWS looks for it by exactly this text. */
const IDS: Readonly<Record<string, { error: AnalyzerError; form: RegExp; example: string }>> = {
  "aws:sourcevpc": {
    error: "Invalid vpc format",
    form: /^vpc-([0-9a-z]{8}|[0-9a-z]{17})$/i,
    example: "vpc- and 8 or 17 letters and digits",
  },
  "aws:sourcevpce": {
    error: "Invalid vpce format",
    form: /^vpce-([0-9a-z]{8}|[0-9a-z]{17})$/i,
    example: "vpce- and 8 or 17 letters and digits",
  },
};

/** What is wrong with the condition of a statement. One that is empty would hold for every request. */
export function checkCondition(condition: unknown, find: Find): void {
  if (!isRecord(condition)) {
    find(
      "Data type mismatch",
      "Condition is no object",
      "Write operators with their keys",
      condition,
    );
    return;
  }
  if (Object.keys(condition).length === 0) emptyCondition("Condition", find);
  for (const [operator, keys] of Object.entries(condition)) checkOperator(operator, keys, find);
}

function emptyCondition(what: string, find: Find): void {
  find(
    "grammar",
    `${what} is empty, so the statement holds for every request`,
    "Name what the condition compares, or leave Condition out where everything is meant",
  );
}

function checkOperator(operator: string, keys: unknown, find: Find): void {
  const name = operator.replace(/^(ForAllValues|ForAnyValue):/, "");
  const plain = name.replace(/IfExists$/, "");
  if (!OPERATORS.has(plain)) {
    find(
      "Invalid condition operator",
      "no operator of conditions",
      "Use one such as StringEquals",
      operator,
    );
    return;
  }
  if (name === "NullIfExists") {
    find("Null with if exists", "Null cannot have IfExists", "Write Null", operator);
  }
  if (!isRecord(keys)) {
    find(
      "Data type mismatch",
      `${operator} has no keys`,
      "Write the condition's keys with their values",
      keys,
    );
    return;
  }
  if (Object.keys(keys).length === 0) emptyCondition(operator, find);
  const seen = new Set<string>();
  for (const [key, values] of Object.entries(keys)) {
    const lower = key.toLowerCase();
    if (seen.has(lower)) {
      find(
        "Duplicate keys with different case",
        `${operator} has the key twice: keys are not told apart by case`,
        "Write one key with all values",
        key,
      );
    }
    seen.add(lower);
    checkKey(plain, key, values, find);
  }
}

function checkKey(operator: string, key: string, given: unknown, find: Find): void {
  if (!/^[A-Za-z0-9-]+:[^\s]+$/.test(key)) {
    find(
      "Invalid condition key format",
      "a key is service:name",
      "Write a key such as aws:SourceVpce",
      key,
    );
  }
  if (/^aws:(PrincipalTag|RequestTag|ResourceTag)\/?$/i.test(key)) {
    find(
      "Missing tag key in condition",
      "the key names no tag",
      `Write ${key.replace("/", "")}/ and the tag`,
      key,
    );
  }
  const values: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (values.length === 0) {
    find("grammar", `${key} has no value`, "Give at least one value", []);
  }
  if (values.some((value) => !["string", "number", "boolean"].includes(typeof value))) {
    find("Data type mismatch", `${key} takes texts`, "Give a text or a list of texts", given);
    return;
  }
  if (operator === "Bool" && values.length > 1) {
    find(
      "Invalid condition multiple Boolean",
      `${key} is compared with several values`,
      "Give one",
      given,
    );
  }
  for (const value of values) checkValue(operator, key, String(value), find);
}

function checkValue(operator: string, key: string, value: string, find: Find): void {
  const id = Object.hasOwn(IDS, key.toLowerCase()) ? IDS[key.toLowerCase()] : undefined;
  const pattern = operator.includes("Like") || value.includes("${");
  if (id !== undefined && !pattern && operator.startsWith("String") && !id.form.test(value)) {
    find(id.error, `${key} is ${id.example}`, "Give the id", value);
  }
  if (key.toLowerCase() === "aws:sourceip" && isPrivate(value)) {
    find(
      operator === "NotIpAddress" ? "Private NotIpAddress" : "Private IP address",
      "aws:SourceIp is a public address, never one of a VPC",
      "Use aws:VpcSourceIp for addresses in VPCs",
      value,
    );
  }
}

function isPrivate(value: string): boolean {
  const [address = ""] = value.split("/");
  return (
    ipaddr.isValid(address) && ["private", "uniqueLocal"].includes(ipaddr.parse(address).range())
  );
}

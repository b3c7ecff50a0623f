import { isRecord } from "../isRecord";
import type { EndpointType } from "../catalog/serviceDetails";
import { arnProblem } from "./arn";
import { checkCondition, type Find } from "./conditions";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const ELEMENTS: ReadonlySet<string> = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);

/** What is wrong with one statement of a policy on a resource or an endpoint. */
export function checkStatement(statement: Record<string, unknown>, find: Find): void {
  const has = (name: string) => Object.hasOwn(statement, name);
  for (const name of Object.keys(statement)) {
    if (!ELEMENTS.has(name)) {
      find(
        "Invalid policy element",
        "no element of a statement",
        "Remove it, or correct its name",
        name,
      );
    }
  }
  if (has("Sid") && !isSid(statement["Sid"])) {
    find(
      "Unsupported Sid",
      "a Sid has letters and digits alone",
      "Rename the statement",
      statement["Sid"],
    );
  }
  if (!has("Effect")) find("Missing effect", "has no Effect", 'Add "Effect": "Allow" or "Deny"');
  else if (statement["Effect"] !== "Allow" && statement["Effect"] !== "Deny") {
    find(
      "Invalid effect",
      "Effect is Allow or Deny, so written",
      "Correct it",
      statement["Effect"],
    );
  }
  for (const one of ["Principal", "Action", "Resource"]) {
    if (has(one) && has(`Not${one}`)) {
      const message = `${one} and Not${one} are both given`;
      find("Unsupported element combination", message, "Keep one of the two");
    }
  }
  if (!has("Principal") && !has("NotPrincipal")) {
    const wayOut = 'Add "Principal": "*" and narrow it with conditions';
    find("Missing principal", "has no Principal", wayOut);
  }
  if (!has("Action") && !has("NotAction")) {
    find("Missing action", "has no Action", 'Name the actions, or "*" where all are meant');
  }
  if (!has("Resource") && !has("NotResource")) {
    find("Missing resource", "has no Resource", 'Name the resources, or "*" where all are meant');
  }
  for (const element of ["Action", "NotAction"]) {
    if (has(element)) checkTexts(statement[element], element, actionFinding, find);
  }
  for (const element of ["Resource", "NotResource"]) {
    if (has(element)) checkTexts(statement[element], element, resourceFinding, find);
  }
  if (has("Condition")) checkCondition(statement["Condition"], find);
}

function isSid(sid: unknown): boolean {
  return typeof sid === "string" && /^[A-Za-z0-9]*$/.test(sid);
}

type FindText = (element: string, text: string, find: Find) => void;

function checkTexts(given: unknown, element: string, check: FindText, find: Find): void {
  const texts: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (texts.length === 0) {
    find(
      "grammar",
      `${element} is an empty list`,
      'Name at least one, or "*" where all are meant',
      [],
    );
  }
  if (texts.some((text) => typeof text !== "string")) {
    find("Data type mismatch", `${element} takes a text or a list of texts`, "Correct it", given);
    return;
  }
  for (const text of texts as readonly string[]) check(element, text, find);
}

const actionFinding: FindText = (element, text, find) => {
  if (text === "*" || /^(\*|[A-Za-z0-9-]+):[A-Za-z0-9*?]+$/.test(text)) return;
  find("Invalid action", `${element}: an action is service:name`, "Write it as s3:GetObject", text);
};

const resourceFinding: FindText = (element, text, find) => {
  const problem = arnProblem(text);
  if (problem === undefined) return;
  find(problem.error, `${element}: ${problem.message}`, "Give the resource's ARN", text);
};

/** Whether a gateway endpoint takes the principal: `*` alone, however it is written. */
export function isEverybody(principal: unknown): boolean {
  return principal === "*" || (isRecord(principal) && principal["AWS"] === "*");
}

export function takesPrincipal(type: EndpointType, statement: Record<string, unknown>): boolean {
  return type !== "Gateway" || isEverybody(statement["Principal"]);
}

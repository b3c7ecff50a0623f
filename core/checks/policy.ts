import { isRecord } from "../isRecord";
import type { EndpointType } from "../catalog/serviceDetails";
import { error, type Issue, type Path } from "../issues";
import { pageOf, ruleOf } from "../policies/analyzerErrors";
import { type Find } from "../policies/conditions";
import { checkStatement, takesPrincipal } from "../policies/statementChecks";

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html: white space counts. */
const LONGEST_POLICY = 20_480;
const VERSIONS: readonly unknown[] = ["2012-10-17", "2008-10-17"];
const GRAMMAR = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html";

/**
 * An endpoint policy as AWS takes it: at most 20,480 characters, statements as IAM's grammar has them,
 * none of the errors of Access Analyzer that `analyzerErrors.ts` lists, every statement with a principal,
 * and on a gateway endpoint that principal is `*` (narrow it with `aws:PrincipalArn`).
 */
export function checkEndpointPolicy(policy: string, type: EndpointType, path: Path): Issue[] {
  const issues: Issue[] = [];
  if (policy.length > LONGEST_POLICY) {
    issues.push(
      error("policy-length", path, {
        value: policy.length,
        message: "an endpoint policy has at most 20,480 characters, white space included",
        wayOut: "Print the document without white space, or merge statements",
      }),
    );
  }
  const { statements, issues: found } = checkPolicyDocument(policy, path);
  const principals = statements.flatMap((statement, index): Issue[] =>
    !Object.hasOwn(statement, "Principal") || takesPrincipal(type, statement)
      ? []
      : [
          error("policy-gateway-principal", path, {
            value: statement["Principal"],
            message: `Statement[${index}]: a gateway endpoint takes no Principal but "*"`,
            wayOut:
              'Set Principal to "*" and name the principals in a condition on aws:PrincipalArn',
          }),
        ],
  );
  return [...issues, ...found, ...principals];
}

export interface CheckedDocument {
  /** None where the text is no policy document at all. */
  readonly statements: readonly Record<string, unknown>[];
  readonly issues: readonly Issue[];
}

/** What is wrong with a policy on a resource or an endpoint, whatever it is attached to. */
export function checkPolicyDocument(policy: string, path: Path): CheckedDocument {
  const document = documentOf(policy);
  if (document === undefined) {
    const wayOut = "Give a JSON object with a Statement list, as JSON.stringify writes it";
    const message = "not a policy document";
    return {
      statements: [],
      issues: [error("policy-json", path, { message, wayOut })],
    };
  }
  const misplaced = outputTexts(policy, path);
  // Whatever else such a text is not follows from that.
  if (misplaced.length > 0) return { statements: document.statements, issues: misplaced };
  const issues: Issue[] = [];
  const findIn =
    (where: string): Find =>
    (name, message, wayOut, value) => {
      const grammar = name === "grammar";
      issues.push(
        error(grammar ? "policy-grammar" : ruleOf(name), path, {
          value,
          message: where === "" ? message : `${where}${separator(message)}${message}`,
          wayOut: `${wayOut} (${grammar ? GRAMMAR : pageOf(name)})`,
        }),
      );
    };
  const find = findIn("");
  for (const name of Object.keys(document.rest)) {
    if (!["Version", "Id"].includes(name)) {
      find(
        "Invalid policy element",
        "no element of a policy",
        "Remove it, or correct its name",
        name,
      );
    }
  }
  if (Object.hasOwn(document.rest, "Version") && !VERSIONS.includes(document.rest["Version"])) {
    const wayOut = 'Write "Version": "2012-10-17"';
    find("Invalid version", "no version of the policy language", wayOut, document.rest["Version"]);
  }
  document.statements.forEach((statement, index) =>
    checkStatement(statement, findIn(`Statement[${index}]`)),
  );
  for (const sid of repeated(document.statements.map((statement) => statement["Sid"]))) {
    find("Unique Sids required", "two statements have this Sid", "Give each its own", sid);
  }
  return { statements: document.statements, issues };
}

/** `Statement[1] has no Effect`, but `Statement[1]: Effect is …`. */
function separator(message: string): string {
  return message.startsWith("has ") ? " " : ": ";
}

function repeated(sids: readonly unknown[]): Set<unknown> {
  return new Set(sids.filter((sid, at) => sid !== undefined && sids.indexOf(sid) !== at));
}

/** What an Output of Pulumi becomes in a text: words of help, which name no resource and nobody. */
export function isOutputText(text: string): boolean {
  return /Calling \[to(String|JSON)\] on an \[Output<T>\]/.test(text);
}

function outputTexts(policy: string, path: Path): Issue[] {
  if (!isOutputText(policy)) return [];
  return [
    error("policy-output-text", path, {
      message: "an Output was put into a text, so its help text stands where its value is meant",
      wayOut: "Use pulumi.interpolate or pulumi.jsonStringify, or give the Output to the builder",
    }),
  ];
}

interface PolicyDocument {
  readonly statements: readonly Record<string, unknown>[];
  readonly rest: Record<string, unknown>;
}

function documentOf(policy: string): PolicyDocument | undefined {
  let document: unknown;
  try {
    document = JSON.parse(policy);
  } catch {
    return undefined;
  }
  if (!isRecord(document)) return undefined;
  const { Statement: statement, ...rest } = document;
  const statements: unknown[] = Array.isArray(statement) ? statement : [statement];
  return statements.length > 0 && statements.every(isRecord) ? { statements, rest } : undefined;
}

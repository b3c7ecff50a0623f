import { error, type Issue, type Path } from "../issues";
import type { EndpointType } from "../catalog/serviceDetails";

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html: white space counts. */
const LONGEST_POLICY = 20_480;

/**
 * An endpoint policy as AWS takes it: at most 20,480 characters, every statement with a principal,
 * and on a gateway endpoint that principal is `*` (narrow it with `aws:PrincipalArn`).
 */
export function checkEndpointPolicy(policy: string, type: EndpointType, path: Path): Issue[] {
  const issue = (rule: string, message: string, wayOut: string, value?: unknown): Issue =>
    error(rule, path, { value, message, wayOut });
  const issues: Issue[] = [];
  if (policy.length > LONGEST_POLICY) {
    issues.push(
      issue(
        "policy-length",
        "an endpoint policy has at most 20,480 characters, white space included",
        "Print the document without white space, or merge statements",
        policy.length,
      ),
    );
  }
  const statements = statementsOf(policy);
  if (statements === undefined) {
    const wayOut = "Give a JSON object with a Statement list, as JSON.stringify writes it";
    return [...issues, issue("policy-json", "not a policy document", wayOut)];
  }
  statements.forEach((statement, index) => {
    const where = `Statement[${index}]`;
    if (!("Principal" in statement)) {
      const wayOut = 'Add "Principal": "*" and narrow it with conditions';
      issues.push(issue("policy-principal", `${where} has no Principal`, wayOut));
    } else if (type === "Gateway" && !isEverybody(statement["Principal"])) {
      const wayOut =
        'Set Principal to "*" and name the principals in a condition on aws:PrincipalArn';
      issues.push(
        issue(
          "policy-gateway-principal",
          `${where}: a gateway endpoint takes no Principal but "*"`,
          wayOut,
          statement["Principal"],
        ),
      );
    }
  });
  return issues;
}

function statementsOf(policy: string): Record<string, unknown>[] | undefined {
  let document: unknown;
  try {
    document = JSON.parse(policy);
  } catch {
    return undefined;
  }
  const statement = isObject(document) ? document["Statement"] : undefined;
  const statements: unknown[] = Array.isArray(statement) ? statement : [statement];
  return statements.length > 0 && statements.every(isObject) ? statements : undefined;
}

function isEverybody(principal: unknown): boolean {
  return principal === "*" || (isObject(principal) && principal["AWS"] === "*");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

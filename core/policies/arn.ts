import type { AnalyzerError } from "./analyzerErrors";

export interface ArnProblem {
  readonly error: AnalyzerError;
  readonly message: string;
}

/** What is wrong with a resource of a policy: `*`, or an ARN whose parts may have wildcards and variables. */
export function arnProblem(text: string): ArnProblem | undefined {
  if (text === "*") return undefined;
  // A variable such as ${aws:PrincipalTag/team} has colons of its own.
  const parts = text.replaceAll(/\$\{[^}]*\}/g, "*").split(":");
  const [prefix = "", partition = "", , , account = ""] = parts;
  if (prefix !== "arn") {
    return {
      error: "Invalid ARN prefix",
      message: 'a resource is "*" or an ARN, which starts with arn:',
    };
  }
  if (parts.length < 6) {
    return {
      error: "Missing ARN field",
      message: "an ARN has six fields: arn:partition:service:region:account:resource",
    };
  }
  if (!/^aws(-[a-z]+)*$/.test(partition) && !/[*?]/.test(partition)) {
    return {
      error: "Invalid partition",
      message: "the second field of an ARN is the partition, such as aws",
    };
  }
  if (/^\d+$/.test(account) && account.length !== 12) {
    return { error: "Invalid ARN account", message: "an account id has twelve digits" };
  }
  return undefined;
}

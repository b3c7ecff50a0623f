/**
 * The errors of IAM Access Analyzer's policy validation that are found here, by AWS's names. What depends
 * on lists of every service's actions, resources and condition keys is not among them; warnings and
 * suggestions are not refused.
 */
export const ANALYZER_ERRORS = [
  "Data type mismatch",
  "Duplicate keys with different case",
  "Invalid action",
  "Invalid ARN account",
  "Invalid ARN prefix",
  "Invalid condition key format",
  "Invalid condition multiple Boolean",
  "Invalid condition operator",
  "Invalid effect",
  "Invalid partition",
  "Invalid policy element",
  "Invalid version",
  "Invalid vpc format",
  "Invalid vpce format",
  "Missing action",
  "Missing ARN field",
  "Missing effect",
  "Missing principal",
  "Missing resource",
  "Missing tag key in condition",
  "Null with if exists",
  "Private IP address",
  "Private NotIpAddress",
  "Unique Sids required",
  "Unsupported element combination",
  "Unsupported Sid",
] as const;

export type AnalyzerError = (typeof ANALYZER_ERRORS)[number];

const PAGE =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";

/** `Missing effect` -> `policy-missing-effect` */
export function ruleOf(error: AnalyzerError): string {
  return `policy-${slug(error)}`;
}

/** Where AWS says what is wrong and how it is put right. */
export function pageOf(error: AnalyzerError): string {
  return `${PAGE}#access-analyzer-reference-policy-checks-error-${slug(error)}`;
}

function slug(error: AnalyzerError): string {
  return error.toLowerCase().replaceAll(" ", "-");
}

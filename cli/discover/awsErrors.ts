const DENIED =
  /^(UnauthorizedOperation|AccessDenied|AccessDeniedException|NotAuthorized|AuthorizationError)$/;
const THROTTLED =
  /^(RequestLimitExceeded|Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestThrottled|EC2ThrottledException|SlowDown)$/;
const CREDENTIALS =
  /^(CredentialsProviderError|TokenProviderError|AuthFailure|ExpiredToken|ExpiredTokenException|RequestExpired|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|OptInRequired)$/;
const UNREACHED = /^(ECONNREFUSED|ENOTFOUND|ECONNRESET|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)$/;

/**
 * Why AWS did not answer, in one line. AWS's own texts name the caller's ARN and may carry an encoded
 * authorization message, so only errors that hold neither are quoted, without account ids, access keys,
 * tokens and signatures.
 */
export function reasonOf(error: unknown): string {
  const { name = "", message = "", code = "", $metadata } = asAwsError(error);
  if (DENIED.test(name)) return "not allowed";
  if (THROTTLED.test(name)) {
    const attempts = $metadata?.attempts;
    return attempts === undefined ? "throttled" : `throttled, ${attempts} attempts`;
  }
  if (CREDENTIALS.test(name)) return `credentials are not usable (${name}): ${firstLine(message)}`;
  const unreached = [code, name].find((text) => UNREACHED.test(text));
  if (unreached !== undefined) return `AWS could not be reached (${unreached})`;
  return `${name === "" || name === "Error" ? "" : `${name}: `}${firstLine(message)}`;
}

/** Whether no other call can succeed either. */
export function isCredentialsError(error: unknown): boolean {
  return CREDENTIALS.test(asAwsError(error).name ?? "");
}

interface AwsError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { readonly attempts?: number };
}

function asAwsError(error: unknown): AwsError {
  return typeof error === "object" && error !== null ? error : { message: String(error) };
}

/** `AKIA…`, `ASIA…`: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const ACCESS_KEY = /\b(?:A3T[A-Z0-9]|ABIA|ACCA|AKIA|ASIA|AROA|AIDA)[A-Z0-9]{4,}\b/g;
/** What a message names as a secret, in a header, a query or words. */
const NAMED_SECRET =
  /((?:x-amz-)?(?:security-?token|session-?token|access-?token|signature|credential|secret(?:[-_ ]?access)?[-_ ]?key|password)["']?\s*(?:[=:]|%3d)\s*["']?|\bbearer\s+|(?:token|signature|secret)\s+["'])[^\s"'&,]+/gi;
/** Base64 or hexadecimal of a length that no word has: tokens, signatures and secret keys. */
const LONG_CODE = /(?<![\w+/=-])(?=[\w+/=-]*\d)[\w+/=-]{32,}/g;

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? "")
    .replaceAll(/arn:[^\s,]+/g, "(an ARN)")
    .replaceAll(NAMED_SECRET, "$1(left out)")
    .replaceAll(ACCESS_KEY, "(an access key)")
    .replaceAll(LONG_CODE, "(left out)")
    .replaceAll(/\b\d{12}\b/g, "(an account)")
    .slice(0, 300);
}

import assert from "node:assert/strict";
import { isCredentialsError, reasonOf } from "../../../cli/discover/awsErrors";

const error = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });

describe("why AWS did not answer", () => {
  const cases: [string, unknown, string][] = [
    ["EC2's denial", error("UnauthorizedOperation", "You are not authorized"), "not allowed"],
    ["CloudWatch's denial", error("AccessDeniedException", "User: arn:…"), "not allowed"],
    [
      "throttling, with the attempts",
      error("RequestLimitExceeded", "slower", { $metadata: { attempts: 8 } }),
      "throttled, 8 attempts",
    ],
    [
      "credentials that ended",
      error("ExpiredToken", "The token has expired"),
      "credentials are not usable (ExpiredToken): The token has expired",
    ],
    [
      "a name that does not resolve",
      error("Error", "getaddrinfo ENOTFOUND", { code: "ENOTFOUND" }),
      "AWS could not be reached (ENOTFOUND)",
    ],
    [
      "anything else, by its first line, without the caller's account",
      error("Strange", "Bad arn:aws:iam::111122223333:user/a of 111122223333\n    at line 2"),
      "Strange: Bad (an ARN) of (an account)",
    ],
    ["what is no error", "boom", "boom"],
  ];
  for (const [what, given, reason] of cases) {
    it(`names ${what}`, () => assert.equal(reasonOf(given), reason));
  }

  it("tells credentials from permissions", () => {
    assert.equal(isCredentialsError(error("CredentialsProviderError", "none")), true);
    assert.equal(isCredentialsError(error("UnauthorizedOperation", "no")), false);
  });
});

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
  const names: [string, string, string[]][] = [
    [
      "denials",
      "not allowed",
      [
        "UnauthorizedOperation",
        "AccessDenied",
        "AccessDeniedException",
        "NotAuthorized",
        "AuthorizationError",
      ],
    ],
    [
      "throttling",
      "throttled",
      [
        "RequestLimitExceeded",
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "TooManyRequestsException",
        "RequestThrottled",
        "EC2ThrottledException",
        "SlowDown",
      ],
    ],
  ];
  for (const [what, reason, all] of names) {
    it(`knows ${what} by every name that AWS gives them`, () => {
      for (const name of all) assert.equal(reasonOf(error(name, "User: arn:…")), reason, name);
    });
  }

  it("knows what a person has to sign in for, by every name that AWS gives it", () => {
    const all = ["CredentialsProviderError", "TokenProviderError", "AuthFailure", "ExpiredToken"]
      .concat(["ExpiredTokenException", "RequestExpired", "InvalidClientTokenId"])
      .concat(["UnrecognizedClientException", "SignatureDoesNotMatch", "OptInRequired"]);
    for (const name of all) {
      assert.equal(reasonOf(error(name, "no")), `credentials are not usable (${name}): no`);
      assert.equal(isCredentialsError(error(name, "no")), true, name);
    }
  });

  it("knows a network that fails, by the code or by the name", () => {
    const all = ["ECONNREFUSED", "ENOTFOUND", "ECONNRESET", "EAI_AGAIN", "ETIMEDOUT"];
    for (const code of [...all, "EHOSTUNREACH"]) {
      assert.equal(reasonOf(error("Error", "no", { code })), `AWS could not be reached (${code})`);
      assert.equal(reasonOf(error(code, "no")), `AWS could not be reached (${code})`);
    }
  });

  const KEY = "AKIAIOSFODNN7EXAMPLE";
  const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  const SIGNATURE = "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
  const TOKEN = "FwoGZXIvYXdzEBYaDOEXAMPLETOKEN1234567890/abc+def==";
  for (const [what, message, reason] of [
    ["an access key", `The key ${KEY} is unknown`, "The key (an access key) is unknown"],
    ["a temporary one", "Not ASIAIOSFODNN7EXAMPLE", "Not (an access key)"],
    ["a secret key", `Got ${SECRET} instead`, "Got (left out) instead"],
    ["a token", `Token ${TOKEN} has ended`, "Token (left out) has ended"],
    ["a short token that is named", "sessionToken=abc, again", "sessionToken=(left out), again"],
    ["a token of a header", "x-amz-security-token: abc", "x-amz-security-token: (left out)"],
    ["a bearer", "Authorization: Bearer abc.def", "Authorization: Bearer (left out)"],
    ["a signature", `Signature=${SIGNATURE}`, "Signature=(left out)"],
    [
      "what signs a query",
      `GET /?X-Amz-Credential=${KEY}%2F20261121&X-Amz-Signature=abc&X-Amz-Date=2`,
      "GET /?X-Amz-Credential=(left out)&X-Amz-Signature=(left out)&X-Amz-Date=2",
    ],
    ["a password of JSON", '{"password": "abc"}', '{"password": "(left out)"}'],
  ] as const) {
    it(`leaves out ${what}`, () =>
      assert.equal(reasonOf(error("Strange", message)), `Strange: ${reason}`));
  }

  it("leaves ids and names of services as they are", () => {
    const message =
      "vpc-0123456789abcdef0 has no com.amazonaws.us-east-1.ecr.dkr in vpce-0123456789abcdef0";
    assert.equal(reasonOf(error("Strange", message)), `Strange: ${message}`);
  });

  it("quotes no more than 300 characters", () =>
    assert.equal(reasonOf(error("Strange", "x".repeat(400))), `Strange: ${"x".repeat(300)}`));

  for (const [what, given, reason] of cases) {
    it(`names ${what}`, () => assert.equal(reasonOf(given), reason));
  }

  it("tells credentials from permissions", () => {
    assert.equal(isCredentialsError(error("CredentialsProviderError", "none")), true);
    assert.equal(isCredentialsError(error("UnauthorizedOperation", "no")), false);
  });
});

import assert from "node:assert/strict";
import Module from "node:module";
import { runCli } from "../../support/runCli";

interface Loader {
  _load(this: void, request: string, ...rest: unknown[]): unknown;
}

/** `discover` in a place where loading what reads the account ends in this error. */
async function discoverWithout(error: Error) {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = (request, ...rest) => {
    if (request === "./discover/readAccount") throw error;
    return load(request, ...rest);
  };
  try {
    return await runCli("discover", "--region", "us-east-1");
  } finally {
    loader._load = load;
  }
}

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

describe("vpc-endpoints discover, where a package cannot be loaded", () => {
  it("says how to install the AWS SDK where that is not installed", async () => {
    const { code, stderr } = await discoverWithout(
      failure("MODULE_NOT_FOUND", "Cannot find module '@aws-sdk/client-ec2'"),
    );
    assert.equal(code, 1);
    assert.match(stderr, /^discover needs the AWS SDK, which is not installed\. Run `npm install /);
  });

  it("says nothing of an installation where another package is missing, or the SDK is broken", async () => {
    for (const error of [
      failure("MODULE_NOT_FOUND", "Cannot find module 'left-pad'"),
      failure("EACCES", "permission denied, open '/node_modules/@aws-sdk/client-ec2'"),
    ]) {
      await assert.rejects(discoverWithout(error), error);
    }
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EngineStack, succeeded } from "./support/engine";
import { blocksByRouteTable, graphOf } from "./support/graph";
import { destroyInTime, upInTime } from "./support/inTime";

const PROGRAM = readFileSync(join(__dirname, "programs", "accounts.ts"), "utf8");

describe("hubs with a spoke of an account outside the organization, in one program", () => {
  it("wait for shares and acceptance, lead both ways once, survive a refresh and go in time", async () => {
    const stack = await EngineStack.inline(PROGRAM, {
      config: { "aws:region": "us-east-1", "aws:allowedAccountIds": '["111111111111"]' },
      env: { ECHO_OUTSIDE: "222222222222" },
    });
    await upInTime(stack);
    const back = (first: number) => [
      `10.${first + 1}.0.0/16`,
      `10.${first + 2}.0.0/16`,
      "192.168.0.0/16",
    ];
    assert.deepEqual(blocksByRouteTable(await graphOf(stack)), {
      gateway: back(0),
      "gateway-far": ["10.0.0.0/16"],
      "gateway-own": ["10.0.0.0/16"],
      wan: back(10),
      "wan-far": ["10.10.0.0/16"],
      "wan-own": ["10.10.0.0/16"],
    });
    succeeded(await stack.refresh());
    succeeded(await stack.preview("--expect-no-changes"));
    await destroyInTime(stack);
  });
});

import type * as pulumi from "@pulumi/pulumi";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable";
import { settled } from "./mocks";

/** Forgets the promises that Pulumi waits for; not in its published types. */
const { leakedPromises } = debuggable as unknown as { leakedPromises(this: void): unknown };

/**
 * What a program fails with once its outputs are known: rejections that nobody handles, which the engine
 * prints before it stops. A registration that is held back never answers, so the first of them ends the wait.
 */
export async function failuresOf(build: () => pulumi.ComponentResource): Promise<string[]> {
  const failures: string[] = [];
  const others = process.rawListeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  try {
    await new Promise<void>((resolve, reject) => {
      process.on("unhandledRejection", (error) => {
        failures.push(error instanceof Error ? error.message : String(error));
        resolve();
      });
      // What an `initialize` throws, the component's outputs are rejected with too.
      const component = build();
      const data = component["getData"]();
      data.then(settled, () => undefined).then(resolve, reject);
    });
    // Those that fail for the same reason do so in the same turn.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.removeAllListeners("unhandledRejection");
    for (const other of others) process.on("unhandledRejection", other as () => void);
    // Whatever waits for what was held back waits forever: Pulumi would take it for a leak when the tests end.
    leakedPromises();
  }
  return failures;
}

import type * as pulumi from "@pulumi/pulumi";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable";
import { settled } from "./mocks";
import { rejectionsOf } from "./rejections";
import { builtBy } from "../../components/shared/initialize";

/** Forgets the promises that Pulumi waits for; not in its published types. */
const { leakedPromises } = debuggable as unknown as { leakedPromises(this: void): unknown };

/**
 * What stops a program after its constructors have returned, each message once: AWS's answer, or a value
 * that turns out wrong once it is known. Pulumi ends a program at the first rejection that nobody handles.
 */
export async function failuresOf(build: () => pulumi.ComponentResource): Promise<string[]> {
  const failures = await rejectionsOf(async (found) => {
    let waits = true;
    // What an `initialize` throws, the component's outputs are rejected with too.
    const data = builtBy(build());
    void data
      .then(settled, () => undefined)
      .catch((error: unknown) => found.push(error))
      .finally(() => (waits = false));
    // Whatever waits for a resource that is not registered waits forever, so the first refusal ends it.
    while (waits && found.length === 0) await nextTurn();
    await untilQuiet(found);
  });
  // Whatever waits for what was held back waits forever: Pulumi would take it for a leak when the tests end.
  leakedPromises();
  const messages = failures.map((one) => (one instanceof Error ? one.message : String(one)));
  return [...new Set(messages)];
}

/** Node.js tells of a rejection after the turn in which it was left alone, and one leads to others. */
async function untilQuiet(found: readonly unknown[]): Promise<void> {
  let heard: number;
  do {
    heard = found.length;
    for (let turn = 0; turn < 10; turn++) await nextTurn();
  } while (found.length > heard);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

import assert from "node:assert/strict";
import type { Output } from "@pulumi/pulumi";

interface Parts {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  promise(): Promise<unknown>;
  allResources(): Promise<unknown>;
}

/** What an output fails with. Each of its parts fails alike, and none is left for nobody to await. */
export async function failureOf(output: Output<unknown>): Promise<string> {
  const parts = output as unknown as Parts;
  const [first, ...others] = await Promise.allSettled([
    parts.promise(),
    parts.isKnown,
    parts.isSecret,
    parts.allResources(),
  ]);
  assert.equal(first.status, "rejected", "the output has a value");
  for (const other of others) assert.equal(other.status, "rejected");
  return String(first.reason);
}

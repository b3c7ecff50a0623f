import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { estimateResources, type ResourceEstimate } from "../../cost/programs/estimate";
import { readResources } from "../../resources/read";
import { EngineStack, succeeded } from "./support/engine";
import { AFTER, BEFORE } from "./support/networkProgram";

const samples = join(__dirname, "..", "cli", "samples");
const QUIET = ["--non-interactive", "--color", "never", "--stack", "test"];
const PREVIEW = ["preview", "--json", "--show-sames", ...QUIET];
const OPTIONS = { config: { "aws:region": "us-east-1" } };

/** What nobody prices, and what is different in every run or on every machine. */
const DROPPED = new Set([
  "created",
  "dependencies",
  "diagnosticEvent",
  "duration",
  "durationSeconds",
  "manifest",
  "modified",
  "progressEvent",
  "secrets_providers",
  "sourcePosition",
  "stackTrace",
  "timestamp",
]);

/** Writes a sample anew with RECORD_SAMPLES=1; otherwise samples are what a person has looked at. */
function record(name: string, text: string): void {
  if (process.env["RECORD_SAMPLES"] !== "1") return;
  const trim = (json: string, indent: number) =>
    JSON.stringify(
      JSON.parse(json),
      (key, value: unknown) => (DROPPED.has(key) ? undefined : value),
      indent,
    );
  const lines = name.endsWith(".jsonl")
    ? text
        .split("\n")
        .filter((line) => line !== "" && !/"(diagnostic|progress|resOutputs)Event"/.test(line))
        .map((line) => trim(line, 0))
    : [trim(text, 2)];
  writeFileSync(join(samples, name), `${lines.join("\n")}\n`);
}

const totalOf = (text: string): string => afterOf(estimateResources(readResources(text)));

function afterOf({ totals }: ResourceEstimate): string {
  const [total] = totals;
  return `${total?.after.complete === true ? "" : ">= "}${total?.after.amount.toString() ?? ""}`;
}

describe("what a real engine prints", () => {
  it("is priced the same from a preview, its streaming form and the export after it", async () => {
    const stack = await EngineStack.inline(BEFORE, OPTIONS);
    const created = succeeded(await stack.run(PREVIEW)).stdout;
    record("network-create.json", created);
    succeeded(await stack.up());
    const before = succeeded(await stack.run(["stack", "export", "--stack", "test"])).stdout;
    assert.equal(totalOf(created), totalOf(before));

    stack.rewrite(AFTER);
    const changed = succeeded(await stack.run(PREVIEW)).stdout;
    const steps = succeeded(await stack.run([...PREVIEW, "--show-replacement-steps"])).stdout;
    const streamed = succeeded(
      await stack.run(PREVIEW, { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" }),
    ).stdout;
    record("network-change.json", changed);
    record("network-change-steps.json", steps);
    record("network-change.jsonl", streamed);
    succeeded(await stack.up());
    const after = succeeded(await stack.run(["stack", "export", "--stack", "test"])).stdout;
    record("network-export.json", after);
    for (const text of [changed, steps, streamed]) assert.equal(totalOf(text), totalOf(after));

    const destroyed = succeeded(
      await stack.run(["destroy", "--preview-only", "--json", ...QUIET]),
    ).stdout;
    record("network-destroy.json", destroyed);
    assert.equal(totalOf(destroyed), "0");
  });

  it("prices the example per-vpc as its own component does", async () => {
    const stack = await EngineStack.directory("examples/per-vpc", OPTIONS);
    const created = succeeded(await stack.run(PREVIEW)).stdout;
    record("per-vpc-create.json", created);
    assert.equal(totalOf(created), "75.47"); // 5 x 2 x 730 x 0.01 + 247 x 0.01
    succeeded(await stack.up());
    const exported = succeeded(await stack.run(["stack", "export", "--stack", "test"])).stdout;
    record("per-vpc-export.json", exported);
    assert.equal(totalOf(exported), "75.47");
  });
});

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineStack, succeeded } from "./support/engine";

const states = join(__dirname, "states");
const OPTIONS = { config: { "aws:region": "us-east-1" } };

/**
 * One folder a version: the program, and the state that this version left behind. A missing state is
 * recorded with RECORD_STATE=1, before the version is released and never after.
 */
describe("a stack that an earlier version deployed", () => {
  for (const version of readdirSync(states)) {
    it(`previews without a replacement or a loss: ${version}`, async () => {
      const program = readFileSync(join(states, version, "index.ts"), "utf8");
      const recorded = join(states, version, "state.json");
      if (process.env["RECORD_STATE"] === "1" && !existsSync(recorded))
        await record(program, recorded);
      const stack = await EngineStack.inline(program, OPTIONS);
      succeeded(await stack.run(["stack", "import", "--file", recorded, "--stack", "test"]));
      const preview = succeeded(await stack.preview("--show-sames"));
      const custom = preview.steps.filter(
        ({ newState }) => newState?.type.startsWith("aws:") === true,
      );
      assert.ok(custom.length > 8);
      const ops = new Set(preview.steps.map(({ op }) => op));
      for (const op of ["create", "delete", "replace", "create-replacement"]) {
        assert.ok(
          !ops.has(op),
          `${op} of ${preview.steps.find((step) => step.op === op)?.urn ?? ""}`,
        );
      }
    });
  }
});

async function record(program: string, file: string): Promise<void> {
  const stack = await EngineStack.inline(program, OPTIONS);
  succeeded(await stack.up());
  const state = await stack.state();
  const text = JSON.stringify(
    state,
    (key, value: unknown) => (key === "sourcePosition" ? undefined : value),
    2,
  );
  writeFileSync(file, `${text}\n`);
}

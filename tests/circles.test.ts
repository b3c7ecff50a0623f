import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..");
const ROOMS = [
  "index.ts",
  "core",
  "resources",
  "cost",
  "reach",
  "components",
  "cli",
  "plugin",
  "policy",
];

interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly unknown[];
  }[];
  readonly summary: { readonly violations: readonly { readonly cycle?: readonly unknown[] }[] };
}

describe("imports", () => {
  it("go round in no circle, types included", () => {
    const depcruise = join(
      root,
      "node_modules",
      "dependency-cruiser",
      "bin",
      "dependency-cruise.mjs",
    );
    const args = ["--config", ".dependency-cruiser.json", "--output-type", "json"];
    const text = execFileSync(process.execPath, [depcruise, ...args, ...ROOMS], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    const { modules, summary } = JSON.parse(text) as Cruise;
    // It read the types that files take from each other, too.
    const connection = modules.find(({ source }) => source === "components/hub/hubConnection.ts");
    assert.ok((connection?.dependencies.length ?? 0) > 1);
    assert.deepEqual(summary.violations, []);
  }).timeout(120_000);
});

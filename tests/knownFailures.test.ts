import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");
const page = readFileSync(join(root, "docs", "known-failures.md"), "utf8");

interface Row {
  readonly failure: string;
  readonly source: string;
  readonly here: string;
  readonly heldBy: string;
}

const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (what AWS says|:-)/.test(line))
  .map((line): Row => {
    const [failure = "", source = "", here = "", heldBy = ""] = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    return { failure, source, here, heldBy };
  });

describe("the page of known failures", () => {
  it("names a source for each, and a test or that it is not prevented", () => {
    assert.ok(rows.length > 30, String(rows.length));
    for (const { failure, source, here, heldBy } of rows) {
      assert.notEqual(source, "", failure);
      assert.ok(heldBy !== "" || here.includes("not prevented"), failure);
    }
  });

  it("names tests that there are, by file and title", () => {
    for (const { failure, heldBy } of rows.filter((row) => row.heldBy !== "")) {
      const [, file = "", title = ""] =
        /^`(tests\/[^`]+\.test\.ts)`: "([^"]+)"$/.exec(heldBy) ?? [];
      assert.ok(title !== "" && existsSync(join(root, file)), `${failure}: ${heldBy}`);
      const text = readFileSync(join(root, file), "utf8");
      assert.ok(text.includes(`it("${title}"`), `${file} has no test "${title}"`);
    }
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ANALYZER_ERRORS, pageOf, ruleOf } from "../../../core/policies/analyzerErrors";

describe("the errors of Access Analyzer", () => {
  it("are in the documentation's table, each with its page and its rule, and no others", () => {
    const page = readFileSync(join(__dirname, "../../../docs/policies.md"), "utf8");
    const rows = page.split("\n").filter((line) => line.includes("access-analyzer-reference"));
    assert.deepEqual(
      rows.map((row) => row.replaceAll(/ +/g, " ")),
      ANALYZER_ERRORS.map((error) => `| [${error}](${pageOf(error)}) | \`${ruleOf(error)}\` |`),
    );
  });
});

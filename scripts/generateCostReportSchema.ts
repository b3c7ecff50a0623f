/**
 * Writes schemas/cost-report.schema.json: what a component's output `costReport` holds.
 * `--check` compares instead and exits 1 when the file is out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { costReportSchema } from "../cost/report/compare/reportSchema";

const file = join(__dirname, "..", "schemas", "cost-report.schema.json");

const text = `${JSON.stringify(
  {
    ...toJsonSchema(costReportSchema),
    title: "Cost report",
    description:
      "The output `costReport` of every component, and what `vpc-endpoints compare --format json` prints.",
  },
  null,
  2,
)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
} else if (readFileSync(file, "utf8") !== text) {
  console.error("schemas/cost-report.schema.json is out of date. Run `npm run generate`.");
  process.exit(1);
}

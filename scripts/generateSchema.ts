/**
 * Writes schema.json, which the plugin serves and SDKs are generated from. `--check` compares
 * instead and exits 1 on a difference, so that no change of the public surface goes unseen.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, schemaProblems } from "./schema";

const file = join(__dirname, "..", "schema.json");

async function generate(): Promise<void> {
  const schema = await buildSchema();
  const problems = schemaProblems(schema);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
  } else if (readFileSync(file, "utf8") !== text) {
    throw new Error("schema.json is out of date. Run `npm run generate`.");
  }
}

generate().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

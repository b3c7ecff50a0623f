/**
 * Writes schemas/topology.schema.json, which editors read to complete a topology file.
 * `--check` compares instead and exits 1 when the file is out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { regionsSchema } from "../core/topology/regionsSchema";
import { topologySchema } from "../core/topology/schema";

const file = join(__dirname, "..", "schemas", "topology.schema.json");

/**
 * Checks without a JSON Schema keyword (names without line breaks) stay with the command. Blocks of the
 * writer's own, `x-…` at the top, may hold anything.
 */
function jsonSchema(schema: typeof topologySchema | typeof regionsSchema) {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: "ignore", typeMode: "input" });
  return { ...rest, patternProperties: { "^x-": {} } };
}

/** One of the two by what the file has: an editor then reports on that form alone. */
const text = `${JSON.stringify(
  {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Topology of VPCs, a hub and the services they need",
    description:
      "Input of `vpc-endpoints compare` and of the EndpointNetwork component: one Region, or several under `regions`.",
    type: "object",
    if: { required: ["regions"] },
    then: jsonSchema(regionsSchema),
    else: jsonSchema(topologySchema),
  },
  null,
  2,
)}\n`;

if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== text) {
    console.error("schemas/topology.schema.json is out of date. Run `npm run generate`.");
    process.exit(1);
  }
} else {
  writeFileSync(file, text);
}

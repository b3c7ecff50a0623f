import { readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "@pulumi/pulumi/provider";
import { EndpointsProvider } from "./provider";

/** From `dist/plugin` up to the package's own folder, where the committed schema is. */
const schema = readFileSync(join(__dirname, "..", "..", "schema.json"), "utf8");

export const serving = main(new EndpointsProvider(schema), process.argv.slice(2));

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "@pulumi/pulumi/provider";
import { EndpointsProvider, registerReferences } from "./provider";

/** From `dist/plugin` up to the package's own folder, where the committed schema is. */
const schema = readFileSync(join(__dirname, "..", "..", "schema.json"), "utf8");

const provider = new EndpointsProvider(schema);
registerReferences(provider);

export const serving = main(provider, process.argv.slice(2));

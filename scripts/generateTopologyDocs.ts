/**
 * Writes the tables of a topology file's properties and of the bundles into docs/topology.md, between their
 * markers, from the published JSON Schema and the bundles themselves. `--check` compares instead and exits 1 on a difference.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BUNDLES, expandServices } from "../core/bundles";
import { writeBetweenMarkers } from "./betweenMarkers";

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
}

const root = join(__dirname, "..");
const schema = JSON.parse(readFileSync(join(root, "schemas", "topology.schema.json"), "utf8")) as {
  readonly then: Schema;
  readonly else: Schema;
};

/** A file of one Region, and what a file of several has besides. */
const oneRegion = schema.else;
const onlySeveral: Schema = {
  properties: Object.fromEntries(
    Object.entries(schema.then.properties ?? {})
      .filter(([name]) => oneRegion.properties?.[name] === undefined)
      .map(([name, { additionalProperties: _, ...child }]) => [name, child]),
  ),
};

function typeOf(node: Schema): string {
  if (node.enum !== undefined) return node.enum.map((value) => `\`${value}\``).join(", ");
  if (node.anyOf !== undefined) return [...new Set(node.anyOf.map(typeOf))].join(" or ");
  if (node.type === "array") return `list of ${typeOf(node.items ?? {})}`;
  const values = node.additionalProperties;
  if (node.type === "object" && typeof values === "object") return `map of ${typeOf(values)}`;
  return node.type ?? "any";
}

/** Rows of an object's properties; objects within are opened, so that one table shows everything. */
function rows(node: Schema, prefix: string): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    if (name === "$schema") return [];
    const path = `${prefix}${name}`;
    const values =
      typeof child.additionalProperties === "object" ? child.additionalProperties : undefined;
    const inner = values?.properties === undefined ? child : values;
    const below = values?.properties === undefined ? `${path}.` : `${path}.<name>.`;
    const required = node.required?.includes(name) === true ? " **Required.**" : "";
    const about = `${child.description ?? ""}${required}`.trim();
    const own =
      about === "" ? [] : [`| \`${path}\` | ${typeOf(child)} | ${about.replaceAll("|", "\\|")} |`];
    return [...own, ...rows(inner, below)];
  });
}

const table = [
  "| property | type | meaning |",
  "| :-- | :-- | :-- |",
  ...rows(oneRegion, ""),
  ...rows(onlySeveral, ""),
].join("\n");

writeBetweenMarkers(join(root, "docs", "topology.md"), "topology table", table);

const bundleRows = Object.entries(BUNDLES).map(([name, { summary, source }]) => {
  const services = expandServices([name]).map(({ name: service, endpointType }) =>
    endpointType === "Gateway" ? `\`${service}\` (gateway)` : `\`${service}\``,
  );
  return `| \`${name}\` | ${services.join(", ")} | [${summary}](${source}) |`;
});

writeBetweenMarkers(
  join(root, "docs", "topology.md"),
  "bundles table",
  ["| bundle | services | for |", "| :-- | :-- | :-- |", ...bundleRows].join("\n"),
);

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ComponentProvider } from "@pulumi/pulumi/provider/experimental";
import * as registry from "../components/registry";
import { FUNCTION_TYPES, SCHEMA_FUNCTIONS } from "./schemaFunctions";
import { OVERLAY } from "./schemaOverlay";
import { EXAMPLES } from "./sdkExamples/examples";
import { exampleSection, type SchemaToRead } from "./sdkExamples/render";

const root = join(__dirname, "..");
export const PACKAGE = "vpc-endpoints";

interface Described {
  description?: string;
  $ref?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly inputProperties?: Readonly<Record<string, Described>>;
  readonly enum?: readonly Described[];
}

export interface PackageSchema {
  readonly resources: Record<string, Described>;
  readonly types: Record<string, Described>;
  readonly [key: string]: unknown;
}

/** Reads the schema off the components' TypeScript and adds what only the overlay knows. */
export async function buildSchema(): Promise<PackageSchema> {
  const { version, author, homepage, repository } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  ) as Manifest;
  const components = Object.values(registry);
  const provider = new ComponentProvider({ name: PACKAGE, components, dirname: root });
  const inferred = JSON.parse(await provider.getSchema()) as PackageSchema;
  referToComponents(inferred);
  const { types, ...facts } = OVERLAY;
  const described: Record<string, string> = types;
  for (const [token, type] of Object.entries(inferred.types)) {
    const name = token.split(":")[2] ?? "";
    type.description = described[name] ?? type.description ?? "";
  }
  const source = repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
  const schema = {
    ...inferred,
    ...facts,
    types: { ...inferred.types, ...FUNCTION_TYPES },
    functions: SCHEMA_FUNCTIONS,
    publisher: author.name,
    homepage,
    repository: source,
    language: { ...facts.language, go: { ...facts.language.go, ...goImport(source) } },
    version,
  };
  for (const [token, resource] of Object.entries(schema.resources)) {
    const examples = EXAMPLES[token.split(":")[2] ?? ""];
    if (examples === undefined) throw new Error(`${token} has no example`);
    resource.description = `${resource.description ?? ""}\n\n${exampleSection(schema as unknown as SchemaToRead, examples)}`;
  }
  return JSON.parse(JSON.stringify(schema, withoutOptional)) as PackageSchema;
}

/** Where the organization that publishes this is named, and nowhere else. */
interface Manifest {
  readonly version: string;
  readonly author: { readonly name: string };
  readonly homepage: string;
  readonly repository: { readonly url: string };
}

/** Go imports a package from where its repository is. */
function goImport(source: string): { readonly importBasePath: string } {
  return { importBasePath: `${source.replace(/^https:\/\//, "")}/sdk/go/vpcendpoints` };
}

/**
 * The analyzer knows no references to components of the package itself. Arguments that take one have the type of what is read
 * of it; here they refer to the component.
 */
function referToComponents(schema: PackageSchema): void {
  const reference = `#/types/${PACKAGE}:index:HubReference`;
  for (const { inputProperties = {} } of Object.values(schema.resources)) {
    for (const [name, property] of Object.entries(inputProperties)) {
      if (property.$ref !== reference) continue;
      const component = REFERENCES[name];
      if (component === undefined) throw new Error(`${name} takes a component; which one?`);
      property.$ref = `#/resources/${PACKAGE}:index:${component}`;
    }
  }
  delete schema.types[`${PACKAGE}:index:HubReference`];
}

/** The component that an argument takes. */
const REFERENCES: Readonly<Record<string, string>> = {
  hub: registry.EndpointHub.name,
  registration: registry.SpokeRegistration.name,
};

/** The analyzer leaves its own mark on properties, which the metaschema does not know. */
function withoutOptional(this: unknown, key: string, value: unknown): unknown {
  return key === "optional" ? undefined : value;
}

/** What a schema must not hold: each is something that the analyzer lets through in silence. */
export function schemaProblems(schema: PackageSchema): string[] {
  const problems: string[] = [];
  const visit = (place: string, described: Described) => {
    if ((described.description ?? "").trim() === "") problems.push(`${place} has no description`);
    if (described.description?.includes("[object Object]") === true)
      problems.push(`${place} has a broken description`);
    if (place.includes("__#") || place.includes("__@"))
      problems.push(`${place} is a private field`);
    for (const [name, property] of Object.entries({
      ...described.inputProperties,
      ...described.properties,
    })) {
      visit(`${place}.${name}`, property);
    }
  };
  for (const [token, resource] of Object.entries(schema.resources)) visit(token, resource);
  for (const [token, type] of Object.entries(schema.types)) visit(token, type);
  if (JSON.stringify(schema).includes("pulumi.json#/Any"))
    problems.push("something is of any type");
  return problems;
}

/**
 * Writes awsTypes.data.json from the type declarations of the installed @pulumi/aws.
 * `--check` compares instead and exits 1 when the file is out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { FUNCTION_FILES, RESOURCE_FILES } from "./awsSurface";
import type {
  FunctionType,
  ObjectType,
  ResourceType,
  TypeExpression,
  TypeTable,
} from "./typeTable";

const packageFolder = join(__dirname, "..", "..", "..", "node_modules", "@pulumi", "aws");
const target = join(__dirname, "awsTypes.data.json");

const KEYWORDS: ReadonlyMap<ts.SyntaxKind, TypeExpression> = new Map([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
  [ts.SyntaxKind.AnyKeyword, "any"],
]);

const inputTypes = interfacesIn(parse("types/input"));
const outputTypes = interfacesIn(parse("types/output"));
/** Nested input types that have been met; each is added once. */
const met = new Map<string, ObjectType>();

function derive(): TypeTable {
  const manifest = JSON.parse(read("package.json")) as { version: string };
  const provider = objectType(interfacesIn(parse("provider")).get("ProviderArgs"));
  const resources = Object.fromEntries(RESOURCE_FILES.map(resource));
  const functions = Object.fromEntries(FUNCTION_FILES.map(invokable));
  return {
    package: "@pulumi/aws",
    version: manifest.version,
    provider,
    resources,
    functions,
    types: Object.fromEntries([...met].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function resource(file: string): [string, ResourceType] {
  const source = parse(file);
  const args = only(interfacesIn(source), (name) => name.endsWith("Args"), file);
  const outputs = outputsOf(source);
  const token = only(matches(file, /__pulumiType = '([^']+)'/g), () => true, file);
  return [
    token,
    {
      ...objectType(args),
      outputs: Object.fromEntries(outputs.map(([name, type]) => [name, expression(type, false)])),
      computed: outputs.filter(([, type]) => !isOptional(type)).map(([name]) => name),
    },
  ];
}

function invokable(file: string): [string, FunctionType] {
  const source = parse(file);
  const interfaces = interfacesIn(source);
  const plainArgs = [...interfaces].find(
    ([name]) => name.endsWith("Args") && !name.endsWith("OutputArgs"),
  );
  const result = only(interfaces, (name) => name.endsWith("Result"), file);
  const token = only(matches(file, /runtime\.invoke\("([^"]+)"/g), () => true, file);
  const members = membersOf(result);
  return [
    token,
    {
      ...objectType(plainArgs?.[1]),
      result: Object.fromEntries(
        members.map((member) => [nameOf(member), expression(typeOf(member), false)]),
      ),
      resultRequired: members.filter((member) => !member.questionToken).map(nameOf),
    },
  ];
}

function objectType(declared: ts.InterfaceDeclaration | undefined): ObjectType {
  const members = membersOf(declared);
  return {
    properties: Object.fromEntries(
      members.map((member) => [nameOf(member), expression(typeOf(member), true)]),
    ),
    required: members.filter((member) => !member.questionToken).map(nameOf),
  };
}

/** `inputs` adds the nested type to the table; of outputs, nested types are not needed. */
function expression(node: ts.TypeNode, inputs: boolean): TypeExpression {
  if (ts.isParenthesizedTypeNode(node)) return expression(node.type, inputs);
  if (ts.isArrayTypeNode(node)) return { array: expression(node.elementType, inputs) };
  if (ts.isTypeLiteralNode(node)) return { map: mapValue(node, inputs) };
  if (ts.isUnionTypeNode(node)) return unionType(node, inputs);
  if (ts.isTypeReferenceNode(node)) return referenceType(node, inputs);
  const keyword = KEYWORDS.get(node.kind);
  if (keyword === undefined) throw new Error(`No rule for the type ${node.getText()}`);
  return keyword;
}

function mapValue(node: ts.TypeLiteralNode, inputs: boolean): TypeExpression {
  const signature = node.members.find(ts.isIndexSignatureDeclaration);
  if (signature === undefined) throw new Error(`No rule for the type ${node.getText()}`);
  return expression(signature.type, inputs);
}

/** Arms that differ are the names of an enum or of a resource beside the plain string. */
function unionType(node: ts.UnionTypeNode, inputs: boolean): TypeExpression {
  const arms = node.types
    .filter((arm) => arm.kind !== ts.SyntaxKind.UndefinedKeyword)
    .map((arm) => expression(arm, inputs));
  const first = arms[0];
  if (first === undefined) throw new Error(`No rule for the type ${node.getText()}`);
  return arms.find((arm) => arm === "string") ?? first;
}

function referenceType(node: ts.TypeReferenceNode, inputs: boolean): TypeExpression {
  const name = node.typeName.getText();
  const [wrapped] = node.typeArguments ?? [];
  if (/^pulumi\.(Input|Output)$/.test(name) && wrapped) return expression(wrapped, inputs);
  // Enums, aliases such as ARN, and resources, which the SDK sends as their id.
  if (/^enums\.|^[A-Z]\w*$/.test(name)) return "string";
  if (name.startsWith("inputs.")) return nested(name.slice("inputs.".length), inputs);
  if (name.startsWith("outputs.")) {
    const key = name.slice("outputs.".length);
    if (!outputTypes.has(key)) throw new Error(`No declaration of ${name}`);
    return { type: key };
  }
  throw new Error(`No rule for the type ${node.getText()}`);
}

function nested(key: string, inputs: boolean): TypeExpression {
  if (inputs && !met.has(key)) {
    const declared = inputTypes.get(key);
    if (declared === undefined) throw new Error(`No declaration of inputs.${key}`);
    met.set(key, { properties: {}, required: [] }); // a type may hold itself
    met.set(key, objectType(declared));
  }
  return { type: key };
}

function outputsOf(source: ts.SourceFile): [string, ts.TypeNode][] {
  const declared = source.statements.find(ts.isClassDeclaration);
  const members = [...(declared?.members ?? [])].filter(ts.isPropertyDeclaration);
  return members.flatMap(({ name, type }): [string, ts.TypeNode][] => {
    if (type === undefined || !ts.isTypeReferenceNode(type)) return [];
    const value = type.typeArguments?.[0];
    return value === undefined ? [] : [[name.getText(), value]];
  });
}

function isOptional(type: ts.TypeNode): boolean {
  return (
    ts.isUnionTypeNode(type) &&
    type.types.some((arm) => arm.kind === ts.SyntaxKind.UndefinedKeyword)
  );
}

/** Interfaces by name; those inside namespaces by `module.Name`. */
function interfacesIn(node: ts.Node, prefix = ""): Map<string, ts.InterfaceDeclaration> {
  const found = new Map<string, ts.InterfaceDeclaration>();
  ts.forEachChild(node, (child) => {
    if (ts.isInterfaceDeclaration(child)) found.set(prefix + child.name.text, child);
    if (ts.isModuleDeclaration(child) && child.body) {
      const inner = interfacesIn(child.body, `${prefix}${child.name.text}.`);
      for (const [name, declared] of inner) found.set(name, declared);
    }
  });
  return found;
}

function membersOf(declared: ts.InterfaceDeclaration | undefined): ts.PropertySignature[] {
  return [...(declared?.members ?? [])].filter(ts.isPropertySignature);
}

function nameOf(member: ts.PropertySignature): string {
  return member.name.getText().replaceAll('"', "");
}

function typeOf(member: ts.PropertySignature): ts.TypeNode {
  if (member.type === undefined) throw new Error(`${nameOf(member)} has no type`);
  return member.type;
}

function matches(file: string, pattern: RegExp): Map<string, string> {
  const found = [...read(`${file}.js`).matchAll(pattern)].map((match) => match[1] ?? "");
  return new Map(found.map((text) => [text, text]));
}

function only<T>(of: Map<string, T>, wanted: (name: string) => boolean, file: string): T {
  const found = [...of].filter(([name]) => wanted(name));
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${file}: one was looked for, ${found.length} found`);
  }
  return first[1];
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, read(`${file}.d.ts`), ts.ScriptTarget.ES2022, true);
}

function read(file: string): string {
  return readFileSync(join(packageFolder, file), "utf8");
}

const text = `${JSON.stringify(derive(), null, 1)}\n`;
if (!process.argv.includes("--check")) {
  writeFileSync(target, text);
} else if (readFileSync(target, "utf8") !== text) {
  console.error(
    "tests/engine/harness/awsTypes.data.json is out of date. Run `npm run engine:types` after an " +
      "upgrade of @pulumi/aws.",
  );
  process.exit(1);
}

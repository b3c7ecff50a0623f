import { stringify } from "yaml";
import { Reference, type ExampleResource, type ExampleValue } from "./examples";

/** A property or a type of the schema, as far as examples need it. */
export interface Shape {
  readonly type?: string;
  readonly $ref?: string;
  readonly plain?: boolean;
  readonly items?: Shape;
  readonly additionalProperties?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly inputProperties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly requiredInputs?: readonly string[];
}

export interface SchemaToRead {
  readonly name: string;
  readonly resources: Readonly<Record<string, Shape>>;
  readonly types: Readonly<Record<string, Shape>>;
  readonly language: {
    readonly nodejs: { readonly packageName: string };
    readonly python: { readonly packageName: string };
    readonly go: { readonly importBasePath: string; readonly rootPackageName: string };
  };
}

/** One level of what a program writes. */
interface Written {
  readonly shape: Shape;
  readonly value: ExampleValue;
  readonly optional: boolean;
  readonly indent: string;
}

type Property = Written & { readonly name: string };

/** How a language writes an example; every one is told the types by the schema. */
abstract class Writer {
  constructor(protected readonly schema: SchemaToRead) {}

  abstract readonly fence: string;
  abstract program(resources: readonly ExampleResource[]): string;
  protected abstract text(value: string, of: Written): string;
  protected abstract list(items: readonly string[], of: Written): string;
  protected abstract map(entries: readonly (readonly [string, string])[], of: Written): string;
  protected abstract object(type: string, properties: readonly Property[], indent: string): string;
  protected abstract member(of: Property): string;
  protected abstract readonly step: string;

  protected number(value: number): string {
    return String(value);
  }

  protected reference(name: string): string {
    return name;
  }

  protected value(of: Written): string {
    const { shape, value, indent } = of;
    if (value instanceof Reference) return this.reference(value.name);
    if (typeof value === "number") return this.number(value);
    if (typeof value === "string") return this.text(value, of);
    const named = this.named(shape);
    const inner = { optional: false, indent: indent + this.step };
    if (Array.isArray(value)) {
      const items = (value as readonly ExampleValue[]).map((item) =>
        this.value({ shape: shape.items ?? {}, value: item, ...inner }),
      );
      return this.list(items, of);
    }
    const entries = Object.entries(value as Readonly<Record<string, ExampleValue>>);
    if (named !== undefined) {
      return this.object(named.name, this.properties(named.type, entries, inner.indent), indent);
    }
    return this.map(
      entries.map(([key, entry]) => [
        key,
        this.value({ shape: shape.additionalProperties ?? {}, value: entry, ...inner }),
      ]),
      of,
    );
  }

  protected args({ component, args }: ExampleResource, indent: string): Property[] {
    const resource = this.schema.resources[`${this.schema.name}:index:${component}`];
    return this.properties(
      { properties: resource?.inputProperties ?? {}, required: resource?.requiredInputs ?? [] },
      Object.entries(args),
      indent,
    );
  }

  private properties(
    { properties = {}, required = [] }: Shape,
    entries: readonly (readonly [string, ExampleValue])[],
    indent: string,
  ): Property[] {
    return entries.map(([name, value]) => {
      const shape = properties[name];
      if (shape === undefined) throw new Error(`an example gives ${name}, which nothing has`);
      return { name, shape, value, optional: !required.includes(name), indent };
    });
  }

  /** The type of its own that a property refers to. */
  private named({ $ref = "" }: Shape): { readonly name: string; readonly type: Shape } | undefined {
    const token = $ref.replace("#/types/", "");
    const type = this.schema.types[token];
    return type && { name: token.split(":")[2] ?? "", type };
  }
}

const quoted = (text: string) => JSON.stringify(text);
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Items in one line where they fit, and otherwise one a line. */
function braced(
  [open, close]: readonly [string, string],
  items: readonly string[],
  indent: string,
  step: string,
): string {
  const inOne = `${open}${items.join(", ")}${close}`;
  if (!inOne.includes("\n") && indent.length + inOne.length < 80) return inOne;
  const lines = items.map((item) => `${indent}${step}${item},\n`).join("");
  return `${open.trimEnd()}\n${lines}${indent}${close.trimStart()}`;
}

class TypeScript extends Writer {
  override readonly fence = "typescript";
  protected override readonly step = "    ";

  override program(resources: readonly ExampleResource[]): string {
    const { packageName } = this.schema.language.nodejs;
    const made = resources.map(
      (one) =>
        `const ${one.name} = new endpoints.${one.component}(${quoted(one.name)}, ${this.members(this.args(one, this.step), "")});`,
    );
    return [`import * as endpoints from ${quoted(packageName)};`, "", ...made].join("\n");
  }

  protected members(properties: readonly Property[], indent: string): string {
    return braced(
      ["{ ", " }"],
      properties.map((one) => this.member(one)),
      indent,
      this.step,
    );
  }

  protected override member(of: Property): string {
    const value = this.value(of);
    return value === of.name ? value : `${of.name}: ${value}`;
  }

  protected override text = quoted;
  protected override list = (items: readonly string[], { indent }: Written) =>
    braced(["[", "]"], items, indent, this.step);
  protected override map = (entries: readonly (readonly [string, string])[], { indent }: Written) =>
    braced(
      ["{ ", " }"],
      entries.map(([key, value]) => `${/^\w+$/.test(key) ? key : quoted(key)}: ${value}`),
      indent,
      this.step,
    );
  protected override object = (_type: string, properties: readonly Property[], indent: string) =>
    this.members(properties, indent);
}

class Python extends Writer {
  override readonly fence = "python";
  protected override readonly step = "    ";

  override program(resources: readonly ExampleResource[]): string {
    const { packageName } = this.schema.language.python;
    const made = resources.map((one) => {
      const members = this.args(one, this.step).map((property) => this.member(property));
      return `${one.name} = ${braced([`endpoints.${one.component}(`, ")"], [quoted(one.name), ...members], "", this.step)}`;
    });
    return [`import ${packageName} as endpoints`, "", ...made].join("\n");
  }

  protected override member = (of: Property) => `${snake(of.name)}=${this.value(of)}`;
  protected override text = quoted;
  protected override list = (items: readonly string[], { indent }: Written) =>
    braced(["[", "]"], items, indent, this.step);
  protected override map = (entries: readonly (readonly [string, string])[], { indent }: Written) =>
    braced(
      ["{", "}"],
      entries.map(([key, value]) => `${quoted(key)}: ${value}`),
      indent,
      this.step,
    );
  protected override object = (type: string, properties: readonly Property[], indent: string) =>
    braced(
      [`endpoints.${type}Args(`, ")"],
      properties.map((one) => this.member(one)),
      indent,
      this.step,
    );
}

class Go extends Writer {
  override readonly fence = "go";
  protected override readonly step = "\t";

  override program(resources: readonly ExampleResource[]): string {
    const { importBasePath, rootPackageName } = this.schema.language.go;
    const last = resources.length - 1;
    const made = resources.flatMap((one, index) => {
      const members = this.args(one, "\t\t\t").map((property) => `\t\t\t${this.member(property)},`);
      const variable = index < last ? one.name : "_";
      return [
        `\t\t${variable}, err ${index > 0 && index === last ? "=" : ":="} ${rootPackageName}.New${one.component}(ctx, ${quoted(one.name)}, &${rootPackageName}.${one.component}Args{`,
        ...members,
        "\t\t})",
        ...(index < last
          ? ["\t\tif err != nil {", "\t\t\treturn err", "\t\t}"]
          : ["\t\treturn err"]),
      ];
    });
    return [
      "package main",
      "",
      "import (",
      `\t${quoted(importBasePath)}`,
      '\t"github.com/pulumi/pulumi/sdk/v3/go/pulumi"',
      ")",
      "",
      "func main() {",
      "\tpulumi.Run(func(ctx *pulumi.Context) error {",
      ...made,
      "\t})",
      "}",
    ].join("\n");
  }

  protected override member = (of: Property) => `${capital(of.name)}: ${this.value(of)}`;

  protected override text(value: string, { shape, optional }: Written): string {
    if (shape.plain !== true) return `pulumi.String(${quoted(value)})`;
    return optional ? `pulumi.StringRef(${quoted(value)})` : quoted(value);
  }

  protected override list(items: readonly string[], { shape, indent }: Written): string {
    return braced([`${this.type(shape)}{`, "}"], items, indent, this.step);
  }

  protected override map(
    entries: readonly (readonly [string, string])[],
    { shape, indent }: Written,
  ): string {
    const members = entries.map(([key, value]) => `${quoted(key)}: ${value}`);
    return braced([`${this.type(shape)}{`, "}"], members, indent, this.step);
  }

  protected override object = (_type: string, properties: readonly Property[], indent: string) =>
    braced(
      ["{", "}"],
      properties.map((one) => this.member(one)),
      indent,
      this.step,
    );

  private type({ type, items, additionalProperties, plain, $ref }: Shape): string {
    if ($ref !== undefined) {
      return `${this.schema.language.go.rootPackageName}.${$ref.split(":")[2] ?? ""}Args`;
    }
    if (type === "array")
      return plain === true ? `[]${this.type(items ?? {})}` : "pulumi.StringArray";
    if (type === "object") return `map[string]${this.type(additionalProperties ?? {})}`;
    if (type === "number") return "float64";
    return plain === true ? "string" : "pulumi.StringInput";
  }
}

class CSharp extends Writer {
  override readonly fence = "csharp";
  protected override readonly step = "    ";

  override program(resources: readonly ExampleResource[]): string {
    const made = resources.flatMap((one) => [
      `    var ${one.name} = new VpcEndpoints.${one.component}(${quoted(one.name)}, new()`,
      "    {",
      ...this.args(one, "        ").map((property) => `        ${this.member(property)},`),
      "    });",
    ]);
    return [
      "using Pulumi;",
      "using VpcEndpoints = Components.VpcEndpoints;",
      "",
      "return await Deployment.RunAsync(() =>",
      "{",
      ...made,
      "});",
    ].join("\n");
  }

  protected override member = (of: Property) => `${capital(of.name)} = ${this.value(of)}`;
  protected override text = quoted;
  protected override list = (items: readonly string[], { indent }: Written) =>
    braced(["{ ", " }"], items, indent, this.step);
  protected override map = (entries: readonly (readonly [string, string])[], { indent }: Written) =>
    braced(
      ["{ ", " }"],
      entries.map(([key, value]) => `{ ${quoted(key)}, ${value} }`),
      indent,
      this.step,
    );
  protected override object = (type: string, properties: readonly Property[], indent: string) =>
    braced(
      [`new VpcEndpoints.Inputs.${type}Args { `, " }"],
      properties.map((one) => this.member(one)),
      indent,
      this.step,
    );
}

class Java extends Writer {
  override readonly fence = "java";
  protected override readonly step = "    ";

  override program(resources: readonly ExampleResource[]): string {
    const made = resources.map((one) => {
      const calls = this.args(one, "            ").map((of) => `            ${this.member(of)}`);
      return [
        `        var ${one.name} = new ${one.component}(${quoted(one.name)}, ${one.component}Args.builder()`,
        ...calls,
        "            .build());",
      ].join("\n");
    });
    return [
      "import com.pulumi.Pulumi;",
      "import components.vpcendpoints.*;",
      "import components.vpcendpoints.inputs.*;",
      "import java.util.Map;",
      "",
      "public class App {",
      "    public static void main(String[] args) {",
      "        Pulumi.run(ctx -> {",
      ...made.map((text) => text.replace(/^/gm, "    ")),
      "        });",
      "    }",
      "}",
    ].join("\n");
  }

  protected override number = (value: number) => value.toFixed(1);
  protected override member = (of: Property) => `.${of.name}(${this.value(of)})`;
  protected override text = quoted;
  protected override list = (items: readonly string[]) => items.join(", ");
  protected override map = (entries: readonly (readonly [string, string])[]) =>
    `Map.of(${entries.map(([key, value]) => `${quoted(key)}, ${value}`).join(", ")})`;
  protected override object = (type: string, properties: readonly Property[]) =>
    `${type}Args.builder()${properties.map((one) => this.member(one)).join("")}.build()`;
}

/** YAML has no types: the same data, with references in its own way. */
function yamlProgram(schema: SchemaToRead, resources: readonly ExampleResource[]): string {
  const plain = (value: ExampleValue): unknown => {
    if (value instanceof Reference) return `\${${value.name}}`;
    if (Array.isArray(value)) return (value as readonly ExampleValue[]).map(plain);
    if (typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  };
  const made = resources.map(({ component, name, args }) => [
    name,
    { type: `${schema.name}:${component}`, properties: plain(args) },
  ]);
  const resourcesByName = Object.fromEntries(made) as Readonly<Record<string, unknown>>;
  return stringify({ resources: resourcesByName }).trimEnd();
}

/** The section of a description that Pulumi's documentation shows as examples, a tab a language. */
export function exampleSection(
  schema: SchemaToRead,
  resources: readonly ExampleResource[],
): string {
  const writers = [TypeScript, Python, Go, CSharp, Java].map((Language) => new Language(schema));
  const blocks = [
    ...writers.map((writer) => [writer.fence, writer.program(resources)]),
    ["yaml", yamlProgram(schema, resources)],
  ].map(([fence, text]) => `\`\`\`${fence}\n${text}\n\`\`\``);
  return [
    "{{% examples %}}",
    "## Example Usage",
    "{{% example %}}",
    "",
    blocks.join("\n\n"),
    "",
    "{{% /example %}}",
    "{{% /examples %}}",
  ].join("\n");
}

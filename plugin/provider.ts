import * as pulumi from "@pulumi/pulumi";

import { ReferencedHub } from "./referencedHub";

type Constructor = new (
  name: string,
  args: never,
  opts: pulumi.ComponentResourceOptions,
) => pulumi.ComponentResource;

const PACKAGE = "vpc-endpoints";

interface Schema {
  readonly version: string;
  readonly resources: Readonly<
    Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>
  >;
}

/** Builds components for programs of every language, by the schema that their SDKs came from. */
export class EndpointsProvider implements pulumi.provider.Provider {
  readonly version: string;
  /** By the type of the component. */
  private readonly outputs: ReadonlyMap<string, readonly string[]>;

  /** @param schema The committed schema, as text: it is served as it is. */
  constructor(readonly schema: string) {
    const { version, resources } = JSON.parse(schema) as Schema;
    this.version = version;
    this.outputs = new Map(
      Object.entries(resources).map(([type, one]) => [type, Object.keys(one.properties ?? {})]),
    );
  }

  async construct(
    name: string,
    type: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
  ): Promise<pulumi.provider.ConstructResult> {
    const outputs = this.outputs.get(type);
    if (outputs === undefined) {
      const known = [...this.outputs.keys()].join(", ");
      throw new Error(`unknown component ${type}; this package has ${known}`);
    }
    try {
      return await this.build(name, type, inputs, options, outputs);
    } catch (thrown) {
      throw saidOnce(thrown);
    }
  }

  /** A function of the schema; wrong arguments are told one by one. */
  async invoke(token: string, inputs: unknown): Promise<pulumi.provider.InvokeResult> {
    const { FUNCTIONS } = await import("../components/shared/functions");
    const found = Object.entries(FUNCTIONS).find(([name]) => token === `${PACKAGE}:index:${name}`);
    if (found === undefined) {
      const known = Object.keys(FUNCTIONS).join(", ");
      return {
        outputs: {},
        failures: [{ property: token, reason: `no function; this package has ${known}` }],
      };
    }
    const [, call] = found;
    const { outputs, failures } = call((inputs ?? {}) as Readonly<Record<string, unknown>>);
    return { outputs, failures: [...failures] };
  }

  private async build(
    name: string,
    type: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
    outputs: readonly string[],
  ): Promise<pulumi.provider.ConstructResult> {
    // Loaded when a program first builds one, so that a schema is served without loading AWS's SDK.
    const registry: Readonly<Record<string, Constructor>> = await import("../components/registry");
    const Component = registry[nameIn(type)] as Constructor;
    const instance = new Component(name, inputs as never, options);
    const built = instance as unknown as Readonly<Record<string, unknown>>;
    const { builtBy } = await import("../components/shared/initialize");
    // What was built, map by map as plain objects: an output of a whole map is unknown while one value of it is.
    const parts = ((await builtBy(instance)) ?? {}) as Readonly<Record<string, unknown>>;
    const state = Object.fromEntries(
      outputs.map((output) => [output, output in parts ? parts[output] : built[output]]),
    );
    return { urn: instance.urn, state };
  }
}

/**
 * Pulumi prints the message and below it each property with its reason: what is wrong with arguments stays to those.
 * A message by itself, of something that is no property, stays as it is.
 */
function saidOnce(thrown: unknown): unknown {
  if (!pulumi.InputPropertiesError.isInstance(thrown)) return thrown;
  const { errors, message } = thrown;
  if (errors.length === 0) return thrown;
  const [heading = message] = message.split("\n");
  return new pulumi.InputPropertiesError({ message: heading, errors: [...errors] });
}

/** `vpc-endpoints:index:EndpointHub` -> `EndpointHub`. */
function nameIn(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1);
}

/** Components that others take as arguments. */
const REFERENCED: readonly string[] = [
  "vpc-endpoints:index:EndpointHub",
  "vpc-endpoints:index:SpokeRegistration",
];

/** Makes a component that was built elsewhere usable as an argument; the engine has what it gives. */
export function registerReferences({ version }: { readonly version: string }): void {
  pulumi.runtime.registerResourceModule("vpc-endpoints", "index", {
    version,
    construct: (name, type, urn) => {
      if (REFERENCED.includes(type)) return new ReferencedHub(name, type, urn);
      throw new Error(`${type} is no argument of a component; those are ${REFERENCED.join(", ")}`);
    },
  });
}

import type * as pulumi from "@pulumi/pulumi";

type Constructor = new (
  name: string,
  args: never,
  opts: pulumi.ComponentResourceOptions,
) => pulumi.ComponentResource;

/** Loaded when a program first builds one, so that a schema is served without loading AWS's SDK. */
const components: Readonly<Record<string, () => Promise<Constructor>>> = {
  "vpc-endpoints:index:GatewayEndpoints": async () =>
    (await import("../components/gateway/gatewayEndpoints")).GatewayEndpoints,
  "vpc-endpoints:index:InterfaceEndpoints": async () =>
    (await import("../components/interface/interfaceEndpoints")).InterfaceEndpoints,
  "vpc-endpoints:index:EndpointHub": async () =>
    (await import("../components/hub/endpointHub")).EndpointHub,
  "vpc-endpoints:index:EndpointSpoke": async () =>
    (await import("../components/spoke/endpointSpoke")).EndpointSpoke,
  "vpc-endpoints:index:SpokeRegistration": async () =>
    (await import("../components/registration/spokeRegistration")).SpokeRegistration,
  "vpc-endpoints:index:EndpointNetwork": async () =>
    (await import("../components/network/endpointNetwork")).EndpointNetwork,
};

interface Schema {
  readonly version: string;
  readonly resources: Readonly<
    Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>
  >;
}

/** Builds components for programs of every language, by the schema that their SDKs came from. */
export class EndpointsProvider implements pulumi.provider.Provider {
  readonly version: string;
  private readonly surface: Schema;

  /** @param schema The committed schema, as text: it is served as it is. */
  constructor(readonly schema: string) {
    this.surface = JSON.parse(schema) as Schema;
    this.version = this.surface.version;
  }

  async construct(
    name: string,
    type: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
  ): Promise<pulumi.provider.ConstructResult> {
    const load = components[type];
    if (load === undefined) {
      const known = Object.keys(components).join(", ");
      throw new Error(`unknown component ${type}; this package has ${known}`);
    }
    const Component = await load();
    const instance = new Component(name, inputs as never, options);
    const outputs = Object.keys(this.surface.resources[type]?.properties ?? {});
    const built = instance as unknown as Readonly<Record<string, unknown>>;
    const state = Object.fromEntries(outputs.map((output) => [output, built[output]]));
    return { urn: instance.urn, state };
  }
}

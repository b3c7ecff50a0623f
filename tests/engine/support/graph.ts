import assert from "node:assert/strict";
import { table } from "../harness/echo/table";
import type { EngineStack, Run, StateResource } from "./engine";

/** A resource as an `up` left it, in the words of the program: labels stand for URNs. */
export interface GraphResource {
  readonly label: string;
  readonly type: string;
  readonly name: string;
  readonly id: string | undefined;
  /** Label of the component or stack that it belongs to. */
  readonly parent: string | undefined;
  /** Name of the provider that made it; the engine's own are called `default_` and a version. */
  readonly provider: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Labels of everything that it waits for, in whatever way the program says so. */
  readonly dependencies: readonly string[];
  /** The same by the property whose value needs them. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Seconds by operation, where the program sets any. */
  readonly customTimeouts: Readonly<Record<string, number>>;
  readonly ignoreChanges: readonly string[];
  /** Whether one of this package's components made it. */
  readonly ofPackage: boolean;
}

/** What a stack holds after an `up`; one reading for every assertion on it. */
export class Graph {
  constructor(readonly resources: readonly GraphResource[]) {}

  /** The one resource of a label, with an input that tells it apart; a failure lists those of its kind. */
  one(label: string, input: Readonly<Record<string, unknown>> = {}): GraphResource {
    const found = this.resources.filter(
      (resource) =>
        resource.label === label &&
        Object.entries(input).every(([property, value]) => resource.inputs[property] === value),
    );
    const kind = label.split(" ")[0] ?? "";
    assert.equal(found.length, 1, `${label} in ${this.labels(kind).join(", ")}`);
    return found[0] as GraphResource;
  }

  /** Resources of a kind that this package's components made. */
  all(kind: string): GraphResource[] {
    return this.resources.filter(
      ({ label, ofPackage }) => ofPackage && label.startsWith(`${kind} `),
    );
  }

  labels(kind: string): string[] {
    return this.resources.map(({ label }) => label).filter((label) => label.startsWith(`${kind} `));
  }

  /** The resource with an id, for what an input names. */
  withId(id: unknown): GraphResource | undefined {
    return this.resources.find((resource) => resource.id !== undefined && resource.id === id);
  }
}

export async function graphOf(stack: EngineStack): Promise<Graph> {
  const resources = (await stack.state()).deployment.resources ?? [];
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  return new Graph(
    resources.map((resource) => ({
      label: labelOf(resource.urn),
      type: resource.type,
      name: nameOf(resource.urn),
      id: resource.id,
      parent: resource.parent === undefined ? undefined : labelOf(resource.parent),
      provider: resource.provider?.split("::").at(-2),
      inputs: resource.inputs ?? {},
      outputs: resource.outputs ?? {},
      dependencies: (resource.dependencies ?? []).map(labelOf),
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies ?? {}).map(([property, urns]) => [
          property,
          (urns ?? []).map(labelOf),
        ]),
      ),
      customTimeouts: resource.customTimeouts ?? {},
      ignoreChanges: resource.ignoreChanges ?? [],
      ofPackage: isOfPackage(resource, byUrn),
    })),
  );
}

function isOfPackage(resource: StateResource, byUrn: ReadonlyMap<string, StateResource>): boolean {
  const parent = resource.parent === undefined ? undefined : byUrn.get(resource.parent);
  if (parent === undefined) return false;
  return parent.type.startsWith("vpc-endpoints:") || isOfPackage(parent, byUrn);
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** `VpcAttachment hub-hub`: the last word of the type, and the name. */
export function labelOf(urn: string): string {
  const types = urn.split("::")[2] ?? "";
  return `${types.split(":").at(-1) ?? ""} ${nameOf(urn)}`;
}

/** Where a route may lead to: AWS takes one of these. */
const DESTINATIONS = [
  "destinationCidrBlock",
  "destinationIpv6CidrBlock",
  "destinationPrefixListId",
] as const;

/**
 * Blocks that the components' routes lead to, by the route table that they are in: its name, or its id
 * where the program did not make it.
 */
export function blocksByRouteTable(graph: Graph): Record<string, string[]> {
  const blocks = new Map<string, string[]>();
  for (const { inputs } of graph.all("Route")) {
    const table = graph.withId(inputs["routeTableId"])?.name ?? String(inputs["routeTableId"]);
    const destinations = DESTINATIONS.map((property) => inputs[property]).filter(
      (destination) => destination !== undefined,
    );
    const led = destinations.length === 0 ? ["nowhere"] : destinations.map(String);
    blocks.set(table, [...(blocks.get(table) ?? []), ...led].sort());
  }
  return Object.fromEntries([...blocks].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the components built outside a Region, with the Region that it is in. */
export function builtOutside(graph: Graph, region: string): string[] {
  return graph.resources
    .filter(({ ofPackage }) => ofPackage)
    .flatMap(({ label, type, inputs, outputs }) => {
      const known = table.resources[type]?.outputs ?? {};
      const places = ["region", "vpcRegion"]
        .filter((property) => property in known)
        .map((property) => outputs[property]);
      const vpcs = (inputs["vpcs"] ?? []) as { readonly vpcRegion?: unknown }[];
      return [...places, ...vpcs.map(({ vpcRegion }) => vpcRegion)]
        .filter((place) => place !== region)
        .map((place) => `${label} is in ${String(place)}`);
    });
}

/** `delete VpcAttachment hub-hub` of every change of a run, in the order of the record. */
export function changesByLabel(run: Run): string[] {
  return run.calls
    .filter(({ op, preview }) => ["create", "update", "delete"].includes(op) && preview !== true)
    .map(({ op, urn }) => `${op} ${labelOf(urn ?? "")}`);
}

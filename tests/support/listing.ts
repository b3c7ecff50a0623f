import { Document, isScalar, visit } from "yaml";
import { shortType, UNKNOWN, type Recorder, type Registered } from "./mocks";

/**
 * Everything that a run registered, as a person reads a plan: each component with what it gives, and below
 * it what it is made of, with all inputs and options. Siblings stand by type and name, since the order in
 * which a program registers them says nothing: what waits for what stands under `after`.
 */
export function listingOf(recorder: Recorder): string {
  const known = new Set(recorder.resources.map(({ urn }) => urn));
  const roots = recorder.resources.filter(({ parent }) => !known.has(parent));
  const listing = new Document(tree(recorder, roots), { aliasDuplicateObjects: false });
  visit(listing, {
    Seq: (_, list) => {
      list.flow = list.items.every(isScalar);
    },
  });
  return listing.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function tree(recorder: Recorder, resources: readonly Registered[]): Record<string, unknown> {
  const keys = resources.map((resource) => [keyOf(resource), resource] as const);
  keys.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(keys.map(([key, resource]) => [key, entryOf(recorder, resource)]));
}

function entryOf(recorder: Recorder, resource: Registered): Record<string, unknown> {
  const children = recorder.resources.filter(({ parent }) => parent === resource.urn);
  const { customTimeouts } = resource;
  const timeouts = Object.fromEntries(Object.entries(customTimeouts).filter(([, time]) => time));
  return withoutEmpty({
    // A component's arguments are those of the case; its children show what came of them.
    ...(resource.custom ? { inputs: readable(resource.inputs) } : {}),
    after: resource.dependencies.map(nameOfUrn).sort(),
    aliases: resource.aliases,
    provider: resource.provider === "" ? undefined : nameOfUrn(urnOfProvider(resource.provider)),
    deleteBeforeReplace: resource.deleteBeforeReplace || undefined,
    protect: resource.protect || undefined,
    retainOnDelete: resource.retainOnDelete || undefined,
    ignoreChanges: resource.ignoreChanges,
    replaceOnChanges: resource.replaceOnChanges,
    customTimeouts: timeouts,
    gives: outputsOf(recorder, resource),
    children: tree(recorder, children),
  });
}

/** What a component registers as its outputs, an estimate by its totals. */
function outputsOf(recorder: Recorder, { urn }: Registered): unknown {
  const outputs = recorder.outputs.get(urn);
  if (outputs === undefined) return undefined;
  const { costReport, ...rest } = outputs;
  if (typeof costReport !== "string" || costReport === UNKNOWN) return readable(outputs);
  const { alternatives } = JSON.parse(costReport) as {
    alternatives: { model: string; monthlyTotal: string; complete: boolean }[];
  };
  return {
    ...(readable(rest) as object),
    costReport: Object.fromEntries(
      alternatives.map((one) => [
        one.model,
        `$${one.monthlyTotal} a month${one.complete ? "" : " at least"}`,
      ]),
    ),
  };
}

function readable(value: unknown): unknown {
  if (value === UNKNOWN) return "(unknown)";
  if (typeof value === "string") return parsedPolicy(value) ?? value;
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, readable(inner)]),
  );
}

/** A policy is easier to read as what it says. */
function parsedPolicy(text: string): unknown {
  return text.startsWith("{") ? { json: JSON.parse(text) as unknown } : undefined;
}

function withoutEmpty(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entries).filter(
      ([, value]) =>
        value !== undefined &&
        !(typeof value === "object" && value !== null && Object.keys(value).length === 0),
    ),
  );
}

function keyOf({ type, name }: Registered): string {
  return `${shortType(type)}(${name})`;
}

function nameOfUrn(urn: string): string {
  const [types, name] = urn.split("::").slice(2) as [string, string];
  return `${shortType(types)}(${name})`;
}

/** A reference to a provider is its URN and its id. */
function urnOfProvider(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}

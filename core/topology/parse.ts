import { closest, distance } from "fastest-levenshtein";
import * as v from "valibot";
import { isRecord } from "../isRecord";
import { ownValue } from "../ownValue";
import { error, propertyPath, type Issue, type Path } from "../issues";
import { regionsSchema, type RegionsInput } from "./regionsSchema";
import { RESERVED_KEYS, topologySchema, type TopologyInput } from "./schema";

/** Either what was typed, or every reason why it is none. */
export type Parsed<T> =
  | { readonly input: T; readonly issues: readonly Issue[] }
  | { readonly input?: undefined; readonly issues: readonly Issue[] };
/** A topology as it was written, and what is wrong with that. */
export type ParsedTopology = Parsed<TopologyInput>;

/** A schema violation each, in the order of the file; a value of any kind may be given. */
export function parseTopology(raw: unknown): ParsedTopology {
  return parseWith(topologySchema, raw);
}

/** The same for a file of several Regions. */
export function parseRegions(raw: unknown): Parsed<RegionsInput> {
  return parseWith(regionsSchema, raw);
}

/** Whether a file is meant to be one of several Regions: it has `regions` where others have `region`. */
export function hasRegions(raw: unknown): boolean {
  return typeof raw === "object" && raw !== null && Object.hasOwn(raw, "regions");
}

type FileSchema = typeof topologySchema | typeof regionsSchema;

function parseWith<S extends FileSchema>(schema: S, raw: unknown): Parsed<v.InferOutput<S>> {
  const reserved = checkReservedKeys(raw);
  const parsed = parseBy(schema, withoutExtensions(raw), "topology-schema");
  return reserved.length === 0 ? parsed : { issues: [...reserved, ...parsed.issues] };
}

/** Blocks at the top whose names begin with `x-` are the writer's own, such as those that aliases repeat. */
function withoutExtensions(raw: unknown): unknown {
  if (!isRecord(raw) || !Object.keys(raw).some(isExtension)) return raw;
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !isExtension(key)));
}

function isExtension(key: string): boolean {
  return key.startsWith("x-");
}

/** What a schema takes, or every reason in words of the file; `rule` names what was broken. */
export function parseBy<S extends v.GenericSchema>(
  schema: S,
  raw: unknown,
  rule: string,
): Parsed<v.InferOutput<S>> {
  const result = v.safeParse(schema, raw);
  if (result.success) return { input: result.output, issues: [] };
  const issues = result.issues.map((issue) => schemaIssue(schema, issue, rule));
  // One value may break several rules: the first says what to mend.
  const first = new Map<string, Issue>();
  for (const issue of issues) {
    const path = propertyPath(issue.path);
    if (!first.has(path)) first.set(path, issue);
  }
  return { issues: [...first.values()] };
}

function schemaIssue(schema: v.GenericSchema, issue: v.BaseIssue<unknown>, rule: string): Issue {
  const items = issue.path ?? [];
  const segments = items.map((item) => item.key as string | number);
  const list = items.findIndex(({ type, input }) => type === "object" && Array.isArray(input));
  if (list >= 0) {
    return error(rule, segments.slice(0, list), {
      message: "a list stands where names with their values belong",
      wayOut: "Write `name: value` lines instead of `- value`",
    });
  }
  if (issue.type === "strict_object" && issue.expected === "never") {
    const key = String(segments[segments.length - 1]);
    const known = knownKeys(schema, segments.slice(0, -1));
    return error(rule, segments, {
      message: `unknown property ${JSON.stringify(key)}`,
      wayOut: didYouMean(key, known),
    });
  }
  if (issue.type === "strict_object" && issue.received === "undefined") {
    return error(rule, segments, {
      message: "this required property is missing",
      wayOut: "Add it",
    });
  }
  const value: unknown = issue.input;
  if (segments.at(-1) === "account" && typeof value === "number") {
    return error(rule, segments, {
      value,
      message: "an account is a text: as a number it loses the zeros that it begins with",
      wayOut: `Put it in quotes: "${String(value).padStart(12, "0")}"`,
    });
  }
  if (value === null || (value === undefined && segments.length === 0)) {
    const wanted = expectation(issue);
    return segments.length === 0
      ? error(rule, segments, {
          message: "the file is empty",
          wayOut: "Write `name: value` lines in it; the documentation has examples",
        })
      : error(rule, segments, {
          message: `nothing is given here, where ${wanted} belongs`,
          wayOut: `Give ${wanted}${wanted === "an object" ? ", {} for one that says nothing" : ", or remove the name"}`,
        });
  }
  const said = issue.message.startsWith("Invalid ") ? undefined : issue.message;
  return error(rule, segments, {
    value,
    message: said === undefined ? `expected ${expectation(issue)}` : `not allowed: ${said}`,
    wayOut: said === undefined ? `Give ${expectation(issue)}` : "Correct the value",
  });
}

function expectation(issue: v.BaseIssue<unknown>): string {
  const names: Record<string, string> = {
    string: "a text",
    number: "a finite number",
    boolean: "true or false",
    array: "a list",
    Array: "a list",
    Object: "an object",
  };
  const expected = (issue.expected ?? "another value").replace(/^\((.*)\)$/, "$1");
  return expected
    .split(" | ")
    .map((one) => names[one] ?? one)
    .join(" or ");
}

function didYouMean(key: string, known: readonly string[]): string {
  const list = `Known here: ${known.join(", ")}`;
  const nearest = known.length === 0 ? undefined : closest(key, [...known]);
  if (nearest === undefined || !isNear(key, nearest)) return list;
  return `Did you mean ${JSON.stringify(nearest)}? ${list}`;
}

function isNear(given: string, candidate: string): boolean {
  return distance(given, candidate) <= Math.max(2, Math.floor(candidate.length / 3));
}

/** The schema's own keys at the object that holds the unknown one. */
function knownKeys(root: v.GenericSchema, segments: Path): string[] {
  let schema: unknown = root;
  for (const segment of segments) schema = childSchema(schema, segment);
  return Object.keys(entriesOf(schema) ?? {});
}

interface SchemaNode {
  readonly type?: string;
  readonly entries?: Record<string, unknown>;
  readonly value?: unknown;
  readonly item?: unknown;
  readonly wrapped?: unknown;
  readonly pipe?: readonly unknown[];
}

function unwrap(schema: unknown): SchemaNode {
  const node = (schema ?? {}) as SchemaNode;
  if (node.wrapped !== undefined) return unwrap(node.wrapped);
  return node;
}

function childSchema(schema: unknown, segment: string | number): unknown {
  const node = unwrap(schema);
  if (typeof segment === "number") return node.item;
  return ownValue(node.entries, segment) ?? node.value;
}

function entriesOf(schema: unknown): Record<string, unknown> | undefined {
  return unwrap(schema).entries;
}

/** Keys that JavaScript objects cannot hold safely would vanish without a word; they are refused. */
function checkReservedKeys(raw: unknown): Issue[] {
  const found: Issue[] = [];
  const visit = (value: unknown, path: (string | number)[], depth: number): void => {
    if (typeof value !== "object" || value === null || depth > 8) return;
    for (const [key, child] of Object.entries(value)) {
      if (RESERVED_KEYS.includes(key)) {
        found.push(
          error("reserved-name", [...path, key], {
            message: `${JSON.stringify(key)} cannot be a name`,
            wayOut: "Choose another name",
          }),
        );
      }
      visit(child, [...path, key], depth + 1);
    }
  };
  visit(raw, [], 0);
  return found;
}

import { isRecord } from "../core/isRecord";
import { ownValue } from "../core/ownValue";
import type { ResourceChange, ResourceOp, ResourceState } from "./resource";
import { plainText, withoutSecrets, type Properties } from "./values";

/** One step of a preview, or one resource of an export, as Pulumi writes it. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  /** Of the state that the step leads to, where the state does not say it itself. */
  readonly provider: string | undefined;
  readonly before: unknown;
  readonly after: unknown;
}

const REPLACING = new Set([
  "replace",
  "create-replacement",
  "delete-replaced",
  "import-replacement",
]);
/** Resources that a program looks up and somebody else manages. */
const READING = new Set(["read", "read-replacement", "discard", "discard-replaced"]);

export interface Merged {
  readonly changes: readonly ResourceChange[];
  readonly readOnly: number;
}

/** One change a resource: the steps of a replacement belong together, and so do a refresh and an update. */
export function mergeSteps(steps: readonly Step[]): Merged {
  const replaced = idsReplaced(steps);
  const byUrn = new Map<string, Step[]>();
  const changes: ResourceChange[] = [];
  const readOnly = new Set<string>();
  for (const step of steps) {
    if (READING.has(step.op) || flag(step.after ?? step.before, "external")) {
      // A reference to another stack is read too, and is nothing in AWS.
      if (!isPulumis(step.after ?? step.before)) readOnly.add(step.urn);
    } else if (flag(step.before, "delete") && !replaced.has(idOf(step))) {
      changes.push(...leftover(step));
    } else {
      byUrn.set(step.urn, [...(byUrn.get(step.urn) ?? []), step]);
    }
  }
  for (const [urn, group] of byUrn) changes.push(changeOf(urn, group));
  const there = changes.filter(({ before, after }) => before !== undefined || after !== undefined);
  return { changes: there, readOnly: readOnly.size };
}

/** A preview marks what a replacement deletes as it marks what an earlier one left behind. */
function idsReplaced(steps: readonly Step[]): Set<string> {
  const makes = steps.filter(({ op, after }) => REPLACING.has(op) && isRecord(after));
  return new Set(makes.map(idOf));
}

function idOf({ urn, before }: Step): string {
  return `${urn} ${isRecord(before) ? (plainText(before["id"]) ?? "") : ""}`;
}

/** A resource whose replacement exists, and which an interrupted deployment did not delete yet. */
function leftover(step: Step): ResourceChange[] {
  const before = stateOf(step.before, { provider: step.provider });
  if (before === undefined || flag(step.before, "pendingReplacement")) return [];
  const stays = step.op === "same";
  return [
    {
      urn: step.urn,
      type: before.type,
      op: stays ? "same" : "delete",
      before,
      after: stays ? before : undefined,
      note: "replaced already, its deletion is pending",
    },
  ];
}

function changeOf(urn: string, steps: readonly Step[]): ResourceChange {
  const telling = steps.filter(({ op }) => op !== "refresh");
  const [first, ...rest] = telling.length === 0 ? steps : telling;
  const old = firstState([first, ...rest].map((step) => step?.before));
  const made = firstState([first, ...rest].map((step) => step?.after));
  // A refresh that finds nothing in AWS.
  const op = telling.length === 0 && made === undefined ? "delete" : opOf(telling);
  const fresh = op === "create" || op === "replace";
  // Outputs of a preview's new state arrive late or never; those of the old one still hold.
  const answering = isRecord(old) ? old : made;
  const answered = isRecord(answering) ? propertiesOf(answering, "outputs") : undefined;
  const provider = [first, ...rest].flatMap((step) => step?.provider ?? [])[0];
  const before = stateOf(old, { provider });
  const id = isRecord(old) ? plainText(old["id"]) : undefined;
  const after = stateOf(made, { provider, id: fresh ? "" : id, outputs: fresh ? {} : answered });
  if (telling.some((step) => step.op === "import" || step.op === "import-replacement")) {
    const note = "imported: in AWS and on the bill before";
    return change(urn, "same", after ?? before, after ?? before, note);
  }
  if (op === "delete" && flag(old, "retainOnDelete")) {
    return change(urn, "delete", before, before, "retainOnDelete: stays in AWS and on the bill");
  }
  if (flag(old, "pendingReplacement")) {
    const note = "deleted already, its replacement is pending";
    const made = op === "same" ? undefined : after;
    return change(urn, made === undefined ? "same" : "create", undefined, made, note);
  }
  return change(
    urn,
    op,
    op === "create" ? undefined : before,
    op === "delete" ? undefined : after,
    undefined,
  );
}

function change(
  urn: string,
  op: ResourceOp,
  before: ResourceState | undefined,
  after: ResourceState | undefined,
  note: string | undefined,
): ResourceChange {
  return { urn, type: (after ?? before)?.type ?? "", op, before, after, note };
}

function opOf(steps: readonly Step[]): ResourceOp {
  const ops = steps.map(({ op }) => op);
  if (ops.some((op) => REPLACING.has(op))) return "replace";
  for (const op of ["delete", "create", "update"] as const) if (ops.includes(op)) return op;
  return steps.length === 0 || ops.every((op) => op === "same" || op === "import")
    ? "same"
    : "update";
}

function firstState(states: readonly unknown[]): unknown {
  return states.find(isRecord);
}

function isPulumis(state: unknown): boolean {
  return isRecord(state) && plainText(state["type"])?.startsWith("pulumi:") === true;
}

function flag(state: unknown, name: string): boolean {
  return isRecord(state) && ownValue(state, name) === true;
}

/** What the step says of a state beside the state itself. */
interface Known {
  readonly provider: string | undefined;
  /** In place of the state's own, which a preview writes for what it will replace, too. */
  readonly id?: string | undefined;
  readonly outputs?: unknown;
}

function stateOf(state: unknown, known: Known): ResourceState | undefined {
  if (!isRecord(state)) return undefined;
  return {
    urn: plainText(state["urn"]) ?? "",
    id: known.id === undefined ? plainText(state["id"]) : plainText(known.id),
    type: plainText(state["type"]) ?? "",
    inputs: propertiesOf(state, "inputs"),
    outputs: propertiesOf("outputs" in known ? { ...state, ...known } : state, "outputs"),
    provider: plainText(state["provider"]) ?? known.provider,
    parent: plainText(state["parent"]),
    propertyDependencies: dependencies(state["propertyDependencies"]),
    custom: flag(state, "custom"),
  };
}

/** A state's inputs or outputs, but for what it says itself is secret. */
function propertiesOf(state: Properties, side: "inputs" | "outputs"): Properties {
  return withoutSecrets(properties(state[side]), state["additionalSecretOutputs"]);
}

function properties(value: unknown): Properties {
  return isRecord(value) ? value : {};
}

function dependencies(value: unknown): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(properties(value)).map(([name, urns]) => [
      name,
      Array.isArray(urns) ? urns.filter((urn): urn is string => typeof urn === "string") : [],
    ]),
  );
}

import type { TypeExpression } from "../typeTable";
import type { Context } from "./context";
import { arnOf } from "./ids";
import type { Scope } from "./scope";
import { specificOutputs } from "./specificOutputs";
import { resourceType } from "./table";
import type { Properties, Value } from "./values";
import { UNKNOWN, holdsUnknown, isObject, textOf } from "./values";

/** Outputs of a resource that exists: its inputs, and what AWS adds. */
export function outputsOf(context: Context): Properties {
  const { type, inputs, scope, id } = context;
  const described = resourceType(type);
  const region = textOf(inputs.region) ?? scope.region;
  const made: Properties = {
    arn: arnOf(context),
    region,
    vpcRegion: scope.region,
    ownerId: scope.account,
    state: "available",
    ...specificOutputs(context, region),
  };
  const outputs: Properties = { ...inputs, id };
  for (const [name, expression] of Object.entries(described.outputs)) {
    if (name === "tagsAll") outputs[name] = allTags(inputs, scope);
    else if (outputs[name] === undefined && described.computed.includes(name)) {
      outputs[name] = made[name] ?? blank(expression);
    }
  }
  return outputs;
}

/** Outputs in a preview: what AWS would add is unknown. */
export function previewOutputs(type: string, inputs: Properties, scope: Scope): Properties {
  const outputs: Properties = { ...inputs };
  for (const name of resourceType(type).computed) {
    if (name === "tagsAll") outputs[name] = allTags(inputs, scope);
    else outputs[name] ??= UNKNOWN;
  }
  return outputs;
}

/** Outputs of an update in a preview: only what follows from changed inputs may become unknown. */
export function previewUpdate(context: Context, before: Properties): Properties {
  const { type, inputs, scope } = context;
  if (holdsUnknown(inputs)) return { ...before, ...previewOutputs(type, inputs, scope) };
  const after = outputsOf(context);
  for (const name of resourceType(type).computed) {
    if (inputs[name] !== undefined || name === "tagsAll") continue;
    if (JSON.stringify(after[name]) !== JSON.stringify(before[name])) after[name] = UNKNOWN;
  }
  return after;
}

function allTags(inputs: Properties, scope: Scope): Properties {
  return { ...scope.defaultTags, ...(isObject(inputs.tags) ? inputs.tags : {}) };
}

/** What AWS shows where nothing is set. */
export function blank(expression: TypeExpression): Value {
  if (expression === "string") return "";
  if (expression === "number") return 0;
  if (expression === "boolean") return false;
  if (expression !== "any" && "array" in expression) return [];
  return {};
}

import { table } from "./table";
import type { Properties } from "./values";
import { digits, nameOfUrn, textOf, typeOfUrn } from "./values";

/** As Pulumi's AWS provider does: a resource with an optional `name` gets one from its URN. */
export function namesAutomatically(type: string): boolean {
  const known = table.resources[type];
  return known?.properties.name === "string" && !known.required.includes("name");
}

/** The inputs with a name, and with the mark by which a later diff knows that it was made here. */
export function withName(urn: string, before: Properties, inputs: Properties): Properties {
  const given = inputs.name !== undefined || inputs.namePrefix !== undefined;
  if (given || !namesAutomatically(typeOfUrn(urn))) return inputs;
  const kept = before.__defaults === undefined ? undefined : textOf(before.name);
  const name = kept ?? `${nameOfUrn(urn)}-${digits(urn, 7)}`;
  return { ...inputs, name, __defaults: ["name"] };
}

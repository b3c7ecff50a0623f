import { resourceType } from "./table";
import type { Properties, Value } from "./values";

/**
 * Inputs of a resource that is imported, as the provider makes them of what it finds: what a program must have said. What AWS
 * sets where a program says nothing may have been its own choice, and makes no difference where the program leaves it out.
 */
export function importedInputs(type: string, found: Properties): Properties {
  const { properties, required, computed } = resourceType(type);
  const isSaid = (name: string) => required.includes(name) || !computed.includes(name);
  return Object.fromEntries(
    Object.entries(found).filter(
      ([name, value]) => name in properties && isSaid(name) && !isNothing(value),
    ),
  );
}

function isNothing(value: Value | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}

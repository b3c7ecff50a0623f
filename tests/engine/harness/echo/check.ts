import type { ObjectType, TypeExpression } from "../typeTable";
import { table } from "./table";
import type { Properties, Value } from "./values";
import { isObject, isUnknown } from "./values";

export interface Failure {
  /** Path of the property: `dnsOptions.dnsRecordIpType`, `subnetIds[1]`. */
  readonly property: string;
  readonly reason: string;
}

/** What AWS's provider would refuse before it calls AWS; more strictly, it converts nothing. */
export function checkObject(type: ObjectType, value: Properties, path = ""): Failure[] {
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const missing = type.required
    .filter((name) => value[name] === undefined || value[name] === null)
    .map((name) => ({ property: at(name), reason: `Missing required property '${at(name)}'` }));
  const wrong = Object.entries(value).flatMap(([name, item]) => {
    const expected = type.properties[name];
    if (expected !== undefined) return item === null ? [] : checkValue(expected, item, at(name));
    if (name.startsWith("__")) return [];
    return [{ property: at(name), reason: `Unknown property '${at(name)}'` }];
  });
  return [...missing, ...wrong];
}

function checkValue(expected: TypeExpression, value: Value, path: string): Failure[] {
  if (isUnknown(value) || expected === "any") return [];
  if (typeof expected === "string") {
    return typeof value === expected ? [] : [mismatch(expected, value, path)];
  }
  if ("array" in expected) {
    if (!Array.isArray(value)) return [mismatch("array", value, path)];
    return value.flatMap((item, index) => checkValue(expected.array, item, `${path}[${index}]`));
  }
  if (!isObject(value)) return [mismatch("object", value, path)];
  if ("map" in expected) {
    return Object.entries(value).flatMap(([key, item]) =>
      checkValue(expected.map, item, `${path}.${key}`),
    );
  }
  const nested = table.types[expected.type];
  if (nested === undefined) throw new Error(`The table lacks the type ${expected.type}`);
  return checkObject(nested, value, path);
}

function mismatch(expected: string, value: Value, path: string): Failure {
  const found = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  return { property: path, reason: `Expected ${expected}, got ${found} for '${path}'` };
}

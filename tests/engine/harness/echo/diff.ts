import { replaces } from "./replaceRules";
import { namesAutomatically } from "./autoname";
import type { Properties, Value } from "./values";
import { isObject } from "./values";

export interface Change {
  /** `tags.Name`, `subnetIds[1]`. */
  readonly path: string;
  /** The top-level property that holds it. */
  readonly property: string;
  readonly kind: "add" | "delete" | "update";
  readonly replaces: boolean;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** The name is fixed by the program, so two of them cannot exist side by side. */
  readonly deleteBeforeReplace: boolean;
}

export function difference(type: string, before: Properties, after: Properties): Difference {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !name.startsWith("__"))
    .sort();
  const changes = names.flatMap((property) => {
    const replace = replaces(type, property, before, after);
    return compare(property, before[property], after[property]).map((change) => ({
      ...change,
      property,
      replaces: replace,
    }));
  });
  const replacing = changes.some((change) => change.replaces);
  const fixedName =
    namesAutomatically(type) && after.__defaults === undefined && before.name === after.name;
  return { changes, deleteBeforeReplace: replacing && fixedName && before.name !== undefined };
}

type Plain = Pick<Change, "path" | "kind">;

function compare(path: string, before: Value | undefined, after: Value | undefined): Plain[] {
  const old = before ?? undefined;
  const now = after ?? undefined;
  if (same(old, now)) return [];
  if (old === undefined) return [{ path, kind: "add" }];
  if (now === undefined) return [{ path, kind: "delete" }];
  if (isObject(old) && isObject(now)) {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
    return keys.flatMap((key) => compare(`${path}.${key}`, old[key], now[key]));
  }
  if (Array.isArray(old) && Array.isArray(now)) {
    const longest = Math.max(old.length, now.length);
    return Array.from({ length: longest }, (_, index) => index).flatMap((index) =>
      compare(`${path}[${index}]`, old[index], now[index]),
    );
  }
  return [{ path, kind: "update" }];
}

function same(before: Value | undefined, after: Value | undefined): boolean {
  return JSON.stringify(normal(before)) === JSON.stringify(normal(after));
}

/**
 * Lists are sets in the provider, except where an order would show; documents in JSON are equal
 * whatever their spaces.
 */
function normal(value: Value | undefined): Value | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item) => normal(item) ?? null);
    return items.map((item) => JSON.stringify(item)).sort();
  }
  if (isObject(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== null);
    return Object.fromEntries(
      entries
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => [key, normal(item) ?? null]),
    );
  }
  if (typeof value === "string" && /^\s*[[{]/.test(value)) {
    try {
      return normal(JSON.parse(value) as Value);
    } catch {
      return value;
    }
  }
  return value;
}

import { error, type Issue, type Path } from "../issues";
import type { ServiceResolver } from "./serviceNeeds";

/** What a person writes by service: a short name or a full one, as in a list of services. */
export type ByService<T> = Readonly<Record<string, T>>;

/** What was written, by the short names that everything else goes by; of two spellings the last. */
export function byShortName<T>(
  map: ByService<T> | undefined,
  resolver: ServiceResolver,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(map ?? {}).map(([key, value]) => [resolver.resolveKey(key)?.name ?? key, value]),
  );
}

export interface ServiceMapRule {
  readonly resolver: ServiceResolver;
  readonly path: Path;
  /** Services that the map may speak of, by short name; left out where any that exists will do. */
  readonly asked?: ReadonlySet<string>;
  /** What a service is that exists and that nothing asks for. */
  readonly notAsked?: (key: string, path: Path) => Issue;
}

/**
 * What is wrong with the keys of a map by service: no service, a bundle, a service of another Region,
 * one that nothing asks for, or the same one twice. Run after the lists of services were read, whose
 * full names may be new to the catalog.
 */
export function checkServiceKeys(
  map: ByService<unknown> | undefined,
  { resolver, path, asked, notAsked }: ServiceMapRule,
): Issue[] {
  const spellings = new Map<string, string>();
  return Object.keys(map ?? {}).flatMap((key): Issue[] => {
    const at = [...path, key];
    const wrong = resolver.checkKey(key, at);
    if (wrong !== undefined) return [wrong];
    const name = resolver.resolveKey(key)?.name ?? key;
    const first = spellings.get(name);
    if (first !== undefined) return [twiceIssue(key, first, at)];
    spellings.set(name, key);
    const unasked = asked?.has(name) === false ? notAsked?.(key, at) : undefined;
    return unasked === undefined ? [] : [unasked];
  });
}

/** The key as it was written for a service, so that messages name the caller's own words. */
export function keyFor(
  map: ByService<unknown> | undefined,
  service: string,
  resolver: ServiceResolver,
): string {
  const keys = Object.keys(map ?? {});
  return keys.findLast((key) => resolver.resolveKey(key)?.name === service) ?? service;
}

/** Issues of a map that was read by short names, at the keys that were written. */
export function atWrittenKeys(
  issues: readonly Issue[],
  property: string,
  map: ByService<unknown> | undefined,
  resolver: ServiceResolver,
): Issue[] {
  const renamed = Object.keys(map ?? {}).flatMap((key) => {
    const name = resolver.resolveKey(key)?.name ?? key;
    return name === key ? [] : [{ name, key }];
  });
  return issues.map((issue) => {
    const [start, name, ...rest] = issue.path;
    const written = start === property ? renamed.find((one) => one.name === name) : undefined;
    return written === undefined ? issue : { ...issue, path: [property, written.key, ...rest] };
  });
}

function twiceIssue(key: string, first: string, path: Path): Issue {
  return error("service-once", path, {
    value: key,
    message: `this is the service of ${JSON.stringify(first)} once more`,
    wayOut: "Keep one of the two",
  });
}

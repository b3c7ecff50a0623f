import type { Recorder, Registered } from "./mocks";

/** URNs of everything that a resource waits for, directly or not. */
export function waitsFor(recorder: Recorder, resource: Registered): Set<string> {
  const byUrn = new Map(recorder.resources.map((one) => [one.urn, one]));
  const found = new Set<string>();
  const queue = [...resource.dependencies];
  for (let urn = queue.pop(); urn !== undefined; urn = queue.pop()) {
    if (found.has(urn)) continue;
    found.add(urn);
    queue.push(...(byUrn.get(urn)?.dependencies ?? []));
  }
  return found;
}

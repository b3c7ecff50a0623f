import type * as pulumi from "@pulumi/pulumi";

/** What each endpoint waits for, and goes before; by service. */
export type EndpointsAfter = ReadonlyMap<string, Promise<readonly pulumi.Resource[]>>;

const waiting = new WeakMap<object, EndpointsAfter>();

/**
 * For components that build endpoints among other things: the option `dependsOn` of a component holds back all of it, and what
 * one endpoint waits for may wait for another one.
 */
export function waitingFor<A extends object>(args: A, after: EndpointsAfter): A {
  waiting.set(args, after);
  return args;
}

export function endpointsAfter(args: object): EndpointsAfter {
  return waiting.get(args) ?? new Map();
}

import * as pulumi from "@pulumi/pulumi";

/**
 * What has to be there before a spoke's VPC asks for the names of a zone, or of all where none is named: records, and the hub's
 * part of the way there and back. A name that answers earlier leads nowhere, and one that does not is remembered for minutes.
 */
export type Before = (spoke: string, zone?: string) => readonly pulumi.Resource[];

const pathsBuilt = new WeakMap<object, Before>();

/** For components that lead to a hub. */
export function rememberPath(component: pulumi.ComponentResource, before: Before): void {
  pathsBuilt.set(component, before);
}

/** Of a component that a plugin built elsewhere all is meant; a hub of another stack stands already. */
export function beforeOf(component: unknown): Before {
  const known = typeof component === "object" ? pathsBuilt.get(component as object) : undefined;
  if (known !== undefined) return known;
  return pulumi.Resource.isInstance(component) ? () => [component] : () => [];
}

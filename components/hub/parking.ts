import type * as pulumi from "@pulumi/pulumi";

/**
 * The zone beside which a spoke's association with one of the hub's zones is put down, or undefined where it stands. A VPC
 * answers a name itself only once its association is gone, and Pulumi deletes last: what is replaced by an association with
 * a zone of no meaning goes first.
 */
export type Parking = (spoke: string, zone: string) => pulumi.Input<string> | undefined;

const parkings = new WeakMap<object, Parking>();

/** For components that build a hub and its spokes. */
export function rememberParking(component: pulumi.ComponentResource, parking: Parking): void {
  parkings.set(component, parking);
}

export function parkingOf(component: unknown): Parking {
  const known = typeof component === "object" ? parkings.get(component as object) : undefined;
  return known ?? (() => undefined);
}

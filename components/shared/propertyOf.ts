import * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../../core/ownValue";

/** Whether a value is there without waiting; what is nested in it need not be. */
export function isPlain<T>(value: pulumi.Input<T>): value is T {
  return !pulumi.Output.isInstance(value) && !(value instanceof Promise);
}

/**
 * One property of a value. An output of the whole is unknown as long as one of its values is; taking the
 * property off it leaves the others known, so that a preview shows what changes and no more.
 */
export function propertyOf<T extends object, K extends string & keyof T>(
  value: pulumi.Input<T> | undefined,
  property: K,
): T[K] | pulumi.Output<pulumi.Unwrap<T[K]>> | undefined {
  if (value === undefined) return undefined;
  // As it is: two hundred spokes with thirty zones each would make twelve thousand outputs more.
  if (isPlain(value)) return ownValue(value as Record<string, T[K]>, property);
  const lifted = pulumi.output(value) as unknown as Record<
    string,
    pulumi.Output<pulumi.Unwrap<T[K]>>
  >;
  return lifted[property];
}

import * as pulumi from "@pulumi/pulumi";

/** A value as far as it is known, with marks in the place of what is not. */
export async function settled(value: pulumi.Input<unknown>): Promise<unknown> {
  if (pulumi.Resource.isInstance(value)) return value;
  const output = pulumi.output(value) as unknown as {
    promise(withUnknowns: boolean): Promise<unknown>;
  };
  return await output.promise(true);
}

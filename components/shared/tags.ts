import * as pulumi from "@pulumi/pulumi";

export type Tags = pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

/** The caller's tags over a `Name`. */
export function named(
  name: string,
  tags: Tags | undefined,
): pulumi.Output<{ [key: string]: string }> {
  return pulumi
    .output(tags ?? {})
    .apply((given): { [key: string]: string } => ({ Name: name, ...given }));
}

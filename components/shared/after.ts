import * as pulumi from "@pulumi/pulumi";

/** A value that is known once everything else is, so that whatever uses it comes after that and goes before. */
export function after(
  value: pulumi.Input<string>,
  others: readonly pulumi.Input<string>[],
): pulumi.Output<string> {
  return pulumi.all([value, pulumi.all([...others])]).apply(([own]) => own);
}

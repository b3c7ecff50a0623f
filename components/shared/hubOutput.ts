import * as pulumi from "@pulumi/pulumi";
import { raise } from "./errors";

/** An output of the hub that not every hub has; a hub that lacks it is of another connectivity or DNS. */
export function hubOutput(
  value: pulumi.Input<string | undefined> | undefined,
  property: string,
  component: pulumi.ComponentResource,
): pulumi.Output<string> {
  return pulumi.output(value).apply((id) => {
    if (id !== undefined) return id;
    raise(
      [
        {
          severity: "error",
          rule: "output-of-hub",
          path: property,
          message: "the hub has no such output",
          wayOut: "Choose the connectivity and dns that the hub has",
        },
      ],
      component,
    );
    return "";
  });
}

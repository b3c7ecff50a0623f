import * as pulumi from "@pulumi/pulumi";
import { error } from "../../core/issues";
import { refuse } from "./errors";

/** An output of the hub that not every hub has; a hub that lacks it is of another connectivity or DNS. */
export function hubOutput(
  value: pulumi.Input<string | undefined> | undefined,
  property: string,
): pulumi.Output<string> {
  return pulumi.output(value).apply((id) => {
    if (id !== undefined) return id;
    refuse(
      error("output-of-hub", [property], {
        message: "the hub has no such output",
        wayOut: "Choose the connectivity and dns that the hub has",
      }),
    );
  });
}

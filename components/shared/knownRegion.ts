import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { error } from "../../core/issues";
import { refuse } from "./errors";

/**
 * The Region of a component whose children are named after what AWS answers for it: its argument, or
 * the provider's, which has to be known.
 */
export async function knownRegion(
  component: pulumi.ComponentResource,
  region: string | undefined,
): Promise<string> {
  if (region !== undefined) return region;
  const answer = (await aws.getRegion({}, { parent: component })) as
    Partial<aws.GetRegionResult> | undefined;
  if (answer?.region !== undefined) return answer.region;
  refuse(
    error("region-known", ["region"], {
      message: "the provider's Region is not known yet, and private DNS names depend on it",
      wayOut: "Give the Region here",
    }),
  );
}

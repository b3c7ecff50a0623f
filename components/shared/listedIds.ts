import * as pulumi from "@pulumi/pulumi";
import { asFarAsKnown } from "./asFarAsKnown";

/** Ids one by one, or all of them as one output, such as `privateSubnetIds` of a VPC that the program makes. */
export type Ids = pulumi.Input<pulumi.Input<string>[]>;

/** The ids one by one; undefined where they come as one output, so that nobody knows yet how many there are. */
export function oneByOne(ids: Ids | undefined): pulumi.Input<string>[] | undefined {
  return Array.isArray(ids) ? ids : undefined;
}

/**
 * As many ids as an output has: a preview mostly knows how many there will be, though it knows none of them.
 * Undefined until then. Resources take the output itself; this is for what is said of them.
 */
export async function listedIds(ids: Ids): Promise<pulumi.Input<string>[] | undefined> {
  const list = await asFarAsKnown(ids);
  if (!Array.isArray(list)) return undefined;
  return list.map((id: unknown) => (typeof id === "string" ? id : pulumi.output("")));
}

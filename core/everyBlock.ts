import type { VpcNetwork } from "./topology/topology";

/** Blocks of a VPC's own clients, whether or not anything else leads to them. */
export function everyBlock({
  cidrBlocks,
  unroutedCidrBlocks = [],
}: Pick<VpcNetwork, "cidrBlocks" | "unroutedCidrBlocks">): string[] {
  return [...cidrBlocks, ...unroutedCidrBlocks];
}

import { isApart } from "../../../core/topology/overlaps";
import type { Topology } from "../../../core/topology/topology";

/** More names than these are a number. */
const NAMED = 6;

/** Which VPCs do not share the hub because their blocks overlap: said wherever the topology is priced. */
export function overlapSentences(topology: Topology): string[] {
  const names = vpcsApart(topology);
  if (names.length === 0) return [];
  const more = names.length - NAMED;
  const listed = `${names.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return [
    `CIDR blocks overlap: ${listed} cannot share the hub, and ${names.length === 1 ? "keeps" : "keep"} endpoints of ${names.length === 1 ? "its" : "their"} own.`,
  ];
}

/** VPCs that stay away from the hub because of their blocks. */
export function vpcsApart({ hub, vpcs }: Topology): string[] {
  return vpcs.filter(({ needs }) => isApart(needs[0]?.overlaps, hub.name)).map(({ name }) => name);
}

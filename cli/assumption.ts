import type { Topology } from "../core/topology/topology";
import { withAssumedUsage } from "../core/topology/usage";
import { readAmount } from "./amount";

/** One figure for all traffic that the file says nothing of; the report says beside the answer that it is assumed. */
export function applyAssumption(topology: Topology, gb: string | undefined): Topology {
  return gb === undefined
    ? topology
    : withAssumedUsage(topology, readAmount("--assume-gb", gb, "GB a month, such as 100"));
}

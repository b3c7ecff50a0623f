import type { Reading, ResourceState } from "../../resources/resource";
import type { NetworkData } from "../network";
import { readDns } from "./dns";
import { readEndpoints } from "./endpoints";
import { readFilters } from "./filters";
import { readRouting } from "./routing";
import { Source } from "./source";
import { readTransit } from "./transit";
import { readVpcs } from "./vpcs";

/** The network of several previews and exports together, as it is after their deployments. */
export function readNetwork(states: readonly ResourceState[]): NetworkData {
  const source = new Source(states);
  const { vpcs, subnets } = readVpcs(source);
  return {
    vpcs,
    subnets,
    ...readRouting(source, vpcs),
    ...readEndpoints(source, subnets),
    ...readDns(source),
    ...readTransit(source),
    ...readFilters(source, vpcs),
  };
}

/** Resources as they are once what is read has been deployed, each once. */
export function statesAfter(readings: readonly Reading[]): ResourceState[] {
  const byUrn = new Map<string, ResourceState>();
  for (const { changes } of readings) {
    for (const { urn, after } of changes) if (after !== undefined) byUrn.set(urn, after);
  }
  return [...byUrn.values()];
}

import type { Connectivity } from "../plan";
import { coreNetwork } from "./coreNetwork";
import { peering } from "./peering";
import { transitGateway } from "./transitGateway";
import type { Way } from "./way";

/** Every way to a hub. */
export const WAYS: Readonly<Record<Connectivity, Way>> = {
  TransitGateway: transitGateway,
  Peering: peering,
  CloudWan: coreNetwork,
};

export const CONNECTIVITIES = Object.keys(WAYS) as [Connectivity, ...Connectivity[]];

/** Those by which VPCs are attached. */
export const ATTACHING = CONNECTIVITIES.filter((one) => WAYS[one].attachesVpcs) as [
  Connectivity,
  ...Connectivity[],
];

/** Those that are compared where a topology leaves the connectivity open, the usual one first. */
export const CONSIDERED = CONNECTIVITIES.filter((one) => WAYS[one].considered) as [
  Connectivity,
  ...Connectivity[],
];

/** What a plan goes by: the usual way where none is given, or one that does not exist, which checks say. */
export function connectivityOf(given: string | undefined): Connectivity {
  return CONNECTIVITIES.find((one) => one === given) ?? "TransitGateway";
}

import { error, warning, type Issue } from "../../core/issues";
import type { Move } from "../../core/moves/decideMoves";
import { isHubDeployed } from "../../core/moves/deployed";
import { hasOwnZones, type HubNames } from "../../core/placement";
import type { EndpointNetworkArgs } from "./networkArgs";
import type { DecidedNetwork } from "./networkPlan";
import type { LastPlacements } from "./lastPlacements";

/** Where usage decides, a figure more or less moves services, and nothing tells what is deployed. */
export function checkPlacementsKnown(
  { deploymentModel }: EndpointNetworkArgs,
  { isGiven }: LastPlacements,
): Issue[] {
  const chooses = deploymentModel === "Hybrid" || deploymentModel === "Cheapest";
  if (!chooses || isGiven) return [];
  return [
    warning("placements-known", ["lastPlacements"], {
      message:
        "usage decides where services are, and nothing says where they are deployed: a changed figure would move them in one update, which AWS refuses",
      wayOut:
        "Give the network's output `placements` of the last update, such as by a StackReference to this stack; before the first update give an empty text",
    }),
  ];
}

/** How a hub's names come about is changed while every service stays: both at once has no order that AWS takes. */
export function checkHubNames(
  moves: readonly Move[],
  { topology, deployed }: Pick<DecidedNetwork, "topology" | "deployed">,
): Issue[] {
  const before = deployed?.hub;
  if (before === undefined || !isHubDeployed(deployed, topology.vpcs)) return [];
  const now = topology.hub;
  if (namesText(before) === namesText(now)) return [];
  if (moves.some(({ from, next }) => from !== next)) {
    return [
      error("names-or-moves", ["topology", "hub", "dns"], {
        value: namesText(now),
        message: `services move while the hub's names change from ${namesText(before)}`,
        wayOut: `Keep ${namesText(before)} until the moves are over, or hold them with moves "Hold"`,
      }),
    ];
  }
  if (!hasOwnZones(before) || hasOwnZones(now)) return [];
  return [
    error("zones-to-endpoints", ["topology", "hub", "profileContents"], {
      value: now.profileContents,
      message:
        "the endpoints' private DNS cannot come on while the hub's zones have their names, and zones go last",
      wayOut:
        'Keep the zones in the Profile with profileContents HostedZones; or move every service into its VPC (PerVpc with moves "Apply"), and then back',
    }),
  ];
}

function namesText({ dns, profileContents }: HubNames): string {
  return dns === "Profile" ? `Profile of ${profileContents}` : dns;
}

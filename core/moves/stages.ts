import type { Placement } from "../placement";

/**
 * Where a service of a VPC is after an update. In a VPC a name has one owner, so a service on its way between VPC and hub is in
 * both for a while, and one of them answers: its endpoint stands by with private DNS off, or its zone's association is parked.
 */
export const STAGES = ["Local", "Hub", "Nat", "BothHubAnswers", "BothVpcAnswers"] as const;
export type Stage = (typeof STAGES)[number];

/** The stage of a service with an interface endpoint. */
export type StageIn = (vpc: string, service: string) => Stage;

const STAGE_OF: Readonly<Record<Placement, Stage>> = { local: "Local", hub: "Hub", nat: "Nat" };

export function stageOf(placement: Placement): Stage {
  return STAGE_OF[placement];
}

/** Who answers the service's names. */
export function answering(stage: Stage): Placement {
  if (stage === "Nat") return "nat";
  return stage === "Hub" || stage === "BothHubAnswers" ? "hub" : "local";
}

/** Whether the hub serves the VPC, be it to stand by. */
export function isInHub(stage: Stage | undefined): boolean {
  return stage === "Hub" || stage === "BothHubAnswers" || stage === "BothVpcAnswers";
}

/**
 * The stage after the next update on the way to a placement. Pulumi creates and changes first and deletes last, so
 *
 * - into the hub, one update turns the endpoint's private DNS off and associates the zone, and the next deletes the endpoint;
 * - out of it, one creates the endpoint without private DNS, one parks the association and turns private DNS on, and the next
 *   deletes what is left of the hub's side.
 *
 * Where nobody's name is in the way (`exclusive` is false: a Profile, which gives way to the VPC's own names, or an endpoint
 * without private DNS) one update does it all.
 */
export function nextStage(now: Stage, goal: Placement, exclusive: boolean): Stage {
  const settled = stageOf(goal);
  if (now === settled || goal === "nat" || now === "Nat" || !exclusive) return settled;
  if (goal === "hub") return now === "BothHubAnswers" ? "Hub" : "BothHubAnswers";
  if (now === "Hub") return "BothHubAnswers";
  return now === "BothHubAnswers" ? "BothVpcAnswers" : "Local";
}

/** How many updates lead from a stage to a placement. */
export function updatesTo(now: Stage, goal: Placement, exclusive: boolean): number {
  let updates = 0;
  for (let stage = now; stage !== stageOf(goal); updates += 1) {
    stage = nextStage(stage, goal, exclusive);
  }
  return updates;
}

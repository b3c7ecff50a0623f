import { avoidsNatBecause, placementIn, type Placement } from "../placement";
import type { EndpointPlan } from "../plan";
import type { ServiceNeed, Topology, TopologyVpc } from "../topology/topology";
import { deployedStage, type Deployed } from "./deployed";
import { planStages } from "./planStages";
import {
  answering,
  isInHub,
  nextStage,
  stageOf,
  updatesTo,
  type Stage,
  type StageIn,
} from "./stages";

/** A service that is not where the plan wants it. */
export interface Move {
  readonly vpc: string;
  readonly service: string;
  readonly from: Stage;
  readonly to: Placement;
  /** After this update; `from` where nothing is to move. */
  readonly next: Stage;
  /** How many updates lead there, this one among them. */
  readonly updates: number;
}

export interface DecidedMoves {
  /** Where a service with an interface endpoint is after this update. */
  readonly stage: StageIn;
  readonly moves: readonly Move[];
  /** The same to be read by the next update. */
  readonly deployed: Deployed;
  /** What this update builds. */
  readonly plan: EndpointPlan;
  /** What there is once everything that moves has moved: nothing of it is there for a while. */
  readonly lasting: EndpointPlan;
}

/**
 * Lays a plan over what is deployed: what is new goes where the plan says, and what is there stays, or moves by a step. Pairs
 * that are gone are forgotten.
 */
export function decideMoves(
  topology: Topology,
  plan: EndpointPlan,
  deployed: Deployed | undefined,
  { moving }: { readonly moving: boolean },
): DecidedMoves {
  const goalOf = placementIn(plan);
  const moves: Move[] = [];
  const stages = new Map(
    topology.vpcs.map((vpc) => {
      const own = vpc.needs.filter(({ type }) => type === "Interface");
      const placed = own.map((need) => {
        const to = goalOf(vpc.name, need);
        const from = deployedStage(deployed, vpc.name, need.service.name);
        const move = from === undefined ? undefined : moveOf(topology, vpc, need, { from, to });
        if (move === undefined) return [need.service.name, stageOf(to)] as const;
        const next = moving || !mayStay(vpc, need, move.from) ? move.next : move.from;
        moves.push({ ...move, next });
        return [need.service.name, next] as const;
      });
      return [vpc.name, new Map<string, Stage>(placed)] as const;
    }),
  );
  const { dns, profileContents } = topology.hub;
  const used = [...stages.values()].flatMap((services) => [...services.values()]);
  const stage: StageIn = (vpc, service) => stages.get(vpc)?.get(service) ?? "Local";
  return {
    stage,
    moves,
    plan: moves.length === 0 ? plan : planStages(topology, plan.model, stage),
    lasting:
      moving || moves.length === 0
        ? plan
        : planStages(topology, "Hybrid", (...pair) => stageOf(answering(stage(...pair)))),
    deployed: {
      ...(used.some(isInHub) ? { hub: { dns, profileContents } } : {}),
      vpcs: Object.fromEntries(
        [...stages].map(([vpc, services]) => [vpc, Object.fromEntries(services)]),
      ),
    },
  };
}

function moveOf(
  { hub }: Topology,
  vpc: TopologyVpc,
  need: ServiceNeed,
  { from, to }: Pick<Move, "from" | "to">,
): Move | undefined {
  if (from === stageOf(to)) return undefined;
  const exclusive = hub.dns === "PrivateHostedZones" && need.privateDnsEnabled;
  return {
    vpc: vpc.name,
    service: need.service.name,
    from,
    to,
    next: nextStage(from, to, exclusive),
    updates: updatesTo(from, to, exclusive),
  };
}

/** NAT gateways that are gone hold nothing. */
function mayStay(vpc: TopologyVpc, need: ServiceNeed, stage: Stage): boolean {
  return stage !== "Nat" || avoidsNatBecause(vpc, need) === undefined;
}

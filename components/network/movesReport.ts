import { groupBy } from "../../core/groupBy";
import type { Move } from "../../core/moves/decideMoves";
import { stageOf, type Stage } from "../../core/moves/stages";
import type { ServiceMoves } from "./serviceMoves";

/** What one update does to a service on its way. */
const STEPS: Readonly<Record<Stage, Partial<Readonly<Record<Stage, string>>>>> = {
  Local: {
    BothHubAnswers:
      "once the way to the hub stands, private DNS of the VPC's endpoint goes off and the hub's zone comes: a minute or two of public answers",
    Hub: "the hub answers once the VPC's endpoint is gone",
    Nat: "the VPC's endpoint goes, and NAT gateways carry the traffic",
  },
  Hub: {
    BothHubAnswers: "an endpoint is built in the VPC and stands by, while the hub answers",
    Local: "an endpoint is built in the VPC and answers before the hub does",
    Nat: "the hub's names leave the VPC, and NAT gateways carry the traffic",
  },
  Nat: {
    Local: "an endpoint is built in the VPC",
    Hub: "the hub's names come once the way to the hub stands",
  },
  BothHubAnswers: {
    Hub: "the VPC's endpoint, which answers nothing any more, is deleted",
    BothVpcAnswers:
      "the hub's zone leaves the VPC and private DNS of the VPC's endpoint goes on: two or three minutes of public answers",
    Nat: "both endpoints' names leave the VPC, and NAT gateways carry the traffic",
  },
  BothVpcAnswers: {
    Local: "what is left of the hub's side is deleted",
    BothHubAnswers:
      "private DNS of the VPC's endpoint goes off and the hub's zone comes back: a minute or two of public answers",
    Nat: "both endpoints' names leave the VPC, and NAT gateways carry the traffic",
  },
};

export interface MovesContext {
  readonly mode: ServiceMoves;
  /** What the next update takes as `lastPlacements`. */
  readonly placements: string;
  /** What a month would cost, where services stay that the plan has elsewhere. */
  readonly wanted: string | undefined;
}

/** What a preview and an update say of services that are not where the plan has them; nothing where there are none. */
export function movesReport(
  moves: readonly Move[],
  { mode, placements, wanted }: MovesContext,
): string[] {
  if (moves.length === 0) return [];
  const updates = Math.max(...moves.map((move) => move.updates));
  const saving = wanted === undefined ? "" : `, for ${wanted}`;
  if (mode !== "Apply") {
    const held = `${count(moves)} where lastPlacements has ${moves.length === 1 ? "it" : "them"}, though the plan has ${moves.length === 1 ? "it" : "them"} elsewhere${saving}.`;
    if (mode === "Hold") {
      return [`${held} moves: "Propose" shows what would move, and "Apply" moves it.`];
    }
    return [
      held,
      ...linesOf(moves, ({ from, to }) => `${from} -> ${stageOf(to)}`),
      `moves: "Apply" takes ${updatesText(updates)}.`,
    ];
  }
  return [
    `Services move in this update${updates === 1 ? ", which is the last one" : `, and ${updates - 1} more ${updates === 2 ? "follows" : "follow"}`}:`,
    ...linesOf(moves, ({ from, next }) => STEPS[from][next] ?? `${from} -> ${next}`),
    ...(updates === 1
      ? []
      : [
          "Run the next one with what this one leaves, the output `placements`, as lastPlacements:",
        ]),
    ...(updates === 1 ? ["From now on lastPlacements is:"] : []),
    placements,
  ];
}

function count(moves: readonly Move[]): string {
  return moves.length === 1 ? "1 service stays" : `${moves.length} services stay`;
}

function updatesText(updates: number): string {
  return updates === 1 ? "one update" : `up to ${updates} updates, one after the other`;
}

/** One line for what is alike, its VPCs in order. */
function linesOf(moves: readonly Move[], textOf: (move: Move) => string): string[] {
  return [...groupBy(moves, textOf)].map(([text, alike]) => {
    const where = [...groupBy(alike, ({ vpc }) => vpc)].map(
      ([vpc, some]) => `${vpc} (${some.map(({ service }) => service).join(", ")})`,
    );
    return `  ${where.join(", ")}: ${text}`;
  });
}

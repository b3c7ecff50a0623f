import * as pulumi from "@pulumi/pulumi";
import { error, type Issue } from "../../core/issues";
import { readDeployed, type Deployed } from "../../core/moves/deployed";
import { refuse } from "../shared/errors";
import { asFarAsKnown } from "../shared/asFarAsKnown";
import type { EndpointNetworkArgs } from "./networkArgs";

const PATH = ["lastPlacements"];

/** What the caller says is deployed. Left out, nothing is known of it; with a text that is empty yet, there is nothing. */
export interface LastPlacements {
  readonly isGiven: boolean;
  /** Whether it is known already; an Output has to be awaited. */
  readonly isPlain: boolean;
  readonly deployed?: Deployed;
  readonly issues: readonly Issue[];
}

const setAside = new WeakMap<object, EndpointNetworkArgs["lastPlacements"]>();

/**
 * The engine compares a component's arguments with those of the last update, and these differ after every move: they stay out,
 * so that a preview after the update shows no change.
 */
export function withoutLastPlacements(args: EndpointNetworkArgs): EndpointNetworkArgs {
  const { lastPlacements, ...rest } = args;
  if ("lastPlacements" in args) setAside.set(rest, lastPlacements);
  return rest;
}

/** As far as they are plain, so that the constructor can throw; an Output is awaited later. */
export function plainPlacements(rest: EndpointNetworkArgs): LastPlacements {
  const text = setAside.get(rest);
  const isPlain = typeof text === "string" || (text ?? undefined) === undefined;
  return { ...placementsOf(rest, isPlain ? (text as string | undefined) : undefined), isPlain };
}

/** All of them. */
export async function lastPlacements(rest: EndpointNetworkArgs): Promise<LastPlacements> {
  const text = await asFarAsKnown(setAside.get(rest));
  if (pulumi.isUnknown(text) || (typeof text !== "string" && (text ?? undefined) !== undefined)) {
    refuse(
      error("placements-text", PATH, {
        message:
          "what is deployed is not known as text, and everything that is built depends on it",
        wayOut:
          "Give the network's output `placements` of the last update, from the stack's own outputs or a file",
      }),
    );
  }
  return { ...placementsOf(rest, text as string | null | undefined), isPlain: true };
}

function placementsOf(
  rest: EndpointNetworkArgs,
  text: string | null | undefined,
): Omit<LastPlacements, "isPlain"> {
  const isGiven = setAside.has(rest);
  if (text === undefined || text === null || text.trim() === "") return { isGiven, issues: [] };
  return { isGiven, ...readDeployed(text, PATH) };
}

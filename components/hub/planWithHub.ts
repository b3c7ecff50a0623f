import type * as pulumi from "@pulumi/pulumi";
import type { Issue } from "../../core/issues";
import { raise } from "../shared/errors";
import { newIssues, rememberIssues } from "../shared/initialize";
import { knownRegion } from "../shared/knownRegion";
import { hubSetAside, knownHub, plainHub, type HubArguments, type KnownHub } from "./knownHub";

/** What a component decides beside its hub; without one it says what is wrong with its arguments by themselves. */
type Planner<A, P> = (
  args: A & HubArguments,
  hub: KnownHub | undefined,
  region: string | undefined,
) => P;

interface Decided<A, P> {
  readonly args: A & HubArguments;
  readonly hub: KnownHub;
  /** Given in the arguments, of the component or of its hub; otherwise the provider's applies by itself. */
  readonly region: string | undefined;
  readonly planned: P;
}

/**
 * For `initialize` of a component that takes a hub: plans once without what is still to be awaited, so that
 * the constructor can throw, and once with all of it. Undefined where the constructor throws.
 */
export async function planWithHub<
  A extends { readonly region?: string },
  P extends { readonly issues: readonly Issue[] },
>(
  component: pulumi.ComponentResource,
  rest: A,
  plan: Planner<A, P>,
): Promise<Decided<A, P> | undefined> {
  const args = { ...rest, ...hubSetAside(rest) };
  const atOnce = plainHub(args);
  const first = plan(args, atOnce, args.region ?? atOnce?.shape.region);
  if (rememberIssues(component, first.issues).refused) return undefined;
  const hub = atOnce ?? (await knownHub(args));
  const region = args.region ?? hub.shape.region;
  const planned = plan(args, hub, await knownRegion(component, region));
  raise(newIssues(planned.issues, first.issues), component);
  return { args, hub, region, planned };
}

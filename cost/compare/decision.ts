import type { EndpointPlan, PlannedModel } from "../../core/plan";
import type { Topology } from "../../core/topology/topology";
import { decide, type Decision, type Undecidable } from "../decide/decide";
import { placesAlike, planForLeast } from "../decide/leastTraffic";
import { Traffic } from "../decide/traffic";
import { waysOf, type WaysOfTopology } from "../decide/ways";
import { missingPrices } from "../decide/missingPrices";
import type { PriceBook } from "../prices/prices";
import type { Alternative } from "./alternatives";

/** A plan that the decision is about, and which of the alternatives it is, if it is one. */
export interface DecidedPlan {
  readonly plan: EndpointPlan;
  readonly from: WaysOfTopology;
  readonly alternative: PlannedModel | undefined;
}

/** What a comparison decides while something is unknown, or which price is missing for it. */
export type ComparisonDecision = Decision<DecidedPlan> | Undecidable;

/** What is decided although traffic or prices are unknown; undefined where everything is known. */
export function decisionOf(
  topology: Topology,
  prices: PriceBook,
  alternatives: readonly [Alternative, ...Alternative[]],
  mustUseHub: boolean,
): ComparisonDecision | undefined {
  const traffic = new Traffic(topology);
  const estimates = alternatives.map((one) => one.estimate);
  if (traffic.open.length === 0 && estimates.every(({ complete }) => complete)) return undefined;
  const from = waysOf(topology, prices, traffic);
  if ("unknownBecause" in from) {
    return {
      kind: "unpriced",
      because: from.unknownBecause,
      missing: missingPrices(estimates),
    };
  }
  const [perVpc, ...others] = alternatives.map(({ plan }) => ({
    plan,
    from,
    alternative: plan.model,
  })) as [DecidedPlan, ...DecidedPlan[]];
  const least = planForLeast(topology, prices);
  const known = [...(mustUseHub ? [] : [perVpc]), ...others];
  const isNew = least !== undefined && known.every(({ plan }) => !placesAlike(plan, least));
  const [first = perVpc, ...rest] = [
    ...known,
    ...(isNew ? [{ plan: least, from, alternative: undefined }] : []),
  ];
  const cautious = known.find(({ alternative }) => alternative === "Hybrid") ?? perVpc;
  return decide([first, ...rest], [from], traffic, perVpc, cautious);
}

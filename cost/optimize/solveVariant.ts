import type { Decimal } from "../../core/decimal";
import type { PlannedModel, EndpointPlan } from "../../core/plan";
import type { Topology } from "../../core/topology/topology";
import type { Estimate } from "../lines/estimate";
import type { PriceBook } from "../prices/prices";
import { hubZoneChoices } from "./fewestZones";
import { solveHybrid, type HybridEstimate } from "./hybrid";
import { pureModels } from "./readCosts";
import type { Variant } from "./variants";

/** A plan that can be built, with its price. */
export interface Entry {
  readonly model: PlannedModel;
  readonly topology: Topology;
  readonly plan: EndpointPlan;
  readonly estimate: Estimate;
  readonly savings: HybridEstimate["savings"];
}

export interface SolvedVariant {
  /** Centralized and Hybrid; empty where it was not priced, and `because` then says why. */
  readonly entries: readonly Entry[];
  readonly because: string | undefined;
  readonly outcome: Outcome;
}

/** What is proven of every plan of a variant. */
export type Outcome =
  | { readonly kind: "bounded"; readonly lowerBound: Decimal }
  | { readonly kind: "unproven"; readonly because: string }
  /** It cannot be built, or leaves nothing to choose. */
  | { readonly kind: "none" };

/** Everything in the hub, and the best mix, of one hub with one way to it and one DNS. */
export function solveVariant(variant: Variant, perVpc: Estimate, prices: PriceBook): SolvedVariant {
  if (variant.excludedBecause !== undefined) {
    return unsolved(`not possible: ${variant.excludedBecause}`, { kind: "none" });
  }
  const name = `${variant.connectivity} with ${variant.dns}`;
  let best: readonly [Entry, Entry] | undefined;
  let outcome: Outcome = { kind: "none" };
  for (const topology of hubZoneChoices(variant.topology)) {
    const models = pureModels(topology, perVpc, prices, topology);
    const hybrid = solveHybrid(topology, models, prices, topology);
    if (!("plan" in hybrid)) {
      const { unknownBecause } = hybrid;
      return unknownBecause === undefined
        ? unsolved("no service of this topology has another way", { kind: "none" })
        : unsolved(unknownBecause, { kind: "unproven", because: `${name}: ${unknownBecause}` });
    }
    outcome = leastOf(outcome, hybrid.lowerBound, `${name} was not solved to a proof`);
    if (best === undefined || hybrid.estimate.monthlyTotal.lt(best[1].estimate.monthlyTotal)) {
      const { savings, plan, estimate } = hybrid;
      const { centralPlan, centralized } = models;
      best = [
        { model: "Centralized", topology, savings, plan: centralPlan, estimate: centralized },
        { model: "Hybrid", topology, savings, plan, estimate },
      ];
    }
  }
  return { entries: best ?? [], because: undefined, outcome };
}

function leastOf(outcome: Outcome, lowerBound: Decimal | undefined, because: string): Outcome {
  if (outcome.kind === "unproven" || lowerBound === undefined) return { kind: "unproven", because };
  return outcome.kind === "bounded" && outcome.lowerBound.lte(lowerBound)
    ? outcome
    : { kind: "bounded", lowerBound };
}

function unsolved(because: string, outcome: Outcome): SolvedVariant {
  return { entries: [], because, outcome };
}

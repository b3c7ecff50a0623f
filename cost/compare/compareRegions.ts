import { sum } from "../../core/decimal";
import type { PlannedModel } from "../../core/plan";
import type { Topology } from "../../core/topology/topology";
import { compare } from "./compare";
import type { Comparison } from "./comparison";
import type { Estimate } from "../lines/estimate";
import type { Sum } from "../lines/sum";

/** Several Regions, each compared by itself: no endpoint and no hub serves another Region. */
export interface RegionsComparison {
  /** In the order of the file. */
  readonly regions: readonly Comparison[];
  /** One for each currency, in the order in which the file first bills in it: amounts of two are never added. */
  readonly totals: readonly RegionsTotal[];
}

/** What all Regions of one currency cost by each model. */
export interface RegionsTotal {
  readonly currency: string;
  readonly regions: readonly string[];
  /** What all of these Regions cost with the same model; undefined where one cannot price it. */
  readonly models: Readonly<Record<PlannedModel, Sum | undefined>>;
  /** Each Region with its own recommended model; undefined while one of them recommends none. */
  readonly recommended: Sum | undefined;
}

export const MODELS: readonly PlannedModel[] = ["PerVpc", "Centralized", "Hybrid"];

/** Prices several Regions. `compareOne` may add to each comparison, such as its sensitivity. */
export function compareRegions(
  topologies: readonly Topology[],
  compareOne: (topology: Topology) => Comparison = compare,
): RegionsComparison {
  const regions = topologies.map((topology) => compareOne(topology));
  const currencies = [...new Set(regions.map(({ prices }) => prices.currency))];
  const totals = currencies.map((currency) =>
    totalOf(
      currency,
      regions.filter(({ prices }) => prices.currency === currency),
    ),
  );
  return { regions, totals };
}

function totalOf(currency: string, regions: readonly Comparison[]): RegionsTotal {
  const ofModel = (model: PlannedModel) =>
    added(regions.map((region) => estimateOf(region, model)));
  return {
    currency,
    regions: regions.map(({ topology }) => topology.region),
    models: {
      PerVpc: ofModel("PerVpc"),
      Centralized: ofModel("Centralized"),
      Hybrid: ofModel("Hybrid"),
    },
    recommended: added(
      regions.map((region) =>
        region.recommended === undefined ? undefined : estimateOf(region, region.recommended),
      ),
    ),
  };
}

function estimateOf({ alternatives }: Comparison, model: PlannedModel): Estimate | undefined {
  return alternatives.find(({ estimate }) => estimate.model === model)?.estimate;
}

function added(estimates: readonly (Estimate | undefined)[]): Sum | undefined {
  const known = estimates.filter((estimate) => estimate !== undefined);
  if (known.length < estimates.length) return undefined;
  return {
    amount: sum(known.map(({ monthlyTotal }) => monthlyTotal)),
    complete: known.every(({ complete }) => complete),
  };
}

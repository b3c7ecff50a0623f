import { ONE, ZERO, type Decimal } from "../../core/decimal";
import type { Topology } from "../../core/topology/topology";
import type { Comparison } from "../compare/comparison";
import { choiceOf, type HubChoice, type ChoicePair } from "./choice";
import { Flips } from "./flips";
import { hubBreakEvens } from "./overall";
import { trafficBand } from "./trafficBand";
import type { Sensitivity } from "./answers";
import { unknownUsage } from "./unknownUsage";

/**
 * Cuts for single pairs and spokes times the pairs in each: a few tenths of a second. Twenty different
 * VPCs with 15 services each stay within it; VPCs that are alike count as one.
 */
const USUAL_WORK = 200_000;
/** Beyond this many different pairs even the few overall questions take seconds. */
const USUAL_PAIRS = 1_000;

/** Which questions a sensitivity analysis answers. */
export interface SensitivityOptions {
  /** Whether everything is answered however long it takes. Defaults to false. */
  readonly everything?: boolean;
}

/**
 * Answers what-if questions about a comparison: exact, but for quotients of 20 digits. Undefined for a
 * topology so large that the answers take longer than the comparison, unless `everything` is asked for.
 */
export function sensitivity(
  comparison: Comparison,
  { everything = false }: SensitivityOptions = {},
): Sensitivity | undefined {
  const { topology, prices } = comparison;
  if (!everything && pairCount(topology) > MOST_PAIRS_READ) return undefined;
  const choice = choiceOf(topology, prices);
  if (!everything && (choice?.pairs.length ?? 0) > USUAL_PAIRS) return undefined;
  const common = {
    everything,
    band: trafficBand(comparison),
    unknownUsage: unknownUsage(comparison, choice),
  };
  if (choice === undefined) {
    const none = { services: [], spokes: [], pairs: [], leftOut: { pairs: 0, spokes: 0 } };
    return { ...common, hub: undefined, ...none };
  }
  const flips = new Flips(choice);
  const cuts = everything ? Infinity : Math.floor(USUAL_WORK / choice.pairs.length);
  const pairs = nearestFirst(choice).slice(0, Math.ceil(cuts / 2));
  const spokes = choice.spokes.map((_, index) => index).slice(0, Math.ceil(cuts / 8));
  return {
    ...common,
    hub: hubBreakEvens(topology, choice, prices),
    services: flips.services(),
    spokes: flips.spokes(spokes),
    pairs: flips.pairs(pairs),
    leftOut: {
      pairs: choice.pairs.length - pairs.length,
      spokes: choice.spokes.length - spokes.length,
    },
  };
}

/** Pairs of VPC and service before alike VPCs are put together: reading them takes time as well. */
const MOST_PAIRS_READ = 10_000;

function pairCount(topology: Topology): number {
  return topology.vpcs.reduce((count, vpc) => count + vpc.needs.length, 0);
}

/** The comparison with its sensitivity, as the reports show it. */
export function withSensitivity(comparison: Comparison, options?: SensitivityOptions): Comparison {
  return { ...comparison, sensitivity: sensitivity(comparison, options) ?? "left out" };
}

/** By how far the traffic is from where the pair alone would break even, were all else there. */
function nearestFirst(choice: HubChoice): number[] {
  const distances = choice.pairs.map((pair) => distance(choice, pair));
  return choice.pairs
    .map((_, index) => index)
    .sort((a, b) => distances[a]?.cmp(distances[b] ?? ZERO) || a - b);
}

function distance({ endpointHour }: HubChoice, pair: ChoicePair): Decimal {
  const transit = (pair.monthlyDataGb ?? ZERO).times(pair.transitPerGb);
  const local = pair.eniHours.times(endpointHour);
  return local.eq(ZERO) ? transit : transit.div(local).minus(ONE).abs();
}

import { decimal, ONE, type Decimal } from "../../../core/decimal";
import type { Comparison } from "../../compare/comparison";
import { formatPrice, grouped } from "../../lines/lineItem";
import type { PairFlip, ServiceFlip } from "../../sensitivity/flips";
import type { HubBreakEvens } from "../../sensitivity/overall";
import type { Sensitivity } from "../../sensitivity/answers";
import type { TurningPoint } from "../../sensitivity/turningPoint";
import { countOf } from "../shared/format";

/** What a comparison says of its sensitivity; undefined where nobody asked for it. */
export function sensitivitySentences({ sensitivity, prices }: Comparison): string[] | undefined {
  if (sensitivity === undefined) return undefined;
  if (sensitivity === "left out") {
    return ["Left out for so many different VPCs and services: --sensitivity computes it."];
  }
  // Turning points count unknown traffic as none, and what the decision says of it is exact.
  if (sensitivity.unknownUsage !== undefined) return leftOutSentences(sensitivity);
  return [
    ...hubSentences(sensitivity, prices.currency),
    ...serviceSentences(sensitivity.services),
    ...pairSentences(sensitivity.pairs),
    ...leftOutSentences(sensitivity),
  ];
}

function hubSentences({ hub }: Sensitivity, currency: string): string[] {
  if (hub === undefined) return [];
  const { fromVpcs, aboveEndpointHour, atAvailabilityZones } = hub;
  if (fromVpcs === "never" && aboveEndpointHour === "never") {
    return ["No mix with a hub pays with any number of these VPCs, or at any price of endpoints."];
  }
  const parts = [
    ...trafficText(hub),
    ...(typeof fromVpcs === "number" ? [vpcsText(fromVpcs)] : []),
    ...priceText(aboveEndpointHour, currency),
    ...zonesText(atAvailabilityZones),
  ];
  const verb = hub.hubPays ? "pays" : "would pay";
  return parts.length === 0
    ? []
    : [`The best mix with a hub ${verb}, all else the same: ${parts.join("; ")}.`];
}

function vpcsText(count: number): string {
  return count === 1 ? "with a single VPC" : `with ${countOf(count, "VPC")} or more`;
}

/** A multiple of no traffic says nothing, and neither does what holds at none. */
function trafficText({ belowTrafficFactor: factor }: HubBreakEvens): string[] {
  if (factor === "never") return [];
  if (factor === "always") return ["at any traffic"];
  return factor.round(2).lte(decimal(0)) ? [] : [`below ${factorText(factor)} times the traffic`];
}

function priceText(price: TurningPoint, currency: string): string[] {
  if (price === "never") return [];
  if (price === "always") return ["at any price of endpoints"];
  return [`above ${formatPrice(price.round(5), currency)} an endpoint hour`];
}

function zonesText(zones: readonly number[]): string[] {
  const [first] = zones;
  const last = zones[zones.length - 1];
  if (first === undefined || last === undefined) return [];
  if (zones.length > 1 && last - first === zones.length - 1) return [`at ${first} to ${last} AZs`];
  return [`at ${zones.join(", ")} AZ${zones.length === 1 && first === 1 ? "" : "s"}`];
}

/** Services named in one sentence; the JSON report has them all. */
const MOST_SERVICES = 3;

function serviceSentences(services: readonly ServiceFlip[]): string[] {
  const turning = services
    .flatMap(({ service, hosted, belowTrafficFactor: factor }) =>
      typeof factor === "string" ? [] : [{ service, hosted, factor }],
    )
    .sort((a, b) => byNearness(a.factor, b.factor))
    .slice(0, MOST_SERVICES);
  const text = (hosted: boolean, verb: string, side: string) => {
    const named = turning
      .filter((one) => one.hosted === hosted && one.factor.round(2).gt(decimal(0)))
      .map(({ service, factor }) => `${service} ${side} ${factorText(factor)} times its traffic`);
    return named.length === 0 ? [] : [`${verb} ${named.join(", ")}.`];
  };
  return [
    ...text(false, "Next into the hub of the best mix, in all VPCs:", "below"),
    ...text(true, "Next out of the hub of the best mix, in all VPCs:", "at"),
  ];
}

function pairSentences(pairs: readonly PairFlip[]): string[] {
  const nearest = pairs
    .flatMap((pair) => {
      const { hubBelowGb: turn, monthlyDataGb: gb } = pair;
      if (typeof turn === "string" || gb === undefined || gb.lte(decimal(0))) return [];
      return [{ pair, turn, gb, ratio: turn.div(gb) }];
    })
    .sort((a, b) => byNearness(a.ratio, b.ratio))[0];
  if (nearest === undefined) return [];
  const { pair, turn, gb } = nearest;
  const others = pair.vpcs.length - 1;
  const which =
    others === 0
      ? ""
      : ` (or ${others === 1 ? "the VPC" : `one of ${countOf(others, "VPC")}`} like it)`;
  const moves = pair.placement === "hub" ? "leaves the hub at" : "moves to the hub below";
  return [
    `Nearest alone: ${pair.service} of ${shortened(pair.vpcs[0] ?? "")}${which} ${moves} ${grouped(turn.round(2))} GB; it has ${grouped(gb)}.`,
  ];
}

function leftOutSentences({ leftOut }: Sensitivity): string[] {
  if (leftOut.pairs === 0 && leftOut.spokes === 0) return [];
  return [
    `${countOf(leftOut.pairs, "pair")} of VPC and service further from flipping ${leftOut.pairs === 1 ? "is" : "are"} left out: --sensitivity judges every one.`,
  ];
}

/** A name may be longer than a line is wide. */
export function shortened(name: string, most = 40): string {
  return name.length <= most ? name : `${name.slice(0, most - 3)}...`;
}

function factorText(factor: Decimal): string {
  return grouped(factor.round(2));
}

/** A tenth and ten times are equally far from once. */
function byNearness(a: Decimal, b: Decimal): number {
  const far = (ratio: Decimal) =>
    ratio.gt(ONE) ? ratio : ratio.gt(decimal(0)) ? ONE.div(ratio) : decimal(1_000_000_000);
  return far(a).cmp(far(b));
}

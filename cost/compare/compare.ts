import { decimal, type Decimal } from "../../core/decimal";
import type { PlannedModel } from "../../core/plan";
import { mayUseNat } from "../../core/placement";
import type { PriceItem } from "../../core/priceItem";
import type { Topology } from "../../core/topology/topology";
import {
  closedForm,
  gbThreshold,
  savings,
  smallestCount,
  trafficFactor,
  type BreakEven,
  type Savings,
} from "./breakEven";
import { INTERFACE_GB, INTERFACE_HOUR } from "../lines/endpointLines";
import type { Estimate } from "../lines/estimate";
import type { LineItem } from "../lines/lineItem";
import { oldestDate } from "../lines/priceDates";
import { WAY_BILLS } from "../lines/connectivity/wayBills";
import { NAT_GATEWAY_GB } from "../lines/natLines";
import { PriceBook } from "../prices/prices";
import { alternativesOf, linesOf, type Alternative } from "./alternatives";
import type { Comparison } from "./comparison";
import { decisionOf, type ComparisonDecision } from "./decision";

/** Prices every deployment model of a topology from the same plan code that builds it. */
export function compare(topology: Topology): Comparison {
  const prices = new PriceBook(topology.region, topology.prices);
  const alternatives = alternativesOf(topology, prices);
  const [perVpc, centralized] = alternatives;
  const mustUseHub = forcesHub(topology);
  const decision = decisionOf(topology, prices, alternatives, mustUseHub);
  return {
    topology,
    prices,
    alternatives,
    decision,
    recommended:
      decision === undefined ? cheapestOf(alternatives, mustUseHub) : decidedModel(decision),
    breakEven: breakEvenOf(topology, perVpc.estimate, centralized.estimate, prices),
    assumptions: topologyAssumptions(topology, prices, linesOf(alternatives)),
  };
}

/** Of alternatives that are known in full; of two that cost the same the simpler. */
function cheapestOf(alternatives: readonly Alternative[], mustUseHub: boolean): PlannedModel {
  // What the file forces into a hub is no deployment without one.
  const eligible = alternatives.filter(({ plan }) => !mustUseHub || plan.model !== "PerVpc");
  const best = eligible.reduce((a, b) =>
    b.estimate.monthlyTotal.lt(a.estimate.monthlyTotal) ? b : a,
  );
  return best.estimate.model;
}

/** Lower bounds do not compare: while something is unknown only what is decided whatever it is counts. */
function decidedModel(decision: ComparisonDecision): PlannedModel | undefined {
  return decision.kind === "always" ? decision.chosen.alternative : undefined;
}

function forcesHub({ vpcs }: Topology): boolean {
  return vpcs.some((vpc) => vpc.needs.some((need) => need.placement === "hub"));
}

function breakEvenOf(
  topology: Topology,
  perVpc: Estimate,
  centralized: Estimate,
  prices: PriceBook,
): BreakEven {
  const names = topology.vpcs.map((vpc) => vpc.name);
  const saved = savings(perVpc, centralized, names);
  const count = (pick: (saved: Savings) => number | "never") =>
    saved === undefined ? "unknown" : pick(saved);
  return {
    vpcs: count(({ perVpc: each, hub }) => smallestCount(each, hub)),
    closedForm: saved === undefined ? undefined : closedForm(saved),
    vpcsWithAttachments: count(({ perVpcAttached, hubAttached }) =>
      smallestCount(perVpcAttached, hubAttached),
    ),
    ...thresholdsOf(topology, prices),
    trafficFactor: trafficFactor(perVpc, centralized),
  };
}

/** Of the commonest number of Availability Zones; each zone more or less moves it in proportion. */
function thresholdsOf(
  topology: Topology,
  prices: PriceBook,
): Pick<BreakEven, "gbPerVpcService" | "gbAgainstNat"> {
  const priceOf = (item: PriceItem) => prices.find(item)?.tiers[0]?.price;
  const endpointHour = priceOf(INTERFACE_HOUR);
  const threshold = (extraGb: Decimal | undefined) =>
    endpointHour === undefined || extraGb === undefined
      ? undefined
      : gbThreshold({
          endpointHour,
          availabilityZones: commonZones(topology),
          hoursPerMonth: topology.hoursPerMonth,
          extraGb,
        });
  const { thresholdGb } = WAY_BILLS[topology.hub.connectivity];
  const natGb = priceOf(NAT_GATEWAY_GB);
  const endpointGb = priceOf(INTERFACE_GB);
  return {
    gbPerVpcService: thresholdGb === undefined ? undefined : threshold(priceOf(thresholdGb)),
    // Through a NAT gateway no interface endpoint is passed, and its data are not billed.
    gbAgainstNat:
      natGb === undefined || endpointGb === undefined || !mayUseNat(topology)
        ? undefined
        : threshold(natGb.minus(endpointGb)),
  };
}

export function commonZones(topology: Topology): number {
  const counts = new Map<number, number>();
  for (const { availabilityZones } of topology.vpcs) {
    counts.set(availabilityZones.length, (counts.get(availabilityZones.length) ?? 0) + 1);
  }
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** What every estimate rests on, whatever it is of. */
export function assumptionsOf(
  hoursPerMonth: number | string,
  prices: PriceBook,
  consolidatedBilling = true,
  lines: readonly LineItem[] = [],
): string[] {
  const oldest = oldestDate(lines, prices);
  const age = oldest === undefined ? "" : `; the oldest that this rests on is of ${oldest}`;
  return [
    `A month has ${hoursPerMonth} hours; every endpoint exists for all of them.`,
    `Prices: ${prices.basis}, ${prices.currency}, as of ${prices.asOf}${age}; each line names its own source and date.`,
    consolidatedBilling
      ? "Data tiers count the Region's total over all interface endpoints, billed together."
      : "Data tiers count each account's own total over its interface endpoints: accounts are billed apart.",
    "Not included: taxes, support, DNS queries (free from within a VPC), what the services themselves charge.",
  ];
}

function crossRegionAssumptions({ vpcs }: Topology): string[] {
  const crosses = vpcs.some(({ needs }) => needs.some((need) => need.serviceRegion !== undefined));
  if (!crosses) return [];
  return [
    "A cross-Region endpoint costs what any other costs, plus every GB at the rate out of the Region that it leaves. It needs the permission vpce:AllowMultiRegion, and its Region opted in.",
  ];
}

/** What figures of a whole topology rest on, as sentences. */
export function topologyAssumptions(
  topology: Topology,
  prices: PriceBook,
  lines: readonly LineItem[] = [],
): string[] {
  const percent = topology.requestShare.times(decimal(100)).toString();
  return [
    ...assumptionsOf(
      topology.hoursPerMonth.toString(),
      prices,
      topology.consolidatedBilling,
      lines,
    ),
    `Spokes send ${percent} % of the traffic: it decides who is billed for the way to the hub, not how much.`,
    "Traffic between Availability Zones through interface endpoints and a Transit Gateway is free.",
    ...(topology.vpcs.some((vpc) => vpc.nat !== "none")
      ? [
          "NAT gateways stand in every Availability Zone of their VPC and reach public AWS endpoints of the Region; beyond what they process such traffic is free.",
        ]
      : []),
    ...crossRegionAssumptions(topology),
    ...(topology.hub.assumed
      ? [`The file names no hub: a new one, "${topology.hub.name}", is assumed for the comparison.`]
      : []),
  ];
}

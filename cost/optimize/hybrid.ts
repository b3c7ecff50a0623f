import { decimal, sum, ZERO, type Decimal } from "../../core/decimal";
import type { EndpointPlan } from "../../core/plan";
import { planCentralized, planPerVpc, planTopology } from "../../core/planTopology";
import type { Topology } from "../../core/topology/topology";
import { HOSTED_ZONE_MONTH } from "../dnsLines";
import { estimate, type Estimate } from "../estimate";
import type { TransitOptions } from "../hubLines";
import type { LineItem } from "../lineItem";
import type { PriceBook } from "../prices";
import { isProven } from "./certificate";
import { LARGEST_SUM, select, type Pair, type Selection } from "./selection";

/** The cheapest mix of local and hub endpoints, with its proof. */
export interface HybridEstimate {
  readonly plan: EndpointPlan;
  readonly estimate: Estimate;
  /** No plan of this topology costs less than this; equal to the estimate where `optimal`. */
  readonly lowerBound: Decimal;
  /** The certificate was checked and the bound is met to the last digit. */
  readonly optimal: boolean;
}

/**
 * Chooses for every pair (VPC, service) between an endpoint of its own and the hub. All costs are
 * read off the estimates of the two pure models, so that this can never price differently from them.
 *
 * Undefined where a price that decides is unknown. A pair of unknown traffic stays local: its way to
 * the hub is billed by the GB.
 */
export function hybrid(
  topology: Topology,
  prices: PriceBook,
  options: TransitOptions,
): HybridEstimate | undefined {
  const perVpc = estimate(planPerVpc(topology), prices, options);
  const centralPlan = planCentralized(topology);
  const centralized = estimate(centralPlan, prices, options);
  // A zone costs less beyond the 25th: the least of two straight lines, so the best plan is the best
  // of the best plans under each.
  const candidates = zoneCostLines(prices).map((zones) => {
    const costs = pairCosts({ topology, perVpc, centralPlan, centralized, zones });
    return costs === undefined
      ? undefined
      : solve(topology, costs, perVpc.monthlyTotal, prices, options);
  });
  if (!candidates.every((candidate) => candidate !== undefined)) return undefined;
  const best = candidates.reduce((a, b) =>
    b.estimate.monthlyTotal.lt(a.estimate.monthlyTotal) ? b : a,
  );
  const lowerBound = candidates
    .map((candidate) => candidate.lowerBound)
    .reduce((a, b) => (b.lt(a) ? b : a));
  const proven = candidates.every((candidate) => candidate.proven);
  return {
    plan: best.plan,
    estimate: best.estimate,
    lowerBound,
    optimal: proven && best.estimate.complete && best.estimate.monthlyTotal.eq(lowerBound),
  };
}

/** What any number of zones costs at most, by one tier's price: `intercept + slope x zones`. */
interface ZoneCostLine {
  readonly slope: Decimal;
  readonly intercept: Decimal;
}

function zoneCostLines(prices: PriceBook): ZoneCostLine[] {
  const tiers = prices.find(HOSTED_ZONE_MONTH)?.tiers ?? [];
  let intercept = ZERO;
  const lines = tiers.map((tier, at) => {
    const before = tiers[at - 1];
    if (before !== undefined) {
      intercept = intercept.plus(before.price.minus(tier.price).times(tier.from));
    }
    return { slope: tier.price, intercept };
  });
  return lines.length === 0 ? [{ slope: ZERO, intercept: ZERO }] : lines;
}

function solve(
  topology: Topology,
  costs: Costs,
  allLocal: Decimal,
  prices: PriceBook,
  options: TransitOptions,
) {
  const { selection, chosenPairs, digits } = scaled(costs);
  const result = select(selection);
  const inHub = new Set(result.chosen.map((index) => chosenPairs[index]));
  const plan = planTopology(topology, "Hybrid", (vpc, need) =>
    inHub.has(`${vpc.name}/${need.service.name}`),
  );
  return {
    plan,
    estimate: estimate(plan, prices, options),
    lowerBound: allLocal.minus(unscaled(result.value, digits)),
    proven: isProven(selection, result),
  };
}

interface Costs {
  readonly hub: Decimal;
  readonly services: ReadonlyMap<string, Decimal>;
  readonly spokes: ReadonlyMap<string, Decimal>;
  readonly pairs: readonly {
    readonly vpc: string;
    readonly service: string;
    readonly saving: Decimal;
    readonly forced: boolean;
  }[];
}

interface EstimatedModels {
  readonly topology: Topology;
  readonly perVpc: Estimate;
  readonly centralPlan: EndpointPlan;
  readonly centralized: Estimate;
  readonly zones: ZoneCostLine;
}

/** Reads what each choice costs off the lines of the per-VPC and the centralized estimate. */
function pairCosts({
  topology,
  perVpc,
  centralPlan,
  centralized,
  zones,
}: EstimatedModels): Costs | undefined {
  const hubVpc = centralPlan.hub?.vpc;
  if (hubVpc === undefined) return undefined;
  const decisive = [...perVpc.lines, ...centralized.lines].filter(
    (line) => line.kind !== "endpointData" && line.quantity !== undefined,
  );
  if (decisive.some((line) => line.monthlyCost === undefined)) return undefined;
  const local = byPair(perVpc.lines.filter((line) => line.kind === "endpointHours"));
  const transit = byPair(
    centralized.lines.filter((line) =>
      ["transitGatewayData", "coreNetworkData", "peeringData"].includes(line.kind),
    ),
  );
  const inHub = centralized.lines.filter(
    (line) => line.vpc === hubVpc && line.kind !== "endpointData",
  );
  const forced = new Set(
    topology.vpcs.flatMap((vpc) =>
      vpc.needs
        .filter((need) => need.placement === "hub")
        .map((need) => `${vpc.name}/${need.service.name}`),
    ),
  );
  const hasZones = inHub.some((line) => line.kind === "hostedZones");
  const ofHub = sum(inHub.filter((line) => line.service === undefined).map(costOf));
  return {
    hub: hasZones ? ofHub.plus(zones.intercept) : ofHub,
    services: totals(
      inHub
        .filter((line) => line.service !== undefined)
        .map((line) =>
          line.kind === "hostedZones"
            ? { ...line, monthlyCost: zones.slope.times(line.quantity ?? ZERO) }
            : line,
        ),
      (line) => line.service ?? "",
    ),
    // Peering connections are free and have no line: every spoke counts all the same.
    spokes: new Map([
      ...(centralPlan.hub?.attachments ?? [])
        .filter(({ role }) => role === "spoke")
        .map(({ vpc }) => [vpc, ZERO] as const),
      ...totals(
        centralized.lines.filter((line) => line.kind === "attachmentHours" && line.vpc !== hubVpc),
        (line) => line.vpc,
      ),
    ]),
    pairs: centralPlan.flows
      .filter((flow) => flow.throughHub)
      .flatMap(({ vpc, service, monthlyDataGb }) => {
        const key = `${vpc}/${service}`;
        if (monthlyDataGb === undefined && !forced.has(key)) return [];
        const saving = (local.get(key) ?? ZERO).minus(transit.get(key) ?? ZERO);
        return [{ vpc, service, saving, forced: forced.has(key) }];
      }),
  };
}

function costOf(line: LineItem): Decimal {
  return line.monthlyCost ?? ZERO;
}

function totals(
  lines: readonly LineItem[],
  keyOf: (line: LineItem) => string,
): Map<string, Decimal> {
  const costs = new Map<string, Decimal>();
  for (const line of lines) {
    costs.set(keyOf(line), (costs.get(keyOf(line)) ?? ZERO).plus(costOf(line)));
  }
  return costs;
}

function byPair(lines: readonly LineItem[]): Map<string, Decimal> {
  return totals(lines, (line) => `${line.vpc}/${line.service ?? ""}`);
}

interface Scaled {
  readonly selection: Selection;
  /** `<vpc>/<service>` of each pair. */
  readonly chosenPairs: readonly string[];
  /** Decimal places of the whole numbers' unit. */
  readonly digits: number;
}

/** Whole numbers of the finest unit that occurs, or of the finest whose sums stay exact. */
function scaled(costs: Costs): Scaled {
  const amounts = [
    costs.hub,
    ...costs.services.values(),
    ...costs.spokes.values(),
    ...costs.pairs.map((pair) => pair.saving),
  ];
  const digits = usableDigits(amounts);
  const whole = (amount: Decimal, mode: 0 | 3) =>
    Number(shift(amount, digits).round(0, mode).toString());
  const services = [...costs.services.keys()];
  const spokes = [...costs.spokes.keys()];
  const serviceAt = new Map(services.map((service, at) => [service, at]));
  const spokeAt = new Map(spokes.map((spoke, at) => [spoke, at]));
  return {
    digits,
    chosenPairs: costs.pairs.map((pair) => `${pair.vpc}/${pair.service}`),
    selection: {
      // Costs are rounded down and savings up, so that the bound holds even in a coarser unit.
      hubCost: whole(costs.hub, 0),
      serviceCosts: services.map((service) => whole(costs.services.get(service) ?? ZERO, 0)),
      spokeCosts: spokes.map((spoke) => whole(costs.spokes.get(spoke) ?? ZERO, 0)),
      pairs: costs.pairs.map((pair): Pair => ({
        spoke: placeOf(spokeAt, pair.vpc),
        service: placeOf(serviceAt, pair.service),
        saving: whole(pair.saving, pair.saving.gt(ZERO) ? 3 : 0),
        forced: pair.forced,
      })),
    },
  };
}

/** A pair without its spoke or service would make a proof of another question: better none at all. */
function placeOf(places: ReadonlyMap<string, number>, name: string): number {
  const place = places.get(name);
  if (place === undefined) throw new Error(`no cost is known for ${name}`);
  return place;
}

function usableDigits(amounts: readonly Decimal[]): number {
  const finest = amounts.reduce(
    (most, amount) => Math.max(most, amount.toString().split(".")[1]?.length ?? 0),
    0,
  );
  const total = sum(amounts.map((amount) => amount.abs()));
  const wholeDigits = total.round(0, 3).toString().length;
  return Math.min(finest, Math.max(0, String(LARGEST_SUM).length - 1 - wholeDigits));
}

function shift(amount: Decimal, digits: number): Decimal {
  return amount.times(decimal(`1e${digits}`));
}

function unscaled(value: number, digits: number): Decimal {
  return shift(decimal(value), -digits);
}

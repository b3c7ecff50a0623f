import { sum, ZERO, type Decimal } from "../../core/decimal";
import type { EndpointPlan } from "../../core/plan";
import { mayUseNat, placementOf } from "../../core/placement";
import { planCentralized, planTopology } from "../../core/planTopology";
import type { Topology } from "../../core/topology/topology";
import { PROFILE_ASSOCIATION_HOUR } from "../lines/dnsLines";
import { estimate, type Estimate } from "../lines/estimate";
import type { LineOptions } from "../lines/lineOptions";
import { flatPrice, type LineItem } from "../lines/lineItem";
import { inPart, partOf } from "../lines/lineKinds";
import type { PriceBook } from "../prices/prices";
import type { DataFlow } from "./dataBills";
import { sharedArithmetic } from "./sharedArithmetic";

/** What each choice costs, read off estimates of plans in which everything takes one way. */
export interface Readings {
  readonly perVpc: Estimate;
  readonly hub: Decimal;
  /** The payer of the hub; undefined where no service may be served from one. */
  readonly hubPayer: string | undefined;
  readonly services: ReadonlyMap<string, Decimal>;
  /** Zones by service, priced apart because they cost less by number. */
  readonly zones: ReadonlyMap<string, Decimal>;
  readonly spokes: ReadonlyMap<string, Decimal>;
  readonly gateways: ReadonlyMap<string, Decimal>;
  /** What one Profile association beyond those covered costs; undefined where none is beyond. */
  readonly association: Decimal | undefined;
  readonly pairs: readonly PairReading[];
}

/** One VPC and service, with what each of its ways costs. */
export interface PairReading extends DataFlow {
  readonly vpc: string;
  readonly service: string;
  readonly known: boolean;
}

/** Estimates of everything local and of everything in the hub, which a caller mostly has already. */
export interface PureModels {
  readonly perVpc: Estimate;
  readonly centralPlan: EndpointPlan;
  readonly centralized: Estimate;
}

export function pureModels(
  topology: Topology,
  perVpc: Estimate,
  prices: PriceBook,
  options: LineOptions,
): PureModels {
  const centralPlan = planCentralized(topology);
  return { perVpc, centralPlan, centralized: estimate(centralPlan, prices, options) };
}

/** The readings of a topology, or why a price that decides is unknown. */
export function readCosts(
  topology: Topology,
  { perVpc, centralPlan, centralized }: PureModels,
  prices: PriceBook,
  options: LineOptions,
): Readings | { readonly unknownBecause: string } {
  const natted = mayUseNat(topology)
    ? estimate(planThroughNat(topology), prices, options)
    : undefined;
  const decisive = [...perVpc.lines, ...centralized.lines, ...(natted?.lines ?? [])].find(
    (line) =>
      partOf(line) !== "common" && line.quantity !== undefined && line.monthlyCost === undefined,
  );
  if (decisive !== undefined) {
    return { unknownBecause: decisive.unknownBecause ?? `the price of ${decisive.id} is unknown` };
  }
  const hubVpc = centralPlan.hub?.vpc;
  const inHub = centralized.lines.filter(
    (line) => line.vpc === hubVpc && partOf(line) !== "common" && partOf(line) !== "transit",
  );
  const isAssociation = (line: LineItem) => line.unit === "association-hours";
  const ofServices = inHub.filter((line) => line.service !== undefined);
  const pairs = pairReadings(topology, perVpc, centralPlan, centralized, natted);
  const gateways = totals(inPart(natted?.lines ?? [], "natGateway"), (line) => line.vpc);
  return {
    perVpc,
    hub: sum(
      inHub.filter((line) => line.service === undefined && !isAssociation(line)).map(costOf),
    ),
    hubPayer: centralPlan.hub?.payer,
    services: new Map([
      // A service that no hub serves is a choice of NAT gateways alone: it costs a hub nothing.
      ...pairs.map(({ service }) => [service, ZERO] as const),
      ...totals(
        ofServices.filter((line) => partOf(line) !== "zones"),
        (line) => line.service ?? "",
      ),
    ]),
    zones: quantities(inPart(ofServices, "zones"), (line) => line.service ?? ""),
    // Peering connections are free and have no line: every spoke counts all the same.
    spokes: new Map([
      ...pairs.map(({ vpc }) => [vpc, ZERO] as const),
      ...totals(
        inPart(centralized.lines, "attachment").filter((line) => line.vpc !== hubVpc),
        (line) => line.vpc,
      ),
    ]),
    gateways,
    association: inHub.some(isAssociation)
      ? flatPrice(prices.find(PROFILE_ASSOCIATION_HOUR))?.price.times(options.hoursPerMonth)
      : undefined,
    pairs,
  };
}

/** Whatever may take a NAT gateway takes one, and nothing the hub. */
function planThroughNat(topology: Topology): EndpointPlan {
  return planTopology(
    topology,
    "Hybrid",
    () => false,
    () => true,
  );
}

function pairReadings(
  topology: Topology,
  perVpc: Estimate,
  centralPlan: EndpointPlan,
  centralized: Estimate,
  natted: Estimate | undefined,
): PairReading[] {
  const hours = byPair(inPart(perVpc.lines, "endpoint"));
  const transit = byPair(inPart(centralized.lines, "transit"));
  const nat = byPair(inPart(natted?.lines ?? [], "natData"));
  const central = new Set(
    centralPlan.flows
      .filter((flow) => placementOf(flow) === "hub")
      .map(({ vpc, service }) => `${vpc}/${service}`),
  );
  return topology.vpcs.flatMap((vpc) =>
    vpc.needs
      .filter((need) => need.type === "Interface")
      .map((need) => {
        const key = `${vpc.name}/${need.service.name}`;
        const known = need.monthlyDataGb !== undefined;
        const mustUseHub = central.has(key) && need.placement === "hub";
        return {
          vpc: vpc.name,
          service: need.service.name,
          payer: vpc.payer,
          gb: need.monthlyDataGb ?? ZERO,
          known,
          hours: hours.get(key) ?? ZERO,
          transit: transit.get(key) ?? ZERO,
          nat: known ? nat.get(key) : undefined,
          // A pair of unknown traffic stays local: its way to the hub is billed by the GB.
          mayUseHub: central.has(key) && (known || mustUseHub),
          mustUseHub,
          mayUseNat: known && nat.has(key),
        };
      }),
  );
}

export function costOf(line: LineItem): Decimal {
  return line.monthlyCost ?? ZERO;
}

function totals(lines: readonly LineItem[], keyOf: (line: LineItem) => string) {
  return added(lines, keyOf, costOf);
}

function quantities(lines: readonly LineItem[], keyOf: (line: LineItem) => string) {
  return added(lines, keyOf, (line) => line.quantity ?? ZERO);
}

function added(
  lines: readonly LineItem[],
  keyOf: (line: LineItem) => string,
  amountOf: (line: LineItem) => Decimal,
): Map<string, Decimal> {
  const costs = new Map<string, Decimal>();
  const { plus } = sharedArithmetic();
  for (const line of lines) {
    costs.set(keyOf(line), plus(costs.get(keyOf(line)) ?? ZERO, amountOf(line)));
  }
  return costs;
}

function byPair(lines: readonly LineItem[]): Map<string, Decimal> {
  return totals(lines, (line) => `${line.vpc}/${line.service ?? ""}`);
}

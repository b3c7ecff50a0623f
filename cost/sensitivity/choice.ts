import { sum, ZERO, type Decimal } from "../../core/decimal";
import { placementOf } from "../../core/placement";
import { planCentralized, planPerVpc } from "../../core/planTopology";
import type { Topology } from "../../core/topology/topology";
import { INTERFACE_HOUR } from "../lines/endpointLines";
import { estimate } from "../lines/estimate";
import type { LineItem } from "../lines/lineItem";
import { inPart, partOf } from "../lines/lineKinds";
import { HOSTED_ZONE_MONTH } from "../lines/dnsLines";
import { tierLines, type TierLine } from "../optimize/tierLines";
import type { PriceBook } from "../prices/prices";
import { probe } from "./usage";

/**
 * What decides between endpoints of a VPC's own and a hub, taken apart so that each cause can be
 * varied alone. Every amount is read off the lines of the two pure models; VPCs that cost the same
 * in every respect are one spoke that counts several times, so that twelve alike are one question.
 */
export interface HubChoice {
  /** Dollars per ENI and hour. */
  readonly endpointHour: Decimal;
  /** A month for the hub itself: its attachment, a core network edge, a Profile. */
  readonly hub: Decimal;
  readonly zoneCosts: readonly TierLine[];
  readonly services: readonly ServiceInHub[];
  readonly spokes: readonly SpokeGroup[];
  readonly pairs: readonly ChoicePair[];
}

export interface ServiceInHub {
  readonly name: string;
  /** ENI-hours a month of its endpoint in the hub. */
  readonly eniHours: Decimal;
  readonly zones: Decimal;
}

export interface SpokeGroup {
  /** In the topology's order. */
  readonly vpcs: readonly string[];
  /** A month for the attachment of one of them; 0 where it is there already. */
  readonly attachment: Decimal;
}

export interface ChoicePair {
  /** Index into `spokes`. */
  readonly spoke: number;
  /** Index into `services`. */
  readonly service: number;
  /** ENI-hours a month of an endpoint of the VPC's own. */
  readonly eniHours: Decimal;
  /** What the way to the hub costs a GB. */
  readonly transitPerGb: Decimal;
  /** Undefined is unknown, which is not 0. */
  readonly monthlyDataGb: Decimal | undefined;
  /** The file forces this pair into the hub. */
  readonly forced: boolean;
}

/** The choice between a VPC's own endpoints and a hub's new ones is all that is varied here. */
function isPlain({ vpcs, hub, consolidatedBilling }: Topology): boolean {
  const built = (hub.existingServices ?? []).length === 0;
  return consolidatedBilling && built && vpcs.every(({ nat }) => nat === "none");
}

/**
 * Undefined where a price that decides is unknown, where nothing could be served by a hub, and where
 * NAT gateways, bills apart or endpoints that are there already make it another question.
 */
export function choiceOf(topology: Topology, prices: PriceBook): HubChoice | undefined {
  if (!isPlain(topology)) return undefined;
  // Prices a GB are read off traffic that is known for every pair, whatever the file knows.
  const probed = probe(topology);
  const perVpc = estimate(planPerVpc(probed.topology), prices, probed.topology);
  const centralPlan = planCentralized(probed.topology);
  const central = estimate(centralPlan, prices, probed.topology);
  const endpointHour = prices.find(INTERFACE_HOUR)?.tiers[0]?.price;
  const hubVpc = centralPlan.hub?.vpc;
  const unknown = [...perVpc.lines, ...central.lines].some(
    (line) => partOf(line) !== "common" && line.monthlyCost === undefined,
  );
  if (endpointHour === undefined || hubVpc === undefined || unknown) return undefined;

  const local = totals(inPart(perVpc.lines, "endpoint"), pairKey, quantityOf);
  const transit = totals(inPart(central.lines, "transit"), pairKey, costOf);
  const inHub = central.lines.filter((line) => line.vpc === hubVpc && partOf(line) !== "common");
  const hosted = totals(inPart(inHub, "endpoint"), serviceKey, quantityOf);
  const zones = totals(inPart(inHub, "zones"), serviceKey, quantityOf);
  const services = [...hosted].map(([name, eniHours]) => ({
    name,
    eniHours,
    zones: zones.get(name) ?? ZERO,
  }));
  const serviceAt = new Map(services.map(({ name }, index) => [name, index]));
  const attachments = totals(inPart(central.lines, "attachment"), ({ vpc }) => vpc, costOf);
  const usage = usageByPair(topology);
  const byVpc = new Map<string, Omit<ChoicePair, "spoke">[]>();
  for (const flow of centralPlan.flows) {
    const { vpc, service } = flow;
    const at = serviceAt.get(service);
    if (placementOf(flow) !== "hub" || at === undefined) continue;
    const key = `${vpc}/${service}`;
    const pairs = byVpc.get(vpc) ?? [];
    pairs.push({
      service: at,
      eniHours: local.get(key) ?? ZERO,
      transitPerGb: (transit.get(key) ?? ZERO).div(probed.gb),
      monthlyDataGb: usage.get(key)?.gb,
      forced: usage.get(key)?.forced ?? false,
    });
    byVpc.set(vpc, pairs);
  }
  return {
    endpointHour,
    hub: sum(inHub.filter((line) => line.service === undefined).map(costOf)),
    zoneCosts:
      zones.size === 0
        ? [{ slope: ZERO, intercept: ZERO }]
        : tierLines(prices.find(HOSTED_ZONE_MONTH)),
    services,
    ...grouped(byVpc, attachments),
  };
}

/** VPCs whose attachment and whose pairs are all alike become one spoke. */
function grouped(
  byVpc: ReadonlyMap<string, readonly Omit<ChoicePair, "spoke">[]>,
  attachments: ReadonlyMap<string, Decimal>,
): Pick<HubChoice, "spokes" | "pairs"> {
  const groups = new Map<string, { spoke: SpokeGroup & { vpcs: string[] }; index: number }>();
  const pairs: ChoicePair[] = [];
  for (const [vpc, own] of byVpc) {
    const attachment = attachments.get(vpc) ?? ZERO;
    const key = [attachment.toString(), ...own.map(signature)].join(" ");
    const known = groups.get(key);
    if (known !== undefined) {
      known.spoke.vpcs.push(vpc);
      continue;
    }
    const index = groups.size;
    groups.set(key, { spoke: { vpcs: [vpc], attachment }, index });
    pairs.push(...own.map((pair) => ({ ...pair, spoke: index })));
  }
  return { spokes: [...groups.values()].map(({ spoke }) => spoke), pairs };
}

function signature(pair: Omit<ChoicePair, "spoke">): string {
  const { service, eniHours, transitPerGb, monthlyDataGb, forced } = pair;
  const gb = monthlyDataGb?.toString() ?? "?";
  return [service, eniHours.toString(), transitPerGb.toString(), gb, forced].join("|");
}

function usageByPair(topology: Topology) {
  return new Map<string, { readonly gb: Decimal | undefined; readonly forced: boolean }>(
    topology.vpcs.flatMap((vpc) =>
      vpc.needs
        .filter((need) => need.type === "Interface")
        .map(
          (need) =>
            [
              `${vpc.name}/${need.service.name}`,
              { gb: need.monthlyDataGb, forced: need.placement === "hub" },
            ] as const,
        ),
    ),
  );
}

function totals(
  lines: readonly LineItem[],
  keyOf: (line: LineItem) => string,
  amountOf: (line: LineItem) => Decimal,
): Map<string, Decimal> {
  const found = new Map<string, Decimal>();
  for (const line of lines) {
    found.set(keyOf(line), (found.get(keyOf(line)) ?? ZERO).plus(amountOf(line)));
  }
  return found;
}

const pairKey = (line: LineItem) => `${line.vpc}/${line.service ?? ""}`;
const serviceKey = (line: LineItem) => line.service ?? "";
const costOf = (line: LineItem) => line.monthlyCost ?? ZERO;
const quantityOf = (line: LineItem) => line.quantity ?? ZERO;

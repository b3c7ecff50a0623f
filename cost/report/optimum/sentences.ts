import { decimal, ZERO, type Decimal } from "../../../core/decimal";
import type { ConsideredAlternative, FewerZones, Optimum } from "../../optimize/optimize";
import type { PlacementReason } from "../../optimize/reasons";
import { grouped } from "../../lines/lineItem";
import { countOf, money } from "../shared/format";

export function certificateSentence({
  certificate,
  considered,
  estimate,
  prices,
  decision,
}: Optimum): string {
  const { certified, lowerBound, because } = certificate;
  if (certified && decision?.kind === "always" && decision.open > 0) {
    return "Certified for all traffic that is not known: a flow that was checked apart from the search bounds what any other placement could save.";
  }
  if (decision?.kind === "below") {
    return `Certified while ${countOf(decision.matters.length, "pair")} of VPC and service with unknown traffic ${decision.matters.length === 1 ? "moves" : "move"} no more than ${grouped(decision.belowGb ?? ZERO)} GB a month each; not beyond.`;
  }
  if (certified && lowerBound !== undefined) {
    const priced = considered.filter((one) => one.total !== undefined).length;
    const exact = lowerBound.eq(estimate.monthlyTotal);
    return (
      `Certified${exact ? "" : " to the cent"}: no placement by any of the ${countOf(priced, "alternative")} below ` +
      `costs ${exact ? "" : "a cent "}less than ${money(estimate.monthlyTotal, prices.currency)} a month. ` +
      "The proof is a flow that was checked apart from the search."
    );
  }
  const bound =
    lowerBound === undefined
      ? ""
      : ` Nothing costs less than ${money(lowerBound, prices.currency)} a month.`;
  return `Not certified: ${because ?? "no proof was found"}.${bound}`;
}

/** What the placements save and what the hub and NAT gateways cost that they share. */
export function balanceSentence({ placements, estimate, perVpc, prices }: Optimum): string[] {
  const moved = placements.filter((one) => one.placement !== "local");
  if (moved.length === 0 || !estimate.complete) return [];
  const saved = moved.reduce((total, one) => total.plus(one.savingPerMonth ?? ZERO), ZERO);
  const shared = saved.minus(perVpc.monthlyTotal.minus(estimate.monthlyTotal));
  return [
    `The placements save ${money(saved, prices.currency)} a month; what they share (endpoints of the hub, attachments, DNS, NAT gateways) costs ${money(shared, prices.currency)}.`,
  ];
}

/** What is lost by fewer Availability Zones, where the file allows them. */
export function zonesSentence({ fewerZones, prices }: Optimum): string[] {
  if (fewerZones === undefined) return [];
  const { networks, savingPerMonth } = fewerZones;
  const saves =
    savingPerMonth === undefined
      ? ""
      : ` All zones would cost ${money(savingPerMonth, prices.currency)} a month more.`;
  return [
    `Fewer Availability Zones: endpoints stand in ${zoneCounts(networks)}. ${loss(networks)}${saves}`,
  ];
}

function zoneCounts(networks: FewerZones["networks"]): string {
  const groups = new Map<string, string[]>();
  for (const { name, endpointZones = [], availabilityZones } of networks) {
    const key = `${endpointZones.length} of ${availabilityZones.length} zones`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups].map(([zones, names]) => `${zones} in ${nameList(names)}`).join(", ");
}

function loss(networks: FewerZones["networks"]): string {
  return networks.some(({ endpointZones = [] }) => endpointZones.length === 1)
    ? "Where that is one zone, its failure takes the endpoints away from the whole VPC."
    : "When one of them fails, the rest carries all traffic.";
}

/** `a, b and 3 more`. */
export function nameList(names: readonly string[], most = 3): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most - 1).join(", ")} and ${names.length - most + 1} more`;
}

export interface PlacementGroup {
  readonly service: string;
  readonly placement: string;
  readonly vpcs: readonly string[];
  readonly savingPerMonth: Decimal | undefined;
  readonly reason: string;
}

/** Pairs of the same service, way, reason and saving as one, in the order in which they come. */
export function groupPlacements(placements: readonly PlacementReason[]): PlacementGroup[] {
  const groups = new Map<string, PlacementGroup & { vpcs: string[] }>();
  for (const { vpc, service, placement, savingPerMonth, reason } of placements) {
    const key = [service, placement, savingPerMonth?.toString(), reason].join("\n");
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { service, placement, vpcs: [vpc], savingPerMonth, reason });
    } else group.vpcs.push(vpc);
  }
  const order = [...new Set(placements.map((one) => one.service))];
  return [...groups.values()].sort((a, b) => order.indexOf(a.service) - order.indexOf(b.service));
}

export function alternativeName({ model, hub, connectivity, dns }: ConsideredAlternative): string {
  if (hub === undefined) return model;
  return `${model}: ${hub === "hub" ? "a hub" : `hub ${hub}`}, ${connectivity}, ${dns}`;
}

export function savingText(saving: Decimal | undefined, currency: string): string {
  return saving === undefined ? "-" : money(saving, currency);
}

export function vpcCount({ vpcs }: PlacementGroup, of: number): string {
  return vpcs.length === of ? `all ${decimal(of).toString()}` : nameList(vpcs);
}

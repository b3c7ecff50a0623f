import type { Decimal } from "../../../../core/decimal";
import {
  avoidsNatBecause,
  placementIn,
  staysLocalBecause,
  type Placement,
} from "../../../../core/placement";
import { serviceKey } from "../../../../core/topology/serviceNeeds";
import type { ServiceNeed, TopologyVpc } from "../../../../core/topology/topology";
import type { Alternative } from "../../../compare/alternatives";
import { answeredModel, labelOf } from "../modelTable";
import type { Comparison } from "../../../compare/comparison";

/** Where one service of one VPC is served in a plan, and how much it moves. */
export interface PlacementCell {
  readonly where: Placement;
  /** Nobody chose: the file says so, or there is no other way. */
  readonly forced: boolean;
  /** The way to the hub is billed by the GB, so without them the choice is a guess on the safe side. */
  readonly unknown: boolean;
  /** GB a month; undefined where nobody said. */
  readonly gb: Decimal | undefined;
}

export interface PlacementRow {
  readonly vpc: string;
  /** By service, in the order of `services`; undefined where the VPC does not need it. */
  readonly cells: readonly (PlacementCell | undefined)[];
}

export interface PlacementMap {
  readonly model: string;
  readonly services: readonly string[];
  readonly rows: readonly PlacementRow[];
}

/** Of the model that the answer speaks of; of the hybrid, or else the last one, while it speaks of none. */
export function placementMap(comparison: Comparison): PlacementMap | undefined {
  const { topology, alternatives } = comparison;
  const shown = find(alternatives, answeredModel(comparison) ?? "Hybrid") ?? alternatives.at(-1);
  if (shown === undefined) return undefined;
  const placementAt = placementIn(shown.plan);
  const services = [...new Set(topology.vpcs.flatMap((vpc) => vpc.needs.map(serviceKey)))];
  const placement = (vpc: TopologyVpc, need: ServiceNeed): PlacementCell => ({
    where: placementAt(vpc.name, need),
    forced:
      need.placement !== undefined ||
      (staysLocalBecause(need, topology.hub) !== undefined &&
        avoidsNatBecause(vpc, need) !== undefined),
    unknown: need.type === "Interface" && need.monthlyDataGb === undefined,
    gb: need.monthlyDataGb,
  });
  const rows = topology.vpcs.map((vpc) => {
    const needs = new Map(vpc.needs.map((need) => [serviceKey(need), need]));
    const cells = services.map((service) => {
      const need = needs.get(service);
      return need === undefined ? undefined : placement(vpc, need);
    });
    return { vpc: vpc.name, cells };
  });
  return { model: labelOf(shown.plan), services, rows };
}

function find(alternatives: readonly Alternative[], model: string): Alternative | undefined {
  return alternatives.find(({ estimate }) => estimate.model === model);
}

/** Rows that are alike in every cell, as one: a landing zone has many VPCs of few kinds. */
export function alike(
  rows: readonly PlacementRow[],
): (PlacementRow & { readonly count: number })[] {
  const groups = new Map<string, PlacementRow & { count: number }>();
  for (const row of rows) {
    const key = JSON.stringify(row.cells);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...row, count: 1 });
    else group.count += 1;
  }
  return [...groups.values()];
}

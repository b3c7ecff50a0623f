import type { Decimal } from "../../../core/decimal";
import { staysLocalBecause } from "../../../core/placement";
import { serviceKey } from "../../../core/topology/serviceNeeds";
import type { ServiceNeed, TopologyVpc } from "../../../core/topology/topology";
import type { Alternative, Comparison } from "../../compare";

/** Where one service of one VPC is served in a plan, and how much it moves. */
export interface Placement {
  readonly where: "local" | "hub";
  /** Nobody chose: the file says so, or no hub can serve it. */
  readonly forced: boolean;
  /** The way to the hub is billed by the GB, so without them the choice is a guess on the safe side. */
  readonly unknown: boolean;
  /** GB a month; undefined where nobody said. */
  readonly gb: Decimal | undefined;
}

export interface PlacementRow {
  readonly vpc: string;
  /** By service, in the order of `services`; undefined where the VPC does not need it. */
  readonly cells: readonly (Placement | undefined)[];
}

export interface Placements {
  readonly model: string;
  readonly services: readonly string[];
  readonly rows: readonly PlacementRow[];
}

/** Of the recommended model; of the hybrid, or else the last one, while none is recommended. */
export function placementsOf(comparison: Comparison): Placements | undefined {
  const { topology, alternatives, recommended } = comparison;
  const shown = find(alternatives, recommended ?? "Hybrid") ?? alternatives.at(-1);
  if (shown === undefined) return undefined;
  const inHub = new Set(
    shown.plan.flows.flatMap((flow) =>
      flow.throughHub ? [JSON.stringify([flow.vpc, flow.service])] : [],
    ),
  );
  const services = [...new Set(topology.vpcs.flatMap((vpc) => vpc.needs.map(serviceKey)))];
  const placement = (vpc: TopologyVpc, need: ServiceNeed): Placement => ({
    where:
      need.type === "Interface" && inHub.has(JSON.stringify([vpc.name, need.service.name]))
        ? "hub"
        : "local",
    forced: need.placement !== undefined || staysLocalBecause(need, topology.hub) !== undefined,
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
  return { model: shown.estimate.model, services, rows };
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

import { ZERO, type Decimal } from "../../core/decimal";
import { groupBy } from "../../core/groupBy";
import type { EndpointPlan } from "../../core/plan";
import { placementIn, staysLocalBecause, type Placement } from "../../core/placement";
import { serviceKey } from "../../core/topology/serviceNeeds";
import type { ServiceNeed, Topology } from "../../core/topology/topology";
import type { HybridEstimate } from "./hybrid";

/** Where one service of one VPC is served, and why there. */
export interface PlacementReason {
  readonly vpc: string;
  /** `logs`, and `s3/gateway` for a gateway endpoint. */
  readonly service: string;
  readonly placement: Placement;
  /**
   * Dollars a month that this way saves: of `hub` and `nat` against an endpoint of its own, before
   * what all share; of `local` against its cheapest other way. Undefined where there is no other.
   */
  readonly savingPerMonth: Decimal | undefined;
  readonly reason: string;
}

/** A reason for each pair, in the order of the topology. */
export function placementReasons(
  topology: Topology,
  plan: EndpointPlan,
  savings: HybridEstimate["savings"],
  /** Up to how many GB unknown traffic stays where it is placed; undefined: whatever it is. */
  unknownUpToGb?: Decimal,
): PlacementReason[] {
  const placementAt = placementIn(plan);
  const savingsOf = new Map(
    [...groupBy(savings, (saving) => saving.vpc)].map(
      ([vpc, own]) => [vpc, new Map(own.map((saving) => [saving.service, saving]))] as const,
    ),
  );
  return topology.vpcs.flatMap((vpc) =>
    vpc.needs.map((need): PlacementReason => {
      const pair = { vpc: vpc.name, service: serviceKey(need) };
      const own = need.type === "Interface" ? savingsOf.get(vpc.name) : undefined;
      const saving = own?.get(need.service.name);
      const way = placementAt(vpc.name, need);
      if (way !== "local" && need.monthlyDataGb === undefined && need.placement === undefined) {
        return { ...pair, ...openReason(way, unknownUpToGb) };
      }
      if (way === "hub") return { ...pair, ...hubReason(need, saving?.saving) };
      if (way === "nat") return { ...pair, ...natReason(saving?.natSaving) };
      return { ...pair, ...localReason(need, topology, saving) };
    }),
  );
}

type Reason = Pick<PlacementReason, "placement" | "savingPerMonth" | "reason">;

/** What is saved hangs on traffic that nobody knows. */
function openReason(placement: Placement, upToGb: Decimal | undefined): Reason {
  const range = upToGb === undefined ? "whatever its traffic is" : `up to ${upToGb.toString()} GB`;
  return { placement, savingPerMonth: undefined, reason: `cheaper than its own endpoint ${range}` };
}

function hubReason(need: ServiceNeed, savingPerMonth: Decimal | undefined): Reason {
  const reason = need.placement === "hub" ? "the file places it" : "cheaper than its own endpoint";
  return { placement: "hub", savingPerMonth, reason };
}

function natReason(savingPerMonth: Decimal | undefined): Reason {
  return { placement: "nat", savingPerMonth, reason: "cheaper than its own endpoint" };
}

function localReason(
  need: ServiceNeed,
  { hub }: Topology,
  saving: HybridEstimate["savings"][number] | undefined,
): Reason {
  const because = (reason: string, savingPerMonth?: Decimal): Reason => ({
    placement: "local",
    savingPerMonth,
    reason,
  });
  if (need.placement === "local") return because("the file places it");
  if (need.type === "Gateway") return because("its gateway endpoint is free");
  if (saving === undefined) {
    const stays = staysLocalBecause(need, hub);
    return because(
      stays ??
        (need.monthlyDataGb === undefined ? "its traffic is unknown" : "it has no other way"),
    );
  }
  const others = [
    ...(saving.mayUseHub ? [saving.saving] : []),
    ...(saving.natSaving === undefined ? [] : [saving.natSaving]),
  ];
  const best = others.reduce<Decimal | undefined>(
    (most, one) => (most === undefined || one.gt(most) ? one : most),
    undefined,
  );
  if (best === undefined) return because("it has no other way");
  const reason = best.gt(ZERO)
    ? "what all would share costs more than they save"
    : "its traffic costs more any other way";
  return because(reason, best.neg());
}

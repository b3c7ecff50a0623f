import { ZERO, type Decimal } from "../../../core/decimal";
import { avoidsNatBecause, mayUseNat, placementIn, type Placement } from "../../../core/placement";
import type { BreakEven } from "../../compare/breakEven";
import { commonZones } from "../../compare/compare";
import type { Comparison } from "../../compare/comparison";
import { grouped } from "../../lines/lineItem";
import { money } from "../shared/format";
import { overlapSentences } from "../shared/overlaps";

/** What the figures mean, as sentences that the text and the markdown report share. */
export function findings(comparison: Comparison): string[] {
  return [
    headline(comparison),
    ...placementSentences(comparison),
    ...overlapSentences(comparison.topology),
    ...breakEvenSentences(comparison),
  ];
}

export function headline({ topology, alternatives, recommended, prices }: Comparison): string {
  if (recommended === undefined) {
    return "No model is recommended while lines are unknown: totals are lower bounds. Give the missing usage or prices.";
  }
  const perVpc = alternatives[0]?.estimate;
  const best = alternatives.find(({ estimate }) => estimate.model === recommended);
  if (perVpc === undefined || best === undefined) return "";
  const proof = best.certificate?.optimal === true ? ", optimal (certified)" : "";
  const saving = perVpc.monthlyTotal.minus(best.estimate.monthlyTotal);
  if (saving.lt(ZERO)) {
    return `Cheapest: ${recommended}${proof}. What the file forces into the hub costs ${money(saving.abs(), prices.currency)} a month more than PerVpc.`;
  }
  if (recommended === "PerVpc") {
    return `Cheapest: PerVpc. A hub${mayUseNat(topology) ? " or NAT gateways" : ""} would cost more.`;
  }
  return `Cheapest: ${recommended}${proof}. It saves ${money(saving, prices.currency)} a month against PerVpc.`;
}

/** What of the hybrid stays local although it has another way, and what takes NAT gateways. */
function placementSentences({ topology, alternatives }: Comparison): string[] {
  const hybrid = alternatives.find(({ estimate }) => estimate.model === "Hybrid");
  const centralized = alternatives.find(({ estimate }) => estimate.model === "Centralized");
  if (hybrid === undefined || centralized === undefined) return [];
  const inHybrid = placementIn(hybrid.plan);
  const inCentralized = placementIn(centralized.plan);
  const pairs = topology.vpcs.flatMap((vpc) =>
    vpc.needs.map((need) => ({
      service: need.service.name,
      gateway: need.type === "Gateway",
      placement: inHybrid(vpc.name, need),
      movable: inCentralized(vpc.name, need) === "hub" || avoidsNatBecause(vpc, need) === undefined,
    })),
  );
  const served = pairs.filter(({ gateway }) => !gateway);
  if (served.every(({ placement }) => placement === "local")) {
    return hybrid.estimate.complete
      ? ["Hybrid keeps every service local: no mix is cheaper than PerVpc."]
      : [];
  }
  if (served.every(({ placement }) => placement === "nat")) {
    const which = served.length === pairs.length ? "" : " that has no gateway endpoint";
    return [
      `Hybrid reaches every service${which} through NAT gateways: it needs no interface endpoint and no hub.`,
    ];
  }
  const named = (where: Placement) =>
    namesOf(
      served.filter(({ placement, movable }) => movable && placement === where),
      topology.vpcs.length,
    );
  const kept = named("local");
  const natted = named("nat");
  return [
    ...(kept === "" ? [] : [`Hybrid keeps ${kept} local.`]),
    ...(natted === "" ? [] : [`Hybrid reaches ${natted} through NAT gateways.`]),
  ];
}

/** Each service once, however many VPCs that concerns: `kms, logs (2 of 12 VPCs)`. */
function namesOf(pairs: readonly { readonly service: string }[], vpcs: number): string {
  const counts = new Map<string, number>();
  for (const { service } of pairs) counts.set(service, (counts.get(service) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => (count === vpcs ? name : `${name} (${count} of ${vpcs} VPCs)`))
    .join(", ");
}

/**
 * From how many GB on a service is cheaper local, against each other way that the file allows; in
 * words only where there is more than the hub to compare with.
 */
function localFrom({ breakEven, topology }: Comparison): string | undefined {
  const { gbPerVpcService: hub, gbAgainstNat: nat } = breakEven;
  const gb = (value: Decimal) => `${grouped(value.round(2))} GB a month on`;
  const zones = `, at ${commonZones(topology)} AZs`;
  if (nat === undefined) return hub === undefined ? undefined : `local from ${gb(hub)}${zones}`;
  return hub === undefined
    ? `local than through NAT gateways from ${gb(nat)}${zones}`
    : `local than in a hub from ${gb(hub)}, and than through NAT gateways from ${gb(nat)}${zones}`;
}

function breakEvenSentences(comparison: Comparison): string[] {
  const { topology, breakEven, prices } = comparison;
  const { vpcs, vpcsWithAttachments, trafficFactor } = breakEven;
  const form = closedFormText(breakEven, prices.currency);
  const sentences = [
    `Break-even of Centralized: ${inVpcs(vpcs)}${form}; there are ${topology.vpcs.length}. With every attachment there already: ${inVpcs(vpcsWithAttachments)}.`,
  ];
  const local = localFrom(comparison);
  if (local !== undefined) sentences.push(`A service of one VPC is cheaper ${local}.`);
  if (trafficFactor !== undefined) {
    sentences.push(
      `Centralized and PerVpc cost the same when all traffic is ${trafficFactor.round(2).toString()} times what it is.`,
    );
  }
  return sentences;
}

/** ` ($215.70 of the hub / $66.30 saved a VPC = 3.25)`, where all VPCs save the same. */
function closedFormText({ closedForm }: BreakEven, currency: string): string {
  if (closedForm === undefined || closedForm.vpcs === "never") return "";
  const { hub, savingPerVpc } = closedForm;
  const quotient = hub.div(savingPerVpc).round(2).toString();
  return ` (${money(hub, currency)} of the hub / ${money(savingPerVpc, currency)} saved a VPC = ${quotient})`;
}

function inVpcs(count: number | "never" | "unknown"): string {
  if (count === "never") return "at no number of VPCs";
  if (count === "unknown") return "unknown, since lines are unknown";
  return `from ${count} VPC${count === 1 ? "" : "s"} on`;
}

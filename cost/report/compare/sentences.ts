import type { Decimal } from "../../../core/decimal";
import { avoidsNatBecause, placementIn, type Placement } from "../../../core/placement";
import type { BreakEven } from "../../compare/breakEven";
import { commonZones } from "../../compare/compare";
import type { Comparison } from "../../compare/comparison";
import type { TurningPair } from "../../decide/decide";
import { grouped } from "../../lines/lineItem";
import { nothingToDecide } from "../answer/sentence";
import { sensitivitySentences } from "../sensitivity/sentences";
import { countOf, money } from "../shared/format";
import { overlapSentences } from "../shared/overlaps";

/** Why the answer is what it is: where the services of the best mix are served, and what is decided. */
export function whySentences(comparison: Comparison): string[] {
  if (nothingToDecide(comparison.topology) !== undefined) return [];
  return [
    ...decisionSentences(comparison),
    ...placementSentences(comparison),
    ...overlapSentences(comparison.topology),
  ];
}

function decisionSentences({ decision, prices }: Comparison): string[] {
  if (decision === undefined || decision.kind === "unpriced") return [];
  const { kind, pairs, open, matters, belowGb, regret } = decision;
  if (open === 0 || kind === "always") return [];
  return [
    matteringSentence(pairs, matters),
    ...(belowGb === undefined || regret === undefined
      ? []
      : [
          `Above that this plan is never more than ${money(regret, prices.currency)} a month dearer than the cheapest.`,
        ]),
  ];
}

/** How many pairs are decided, and which of the others turn first. */
function matteringSentence(pairs: number, matters: readonly TurningPair[]): string {
  const decided =
    matters.length === pairs
      ? ""
      : `Decided for ${pairs - matters.length} of ${countOf(pairs, "pair")} of VPC and service. `;
  const turns = new Set(matters.map(({ turnsAt }) => turnsAt?.toString()));
  const gb = (turnsAt: Decimal | undefined) =>
    turnsAt === undefined ? "" : `${grouped(turnsAt.round(2))} GB`;
  if (matters.length > MOST_PAIRS && turns.size === 1) {
    const turn = gb(matters[0]?.turnsAt);
    const alone = turn === "" ? "." : `; alone, all else standing, each turns at ${turn}.`;
    return `${decided}${countOf(matters.length, "pair")} of VPC and service matter alike${alone}`;
  }
  const first = matters
    .slice(0, MOST_PAIRS)
    .map(({ vpc, service, turnsAt }) => {
      const turn = gb(turnsAt);
      return `${service} of ${vpc}${turn === "" ? "" : ` (turns alone at ${turn})`}`;
    })
    .join(", ");
  const rest = matters.length - MOST_PAIRS;
  const which =
    matters.length === 1 ? "This one matters" : `These ${matters.length} matter, in this order`;
  return `${decided}${which}: ${first}${rest > 0 ? ` and ${rest} more` : ""}.`;
}

/** Pairs that one sentence names; the JSON report has them all. */
const MOST_PAIRS = 4;

/** The sentences on what would change the answer, unless every one is asked for. */
const MOST_CHANGES = 5;

/** What would change the answer; each sentence says of which model it speaks. */
export function changeSentences(comparison: Comparison): string[] {
  if (nothingToDecide(comparison.topology) !== undefined) return [];
  const { sensitivity } = comparison;
  const all = [...breakEvenSentences(comparison), ...(sensitivitySentences(comparison) ?? [])];
  const isAll = sensitivity === undefined || (sensitivity !== "left out" && sensitivity.everything);
  return isAll ? all : all.slice(0, MOST_CHANGES);
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
    return hybrid.estimate.complete ? ["No mix with a hub is cheaper than PerVpc."] : [];
  }
  if (served.every(({ placement }) => placement === "nat")) {
    const which = served.length === pairs.length ? "" : " that has no gateway endpoint";
    return [
      `NAT only: every service${which} takes the NAT gateways, without an interface endpoint or a hub.`,
    ];
  }
  const named = (where: Placement) =>
    namesOf(
      served.filter(({ placement, movable }) => movable && placement === where),
      topology.vpcs.length,
    );
  const kept = named("local");
  const natted = named("nat");
  if (!hybrid.estimate.complete) return [];
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
  const gb = (value: Decimal) => `${grouped(value.round(2))} GB a month or more`;
  const zones = `, at ${commonZones(topology)} AZs`;
  if (nat === undefined)
    return hub === undefined ? undefined : `local than in a hub with ${gb(hub)}${zones}`;
  return hub === undefined
    ? `local than through NAT gateways with ${gb(nat)}${zones}`
    : `local than in a hub with ${gb(hub)}, and than through NAT gateways with ${gb(nat)}${zones}`;
}

function breakEvenSentences(comparison: Comparison): string[] {
  const { topology, breakEven, prices, sensitivity } = comparison;
  const { vpcs, vpcsWithAttachments, trafficFactor } = breakEven;
  const sentences: string[] = [];
  if (vpcs !== "unknown" && topology.vpcs.length > 1) {
    const form = closedFormText(breakEven, prices.currency);
    const attached =
      vpcsWithAttachments === "unknown" || vpcsWithAttachments === vpcs
        ? ""
        : ` Where every attachment exists: ${inVpcs(vpcsWithAttachments)}.`;
    sentences.push(
      vpcs === "never"
        ? `However many VPCs like these there are, Centralized is never cheaper than PerVpc.${attached}`
        : `Centralized is cheaper than PerVpc ${inVpcs(vpcs)}${form}; there are ${topology.vpcs.length}.${attached}`,
    );
  }
  const local = localFrom(comparison);
  if (local !== undefined) sentences.push(`A service of one VPC is cheaper ${local}.`);
  // The best mix is the better answer to the same question, where its sensitivity is known.
  const isAnswered = typeof sensitivity === "object" && sensitivity.hub !== undefined;
  if (trafficFactor !== undefined && !isAnswered) {
    sentences.push(
      `Centralized and PerVpc cost the same when all traffic is ${trafficFactor.round(2).toString()} times what it is.`,
    );
  }
  return sentences;
}

/** ` ($215.70 of the hub / $66.30 saved per VPC = 3.25)`, where all VPCs save the same. */
function closedFormText({ closedForm }: BreakEven, currency: string): string {
  if (closedForm === undefined || closedForm.vpcs === "never") return "";
  const { hub, savingPerVpc } = closedForm;
  const quotient = hub.div(savingPerVpc).round(2).toString();
  return ` (${money(hub, currency)} of the hub / ${money(savingPerVpc, currency)} saved per VPC = ${quotient})`;
}

function inVpcs(count: number | "never"): string {
  if (count === "never") return "at no number of VPCs";
  return count === 1 ? "with a single VPC" : `with ${count} VPCs or more`;
}

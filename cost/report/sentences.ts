import { ZERO } from "../../core/decimal";
import { serviceKey } from "../../core/topology/serviceNeeds";
import type { BreakEven } from "../breakEven";
import { commonZones, type Comparison } from "../compare";
import { grouped } from "../lineItem";
import { money } from "./format";

/** What the figures mean, as sentences that the text and the markdown report share. */
export function findings(comparison: Comparison): string[] {
  return [headline(comparison), ...localSentence(comparison), ...breakEvenSentences(comparison)];
}

export function headline({ alternatives, recommended, prices }: Comparison): string {
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
  if (recommended === "PerVpc") return "Cheapest: PerVpc. A hub would cost more.";
  return `Cheapest: ${recommended}${proof}. It saves ${money(saving, prices.currency)} a month against PerVpc.`;
}

/** Which services the hybrid keeps out of the hub, named once however many VPCs that concerns. */
function localSentence({ topology, alternatives }: Comparison): string[] {
  const hybrid = alternatives.find(({ estimate }) => estimate.model === "Hybrid");
  const centralized = alternatives.find(({ estimate }) => estimate.model === "Centralized");
  if (hybrid === undefined || centralized === undefined) return [];
  const couldMove = new Set(
    centralized.plan.flows
      .filter((flow) => flow.throughHub)
      .map(({ vpc, service }) => `${vpc}/${service}`),
  );
  const moved = new Set(
    hybrid.plan.flows
      .filter((flow) => flow.throughHub)
      .map(({ vpc, service }) => `${vpc}/${service}`),
  );
  if (moved.size === 0) {
    return hybrid.estimate.complete
      ? ["Hybrid keeps every service local: no mix is cheaper than PerVpc."]
      : [];
  }
  const kept = new Map<string, number>();
  for (const vpc of topology.vpcs) {
    for (const need of vpc.needs) {
      const pair = `${vpc.name}/${serviceKey(need)}`;
      if (couldMove.has(pair) && !moved.has(pair)) {
        kept.set(need.service.name, (kept.get(need.service.name) ?? 0) + 1);
      }
    }
  }
  if (kept.size === 0) return [];
  const names = [...kept].map(([name, count]) =>
    count === topology.vpcs.length ? name : `${name} (${count} of ${topology.vpcs.length} VPCs)`,
  );
  return [`Hybrid keeps ${names.join(", ")} local.`];
}

function breakEvenSentences({ topology, breakEven, prices }: Comparison): string[] {
  const { vpcs, vpcsWithAttachments, gbPerVpcService, trafficFactor } = breakEven;
  const form = closedFormText(breakEven, prices.currency);
  const sentences = [
    `Break-even of Centralized: ${inVpcs(vpcs)}${form}; there are ${topology.vpcs.length}. With every attachment there already: ${inVpcs(vpcsWithAttachments)}.`,
  ];
  if (gbPerVpcService !== undefined) {
    sentences.push(
      `A service of one VPC is cheaper local from ${grouped(gbPerVpcService.round(2))} GB a month on, at ${commonZones(topology)} AZs.`,
    );
  }
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

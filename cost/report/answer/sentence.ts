import { ZERO, type Decimal } from "../../../core/decimal";
import type { EndpointPlan } from "../../../core/plan";
import type { Topology } from "../../../core/topology/topology";
import type { Bounds, Decision } from "../../decide/decide";
import type { MissingPrice } from "../../decide/missingPrices";
import { Traffic } from "../../decide/traffic";
import { grouped } from "../../lines/lineItem";
import { countOf, money, percent } from "../shared/format";
import { actionOf, listOf } from "./action";

/** What one plan costs beside endpoints in every VPC, where everything is known. */
export interface KnownAnswer {
  readonly plan: EndpointPlan;
  readonly total: Decimal;
  readonly perVpc: Decimal;
  /** Everything in the hub, where it was priced. */
  readonly centralized: Decimal | undefined;
  readonly proven: boolean;
}

/** One sentence for whoever decides: what to do, what it costs, what it saves, and how sure that is. */
export function knownSentence(topology: Topology, answer: KnownAnswer, currency: string): string {
  const nothing = nothingToDecide(topology);
  if (nothing !== undefined) return nothing;
  const { plan, total, perVpc, centralized, proven } = answer;
  const proof = proven ? " Proven optimal." : "";
  const saving = perVpc.minus(total);
  const cost = `${actionOf(plan, topology)}: ${money(total, currency)} a month`;
  if (saving.lt(ZERO)) {
    return `${cost}, ${change(saving, perVpc, currency)} more than ${EVERYWHERE}, since the file places services in the hub.${proof}`;
  }
  if (saving.gt(ZERO)) {
    return `${cost}, ${change(saving, perVpc, currency)} less than ${EVERYWHERE}.${proof}`;
  }
  if (isLocal(plan) && topology.vpcs.length === 1) {
    return `${cost}. One VPC leaves nothing to share.${proof}`;
  }
  const more = centralized?.minus(total);
  return isLocal(plan) && more?.gt(ZERO) === true
    ? `${cost}; a hub for all of them would cost ${change(more, total, currency)} more.${proof}`
    : `${cost}, as much as ${EVERYWHERE}.${proof}`;
}

const EVERYWHERE = "endpoints in every VPC";

function isLocal({ hub, natGateways }: EndpointPlan): boolean {
  return hub === undefined && natGateways === undefined;
}

/** `$939.10 (37 %)`. */
function change(amount: Decimal, base: Decimal, currency: string): string {
  const share = percent(amount.abs(), base)?.replace("+", "");
  return `${money(amount.abs(), currency)}${share === undefined ? "" : ` (${share})`}`;
}

/** Where no VPC needs an interface endpoint there is no choice, and nothing to pay. */
export function nothingToDecide(topology: Topology): string | undefined {
  const needs = topology.vpcs.flatMap((vpc) => vpc.needs);
  if (needs.length === 0) return "There is nothing to decide: no VPC needs a service.";
  return needs.every(({ type }) => type === "Gateway")
    ? "There is nothing to decide: gateway endpoints are free, and no VPC needs another one."
    : undefined;
}

/** The same where some traffic or price is not known: what is decided in spite of it, or what decides. */
export function decisionSentence(topology: Topology, decision: Decision, currency: string): string {
  const nothing = nothingToDecide(topology);
  if (nothing !== undefined) return nothing;
  const { kind, chosen } = decision;
  const action = actionOf(chosen.plan, topology);
  const amounts = `${costText(decision.cost, currency)} a month${savingText(decision, currency)}`;
  switch (kind) {
    case "always": {
      const traffic = new Traffic(topology);
      const whatever = traffic.open.some(({ gb }) => gb.most === undefined)
        ? ", whatever the missing traffic is"
        : traffic.open.length > 0
          ? ", whatever the traffic is within its ranges"
          : "";
      return `${action}${whatever}: ${amounts}. Proven${whatever === "" ? " optimal" : " for all of it"}.`;
    }
    case "below":
      return `${action}${condition(decision)}: ${amounts}. Proven up to there.`;
    case "open": {
      const named = `The missing traffic decides: ${countOf(decision.matters.length, "pair")} of VPC and service of ${decision.pairs}`;
      return decision.regret === undefined
        ? `${named}, ${pairNames(decision)} first.`
        : `${action} until more is known: never more than ${money(decision.regret, currency)} a month above the cheapest. ${named}.`;
    }
  }
}

/** ` unless logs of app-1 moves more than 1,240 GB a month`. */
function condition({ matters, belowGb, pairs }: Decision): string {
  const gb = `${grouped(belowGb ?? ZERO)} GB a month`;
  const [first, ...others] = matters;
  if (first !== undefined && others.length === 0) {
    return ` unless ${first.service} of ${first.vpc} moves more than ${gb}`;
  }
  const decided = pairs - matters.length;
  const which =
    decided === 0
      ? "no service of a VPC moves"
      : `none of the ${countOf(matters.length, "pair")} of VPC and service with unknown traffic moves`;
  return ` as long as ${which} more than ${gb}`;
}

function pairNames({ matters }: Decision): string {
  return listOf(
    matters.map(({ vpc, service }) => `${service} of ${vpc}`),
    3,
  );
}

/** `$914.04`, `$914.04 to $2,714.04`, `at least $914.04`. */
export function costText({ least, most }: Bounds, currency: string): string {
  const from = money(least.amount, currency);
  if (most === undefined || !least.complete || !most.complete) return `at least ${from}`;
  return most.amount.eq(least.amount) ? from : `${from} to ${money(most.amount, currency)}`;
}

function savingText({ saving: { least, most } }: Decision, currency: string): string {
  if (most === undefined || least === undefined) {
    return least?.gt(ZERO) === true
      ? `, at least ${money(least, currency)} less than ${EVERYWHERE}`
      : "";
  }
  const cents = (value: Decimal) => value.round(2, 0);
  if (cents(most).lte(ZERO)) return "";
  if (cents(least).eq(cents(most))) return `, ${money(most, currency)} less than ${EVERYWHERE}`;
  return cents(least).gt(ZERO)
    ? `, ${money(least, currency)} to ${money(most, currency)} less than ${EVERYWHERE}`
    : `, up to ${money(most, currency)} less than ${EVERYWHERE}`;
}

/** Nothing can be said without a price. */
export function unpricedSentence(
  topology: Topology,
  missing: readonly MissingPrice[],
  because: string,
): string {
  const nothing = nothingToDecide(topology);
  if (nothing !== undefined) return nothing;
  const [first] = missing;
  if (first === undefined) return `There is no answer yet: ${because}.`;
  const regions = [...new Set(missing.map(({ region }) => region))];
  const what =
    missing.length === 1
      ? `the price of ${first.item} in ${first.region} is missing`
      : `${missing.length} prices in ${listOf(regions)} are missing`;
  return `There is no answer yet: ${what}.`;
}

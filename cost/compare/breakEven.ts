import { decimal, sum, ZERO, type Decimal } from "../../core/decimal";
import type { Estimate } from "../lines/estimate";
import type { LineItem } from "../lines/lineItem";
import { inPart, partOf } from "../lines/lineKinds";

/** From how many VPCs on, and up to how many GB, a hub is the cheaper of the two. */
export interface BreakEven {
  /** VPCs from which on a hub is strictly cheaper; `never` where it is not so for good at any number. */
  readonly vpcs: number | "never" | "unknown";
  /** The same in closed form, where every VPC saves as much; undefined where they differ. */
  readonly closedForm: ClosedForm | undefined;
  /** The same where the Transit Gateway and every attachment are there already. */
  readonly vpcsWithAttachments: number | "never" | "unknown";
  /** GB per month from which one service of one VPC is cheaper local than in a hub, all else standing. */
  readonly gbPerVpcService: Decimal | undefined;
  /** The same against NAT gateways; undefined where no traffic may take one. */
  readonly gbAgainstNat: Decimal | undefined;
  /** Traffic of the whole topology times this makes both cost the same; undefined: no such factor. */
  readonly trafficFactor: Decimal | undefined;
}

/** N* = hub / savingPerVpc: the hub pays from the first whole number above it. */
export interface ClosedForm {
  /** What the hub costs a month before the first spoke. */
  readonly hub: Decimal;
  /** What each VPC saves a month with a hub that is paid for. */
  readonly savingPerVpc: Decimal;
  readonly vpcs: number | "never";
}

export interface Savings {
  /** By VPC, in the topology's order: what the VPC saves with a hub that is paid for. */
  readonly perVpc: readonly Decimal[];
  /** The same where its attachment is there already. */
  readonly perVpcAttached: readonly Decimal[];
  /** What the hub costs before the first spoke. */
  readonly hub: Decimal;
  readonly hubAttached: Decimal;
}

/**
 * What each VPC saves and what the hub costs, from the lines of two estimates. Undefined where a
 * line that matters is unknown.
 */
export function savings(
  perVpc: Estimate,
  centralized: Estimate,
  vpcs: readonly string[],
): Savings | undefined {
  const matters = (line: LineItem) => partOf(line) !== "common";
  const lines = [...perVpc.lines, ...centralized.lines].filter(matters);
  if (lines.some((line) => line.monthlyCost === undefined)) return undefined;
  const local = costByVpc(perVpc.lines.filter(matters));
  const central = costByVpc(centralized.lines.filter(matters));
  const attachments = costByVpc(inPart(centralized.lines, "attachment"));
  const of = (costs: ReadonlyMap<string, Decimal>, vpc: string) => costs.get(vpc) ?? ZERO;
  const saved = vpcs.map((vpc) => of(local, vpc).minus(of(central, vpc)));
  const spokes = new Set(vpcs);
  const hubVpcs = [...central.keys()].filter((vpc) => !spokes.has(vpc));
  const hub = sum(hubVpcs.map((vpc) => of(central, vpc)));
  return {
    perVpc: saved,
    perVpcAttached: saved.map((saving, at) => saving.plus(of(attachments, vpcs[at] ?? ""))),
    hub,
    hubAttached: hub.minus(sum(hubVpcs.map((vpc) => of(attachments, vpc)))),
  };
}

function costByVpc(lines: readonly LineItem[]): Map<string, Decimal> {
  const costs = new Map<string, Decimal>();
  for (const { vpc, monthlyCost } of lines) {
    costs.set(vpc, (costs.get(vpc) ?? ZERO).plus(monthlyCost ?? ZERO));
  }
  return costs;
}

/** Beyond this many VPCs a break-even says nothing to anybody. */
const MOST_VPCS = 100_000;

/**
 * The smallest number of VPCs from which on their savings exceed the hub's cost, counting the VPCs in
 * their order and, past the last, from the first again. A VPC that loses by a hub may undo what those
 * before it saved: a count before that one is no break-even.
 */
export function smallestCount(perVpc: readonly Decimal[], hub: Decimal): number | "never" {
  const round = perVpc.length;
  // A round that gains nothing never ends above a hub that costs something.
  if (round === 0 || sum(perVpc).lte(ZERO)) return "never";
  let saved = ZERO;
  let lastShort = 0;
  for (let count = 1; count <= Math.max(MOST_VPCS, round) + round; count++) {
    saved = saved.plus(perVpc[(count - 1) % round] ?? ZERO);
    if (saved.lte(hub)) lastShort = count;
    // Each round adds the same to every place in it, so one round above the hub's cost is the last word.
    else if (count - lastShort === round) break;
  }
  const first = lastShort + 1;
  return first > Math.max(MOST_VPCS, round) ? "never" : first;
}

/** The break-even of VPCs that all save the same, without counting them one by one. */
export function closedForm({
  perVpc,
  hub,
}: Pick<Savings, "perVpc" | "hub">): ClosedForm | undefined {
  const [savingPerVpc, ...others] = perVpc;
  if (savingPerVpc === undefined || !others.every((saving) => saving.eq(savingPerVpc)))
    return undefined;
  if (savingPerVpc.lte(ZERO)) return { hub, savingPerVpc, vpcs: "never" };
  const count = Number(hub.div(savingPerVpc).round(0, 0).toString()) + 1;
  return { hub, savingPerVpc, vpcs: count > MOST_VPCS ? "never" : Math.max(1, count) };
}

/**
 * Local from t* = endpoint price x AZs x hours / what a GB costs more by the other way: against a
 * Transit Gateway 1,095 GB at 3 AZs in us-east-1.
 */
export function gbThreshold(costs: {
  readonly endpointHour: Decimal;
  readonly availabilityZones: number;
  readonly hoursPerMonth: Decimal;
  /** What a GB costs more than through an endpoint in its VPC. */
  readonly extraGb: Decimal;
}): Decimal | undefined {
  if (costs.extraGb.lte(ZERO)) return undefined;
  return costs.endpointHour
    .times(decimal(costs.availabilityZones))
    .times(costs.hoursPerMonth)
    .div(costs.extraGb);
}

/** By how much all traffic has to grow, or shrink, until both models cost the same. */
export function trafficFactor(perVpc: Estimate, centralized: Estimate): Decimal | undefined {
  if (!perVpc.complete || !centralized.complete) return undefined;
  const transit = total(inPart(centralized.lines, "transit"));
  if (transit.lte(ZERO)) return undefined;
  const moves = (line: LineItem) => partOf(line) === "common" || partOf(line) === "transit";
  const fixed = (estimate: Estimate) => total(estimate.lines.filter((line) => !moves(line)));
  const factor = fixed(perVpc).minus(fixed(centralized)).div(transit);
  return factor.gt(ZERO) ? factor : undefined;
}

function total(lines: readonly LineItem[]): Decimal {
  return sum(lines.map((line) => line.monthlyCost ?? ZERO));
}

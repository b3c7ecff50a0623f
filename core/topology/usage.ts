import { ZERO, type Decimal } from "../decimal";
import { error, type Issue } from "../issues";
import { ownValue } from "../ownValue";
import { addRanges, ANY_GB, gbRange, isExact, type GbRange } from "./gbRange";
import type { UsageInput, VpcInput } from "./schema";
import { byShortName, type ByService } from "./serviceMap";
import type { ServiceResolver } from "./serviceNeeds";
import type { GbTotal, ServiceNeed, TopologyVpc } from "./topology";

/** The key of a map of usage that holds for every service that it does not name. */
export const DEFAULT_USAGE = "default";

/** What a map of usage says, by short name; the same text is read once, so that VPCs share its numbers. */
export interface StatedUsage {
  readonly services: Readonly<Record<string, GbRange>>;
  readonly totals: Readonly<Record<string, GbRange>>;
  readonly others: GbRange | undefined;
}

export function readUsage(
  usage: UsageInput | VpcInput["usage"],
  resolver: ServiceResolver,
): StatedUsage {
  const services: [string, GbRange][] = [];
  const totals: [string, GbRange][] = [];
  let others: GbRange | undefined;
  for (const [name, written] of Object.entries(byShortName<Written>(usage, resolver))) {
    if (typeof written === "object") totals.push([name, gbRange(written.total)]);
    else if (name === DEFAULT_USAGE) others = gbRange(written);
    else services.push([name, gbRange(written)]);
  }
  return {
    services: Object.fromEntries(services),
    totals: Object.fromEntries(totals),
    others,
  };
}

type Written = UsageInput[string];

/** The entries that name a service: what `default` means needs no service of that name. */
export function usageOfServices<T>(usage: ByService<T> | undefined): ByService<T> {
  return Object.fromEntries(Object.entries(usage ?? {}).filter(([name]) => name !== DEFAULT_USAGE));
}

/** What each service of a VPC moves: its own word, then the file's, then what holds for all others. */
export function usageIn(
  service: string,
  own: StatedUsage,
  shared: StatedUsage,
): Pick<ServiceNeed, "monthlyDataGb" | "gbRange" | "gbAssumed"> {
  const stated = ownValue(own.services, service) ?? ownValue(shared.services, service);
  if (stated !== undefined) return amount(stated);
  if (ownValue(shared.totals, service) !== undefined) return { monthlyDataGb: undefined };
  const assumed = own.others ?? shared.others;
  return assumed === undefined
    ? { monthlyDataGb: undefined }
    : { ...amount(assumed), gbAssumed: true };
}

function amount(range: GbRange): Pick<ServiceNeed, "monthlyDataGb" | "gbRange"> {
  return isExact(range)
    ? { monthlyDataGb: range.least }
    : { monthlyDataGb: undefined, gbRange: range };
}

export interface SharedTotals {
  readonly vpcs: readonly TopologyVpc[];
  readonly gbTotals?: readonly GbTotal[];
  readonly issues: readonly Issue[];
}

/**
 * Gives each VPC that shares in a total its bounds: from nothing to all that the VPCs with usage of
 * their own leave of it. How a total is spread is never guessed; only one VPC left takes it all.
 */
export function shareTotals(vpcs: readonly TopologyVpc[], { totals }: StatedUsage): SharedTotals {
  const issues: Issue[] = [];
  const gbTotals: GbTotal[] = [];
  let shared = vpcs;
  for (const [service, total] of Object.entries(totals)) {
    const needing = vpcs.flatMap(({ name, needs }) => {
      const need = needs.find((one) => isMeasured(one) && one.service.name === service);
      return need === undefined ? [] : [{ name, need }];
    });
    const isOpen = ({ need }: (typeof needing)[number]) =>
      need.monthlyDataGb === undefined && need.gbRange === undefined;
    const stated = addRanges(
      needing.filter((one) => !isOpen(one)).map(({ need }) => rangeOf(need)),
    );
    if (total.most !== undefined && stated.least.gt(total.most)) {
      issues.push(tooSmallIssue(service, total.most, stated.least));
      continue;
    }
    const open = needing.filter(isOpen).map(({ name }) => name);
    const rest = remainder(total, stated);
    shared = shared.map((vpc) =>
      open.includes(vpc.name)
        ? { ...vpc, needs: vpc.needs.map((need) => shareOf(need, service, rest, open.length)) }
        : vpc,
    );
    if (open.length > 1) gbTotals.push({ service, vpcs: open, ...rest });
  }
  return gbTotals.length === 0 ? { vpcs: shared, issues } : { vpcs: shared, gbTotals, issues };
}

function shareOf(need: ServiceNeed, service: string, rest: GbRange, sharers: number): ServiceNeed {
  if (!isMeasured(need) || need.service.name !== service) return need;
  return { ...need, ...amount(sharers === 1 ? rest : { least: ZERO, most: rest.most }) };
}

/** A gateway endpoint is free whatever passes it: a total speaks of interface endpoints. */
function isMeasured({ type }: ServiceNeed): boolean {
  return type === "Interface";
}

function remainder(total: GbRange, stated: GbRange): GbRange {
  const least = stated.most === undefined ? ZERO : atLeastNone(total.least.minus(stated.most));
  return { least, most: total.most?.minus(stated.least) };
}

function atLeastNone(value: Decimal): Decimal {
  return value.lt(ZERO) ? ZERO : value;
}

/** What is known of a service's traffic, whatever way it was stated. */
export function rangeOf({
  monthlyDataGb: gb,
  gbRange: range,
}: Pick<ServiceNeed, "monthlyDataGb" | "gbRange">): GbRange {
  return gb === undefined ? (range ?? ANY_GB) : { least: gb, most: gb };
}

/** The pairs of VPC and service whose traffic was assumed, with what was assumed for how many. */
export function assumedUsage(vpcs: readonly TopologyVpc[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const need of vpcs.flatMap(({ needs }) => needs)) {
    if (need.gbAssumed !== true || !isMeasured(need)) continue;
    const range = gbText(rangeOf(need));
    counts.set(range, (counts.get(range) ?? 0) + 1);
  }
  return counts;
}

/** `20 GB`, `100 to 5000 GB`, `100 GB or more`. */
export function gbText({ least, most }: GbRange): string {
  if (most === undefined) return `${least.toString()} GB or more`;
  return least.eq(most) ? `${least.toString()} GB` : `${least.toString()} to ${most.toString()} GB`;
}

/** The same topology with an amount assumed wherever nothing at all is known of the traffic. */
export function withAssumedUsage<T extends { readonly vpcs: readonly TopologyVpc[] }>(
  topology: T,
  gb: Decimal,
): T {
  const assume = (need: ServiceNeed): ServiceNeed =>
    need.monthlyDataGb === undefined && need.gbRange === undefined
      ? { ...need, monthlyDataGb: gb, gbAssumed: true }
      : need;
  return {
    ...topology,
    vpcs: topology.vpcs.map((vpc) => ({ ...vpc, needs: vpc.needs.map(assume) })),
  };
}

function tooSmallIssue(service: string, total: Decimal, stated: Decimal): Issue {
  return error("usage-total", ["usage", service, "total"], {
    value: total.toString(),
    message: `the VPCs that state their own usage move ${stated.toString()} GB already`,
    wayOut: "Raise the total, or correct the usage of the VPCs",
  });
}

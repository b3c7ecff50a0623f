import { LINE_KINDS } from "../../lines/lineKinds";
import { decimal, ZERO } from "../../../core/decimal";
import { assumptionsOf } from "../../compare/compare";
import type { Estimate } from "../../lines/estimate";
import { grouped, type LineItem } from "../../lines/lineItem";
import type { Sum } from "../../lines/sum";
import type { PriceBook } from "../../prices/prices";
import { sheet, type Printed } from "../../../core/printed";
import {
  bound,
  columns,
  counted,
  countOf,
  groupLines,
  money,
  type LineGroup,
} from "../shared/format";
import { estimateJson } from "./json";
import { totalOf } from "./modelTable";
import type { Recorded } from "./recorded";
import { explainReport } from "./text";

/** One line: what a component costs a month, and by how much that changes where it is known what it was. */
export function summaryLine(name: string, estimate: Estimate, before?: Recorded): Printed {
  return sheet([`${name}: estimated ${monthly(estimate, before)}`]);
}

/** One block of a few lines: what a component costs a month. */
export function summaryReport(
  name: string,
  estimate: Estimate,
  prices: PriceBook,
  before?: Recorded,
): Printed {
  const groups = groupLines(estimate.lines);
  const rows = groups.map((group, index) => [
    `  ${groups[index - 1]?.kind === group.kind ? "" : LINE_KINDS[group.kind].name}`,
    said(group, estimate.lines),
    group.complete ? money(group.amount, estimate.currency) : "unknown",
  ]);
  const facts = `${estimate.region} · ${prices.basis}, ${prices.asOf}`;
  return sheet([
    `${name}: estimated ${monthly(estimate, before)} (${facts})`,
    ...columns(rows, ["left", "left", "right"]),
  ]);
}

/** The same with every line, its payer, source and date. */
export function fullReport(
  name: string,
  estimate: Estimate,
  prices: PriceBook,
  before?: Recorded,
): string {
  return `${summaryReport(name, estimate, prices, before)}\n\n${explainReport(estimate)}`.trimEnd();
}

/** One of the components that a program's total adds up. */
export interface Stated {
  readonly monthly: Sum;
  readonly currency: string;
  /** What it was; undefined where that is not known. */
  readonly before: Recorded | undefined;
}

/** One line below those of the components: what they cost together, each currency by itself. */
export function totalLine(stated: readonly Stated[], unknown: readonly string[]): Printed {
  const currencies = [...new Set(stated.map(({ currency }) => currency))];
  const totals = currencies.map((currency) => {
    const own = stated.filter((one) => one.currency === currency);
    const before = own.map((one) => one.before?.monthly);
    const known = before.filter((one) => one !== undefined);
    const now = added(own.map((one) => one.monthly));
    const change = known.length < before.length ? "" : changeText(now, added(known), currency);
    return `${bound(now, currency)} a month${change}`;
  });
  const without =
    unknown.length === 0 ? "" : `, without ${unknown.join(", ")}, which cannot be priced yet`;
  const count = countOf(stated.length, "component");
  return sheet([`${count} together: estimated ${totals.join(" and ")}${without}`]);
}

function added(sums: readonly Sum[]): Sum {
  return sums.reduce(
    (total, { amount, complete }) => ({
      amount: total.amount.plus(amount),
      complete: total.complete && complete,
    }),
    { amount: ZERO, complete: true },
  );
}

function monthly(estimate: Estimate, before: Recorded | undefined): string {
  const now = { amount: estimate.monthlyTotal, complete: estimate.complete };
  const change =
    before === undefined || before.currency !== estimate.currency
      ? ""
      : changeText(now, before.monthly, estimate.currency);
  return `${totalOf(estimate)} a month${change}`;
}

/** `, +$36.50 with this change`; of lower bounds only what is known of both can be compared. */
function changeText(now: Sum, before: Sum, currency: string): string {
  const change = now.amount.minus(before.amount);
  if (change.eq(ZERO)) return "";
  const sign = change.gt(ZERO) ? "+" : "";
  const known = now.complete && before.complete ? "" : " as far as it is known";
  return `, ${sign}${money(change, currency)} with this change${known}`;
}

/** The formula, or of traffic that nobody stated how much of it there is. */
function said(group: LineGroup, lines: readonly LineItem[]): string {
  if (group.complete) return counted(group);
  const own = lines.filter(({ kind, formula }) => kind === group.kind && formula === group.formula);
  const isTraffic = own.every(({ quantity, unit }) => quantity === undefined && unit === "GB");
  return isTraffic ? `${flows(own)}, traffic unknown` : counted(group);
}

/** `3 services x 3 VPCs` where each VPC uses each service, and otherwise how many pairs there are. */
function flows(lines: readonly LineItem[]): string {
  const services = new Set(lines.map(({ service }) => service)).size;
  const vpcs = new Set(lines.map(({ vpc }) => vpc)).size;
  if (services * vpcs !== lines.length) {
    return `${grouped(decimal(lines.length))} of ${countOf(services, "service")} x ${countOf(vpcs, "VPC")}`;
  }
  return vpcs === 1
    ? countOf(services, "service")
    : `${countOf(services, "service")} x ${countOf(vpcs, "VPC")}`;
}

/** The report of one plan in the form of the comparison's JSON: a single alternative. */
export function estimateReport(
  estimate: Estimate,
  prices: PriceBook,
  hoursPerMonth: number,
): string {
  return JSON.stringify({
    schemaVersion: 1,
    region: estimate.region,
    currency: estimate.currency,
    hoursPerMonth,
    pricesAsOf: prices.asOf,
    alternatives: [estimateJson(estimate)],
    recommended: estimate.model,
    assumptions: assumptionsOf(hoursPerMonth, prices),
    issues: [],
  });
}

import { decimal, ZERO } from "../../../core/decimal";
import { onOneLine } from "../../prices/prices";
import type { Sum } from "../../lines/sum";
import { rangeText } from "../shared/budget";
import { NO_USAGE } from "../../programs/price";
import type { PricedChange, ResourceEstimate } from "../../programs/estimate";
import type { Totals } from "../../programs/totals";
import { nameOf, type ResourceOp } from "../../../resources/resource";
import { bound, countOf, UNICODE, type Symbols } from "../shared/format";

/** As Pulumi marks its steps, but in ASCII wherever a terminal needs that. */
export const OP_SYMBOLS: Readonly<Record<ResourceOp, string>> = {
  create: "+",
  update: "~",
  delete: "-",
  replace: "±",
  same: "=",
};
export const ASCII_OP_SYMBOLS: Readonly<Record<ResourceOp, string>> = {
  ...OP_SYMBOLS,
  replace: "+-",
};

/** `aws:ec2/vpcEndpoint:VpcEndpoint` -> `ec2 VpcEndpoint`, as programs name it. */
export function typeName(type: string): string {
  const [, module = "", name = ""] = type.split(":");
  return onOneLine(`${module.split("/")[0] ?? ""} ${name}`);
}

/** A resource as a row shows it: texts, one a column. */
export interface ChangeRow {
  readonly op: ResourceOp;
  readonly name: string;
  readonly type: string;
  readonly region: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

export function changeRow(one: PricedChange, symbols: Symbols = UNICODE): ChangeRow {
  const { change, totals } = one;
  const regions = new Set(
    (change.after === undefined ? one.before : one.after).map(
      ({ region }) => region ?? "unknown Region",
    ),
  );
  const side = (which: "before" | "after") =>
    change[which] === undefined
      ? ""
      : totals.map((sum) => amountText(sum[which], sum.currency, symbols)).join(" + ");
  return {
    op: change.op,
    name: onOneLine(nameOf(change.urn)),
    type: typeName(change.type),
    region: [...regions].join(", "),
    before: side("before"),
    after: side("after"),
    difference: totals
      .map(({ difference, currency }) => rangeText(difference, currency, symbols))
      .join(" + "),
  };
}

/** `unknown` says more than `≥ $0.00`. */
export function amountText(amount: Sum, currency: string, symbols: Symbols = UNICODE): string {
  return !amount.complete && amount.amount.eq(ZERO) ? "unknown" : bound(amount, currency, symbols);
}

/** More rows than this are counted, not listed: a comment has a largest size, and a reader patience. */
export const MOST_ROWS = 100;

/** Those that a deployment changes, the greatest change first. */
export function changesOf({ resources }: ResourceEstimate): PricedChange[] {
  const size = ({ totals }: PricedChange) =>
    totals.reduce(
      (sum, { before, after }) => sum.plus(after.amount.minus(before.amount).abs()),
      ZERO,
    );
  return resources
    .filter(({ change }) => change.op !== "same")
    .map((one) => ({ one, size: size(one), row: nameOf(one.change.urn) }))
    .sort((a, b) => b.size.cmp(a.size) || (a.row < b.row ? -1 : 1))
    .map(({ one }) => one);
}

/** What the totals rest on and what they leave out, as sentences. */
export function remarks(estimate: ResourceEstimate): string[] {
  const { notPriced, readOnly, gaps, unusedUsage } = estimate;
  const count = [...notPriced.values()].reduce((sum, one) => sum + one, 0);
  const shown = [...notPriced].slice(0, 5).map(([type, number]) => `${number} ${typeName(type)}`);
  const left = notPriced.size - shown.length;
  const more = left === 0 ? "" : ` and ${countOf(left, "more type")}`;
  const notes = new Set(
    estimate.resources.flatMap(({ change }) =>
      change.note === undefined ? [] : [`${onOneLine(nameOf(change.urn))}: ${change.note}.`],
    ),
  );
  return [
    ...gaps.map((gap) => `${gap[0]?.toUpperCase() ?? ""}${gap.slice(1)}.`),
    ...notes,
    ...(count === 0
      ? []
      : [
          `Not looked at for pricing: ${countOf(count, "resource")} of ${countOf(notPriced.size, "type")} (${shown.join(", ")}${more}).`,
        ]),
    ...(readOnly === 0
      ? []
      : [`Read only, and billed to whoever manages them: ${countOf(readOnly, "resource")}.`]),
    ...(unusedUsage.length === 0
      ? []
      : [`No resource takes this usage: ${unusedUsage.map(onOneLine).join(", ")}.`]),
  ];
}

/** Names beyond this many are counted. */
const MOST_NAMES = 8;

/** Why lines are unknown, each reason once; the names that a usage file lacks come together. */
export function unknownReasons({ resources }: ResourceEstimate): string[] {
  const counts = new Map<string, number>();
  const withoutUsage = new Set<string>();
  const lines = resources.flatMap(({ change, before, after }) =>
    (change.after === undefined ? before : after).flatMap((charge) => charge.lines),
  );
  for (const { unknownBecause } of lines) {
    if (unknownBecause?.startsWith(NO_USAGE) === true) {
      withoutUsage.add(onOneLine(unknownBecause.slice(NO_USAGE.length)));
    } else if (unknownBecause !== undefined) {
      counts.set(unknownBecause, (counts.get(unknownBecause) ?? 0) + 1);
    }
  }
  const names = [...withoutUsage].sort();
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : "";
  return [
    ...[...counts].map(([reason, count]) =>
      count === 1 ? onOneLine(reason) : `${onOneLine(reason)} (${countOf(count, "line")})`,
    ),
    ...(names.length === 0
      ? []
      : [
          `${NO_USAGE}${names.slice(0, MOST_NAMES).join(", ")}${more}: say GB a month with --usage`,
        ]),
  ];
}

/** `+$44.30`: what is known of a change whose difference is not. */
export function knownChange({ before, after, currency }: Totals, symbols: Symbols): string {
  const known = after.amount.minus(before.amount);
  return rangeText({ atLeast: known, atMost: known }, currency, symbols);
}

/** Whether the difference names the known part itself, as a value or as a bound. */
export function tellsKnown({ before, after, difference }: Totals): boolean {
  const known = after.amount.minus(before.amount);
  return difference.atLeast?.eq(known) === true || difference.atMost?.eq(known) === true;
}

export function assumptions({
  hoursPerMonth,
  kind,
  pricesAsOf,
  priceBasis,
}: ResourceEstimate): string[] {
  return [
    `A month has ${decimal(hoursPerMonth).toString()} hours; every resource exists for all of them.`,
    `Prices: ${priceBasis}, as of ${pricesAsOf}; each line names its own source and date.`,
    "Tiers of hosted zones count an account's, as far as providers say which account; tiers of data count the Region's.",
    ...(kind === "export"
      ? []
      : [
          "Traffic is taken to be the same before and after, and what nobody stated not to reach another tier.",
        ]),
    "Not included: taxes, support, transfer to the internet and between Regions, queries of public zones, what other AWS services charge.",
  ];
}

import type { Comparison } from "../compare";
import { subtotal, type Estimate } from "../estimate";
import type { LineKind } from "../lineItem";
import { bound, groupLines, KIND_NAMES, money, percent } from "./format";
import { sensitivityMarkdown } from "./sections/sensitivityMarkdown";
import { findings, headline } from "./sentences";

/** Found by tools that update their comment in place instead of adding another. */
export const MARKER = "<!-- vpc-endpoints-cost -->";

const COLUMNS: readonly (readonly [string, readonly LineKind[]])[] = [
  ["Endpoints", ["endpointHours", "gatewayEndpoint"]],
  ["Attachments", ["attachmentHours", "coreNetworkEdgeHours"]],
  ["Transit", ["transitGatewayData", "coreNetworkData", "peeringData"]],
  ["Data", ["endpointData", "crossRegionTransfer"]],
  ["DNS", ["hostedZones", "profileHours"]],
];

/** A column for those alone whose topology may use one. */
const NAT_COLUMN: (typeof COLUMNS)[number] = ["NAT", ["natHours", "publicIpv4Hours", "natData"]];

/** A pull request comment: headline, table, folded details. */
export function markdownReport(comparison: Comparison): string {
  const { alternatives, prices, topology, assumptions } = comparison;
  return [
    MARKER,
    `### VPC endpoints in ${escape(topology.region)}: estimated monthly cost`,
    "",
    `**${escape(headline(comparison))}**`,
    "",
    ...table(comparison),
    "",
    ...findings(comparison)
      .slice(1)
      .map((sentence) => `- ${escape(sentence)}`),
    "",
    ...sensitivityMarkdown(comparison, fold, escape),
    ...alternatives.flatMap(({ estimate }) => details(estimate)),
    ...fold(
      "Assumptions",
      assumptions.map((sentence) => `- ${escape(sentence)}`),
    ),
    `<sub>${escape(prices.basis)}, ${escape(prices.currency)}, prices as of ${escape(prices.asOf)}</sub>`,
    "",
  ].join("\n");
}

function table({ alternatives, recommended, prices }: Comparison): string[] {
  const base = alternatives[0]?.estimate;
  const hasNat = alternatives.some(({ plan }) => plan.natGateways !== undefined);
  const shown = hasNat ? [...COLUMNS, NAT_COLUMN] : COLUMNS;
  const rows = alternatives.map(({ estimate }) => {
    const total = bound(
      { amount: estimate.monthlyTotal, complete: estimate.complete },
      prices.currency,
    );
    const known = base !== undefined && base !== estimate && base.complete && estimate.complete;
    const change = known
      ? (percent(estimate.monthlyTotal.minus(base.monthlyTotal), base.monthlyTotal) ?? "")
      : "";
    const strong = (text: string) => (estimate.model === recommended ? `**${text}**` : text);
    return [
      strong(estimate.model),
      ...shown.map(([, kinds]) => cell(estimate, kinds)),
      strong(total),
      change,
    ];
  });
  const header = ["Model", ...shown.map(([title]) => title), "Total", "vs PerVpc"];
  const rule = header.map((_, index) => (index === 0 ? ":--" : "--:"));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

function cell(estimate: Estimate, kinds: readonly LineKind[]): string {
  const sum = subtotal(estimate.lines, kinds);
  return sum.lines === 0 ? "–" : bound(sum, estimate.currency);
}

function details(estimate: Estimate): string[] {
  const rows = groupLines(estimate.lines).map((group) => {
    const amount = group.complete ? money(group.amount, estimate.currency) : "unknown";
    return `| ${KIND_NAMES[group.kind]} | ${group.count} | ${escape(group.formula)} | ${amount} |`;
  });
  const header = ["| Line | Count | Each | Cost |", "| :-- | --: | :-- | --: |"];
  return fold(`${estimate.model}, line by line`, [...header, ...rows]);
}

export function fold(summary: string, lines: readonly string[]): string[] {
  return ["<details>", `<summary>${summary}</summary>`, "", ...lines, "", "</details>", ""];
}

/** Names come from whoever wrote the file: none of them may become markup. */
export function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~@]/g, "\\$&")
    .replace(/[\r\n]+/g, " ");
}

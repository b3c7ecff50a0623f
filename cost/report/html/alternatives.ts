import { decimal, ZERO } from "../../../core/decimal";
import { subtotal, type Estimate } from "../../estimate";
import { grouped, type LineKind } from "../../lineItem";
import { bound, percent } from "../format";
import { markup, type Markup } from "./markup";
import type { Report } from "./section";
import { table } from "./table";

const COLUMNS: readonly { readonly title: string; readonly kinds: readonly LineKind[] }[] = [
  { title: "Endpoint hours", kinds: ["endpointHours", "gatewayEndpoint"] },
  { title: "Attachments", kinds: ["attachmentHours", "coreNetworkEdgeHours"] },
  { title: "Data to the hub", kinds: ["transitGatewayData", "coreNetworkData", "peeringData"] },
  { title: "Endpoint data", kinds: ["endpointData"] },
  { title: "DNS", kinds: ["hostedZones", "profileHours"] },
];

/** Every model beside the others, by what the money goes to. */
export function alternativesSection({ comparison }: Report): Markup {
  const { alternatives, recommended, prices } = comparison;
  const base = alternatives[0]?.estimate;
  const rows = alternatives.map(({ estimate }) => {
    const strong = (text: string) =>
      estimate.model === recommended ? markup`<strong>${text}</strong>` : text;
    const total = { amount: estimate.monthlyTotal, complete: estimate.complete };
    return [
      strong(estimate.model === recommended ? `${estimate.model} (cheapest)` : estimate.model),
      ...COLUMNS.map(({ kinds }) => cell(estimate, kinds)),
      strong(bound(total, prices.currency)),
      base === undefined || base === estimate ? "" : against(estimate, base),
      grouped(decimal(estimate.endpointNetworkInterfaces)),
    ];
  });
  const titles = [...COLUMNS.map(({ title }) => title), "Total", "Against PerVpc", "Interfaces"];
  return markup`<h2>Alternatives</h2>
    ${table({
      caption: `Monthly cost of each deployment model, ${prices.currency}`,
      columns: [{ title: "Model" }, ...titles.map((title) => ({ title, numeric: true }))],
      rows,
    })}`;
}

function cell(estimate: Estimate, kinds: readonly LineKind[]): string {
  const sum = subtotal(estimate.lines, kinds);
  if (sum.lines === 0) return "–";
  if (!sum.complete && sum.amount.eq(ZERO)) return "unknown";
  return bound(sum, estimate.currency);
}

function against(estimate: Estimate, base: Estimate): string {
  if (!estimate.complete || !base.complete) return "unknown";
  return percent(estimate.monthlyTotal.minus(base.monthlyTotal), base.monthlyTotal) ?? "";
}

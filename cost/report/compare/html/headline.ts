import { decimal, type Decimal } from "../../../../core/decimal";
import { formatIssue } from "../../../../core/issues";
import { commonZones } from "../../../compare/compare";
import { grouped } from "../../../lines/lineItem";
import { bound, countOf, money, percent } from "../../shared/format";
import { findings } from "../sentences";
import { markup, name, type Content, type Markup } from "./markup";
import type { Report } from "./section";

/** The answer first: what is cheapest, what it saves, and from when on. */
export function headlineSection({ comparison, issues }: Report): Markup {
  const { topology, prices } = comparison;
  const [first = "", ...rest] = findings(comparison);
  return markup`<header>
      <h1>
        VPC endpoints in <span class="whole">${topology.region}</span>: estimated monthly cost
      </h1>
      <p class="muted">
        ${countOf(topology.vpcs.length, "VPC")} · hub ${name(topology.hub.name)} · ${prices.basis},
        ${prices.currency}, ${prices.asOf} · a month of ${topology.hoursPerMonth.toString()} hours
      </p>
      <p><strong>${first}</strong></p>
    </header>
    <dl class="figures">${figures(comparison)}</dl>
    <ul>
      ${rest.map(
        (sentence) => markup`
        <li>${sentence}</li>`,
      )}
    </ul>
    ${issues.length === 0 ? undefined : warnings(issues.map(formatIssue))}`;
}

function figures(comparison: Report["comparison"]): Markup[] {
  const { alternatives, recommended, prices, breakEven, topology } = comparison;
  const [perVpc] = alternatives.map(({ estimate }) => estimate);
  const best = alternatives.find(({ estimate }) => estimate.model === recommended)?.estimate;
  const shown: Markup[] = [];
  if (best !== undefined && perVpc !== undefined) {
    const saved = perVpc.monthlyTotal.minus(best.monthlyTotal);
    const share = percent(saved.neg(), perVpc.monthlyTotal);
    const total = bound({ amount: best.monthlyTotal, complete: best.complete }, prices.currency);
    shown.push(
      tile(`Cheapest: ${best.model}`, total, "a month"),
      tile("Saves against PerVpc", money(saved, prices.currency), share ?? "a month"),
    );
  }
  if (typeof breakEven.vpcs === "number") {
    const beside = `VPCs or more; there are ${topology.vpcs.length}`;
    shown.push(tile("Centralized pays from", grouped(decimal(breakEven.vpcs)), beside));
  }
  const { gbPerVpcService, gbAgainstNat } = breakEven;
  const beside = `a month and VPC, at ${countOf(commonZones(topology), "zone")}`;
  const gb = (value: Decimal) => `${grouped(value.round(2))} GB`;
  if (gbPerVpcService !== undefined) {
    const term = gbAgainstNat === undefined ? "local" : "local than in a hub";
    shown.push(tile(`A service is cheaper ${term} from`, gb(gbPerVpcService), beside));
  }
  if (gbAgainstNat !== undefined) {
    const term = "A service is cheaper local than through NAT gateways from";
    shown.push(tile(term, gb(gbAgainstNat), beside));
  }
  return shown;
}

function tile(term: string, value: Content, beside: Content): Markup {
  return markup`
    <div><dt>${term}</dt><dd>${value}<small>${beside}</small></dd></div>`;
}

function warnings(sentences: readonly string[]): Markup {
  return markup`<h2>Warnings</h2>
    <ul>
      ${sentences.map(
        (sentence) => markup`
        <li>${sentence}</li>`,
      )}
    </ul>`;
}

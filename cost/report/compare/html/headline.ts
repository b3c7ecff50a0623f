import { decimal, ZERO, type Decimal } from "../../../../core/decimal";
import { formatIssue, type Issue } from "../../../../core/issues";
import { commonZones } from "../../../compare/compare";
import { grouped } from "../../../lines/lineItem";
import { costText } from "../../answer/sentence";
import { labelOf } from "../modelTable";
import { countOf, money, percent } from "../../shared/format";
import { linesOf } from "../../../compare/alternatives";
import { priceDates } from "../../../lines/priceDates";
import { answerOf, waysOutOf } from "../../answer/compare";
import { assumedSentences, type WayOut } from "../../answer/missing";
import { whySentences } from "../sentences";
import { hubFact } from "../text";
import { markup, Markup, name, type Content } from "./markup";
import type { Report } from "./section";

/** The answer first: what is cheapest, what it saves, and from when on. */
export function headlineSection({ comparison, issues, prefix }: Report): Markup {
  const { topology, prices } = comparison;
  const why = whySentences(comparison);
  const facts = [
    countOf(topology.vpcs.length, "VPC"),
    ...hubFact(topology),
    `${prices.basis}, ${priceDates(linesOf(comparison.alternatives), prices)}`,
  ].join(" · ");
  return markup`<header>
      <p class="answer"><strong>${answerOf(comparison)}</strong></p>
      ${assumedSentences(topology).map((sentence) => markup`<p>${sentence}</p>`)}
      ${waysOutOf(comparison).map(missingSection)}
      ${prefix === "" ? titleOf(topology.region) : undefined}
      <p class="muted">
        ${name(facts)} · ${prices.currency} · a month of ${topology.hoursPerMonth.toString()} hours
      </p>
    </header>
    <dl class="figures">${figures(comparison)}</dl>
    ${why.length === 0 ? undefined : bullets(why)}
    ${warningsSection(issues)}`;
}

function figures(comparison: Report["comparison"]): Markup[] {
  const { alternatives, recommended, prices, breakEven, topology } = comparison;
  const [perVpc] = alternatives.map(({ estimate }) => estimate);
  const best = alternatives.find(({ estimate }) => estimate.model === recommended);
  const shown: Markup[] = decisionTiles(comparison);
  if (best?.estimate.complete === true && perVpc?.complete === true) {
    const { monthlyTotal } = best.estimate;
    const saved = perVpc.monthlyTotal.minus(monthlyTotal);
    const share = percent(saved.neg(), perVpc.monthlyTotal);
    shown.push(
      tile(`Cheapest: ${labelOf(best.plan)}`, money(monthlyTotal, prices.currency), "a month"),
    );
    if (!saved.eq(ZERO)) {
      shown.push(tile("Saves against PerVpc", money(saved, prices.currency), share ?? "a month"));
    }
  }
  if (typeof breakEven.vpcs === "number" && topology.vpcs.length > 1) {
    const beside = `VPCs or more; there are ${topology.vpcs.length}`;
    shown.push(
      tile("Centralized is cheaper than PerVpc from", grouped(decimal(breakEven.vpcs)), beside),
    );
  }
  const { gbPerVpcService, gbAgainstNat } = breakEven;
  const beside = `a month and VPC, at ${countOf(commonZones(topology), "zone")}`;
  const gb = (value: Decimal) => `${grouped(value.round(2))} GB`;
  if (gbPerVpcService !== undefined) {
    shown.push(tile("A service is cheaper local than in a hub from", gb(gbPerVpcService), beside));
  }
  if (gbAgainstNat !== undefined) {
    const term = "A service is cheaper local than through NAT gateways from";
    shown.push(tile(term, gb(gbAgainstNat), beside));
  }
  return shown;
}

function titleOf(region: string): Markup {
  return markup`<h1>
        VPC endpoints in <span class="whole">${region}</span>: estimated monthly cost
      </h1>`;
}

/** How much is decided, and what it costs, while something is unknown. */
function decisionTiles({ decision, prices: { currency } }: Report["comparison"]): Markup[] {
  if (decision === undefined || decision.kind === "unpriced" || decision.open === 0) return [];
  const { kind, pairs, matters, belowGb, cost } = decision;
  const decided = kind === "always" ? pairs : pairs - matters.length;
  return [
    ...(decided === 0
      ? []
      : [tile("Decided for", `${decided} of ${pairs}`, "pairs of VPC and service")]),
    tile("The answer costs", costText(cost, currency), "a month"),
    ...(belowGb === undefined
      ? []
      : [tile("It holds up to", `${grouped(belowGb)} GB`, "a month and pair")]),
  ];
}

/** A break that is meant: what the lines themselves hold is shown by its code. */
const LINE_BREAK = new Markup("\n");

/** What the answer lacks, with lines to paste as they are. */
function missingSection({ missing, lines }: WayOut): Markup {
  return markup`<p>Missing: ${missing}.</p>
      <pre class="scroll" tabindex="0">${lines.map((line) => [markup`<code>${line}</code>`, LINE_BREAK])}</pre>`;
}

function bullets(sentences: readonly string[]): Markup {
  return markup`<ul>
      ${sentences.map(
        (sentence) => markup`
        <li>${sentence}</li>`,
      )}
    </ul>`;
}

function tile(term: string, value: Content, beside: Content): Markup {
  return markup`
    <div><dt>${term}</dt><dd>${value}<small>${beside}</small></dd></div>`;
}

export function warningsSection(issues: readonly Issue[]): Markup | undefined {
  if (issues.length === 0) return undefined;
  return markup`<h2>Warnings</h2>
    ${bullets(issues.map(formatIssue))}`;
}

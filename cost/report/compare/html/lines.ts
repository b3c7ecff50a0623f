import { LINE_KINDS } from "../../../lines/lineKinds";
import { exactMoney } from "../../../../core/decimal";
import type { LineItem } from "../../../lines/lineItem";
import { labelOf } from "../modelTable";
import { countOf } from "../../shared/format";
import { markup, name, type Content, type Markup } from "./markup";
import type { Report } from "./section";
import { sourceNumbers, sourceOf } from "./sources";
import { folded, table } from "./table";

/** Every line of every model: what it is, its formula, the exact amount, who pays, and the price's source. */
export function linesSection({ comparison, prefix }: Report): Markup {
  const numbers = sourceNumbers(comparison);
  const { currency } = comparison.prices;
  const tables = comparison.alternatives.map(({ plan, estimate: { lines } }) => {
    const model = labelOf(plan);
    const columns = [
      { title: "Line" },
      { title: "Billed" },
      { title: "Formula" },
      { title: currency, numeric: true },
      { title: "Paid by" },
      { title: "Source" },
    ];
    const rows = lines.map((line) => cells(line, numbers, prefix));
    const summary = `${model}: ${countOf(lines.length, "line")}`;
    return folded(summary, table({ caption: `Every line of ${model}`, columns, rows }), "long");
  });
  return markup`<h2>Line by line</h2>
    ${tables}`;
}

function cells(line: LineItem, numbers: ReadonlyMap<string, number>, prefix: string): Content[] {
  const number = numbers.get(sourceOf(line) ?? "");
  return [
    name(line.id),
    LINE_KINDS[line.kind].name,
    [line.formula, remark(line.unknownBecause), remark(line.note)],
    line.monthlyCost === undefined ? "unknown" : exactMoney(line.monthlyCost),
    name(line.payer),
    number === undefined ? "" : markup`<a href="#${prefix}source-${number}">[${number}]</a>`,
  ];
}

function remark(sentence: string | undefined): Content {
  return sentence === undefined ? undefined : markup`<br><span class="muted">${sentence}</span>`;
}

import { decimal } from "../../../../core/decimal";
import { grouped } from "../../../lines/lineItem";
import { capitalized, modelTable } from "../modelTable";
import { markup, type Markup } from "./markup";
import type { Report } from "./section";
import { table } from "./table";

/** Every model beside the others, by what the money goes to. */
export function alternativesSection({ comparison }: Report): Markup {
  const { alternatives, prices } = comparison;
  const { rows, models } = modelTable(comparison);
  const lines = models.map(({ model, recommended, cells, total, againstPerVpc }, at) => {
    const strong = (text: string) => (recommended ? markup`<strong>${text}</strong>` : text);
    return [
      strong(
        recommended
          ? `${model} (${comparison.recommended === undefined ? "the answer" : "cheapest"})`
          : model,
      ),
      ...cells.map((cell) => cell ?? "–"),
      strong(total),
      againstPerVpc,
      grouped(decimal(alternatives[at]?.estimate.endpointNetworkInterfaces ?? 0)),
    ];
  });
  const titles = [...rows.map(capitalized), "Total", "Against PerVpc", "Interfaces"];
  return markup`<h2>Alternatives</h2>
    ${table({
      caption: `Monthly cost of each deployment model, ${prices.currency}`,
      columns: [{ title: "Model" }, ...titles.map((title) => ({ title, numeric: true }))],
      rows: lines,
    })}`;
}

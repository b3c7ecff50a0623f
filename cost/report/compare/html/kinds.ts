import { LINE_KINDS } from "../../../lines/lineKinds";
import { barPicture, barTable } from "./barPicture";
import { groupsBy, hasBars, modelsOf } from "./groups";
import { markup, type Markup } from "./markup";
import { figure, picture } from "./picture";
import type { Report } from "./section";
import { folded, table } from "./table";

/** What the money goes to in each model. */
export function kindSection({ comparison, prefix }: Report): Markup | undefined {
  const order: readonly string[] = Object.values(LINE_KINDS).map((kind) => kind.name);
  const groups = groupsBy(comparison, ({ kind }) => LINE_KINDS[kind].name).sort(
    (a, b) => order.indexOf(a.name) - order.indexOf(b.name),
  );
  if (!hasBars(groups)) return undefined;
  const bars = { groups, models: modelsOf(comparison), currency: comparison.prices.currency };
  const title = "Monthly cost by what is billed";
  const text = `${groups.length} kinds of lines, each with a bar for every model that has it.`;
  return markup`<h2>${title}</h2>
    ${figure(
      picture({ id: `${prefix}kinds`, title, text }, barPicture(bars)),
      "A kind that a model has no line of has no bar; a sum with unknown lines is marked as a lower bound.",
      folded("The same as a table", table({ caption: title, ...barTable(bars, "Billed") }), "twin"),
    )}`;
}

import { ZERO, type Decimal } from "../../../../core/decimal";
import { barPicture, barTable, type BarGroup } from "./barPicture";
import { groupsBy, hasBars, modelsOf } from "./groups";
import { markup, name, type Markup } from "./markup";
import { figure, picture } from "./picture";
import type { Report } from "./section";
import { folded, table } from "./table";

/** Payers that the picture shows; the table has all of them. */
const MOST_PAYERS = 14;

/** Who is billed how much in each model: with a hub, its account pays what spokes paid before. */
export function payerSection({ comparison, prefix }: Report): Markup | undefined {
  const groups = groupsBy(comparison, ({ payer }) => payer).sort((a, b) => byLargestBill(a, b));
  if (!hasBars(groups)) return undefined;
  const models = modelsOf(comparison);
  const { currency } = comparison.prices;
  const shown = groups.slice(0, MOST_PAYERS);
  const title = "Monthly cost by who is billed";
  const rest = groups.length - shown.length;
  const all = barTable({ groups, models, currency }, "Account or VPC");
  const rows = all.rows.map((row, index) => [name(groups[index]?.name ?? ""), ...row.slice(1)]);
  return markup`<h2>${title}</h2>
    ${figure(
      picture(
        {
          id: `${prefix}payers`,
          title,
          text: `The ${shown.length} who are billed the most in any model.`,
        },
        barPicture({ groups: shown, models, currency }),
      ),
      `An account where the file names one, else the VPC itself.${rest === 0 ? "" : ` ${rest} more, who are billed less, are in the table.`}`,
      folded("The same as a table", table({ caption: title, columns: all.columns, rows }), "twin"),
    )}`;
}

function byLargestBill(a: BarGroup, b: BarGroup): number {
  return most(b).cmp(most(a));
}

function most({ sums }: BarGroup): Decimal {
  return [...sums.values()].reduce<Decimal>(
    (largest, { amount }) => (amount.gt(largest) ? amount : largest),
    ZERO,
  );
}

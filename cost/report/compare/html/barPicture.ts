import { decimal } from "../../../../core/decimal";
import type { PlannedModel } from "../../../../core/plan";
import stringWidth from "string-width";
import type { Sum } from "../../../lines/sum";
import { bound } from "../../shared/format";
import { coordinate } from "./coordinate";
import type { Content } from "./markup";
import { label as shortened, NARROW_WIDTH, type Drawing } from "./picture";
import type { Column } from "./table";
import { INK, LEGEND, LETTER_WIDTH, MODEL_STYLE, MUTED } from "./theme";

/** One group of bars: a name, and what each model spends on it; absent where the model has no such line. */
export interface BarGroup {
  readonly name: string;
  readonly sums: ReadonlyMap<PlannedModel, Sum>;
}

/** A model, by what its plan is called. */
export interface ShownModel {
  readonly model: PlannedModel;
  readonly label: string;
}

export interface Bars {
  readonly groups: readonly BarGroup[];
  readonly models: readonly ShownModel[];
  readonly currency: string;
}

const BAR_HEIGHT = 17;
const GROUP_GAP = 14;

/** Bars lie on their side, so that names stand beside them and their number makes the picture longer only. */
export function barPicture({ groups, models, currency }: Bars) {
  return (width: number): Drawing => {
    const narrow = width === NARROW_WIDTH;
    const names = groups.map((group) => shortened(group.name, narrow ? 17 : 28));
    const largest = groups
      .flatMap(({ sums }) => [...sums.values()])
      .reduce((most, { amount }) => (amount.gt(most) ? amount : most), decimal(0));
    const amounts = groups.flatMap(({ sums }) =>
      [...sums.values()].map((sum) => bound(sum, currency)),
    );
    return {
      width,
      height: 40 + groups.length * (models.length * BAR_HEIGHT + GROUP_GAP),
      option: {
        legend: LEGEND,
        grid: { left: roomFor(names), right: roomFor(amounts), top: 32, bottom: 4 },
        xAxis: { type: "value", show: false, max: coordinate(largest) || 1 },
        yAxis: {
          type: "category",
          inverse: true,
          data: names.map((_, index) => String(index)),
          axisLabel: {
            color: INK,
            fontSize: 12,
            interval: 0,
            formatter: (_: string, index: number) => names[index] ?? "",
          },
          axisLine: { lineStyle: { color: MUTED } },
          axisTick: { show: false },
        },
        series: models.map(({ model, label }) => ({
          type: "bar" as const,
          name: label,
          silent: true,
          barGap: "21%",
          barWidth: BAR_HEIGHT - 3,
          itemStyle: { color: MODEL_STYLE[model].color },
          data: groups.map(({ sums }) => {
            const sum = sums.get(model);
            return {
              value: sum === undefined ? "-" : coordinate(sum.amount),
              label: {
                show: sum !== undefined,
                position: "right" as const,
                color: INK,
                fontSize: 11,
                formatter: () => (sum === undefined ? "" : bound(sum, currency)),
              },
            };
          }),
        })),
      },
    };
  };
}

/** Pixels beside the bars; of the widest letters that a browser may show, for nobody knows its fonts. */
function roomFor(words: readonly string[]): number {
  return 14 + LETTER_WIDTH * Math.max(0, ...words.map((word) => stringWidth(word)));
}

export function barTable(
  { groups, models, currency }: Bars,
  title: string,
): {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Content[])[];
} {
  return {
    columns: [{ title }, ...models.map(({ label }) => ({ title: label, numeric: true }))],
    rows: groups.map(({ name, sums }) => [
      name,
      ...models.map(({ model }) => {
        const sum = sums.get(model);
        return sum === undefined ? "–" : bound(sum, currency);
      }),
    ]),
  };
}

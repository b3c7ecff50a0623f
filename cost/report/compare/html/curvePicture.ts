import type { SeriesOption } from "echarts";
import { ZERO, type Decimal } from "../../../../core/decimal";
import type { PlannedModel } from "../../../../core/plan";
import type { CurvePoint } from "../../../compare/curves/curve";
import { grouped } from "../../../lines/lineItem";
import { money } from "../../shared/format";
import { coordinate } from "./coordinate";
import type { Column } from "./table";
import type { Content } from "./markup";
import { NARROW_WIDTH, type Drawing } from "./picture";
import { INK, LEGEND, MODEL_STYLE, MUTED, RULE } from "./theme";

/** A vertical line that says what happens at a place. */
export interface Mark {
  readonly x: Decimal;
  readonly text: string;
}

export interface Curves {
  readonly points: readonly CurvePoint[];
  readonly currency: string;
  /** The name of the horizontal axis, with its unit. */
  readonly axis: string;
  readonly marks: readonly Mark[];
}

const LINE_HEIGHT = 16;

/** Models that are known at every point: a line with gaps would be read as a line. */
export function wholeModels(points: readonly CurvePoint[]): PlannedModel[] {
  return (Object.keys(MODEL_STYLE) as PlannedModel[]).filter((model) =>
    points.every(({ totals }) => totals.has(model)),
  );
}

/** Straight lines between points, which is what a bill without tiers does. */
export function curvePicture({ points, currency, axis, marks }: Curves) {
  return (width: number): Drawing => {
    const last = coordinate(points.at(-1)?.x ?? ZERO);
    const series = wholeModels(points).map((model): SeriesOption => {
      const style = MODEL_STYLE[model];
      return {
        type: "line",
        name: model,
        silent: true,
        symbol: style.symbol,
        symbolSize: 6,
        showAllSymbol: true,
        itemStyle: { color: style.color },
        lineStyle: { color: style.color, type: style.dash, width: 2 },
        data: points.map(({ x, totals }) => [x, totals.get(model) ?? ZERO].map(coordinate)),
      };
    });
    const top = 34 + LINE_HEIGHT * marks.length;
    return {
      width,
      height: (width === NARROW_WIDTH ? 280 : 340) + LINE_HEIGHT * marks.length,
      option: {
        legend: { ...LEGEND, itemWidth: 34 },
        grid: { left: 14, right: 24, top, bottom: 28, containLabel: true },
        xAxis: {
          type: "value",
          min: coordinate(points[0]?.x ?? ZERO),
          name: axis,
          nameLocation: "middle",
          nameGap: 28,
          nameTextStyle: { color: MUTED, fontSize: 13 },
          minInterval: 1,
          splitNumber: width === NARROW_WIDTH ? 4 : 8,
          axisLabel: { color: INK, fontSize: 12, hideOverlap: true, formatter: wholeNumber },
          axisLine: { lineStyle: { color: MUTED } },
          axisTick: { lineStyle: { color: MUTED } },
          splitLine: { show: false },
        },
        yAxis: {
          type: "value",
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: {
            color: INK,
            fontSize: 12,
            formatter: (value: number) => wholeMoney(value, currency),
          },
          splitLine: { lineStyle: { color: RULE } },
        },
        series: [
          ...series,
          ...marks.map((mark, index) => markLine(mark, index, marks.length, last)),
        ],
      },
    };
  };
}

/** Each mark's words have a row of their own above the picture, so that near ones never overlap. */
function markLine({ x, text }: Mark, index: number, of: number, last: number): SeriesOption {
  const at = coordinate(x);
  const share = last === 0 ? 0 : at / last;
  const align = share < 0.35 ? "left" : share > 0.65 ? "right" : "center";
  return {
    type: "line",
    silent: true,
    color: INK,
    data: [],
    markLine: {
      silent: true,
      symbol: "none",
      lineStyle: { color: INK, type: "solid", width: 1 },
      label: {
        position: "end",
        align,
        distance: 4 + LINE_HEIGHT * (of - 1 - index),
        color: INK,
        fontSize: 12,
        formatter: () => text,
      },
      data: [{ xAxis: at }],
    },
  };
}

/** `200,000`, but `1.2M`: an axis has little room. */
function wholeNumber(value: number): string {
  return value.toLocaleString("en-US", {
    notation: value >= 1_000_000 ? "compact" : "standard",
    maximumFractionDigits: 2,
  });
}

function wholeMoney(value: number, currency: string): string {
  const digits = wholeNumber(value);
  return currency === "USD" ? `$${digits}` : `${currency} ${digits}`;
}

/** The same figures as rows: exact to the cent, the cheapest of each row in bold. */
export function curveTable({ points, currency, axis }: Curves): {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Content[])[];
} {
  const models = wholeModels(points);
  return {
    columns: [{ title: axis }, ...models.map((title) => ({ title, numeric: true }))],
    rows: points.map(({ x, totals }) => [
      grouped(x),
      ...models.map((model) => {
        const total = totals.get(model);
        return total === undefined ? "unknown" : money(total, currency);
      }),
    ]),
  };
}

import { graphic, type GraphicComponentOption } from "echarts";
import stringWidth from "string-width";
import type { Decimal } from "../../../../core/decimal";
import { grouped } from "../../../lines/lineItem";
import { coordinate } from "./coordinate";
import { label, type Drawing } from "./picture";
import { alike, type PlacementCell, type PlacementMap } from "./placements";
import { INK, LETTER_WIDTH, RULE } from "./theme";

/** From this many VPCs on, VPCs that are alike share a row. */
export const MOST_ROWS = 40;

/** Letters of a name that are shown. */
const LONGEST_NAME = 24;
const LONGEST_SERVICE = 18;
const CELL_WIDTH = 64;
const CELL_HEIGHT = 22;

type Shape = NonNullable<
  Extract<GraphicComponentOption, { elements?: unknown }>["elements"]
>[number];

/** A row a VPC, drawn at its own size: in a window that is smaller the picture scrolls, the page does not. */
export function heatMapPicture({ services, rows }: PlacementMap): Drawing {
  const all = rows.length > MOST_ROWS ? alike(rows) : rows.map((row) => ({ ...row, count: 1 }));
  const shown = all.map((row) => ({ ...row, label: rowLabel(row.vpc, row.count) }));
  const heads = services.map((service) => label(service, LONGEST_SERVICE));
  const left = 16 + Math.max(...shown.map((row) => LETTER_WIDTH * stringWidth(row.label)));
  const top = 24 + Math.max(...heads.map(slantedWidth));
  const middle = (column: number) => left + (column + 0.5) * CELL_WIDTH;
  const cells = shown.flatMap((row, index) =>
    row.cells.flatMap((cell, column) => {
      const x = left + column * CELL_WIDTH;
      return cell === undefined ? [] : [{ cell, x, y: top + index * CELL_HEIGHT }];
    }),
  );
  const elements: Shape[] = [
    ...heads.map((head, column) => serviceLabel(head, middle(column), top - 8)),
    ...shown.map((row, index) => vpcLabel(row.label, left - 8, top + index * CELL_HEIGHT)),
    ...LOOKS.map((look) =>
      grounds(
        look,
        cells.filter(({ cell }) => lookOf(cell) === look),
      ),
    ),
    ...cells.map(({ cell, x, y }) => cellText(cell, x, y)),
  ];
  const right = heads.map((head, column) => middle(column) + slantedWidth(head) + 14);
  return {
    width: Math.ceil(Math.max(left + services.length * CELL_WIDTH + 4, ...right)),
    height: Math.ceil(top + shown.length * CELL_HEIGHT + 4),
    option: { graphic: { elements } },
  };
}

/** How wide, and how high, a word is that rises at 45 degrees. */
function slantedWidth(word: string): number {
  return Math.SQRT1_2 * LETTER_WIDTH * stringWidth(word);
}

function rowLabel(vpc: string, count: number): string {
  const more = count === 1 ? "" : ` and ${count - 1} alike`;
  return `${label(vpc, LONGEST_NAME - more.length)}${more}`;
}

function serviceLabel(text: string, x: number, y: number): Shape {
  return {
    type: "text",
    silent: true,
    x,
    y,
    rotation: Math.PI / 4,
    style: { text, fill: INK, fontSize: 12, align: "left", verticalAlign: "middle" },
  };
}

function vpcLabel(text: string, x: number, y: number): Shape {
  return {
    type: "text",
    silent: true,
    x,
    y: y + CELL_HEIGHT / 2,
    style: { text, fill: INK, fontSize: 12, align: "right", verticalAlign: "middle" },
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** All cells of one color are one shape: thousands of rectangles would take longer than all else. */
const CellGrounds = graphic.extendShape({
  shape: { places: [] as readonly Place[] },
  buildPath(path: { rect(x: number, y: number, width: number, height: number): void }, shape) {
    for (const { x, y } of (shape as { places: readonly Place[] }).places) {
      path.rect(x + 1, y + 1, CELL_WIDTH - 2, CELL_HEIGHT - 2);
    }
  },
});
graphic.registerShape("cellGrounds", CellGrounds);

function grounds(look: string, places: readonly Place[]): Shape {
  const shape = { places: places.map(({ x, y }) => ({ x, y })) };
  const style = { fill: `var(--${look})`, stroke: RULE, lineWidth: 1 };
  return { type: "cellGrounds", silent: true, shape, style };
}

function cellText(cell: PlacementCell, x: number, y: number): Shape {
  return {
    type: "text",
    silent: true,
    x: x + CELL_WIDTH / 2,
    y: y + CELL_HEIGHT / 2,
    style: { text: sign(cell), fill: INK, fontSize: 11, align: "center", verticalAlign: "middle" },
  };
}

/** By what a cell is told apart without colors. */
export const LETTERS: Readonly<Record<PlacementCell["where"], string>> = {
  local: "L",
  hub: "H",
  nat: "N",
};

const LOOKS = ["local", "hub", "nat", "forced", "unknown"] as const;

function lookOf(cell: PlacementCell): (typeof LOOKS)[number] {
  if (cell.unknown) return "unknown";
  return cell.forced ? "forced" : cell.where;
}

/** `H 1,500`, `L!`, `L?`: letters as well as colors. */
function sign({ where, forced, unknown, gb }: PlacementCell): string {
  const letter = `${LETTERS[where]}${forced ? "!" : ""}${unknown ? "?" : ""}`;
  return gb === undefined ? letter : `${letter} ${short(gb)}`;
}

/** Six characters at most: `1,500`, but `1.2M` for 1,234,567.8. */
function short(gb: Decimal): string {
  const whole = grouped(gb);
  if (whole.length <= 6) return whole;
  return coordinate(gb).toLocaleString("en-US", { notation: "compact", maximumFractionDigits: 1 });
}

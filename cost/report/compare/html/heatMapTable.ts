import type { Decimal } from "../../../../core/decimal";
import { grouped } from "../../../lines/lineItem";
import { coordinate } from "./coordinate";
import { markup, name, type Content, type Markup } from "./markup";
import { label } from "./picture";
import { alike, type PlacementCell, type PlacementMap } from "./placements";

/** From this many VPCs on, VPCs that are alike share a row. */
export const MOST_ROWS = 40;

/** Letters of a name that are shown. */
const LONGEST_NAME = 24;
const LONGEST_SERVICE = 18;

/** A row a VPC: names stay in sight while the cells scroll under them. */
export function heatMapTable({ services, rows }: PlacementMap, caption: string): Markup {
  const shown = rows.length > MOST_ROWS ? alike(rows) : rows.map((row) => ({ ...row, count: 1 }));
  const heads = services.map(
    (service) => markup`<th scope="col">${name(label(service, LONGEST_SERVICE))}</th>`,
  );
  const body = shown.map(
    (row) => markup`
      <tr><th scope="row">${name(rowLabel(row.vpc, row.count))}</th>${row.cells.map(cellMarkup)}</tr>`,
  );
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}, by color">
    <table class="heat">
      <caption>${caption}</caption>
      <thead><tr><th scope="col">VPC</th>${heads}</tr></thead>
      <tbody>${body}
      </tbody>
    </table>
  </div>`;
}

function rowLabel(vpc: string, count: number): string {
  const more = count === 1 ? "" : ` and ${count - 1} alike`;
  return `${label(vpc, LONGEST_NAME - more.length)}${more}`;
}

function cellMarkup(cell: PlacementCell | undefined): Content {
  return cell === undefined
    ? markup`<td></td>`
    : markup`<td class="${lookOf(cell)}">${sign(cell)}</td>`;
}

/** By what a cell is told apart without colors. */
export const LETTERS: Readonly<Record<PlacementCell["where"], string>> = {
  local: "L",
  hub: "H",
  nat: "N",
};

function lookOf(cell: PlacementCell): string {
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

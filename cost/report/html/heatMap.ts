import { grouped } from "../../lineItem";
import { countOf } from "../format";
import { markup, name, type Content, type Markup } from "./markup";
import { heatMapPicture, MOST_ROWS } from "./heatMapPicture";
import { figure, svg } from "./picture";
import { placementsOf, type Placement, type Placements } from "./placements";
import type { Report } from "./section";
import { folded, table } from "./table";

/** Which service of which VPC is served where, and how much it moves. */
export function heatMapSection({ comparison }: Report): Markup | undefined {
  const placements = placementsOf(comparison);
  if (placements === undefined || placements.services.length === 0) return undefined;
  const { model, services, rows } = placements;
  const title = `Where each service is served: ${model}`;
  const drawing = heatMapPicture(placements);
  const text = `${countOf(rows.length, "VPC")} by ${countOf(services.length, "service")}: ${count(placements, "hub")} in the hub, ${count(placements, "local")} local.`;
  const twin = {
    caption: title,
    columns: [{ title: "VPC" }, ...services.map((service) => ({ title: service }))],
    rows: rows.map(({ vpc, cells }) => [name(vpc), ...cells.map(inWords)]),
  };
  const shared =
    rows.length > MOST_ROWS ? " VPCs that are alike in every service share a row." : "";
  return markup`<h2>${title}</h2>
    <ul class="legend">
      <li><span class="local">L</span>local: an endpoint of the VPC's own</li>
      <li><span class="hub">H</span>through the hub</li>
      <li><span class="forced">L!</span>forced: by the file, or since no hub can serve it</li>
      <li><span class="unknown">L?</span>unknown usage: stays local unless forced</li>
    </ul>
    ${figure(
      markup`<div class="scroll" tabindex="0" role="region" aria-label="${title}, as a picture">
        ${svg({ id: "placements", title, text }, drawing, "full")}
      </div>`,
      `Figures are GB a month.${shared}`,
      folded("The same as a table", table(twin), "twin"),
    )}`;
}

function count({ rows }: Placements, where: Placement["where"]): number {
  return rows.reduce(
    (sum, { cells }) => sum + cells.filter((cell) => cell?.where === where).length,
    0,
  );
}

function inWords(cell: Placement | undefined): Content {
  if (cell === undefined) return "–";
  const words = [
    cell.where === "hub" ? "hub" : "local",
    ...(cell.forced ? ["forced"] : []),
    ...(cell.unknown ? ["unknown GB"] : []),
    ...(cell.gb === undefined ? [] : [`${grouped(cell.gb)} GB`]),
  ];
  return words.join(", ");
}

import { grouped } from "../../../lines/lineItem";
import { countOf } from "../../shared/format";
import { markup, name, type Content, type Markup } from "./markup";
import { heatMapTable, LETTERS, MOST_ROWS } from "./heatMapTable";
import { figure } from "./picture";
import { placementMap, type PlacementCell, type PlacementMap } from "./placements";
import type { Report } from "./section";
import { folded, table } from "./table";

/** Which service of which VPC is served where, and how much it moves. */
export function heatMapSection({ comparison }: Report): Markup | undefined {
  const placements = placementMap(comparison);
  if (placements === undefined || placements.services.length === 0) return undefined;
  const { model, services, rows } = placements;
  const title = `Where each service is served: ${model}`;
  const natted = count(placements, "nat");
  const text = `${countOf(rows.length, "VPC")} by ${countOf(services.length, "service")}: ${count(placements, "hub")} in the hub, ${natted === 0 ? "" : `${natted} through NAT gateways, `}${count(placements, "local")} local.`;
  const twin = {
    caption: title,
    columns: [{ title: "VPC" }, ...services.map((service) => ({ title: service }))],
    rows: rows.map(({ vpc, cells }) => [name(vpc), ...cells.map(inWords)]),
  };
  const shared =
    rows.length > MOST_ROWS ? " VPCs that are alike in every service share a row." : "";
  return markup`<h2>${title}</h2>
    <ul class="legend">
      <li><span class="local">${LETTERS.local}</span>local: an endpoint of the VPC's own</li>
      <li><span class="hub">${LETTERS.hub}</span>through the hub</li>
      ${natted === 0 ? undefined : markup`<li><span class="nat">${LETTERS.nat}</span>through NAT gateways, without an endpoint</li>`}
      <li><span class="forced">L!</span>forced: by the file, or since it has no other way</li>
      <li><span class="unknown">L?</span>unknown usage</li>
    </ul>
    ${figure(
      heatMapTable(placements, title),
      `${text} Figures are GB a month.${shared}`,
      folded("The same in words", table(twin), "twin"),
    )}`;
}

function count({ rows }: PlacementMap, where: PlacementCell["where"]): number {
  return rows.reduce(
    (sum, { cells }) => sum + cells.filter((cell) => cell?.where === where).length,
    0,
  );
}

function inWords(cell: PlacementCell | undefined): Content {
  if (cell === undefined) return "–";
  const words = [
    cell.where === "nat" ? "NAT" : cell.where,
    ...(cell.forced ? ["forced"] : []),
    ...(cell.unknown ? ["unknown GB"] : []),
    ...(cell.gb === undefined ? [] : [`${grouped(cell.gb)} GB`]),
  ];
  return words.join(", ");
}

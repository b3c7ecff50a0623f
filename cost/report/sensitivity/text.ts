import type { Comparison } from "../../compare/comparison";
import { columns, money } from "../shared/format";
import { flipRows } from "./flipRows";

/** What the plan costs at other traffic and, where that was asked for, what turns every pair and VPC. */
export function sensitivityText(comparison: Comparison): string[] {
  const rows = bandRows(comparison).map(([label = "", ...cells]) => [`  ${label}`, ...cells]);
  return [...columns(rows, ["left", "right", "right", "right"]), ...flipTable(comparison)];
}

/** Every pair and every VPC, where that was asked for. */
function flipTable(comparison: Comparison): string[] {
  const { pairs, spokes } = flipRows(comparison);
  const indented = (rows: readonly string[][]) =>
    rows.map(([label = "", ...cells]) => [`  ${label}`, ...cells]);
  return [pairs, spokes].flatMap((rows) =>
    rows.length === 0
      ? []
      : ["", ...columns(indented(rows), ["left", "left", "left", "right", "right"])],
  );
}

/** The plan kept and the cheapest plan for each traffic; no rows where nothing is recommended. */
export function bandRows({ sensitivity, prices, recommended }: Comparison): string[][] {
  if (sensitivity === undefined || sensitivity === "left out") return [];
  const { band } = sensitivity;
  if (band === undefined) return [];
  return [
    ["traffic", ...band.map(({ factor }) => `x ${factor.toString()}`)],
    [`${recommended ?? ""} kept`, ...band.map(({ kept }) => money(kept, prices.currency))],
    ["cheapest plan", ...band.map(({ reoptimized }) => money(reoptimized, prices.currency))],
    ["", ...band.map(({ reoptimizedModel }) => reoptimizedModel)],
  ];
}

import { decimal, type Decimal } from "../../../../core/decimal";
import { vpcCurve } from "../../../compare/curves/vpcCurve";
import { countOf } from "../../shared/format";
import { curvePicture, curveTable, wholeModels, type Mark } from "./curvePicture";
import { markup, type Markup } from "./markup";
import { figure, picture } from "./picture";
import type { Report } from "./section";
import { folded, table } from "./table";

/** From how many VPCs on a hub pays. */
export function vpcSection({ comparison, prefix }: Report): Markup | undefined {
  const { breakEven, prices } = comparison;
  const { points, vpcs } = vpcCurve(comparison);
  const title = "Monthly cost against the number of VPCs";
  // Lower bounds do not compare; what is missing is said at the top.
  if (wholeModels(points).length === 0) return undefined;
  const last = points.at(-1)?.x ?? decimal(vpcs);
  const pays = typeof breakEven.vpcs === "number" ? breakEven.vpcs : undefined;
  const marks: Mark[] = [
    ...(pays !== undefined && last.gte(decimal(pays))
      ? [{ x: decimal(pays), text: `Centralized pays with ${countOf(pays, "VPC")} or more` }]
      : []),
    { x: decimal(vpcs), text: `this topology: ${countOf(vpcs, "VPC")}` },
  ];
  const curves = { points, currency: prices.currency, axis: "VPCs", marks };
  const caption = `Every point is a plan of that many VPCs, priced like the topology itself: its first VPC, its first two, and so on; past the last they are counted from the first again. Lines between points are straight.${farAway(breakEven.vpcs, last)}`;
  return markup`<h2>${title}</h2>
    ${figure(
      picture(
        { id: `${prefix}vpcs`, title, text: `${marks.map(({ text }) => text).join("; ")}.` },
        curvePicture(curves),
      ),
      caption,
      folded("The same as a table", table({ caption: title, ...curveTable(curves) }), "twin"),
    )}`;
}

function farAway(breakEven: number | "never" | "unknown", last: Decimal): string {
  if (breakEven === "never") return " Centralized pays at no number of VPCs.";
  if (breakEven === "unknown" || last.gte(decimal(breakEven))) return "";
  return ` Centralized pays with ${countOf(breakEven, "VPC")} or more, beyond this picture.`;
}

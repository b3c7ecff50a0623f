import type { Decimal } from "../../../../core/decimal";
import { gbCurve, type GbCurve } from "../../../compare/curves/gbCurve";
import { grouped } from "../../../lines/lineItem";
import { countOf } from "../../shared/format";
import { curvePicture, curveTable, wholeModels, type Mark } from "./curvePicture";
import { markup, name, type Markup } from "./markup";
import { figure, label, picture } from "./picture";
import type { Report } from "./section";
import { folded, table } from "./table";

/** From how many GB on the largest service is cheaper local. */
export function gbSection({ comparison, prefix }: Report): Markup | undefined {
  const curve = gbCurve(comparison);
  if (curve === undefined || wholeModels(curve.points).length === 0) return undefined;
  const { service, points, averageGb, thresholdGb, natThresholdGb, vpcs } = curve;
  const title = `Monthly cost of ${service} against its GB`;
  const localFrom = (x: Decimal | undefined, against = "") =>
    x === undefined ? [] : [{ x, text: `one VPC: local from ${grouped(x.round(2))} GB${against}` }];
  const marks: Mark[] = [
    ...localFrom(thresholdGb, natThresholdGb === undefined ? "" : " (hub)"),
    ...localFrom(natThresholdGb, " (NAT)"),
    { x: averageGb, text: `now: ${grouped(averageGb.round(2))} GB on average` },
  ];
  const axis = "GB a month in each VPC";
  const curves = { points, currency: comparison.prices.currency, axis, marks };
  const shown = label(service, 40);
  const text = `${marks.map((mark) => mark.text).join("; ")}.`;
  return markup`<h2>Monthly cost of ${name(service)} against its GB</h2>
    ${figure(
      picture(
        { id: `${prefix}gb`, title: `Monthly cost of ${shown} against its GB`, text },
        curvePicture(curves),
      ),
      markup`${name(service)} moves the most data. It is priced alone here, with the same GB in each VPC
      that needs it (${countOf(vpcs, "VPC")}), and with every attachment paid for already.
      ${whenLocal(curve)}`,
      folded("The same as a table", table({ caption: title, ...curveTable(curves) }), "twin"),
    )}`;
}

function whenLocal({ crossingGb, thresholdGb }: GbCurve): string {
  if (crossingGb === undefined) return "";
  const together = `If all of them change together, the hub stops paying at ${grouped(crossingGb)} GB`;
  if (thresholdGb === undefined) return `${together}.`;
  const alone = grouped(thresholdGb.round(2));
  return `${together}; if one changes alone, at ${alone} GB, since the hub's own endpoint stays for the others.`;
}

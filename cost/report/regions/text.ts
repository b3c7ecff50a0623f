import type { RegionsComparison } from "../../compare/compareRegions";
import { ASCII, columns, countOf, UNICODE } from "../shared/format";
import { regionRows, regionSentences } from "./table";
import { wrap } from "../shared/layout";
import { page } from "../shared/page";
import { textLines } from "../compare/text";
import { sheet, type Line, type Printed, type SheetOptions } from "../shared/printed";

/** The sum first, then the report of each Region as it is alone. */
export function regionsTextReport(
  comparison: RegionsComparison,
  options: SheetOptions = {},
): Printed {
  return sheet(regionsTextLines(comparison, options), options);
}

export function regionsTextLines(
  comparison: RegionsComparison,
  options: Pick<SheetOptions, "ascii"> = {},
): Line[] {
  const symbols = options.ascii === true ? ASCII : UNICODE;
  const table = (whole: boolean) =>
    columns(
      regionRows(comparison, symbols, whole).map(([label = "", ...cells]) => [
        `  ${label}`,
        ...cells,
      ]),
      ["left", "right", "right", "right", "right"],
    );
  const exact = table(false);
  return [
    `VPC endpoints: estimated cost a month in ${countOf(comparison.regions.length, "Region")}`,
    "",
    ...(exact.some((line) => line.length > page.width) ? table(true) : exact),
    "",
    ...regionSentences(comparison).flatMap((sentence) => wrap(sentence, "  ")),
    "",
    ...comparison.regions.flatMap((region) => textLines(region, options)),
  ];
}

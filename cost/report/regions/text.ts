import type { RegionsComparison } from "../../compare/compareRegions";
import { ASCII, columns, countOf, UNICODE } from "../shared/format";
import { regionRows, regionSentences } from "./table";
import { wrap } from "../shared/layout";
import { page } from "../shared/page";
import { harmless } from "../../../core/printable";
import { assumedSentences } from "../answer/missing";
import { waysOutOf } from "../answer/compare";
import { regionsAnswer } from "../answer/regions";
import { detailLines, missingLines } from "../compare/text";
import {
  Emphasized,
  sheet,
  type Line,
  type Printed,
  type SheetOptions,
} from "../../../core/printed";

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
  const plain = harmless(options.ascii);
  return [
    ...regionsAnswer(comparison).flatMap((sentence) =>
      wrap(plain(sentence), "").map((line) => new Emphasized(line)),
    ),
    ...comparison.regions
      .flatMap(({ topology }) =>
        assumedSentences(topology).map((sentence) => `${topology.region}: ${sentence}`),
      )
      .flatMap((sentence) => wrap(plain(sentence), "")),
    ...missingLines(comparison.regions.flatMap(waysOutOf), plain),
    "",
    `VPC endpoints: estimated cost a month in ${countOf(comparison.regions.length, "Region")}`,
    "",
    ...(exact.some((line) => line.length > page.width) ? table(true) : exact),
    "",
    ...regionSentences(comparison).flatMap((sentence) => wrap(sentence, "  ")),
    "",
    ...comparison.regions.flatMap((region) => detailLines(region, options)),
  ];
}

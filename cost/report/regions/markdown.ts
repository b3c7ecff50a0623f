import type { RegionsComparison } from "../../compare/compareRegions";
import { UNICODE } from "../shared/format";
import { regionsAnswer } from "../answer/regions";
import { escape } from "../../../core/markdown";
import { marker, markdownLines, type MarkdownOptions } from "../compare/markdown";
import { sheet, type Printed } from "../../../core/printed";
import { regionRows, regionSentences } from "./table";

/** One pull request comment for all Regions: the sum, then the report of each. */
export function regionsMarkdownReport(
  comparison: RegionsComparison,
  options: MarkdownOptions = {},
): Printed {
  const [header = [], ...rows] = regionRows(comparison, UNICODE);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return sheet([
    marker(options.commentId),
    ...regionsAnswer(comparison).flatMap((sentence) => [`**${escape(sentence)}**`, ""]),
    "## VPC endpoints in all Regions: estimated monthly cost",
    "",
    line(header),
    line(header.map((_, index) => (index === 0 ? ":--" : "--:"))),
    ...rows.map(line),
    "",
    ...regionSentences(comparison).map((sentence) => `- ${sentence}`),
    "",
    // The marker stands once, so that the comment is found again as one.
    ...comparison.regions.flatMap(markdownLines),
  ]);
}

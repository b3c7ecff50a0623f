import type { RegionsComparison } from "../regions/compareRegions";
import { UNICODE } from "./format";
import { marker, markdownReport, type MarkdownOptions } from "./markdown";
import { regionRows, regionSentences } from "./sections/regionsTable";

/** One pull request comment for all Regions: the sum, then the report of each. */
export function regionsMarkdownReport(
  comparison: RegionsComparison,
  options: MarkdownOptions = {},
): string {
  const [header = [], ...rows] = regionRows(comparison, UNICODE);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    marker(options.commentId),
    "## VPC endpoints in all Regions: estimated monthly cost",
    "",
    line(header),
    line(header.map((_, index) => (index === 0 ? ":--" : "--:"))),
    ...rows.map(line),
    "",
    ...regionSentences(comparison).map((sentence) => `- ${sentence}`),
    "",
    // The marker stands once, so that the comment is found again as one.
    ...comparison.regions.map((region) => markdownReport(region).replace(`${marker()}\n`, "")),
  ].join("\n");
}

import { escape } from "../../core/markdown";
import { sheet, type Printed } from "../../core/printed";
import type { ProofReport } from "../prove";
import {
  headline,
  isolationSentences,
  NOT_JUDGED,
  stoppedNames,
  stopSentence,
  vpcSentence,
} from "./sentences";

/** Found by tools that update their comment in place instead of adding another. */
const PROOF_MARKER = "<!-- vpc-endpoints-proof -->";

/** A pull request comment: the answer, a row a VPC, and what stops its names. */
export function proofMarkdown(report: ProofReport): Printed {
  const rows = report.vpcs.map(
    ({ name, names }) => `| ${escape(name)} | ${escape(vpcSentence(names))} |`,
  );
  const stopped = report.vpcs.flatMap(({ name, names }) =>
    stoppedNames(names).map(({ names: of, verdict, subnet, stop }) => {
      const from = subnet === undefined ? "" : ` from ${subnet}`;
      const way = stop.verdict === "blocked" ? `. ${stop.wayOut}` : "";
      return `- ${verdict} in ${escape(name)}: ${escape(of.join(", "))}${escape(from)}: ${escape(stopSentence(stop))}${escape(way)}`;
    }),
  );
  const rest = [
    ...isolationSentences(report.isolation),
    ...report.missing.map((one) => `missing ${one}`),
  ];
  return sheet([
    PROOF_MARKER,
    "### Private names: who answers, and whether packets come back",
    "",
    `**${escape(headline(report))}**`,
    "",
    ...(rows.length === 0 ? [] : ["| VPC | Names |", "| :-- | :-- |", ...rows, ""]),
    ...stopped,
    ...rest.map((sentence) => `- ${escape(sentence)}`),
    ...(stopped.length + rest.length === 0 ? [] : [""]),
    `<sub>${escape(NOT_JUDGED)}</sub>`,
    "",
  ]);
}

import { Emphasized, sheet, type Line, type Printed, type SheetOptions } from "../../core/printed";
import type { ProofReport, VpcResult } from "../prove";
import {
  headline,
  isolationSentences,
  NOT_JUDGED,
  stoppedNames,
  stopSentence,
  vpcSentence,
} from "./sentences";

/** The answer, then a line a VPC with what stops its names. */
export function proofText(report: ProofReport, options: SheetOptions): Printed {
  const width = Math.max(0, ...report.vpcs.map(({ name }) => name.length));
  const lines: Line[] = [
    new Emphasized(headline(report)),
    "",
    ...report.vpcs.flatMap((vpc) => vpcLines(vpc, width)),
    ...isolationSentences(report.isolation),
    ...report.missing.map((sentence) => `missing ${sentence}`),
    "",
    NOT_JUDGED,
  ];
  return sheet(lines, options);
}

function vpcLines({ name, names }: VpcResult, width: number): string[] {
  return [
    `${name.padEnd(width)}  ${vpcSentence(names)}`,
    ...stoppedNames(names).flatMap(({ names: stopped, verdict, subnet, stop }) => [
      `  ${verdict} ${stopped.join(", ")}${subnet === undefined ? "" : ` from ${subnet}`}`,
      `    ${stopSentence(stop)}`,
      ...(stop.verdict === "blocked" ? [`    Way out: ${stop.wayOut}`] : []),
    ]),
  ];
}

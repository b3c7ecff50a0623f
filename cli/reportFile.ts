import { isReport } from "../cost/report/compare/recognize";
import type { Printed } from "../core/printed";
import type { CompareOptions } from "./options";
import { writeOutput, type OutputFile } from "./outputFile";
import { say } from "./say";

/** The file of a comparison: in place of another report, never of what is read. */
export function reportFile(
  file: string,
  topology: string,
  { prices, force = false }: Pick<CompareOptions, "prices" | "force">,
): OutputFile {
  return { file, inputs: [topology, prices], isOwn: isReport, force };
}

/** Writes a report, and says where, on the error stream: standard output may be piped on. */
export function writeReport(output: OutputFile, report: Printed): void {
  writeOutput(output, report.endsWith("\n") ? report : `${report}\n`);
  say(`wrote ${output.file}`);
}

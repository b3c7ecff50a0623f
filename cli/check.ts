import { errorsOf } from "../core/issues";
import { ExitCode } from "./exit";
import { printLines, say } from "./say";
import { count, describeAll, readTopologyFile } from "./topologyFile";

/** Prints every problem of a topology; warnings alone are no failure. */
export function check(file: string): number {
  const read = readTopologyFile(file);
  const errors = errorsOf(read.issues).length;
  const warnings = read.issues.length - errors;
  say(...describeAll(read));
  printLines([`${file}: ${count(errors, "error")}, ${count(warnings, "warning")}`]);
  return errors === 0 ? ExitCode.Fine : ExitCode.Error;
}

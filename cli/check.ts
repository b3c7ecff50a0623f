import { errorsOf } from "../core/issues";
import { ExitCode } from "./exit";
import { count, describe, readTopologyFile } from "./topologyFile";

/** Prints every problem of a topology; warnings alone are no failure. */
export function check(file: string): number {
  const read = readTopologyFile(file);
  const errors = errorsOf(read.issues).length;
  const warnings = read.issues.length - errors;
  for (const issue of read.issues) process.stderr.write(`${describe(read, issue)}\n`);
  process.stdout.write(`${file}: ${count(errors, "error")}, ${count(warnings, "warning")}\n`);
  return errors === 0 ? ExitCode.Fine : ExitCode.Error;
}

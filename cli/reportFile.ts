import { writeFileSync } from "node:fs";
import type { Printed } from "../cost/report/shared/printed";
import { UserError } from "./exit";
import { say } from "./say";

/** Writes a report, and says where, on the error stream: standard output may be piped on. */
export function writeReport(file: string, report: Printed): void {
  try {
    writeFileSync(file, report.endsWith("\n") ? report : `${report}\n`);
  } catch (error) {
    throw new UserError(`--out ${file}: ${reasonOf(error)}`);
  }
  say(`wrote ${file}`);
}

function reasonOf(error: unknown): string {
  const { code = "" } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
      return "its directory does not exist. Create it first";
    case "EISDIR":
      return "this is a directory. Name a file in it";
    case "EACCES":
    case "EROFS":
      return "permission denied";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

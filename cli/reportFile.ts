import { writeFileSync } from "node:fs";
import { UserError } from "./exit";

/** Writes a report, and says where, on the error stream: standard output may be piped on. */
export function writeReport(file: string, report: string): void {
  try {
    writeFileSync(file, report);
  } catch (error) {
    throw new UserError(`--out ${file}: ${reasonOf(error)}`);
  }
  process.stderr.write(`wrote ${file}\n`);
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

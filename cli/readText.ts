import { readFileSync } from "node:fs";
import { UserError } from "./exit";

/**
 * The text of a file, `-` being standard input. What was wanted, such as "a topology file", and an
 * example of one are for the message when there is none.
 */
export function readText(file: string, wanted: string, example?: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file === "-" ? 0 : file));
  } catch (error) {
    throw new UserError(`${file}: ${reasonOf(error, wanted, example)}`);
  }
}

export function reasonOf(error: unknown, wanted: string, example?: string): string {
  const { code = "" } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
      return `no such file. Name ${wanted}${example === undefined ? "" : `, such as ${example}`}`;
    case "EISDIR":
      return `this is a directory. Name ${wanted} in it`;
    case "EACCES":
      return "permission denied";
    case "ERR_ENCODING_INVALID_ENCODED_DATA":
      return "not a UTF-8 text. Save the file as UTF-8";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

import { printable } from "./printable";

/**
 * Names come from whoever wrote the file: none of them may become markup, a mention or a link. What
 * GitHub turns into links after rendering (`@name`, `#1`, addresses) is parted by a zero-width space,
 * since a backslash does not stop it.
 */
export function escape(text: string): string {
  return printable(text.replace(/[\r\n]+/g, " "))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\\", "&#92;")
    .replaceAll("|", "&#124;")
    .replaceAll("`", "&#96;")
    .replace(/[*_{}[\]()+!~]/g, "\\$&")
    .replace(/(?<!&)#(?=\S)|@/g, (sign) => `${sign === "#" ? "\\#" : sign}&#8203;`)
    .replace(/:(?=\/\/)/g, ":&#8203;")
    .replace(
      /\b(www)\.|\b(gh)-(?=\d)/gi,
      (match) => `${match.slice(0, -1)}&#8203;${match.slice(-1)}`,
    );
}

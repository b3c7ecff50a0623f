import { posix } from "node:path";

export interface Place {
  /** The folder of the text, from the root of the package. */
  readonly from: string;
  /** Whether the package holds what lies at a path from its root. */
  readonly isPacked: (path: string) => boolean;
  /** Where the repository shows the files that the package leaves out. */
  readonly elsewhere: string;
}

/** Links of a Markdown text to files that the package leaves out lead to the repository. */
export function rewriteLinks(text: string, { from, isPacked, elsewhere }: Place): string {
  return text.replace(/\]\(([^)\s]+)\)/g, (link, target: string) => {
    if (/^([a-z]+:|#)/.test(target)) return link;
    const [path = "", anchor] = target.split("#");
    const whole = posix.normalize(posix.join(from, path)).replace(/\/$/, "");
    if (isPacked(whole)) return link;
    return `](${elsewhere}/${whole}${anchor === undefined ? "" : `#${anchor}`})`;
  });
}

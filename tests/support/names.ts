import fc from "fast-check";
import { isPrintable } from "../../core/printable";

/** Names as an attacker, a spreadsheet user or somebody in a hurry would type them. */
export const TRICKY_NAMES = [
  "<img src=x onerror=alert(1)>",
  "</title><script>alert(1)</script>",
  "</details></td></tr></table>",
  "a|b|`c`",
  "**bold** _em_ ~~del~~ [x](http://evil.example)",
  "@everyone #1 owner/repo#2 GH-3",
  "www.evil.example https://evil.example",
  '=HYPERLINK("http://evil.example")',
  "+1-1",
  "@SUM(A1)",
  "-2+3",
  'tab\tquote"comma,line\nbreak',
  "\u202eevil\u202c",
  "\u001b[31mred\u001b[0m",
  "日本語の名前",
  "--> <!-- comment",
  "&lt;already&gt; &amp; &#60;",
  "back\\slash \\| \\`",
  "very-long-name-".repeat(12),
  "语".repeat(60),
  "👩‍👩‍👧‍👦".repeat(20),
] as const;

/** Tricky names, and any text at all; never empty, for a name has a letter. */
export const anyName: fc.Arbitrary<string> = fc
  .oneof(fc.constantFrom(...TRICKY_NAMES), fc.string({ unit: "grapheme", minLength: 1 }))
  .filter((name) => name.trim() !== "");

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The nearest name that a topology takes: nothing that steers, no `/`, no blanks at its ends, 100 characters. */
export function vpcName(name: string): string {
  let allowed = "";
  for (const { segment } of graphemes.segment(name)) {
    const one = segment === "/" || !isPrintable(segment) ? "∕" : segment;
    if (allowed.length + one.length <= 100) allowed += one;
  }
  allowed = allowed.trim();
  return ["__proto__", "prototype", "constructor"].includes(allowed) ? `${allowed}_` : allowed;
}

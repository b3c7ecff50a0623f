/** What steers a terminal, hides, or makes one line two, by what it does there. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  "a line break": "\n",
  "a carriage return, which writes over the line": "\r",
  "both of them": "\r\n",
  "a vertical tab": "\v",
  "a form feed": "\f",
  "the next line of C1": "\u0085",
  "a line separator": "\u2028",
  "a paragraph separator": "\u2029",
  "a color": "\u001b[31m",
  "a cleared screen": "\u001b[2J\u001b[H",
  "a window's title": "\u001b]0;title\u0007",
  "a link": "\u001b]8;;https://evil.example\u001b\\",
  "a color of C1": "\u009b31m",
  "a title of C1": "\u009d0;title\u009c",
  "a bell": "\u0007",
  backspaces: "\b\b\b",
  "a tab": "\t",
  "a delete": "\u007f",
  "a right-to-left override": "\u202e",
  "a left-to-right embedding": "\u202a",
  "a right-to-left isolate": "\u2067",
  "a right-to-left mark": "\u200f",
  "an Arabic letter mark": "\u061c",
  "a zero-width space": "\u200b",
  "a zero-width joiner": "\u200d",
  "a zero-width non-joiner": "\u200c",
  "a word joiner": "\u2060",
  "a byte order mark": "\ufeff",
  "a soft hyphen": "\u00ad",
  "a combining grapheme joiner": "\u034f",
  "a Mongolian vowel separator": "\u180e",
  "a Hangul filler": "\u3164",
  "a variation selector": "\ufe0f",
  "an interlinear annotation": "\ufff9",
  "a tag": "\u{e0041}",
};

/** As a browser, a terminal or a reader takes them: anything above, found in another way than the package does. */
const STEERS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** The word behind a hostile text, which must not begin a line. */
export const BEHIND = "INJECTED";

/** A name with a hostile text in its middle. */
export function around(hostile: string): string {
  return `a${hostile}${BEHIND}`;
}

/** Lines of an output that are not what the program wrote: steered, or begun by a text from outside. */
export function steeredLines(output: string): string[] {
  return output
    .split(/\r?\n/)
    .filter((line) => STEERS.test(line) || line.trimStart().startsWith(BEHIND));
}

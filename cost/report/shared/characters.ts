/**
 * Names come from whoever wrote the file. These functions make them harmless to whoever reads them,
 * and leave every other character as it was typed.
 */

/**
 * Controls, which steer a terminal; and marks that reorder or hide what is read, by which one name
 * can pass for another (https://trojansource.codes).
 */
const STEERING =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** `app<right-to-left override>` -> `app\u202e`: the code of a character instead of its effect. */
export function printable(text: string): string {
  return text.replace(STEERING, codeOf);
}

const ASCII_EQUIVALENTS: Readonly<Record<string, string>> = {
  "…": "...",
  "≥": ">=",
  "–": "-",
  "·": "-",
  "×": "x",
};

/** The same in the 95 characters of ASCII: `日本` -> `\u65e5\u672c`, so that two names never become one. */
export function asciiOnly(text: string): string {
  return printable(text).replace(
    /[^\x20-\x7e]/gu,
    (character) => ASCII_EQUIVALENTS[character] ?? codeOf(character),
  );
}

function codeOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}

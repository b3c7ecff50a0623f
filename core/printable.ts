/**
 * Text comes from whoever wrote the file, the program or the server that it was read from. These
 * functions make it harmless to whoever reads it, and leave every other character as it was typed.
 */

/**
 * Controls, which steer a terminal or break a line; and marks that reorder or hide what is read, by
 * which one name can pass for another (https://trojansource.codes).
 */
const STEERING = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]";

/** Emoji are put together of several by joiners and selectors, which show what they do. */
const EMOJI =
  "[0-9#*]\\ufe0f\\u20e3|\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\ufe0f?(?:\\u200d\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\ufe0f?)*";

/** Scripts whose letters joiners shape: between two of them a joiner is spelling. */
const JOINING = `[${[
  "Arab",
  "Beng",
  "Deva",
  "Gujr",
  "Guru",
  "Khmr",
  "Knda",
  "Mlym",
  "Mong",
  "Orya",
  "Sinh",
  "Taml",
  "Telu",
]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join("")}]`;
const SPELLING = `(?<=${JOINING})[\\u200c\\u200d](?=${JOINING})`;

const WHOLE = new RegExp(`(${EMOJI}|${SPELLING})|${STEERING}`, "gu");
const ALL_BUT_LINES = new RegExp(`(\\r?\\n|${EMOJI}|${SPELLING})|${STEERING}`, "gu");
/** Most text by far, and quick to tell. */
const PLAIN = /^[\x20-\x7e]*$/;
const PLAIN_LINES = /^[\n\x20-\x7e]*$/;

/** `app<right-to-left override>` -> `app\u202e`: the code of a character instead of its effect. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.replace(WHOLE, unlessKept);
}

/** The same for a text of a format that breaks its lines itself. */
export function printableLines(text: string): string {
  return PLAIN_LINES.test(text) ? text : text.replace(ALL_BUT_LINES, unlessKept);
}

/** The same in a JSON text that was laid out in lines: strings of JSON have codes of their own, and lose nothing. */
export function printableJson(json: string): string {
  if (PLAIN_LINES.test(json)) return json;
  return json.replace(ALL_BUT_LINES, (match, kept?: string) =>
    kept === undefined ? jsonCodes(match) : match,
  );
}

/** Whether a text has what is shown by its code: nobody chooses such a name in good faith. */
export function isPrintable(text: string): boolean {
  return printable(text) === text;
}

/** Why a name is refused. */
export const NOT_PRINTABLE =
  "a name holds no line breaks, no control characters and none that hide or reorder what is read";

const ASCII_EQUIVALENTS: Readonly<Record<string, string>> = {
  "…": "...",
  "≥": ">=",
  "≤": "<=",
  "±": "+-",
  "–": "-",
  "—": "-",
  "·": "-",
  "×": "x",
};

/** The same in the 95 characters of ASCII: `日本` -> `\u65e5\u672c`, so that two names never become one. */
export function asciiOnly(text: string): string {
  if (PLAIN.test(text)) return text;
  return printable(text).replace(
    /[^\x20-\x7e]/gu,
    (character) => ASCII_EQUIVALENTS[character] ?? codeOf(character),
  );
}

/** How text is made harmless: in ASCII alone where that is asked for. */
export function harmless(ascii: boolean | undefined): (text: string) => string {
  return ascii === true ? asciiOnly : printable;
}

function unlessKept(match: string, kept?: string): string {
  return kept === undefined ? codeOf(match) : match;
}

function codeOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}

function jsonCodes(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}

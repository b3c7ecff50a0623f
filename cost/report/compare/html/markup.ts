import { printable } from "../../../../core/printable";

/** Text that is markup already; everything else is escaped where it is put into markup. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Content = Markup | string | number | undefined | readonly Content[];

/** `` markup`<td>${name}</td>` ``: whatever is put in is text, unless it is markup itself. */
export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const [first = "", ...rest] = unindented(strings);
  let text = first;
  contents.forEach((content, index) => {
    text += textOf(content) + (rest[index] ?? "");
  });
  return new Markup(text);
}

const known = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A template's own indentation is for its reader; thousands of rows would carry it along. */
function unindented(strings: TemplateStringsArray): readonly string[] {
  const done = known.get(strings) ?? strings.map((part) => part.replace(/\s*\n\s*/g, "\n"));
  known.set(strings, done);
  return done;
}

/** A name that somebody typed: its direction of writing stays its own. */
export function name(text: string): Markup {
  return markup`<bdi>${text}</bdi>`;
}

function textOf(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "number") return String(content);
  if (typeof content === "string") return escape(content);
  return content.map(textOf).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

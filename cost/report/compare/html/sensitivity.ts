import { bandRows } from "../../sensitivity/text";
import { changeSentences } from "../sentences";
import { markup, type Markup } from "./markup";
import type { Report } from "./section";
import { table } from "./table";

/** How much has to change before another plan is the cheapest. */
export function sensitivitySection({ comparison }: Report): Markup | undefined {
  const sentences = changeSentences(comparison);
  const [header, ...rows] = bandRows(comparison);
  if (sentences.length === 0 && header === undefined) return undefined;
  return markup`<h2>What would change it</h2>
    ${header === undefined ? undefined : band(header, rows)}
    <ul>
      ${sentences.map(
        (sentence) => markup`
        <li>${sentence}</li>`,
      )}
    </ul>`;
}

function band(header: readonly string[], rows: readonly string[][]): Markup {
  return table({
    caption: "Monthly cost by how much traffic there is, against what the file says",
    columns: header.map((title, index) => ({ title, numeric: index > 0 })),
    rows: rows.map(([head = "", ...cells]) => [head === "" ? "which is" : head, ...cells]),
  });
}

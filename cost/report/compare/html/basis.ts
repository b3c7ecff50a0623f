import { markup, type Markup } from "./markup";
import type { Report } from "./section";
import { sourceNumbers } from "./sources";

/** What the figures rest on: assumptions, and where each price is from. */
export function basisSection({ comparison, prefix }: Report): Markup {
  const sources = [...sourceNumbers(comparison)].map(
    ([source, number]) => markup`<li id="${prefix}source-${number}">${source}</li>
`,
  );
  return markup`<h2>Assumptions</h2>
    <ul>
      ${comparison.assumptions.map(
        (sentence) => markup`<li>${sentence}</li>
`,
      )}
    </ul>
    <h2>Sources of the prices</h2>
    <ol>
      ${sources}
    </ol>`;
}

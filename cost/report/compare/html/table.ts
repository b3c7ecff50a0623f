import { markup, type Content, type Markup } from "./markup";

export interface Column {
  readonly title: string;
  /** Numbers are lined up at their right. */
  readonly numeric?: boolean;
}

export interface Table {
  /** What the table is of; read out by screen readers, and shown above it. */
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first cell of a row names the row. */
  readonly rows: readonly (readonly Content[])[];
}

/** A table in a box of its own that scrolls, so that the page never does; it takes the focus for the keyboard. */
export function table({ caption, columns, rows }: Table): Markup {
  const heads = columns.map(
    ({ title, numeric }) => markup`<th scope="col"${numberClass(numeric)}>${title}</th>`,
  );
  const body = rows.map(([head, ...cells]) => {
    const rest = cells.map(
      (cell, index) => markup`<td${numberClass(columns[index + 1]?.numeric)}>${cell}</td>`,
    );
    return markup`
      <tr><th scope="row">${head}</th>${rest}</tr>`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>${caption}</caption>
      <thead><tr>${heads}</tr></thead>
      <tbody>${body}
      </tbody>
    </table>
  </div>`;
}

function numberClass(numeric: boolean | undefined): Content {
  return numeric === true ? markup` class="number"` : undefined;
}

/** Folded until somebody wants it. */
export function folded(summary: Content, content: Content, kind: "twin" | "long"): Markup {
  return markup`<details class="${kind}">
    <summary>${summary}</summary>
    ${content}
  </details>`;
}

import * as echarts from "echarts";
import { markup, Markup, type Content } from "./markup";
import { printable } from "../../../../core/printable";
import { cut } from "../../shared/layout";
import { FONT } from "./theme";

export interface Drawing {
  readonly option: echarts.EChartsOption;
  readonly width: number;
  readonly height: number;
}

export interface Description {
  /** Unique on the page, and the same from run to run. */
  readonly id: string;
  readonly title: string;
  /** What a person who cannot see the picture has to know; the figures are in the table below it. */
  readonly text: string;
}

/** Content widths of a phone of 360 px and of the page at its widest. */
export const NARROW_WIDTH = 336;
const WIDE_WIDTH = 900;

/** One picture in two widths, of which the page shows the one that fits: scaled letters are illegible. */
export function picture(about: Description, draw: (width: number) => Drawing): Markup {
  return markup`${svg({ ...about, id: `${about.id}-wide` }, draw(WIDE_WIDTH), "wide")}
  ${svg({ ...about, id: `${about.id}-narrow` }, draw(NARROW_WIDTH), "narrow")}`;
}

/**
 * Draws without a browser. Of the library's markup only the frame is replaced: its own has no name for
 * screen readers, and its ids count the pictures drawn before.
 */
export function svg(
  { id, title, text }: Description,
  { option, width, height }: Drawing,
  className: string,
): Markup {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT },
      ...option,
    });
    const drawn = chart.renderToSVGString({ useViewBox: true });
    const inner = drawn
      .replace(/^<svg[^>]*>/, "")
      .replace(/<\/svg>\s*$/, "")
      // Only a browser that runs scripts has a use for these.
      .replace(/<style\b[\s\S]*?<\/style>/g, "")
      .replace(/ (?:class="zr[^"]*"|pointer-events="visible")/g, "")
      .replace(/\b(id="|url\(#|href="#)zr\d+-/g, `$1${id}-`);
    return markup`<svg class="${className}" xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
      <title id="${id}-title">${title}</title>
      <desc id="${id}-text">${text}</desc>
      ${new Markup(inner)}
    </svg>`;
  } finally {
    chart.dispose();
  }
}

/** A picture with what it shows below it, and the same figures as a table. */
export function figure(drawn: Content, caption: Content, twin: Content): Markup {
  return markup`<figure>
      ${drawn}
      <figcaption>${caption}</figcaption>
    </figure>
    ${twin}`;
}

/** Pictures show text as it is: names are made harmless and short enough first, by the width they take. */
export function label(text: string, width: number): string {
  return cut(printable(text), width);
}

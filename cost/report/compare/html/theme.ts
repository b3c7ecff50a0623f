import type { PlannedModel } from "../../../../core/plan";

/**
 * Colors by their role. Pictures name the role and the page gives the color, so that one picture is
 * legible in a light and in a dark theme, and on paper. Every pair of text and ground has a contrast of
 * at least 4.5, every line at least 3 against its ground (WCAG 2.2, AA).
 */
export const INK = "var(--ink)";
export const MUTED = "var(--muted)";
export const RULE = "var(--rule)";

/** One color, one dash and one sign a model, the same in every picture: color is never alone. */
export const MODEL_STYLE: Readonly<
  Record<PlannedModel, { color: string; dash: "solid" | "dashed" | "dotted"; symbol: string }>
> = {
  PerVpc: { color: "var(--per-vpc)", dash: "dashed", symbol: "rect" },
  Centralized: { color: "var(--centralized)", dash: "dotted", symbol: "triangle" },
  Hybrid: { color: "var(--hybrid)", dash: "solid", symbol: "circle" },
};

/** Without quotes, so that it may stand in an attribute. */
export const FONT = "system-ui, -apple-system, Segoe UI, Roboto, sans-serif";

/** Pixels of a letter in pictures at 12 px, in the wider of the common fonts. */
export const LETTER_WIDTH = 7.5;

/** Above every picture; the library thinks letters narrower than they are, hence the gap. */
export const LEGEND = {
  top: 0,
  itemGap: 26,
  textStyle: { color: INK, fontSize: 13 },
  selectedMode: false,
  backgroundColor: "none",
  borderColor: "none",
} as const;

const LIGHT = `
  --ground: #ffffff; --card: #f5f7f9; --ink: #1b2026; --muted: #525b66; --rule: #c9d0d8; --link: #0b57b0;
  --per-vpc: #a35400; --centralized: #0b62c4; --hybrid: #177a35;
  --local: #ffe2bd; --hub: #cfe3fb; --nat: #d3ecd2; --forced: #e4e0ea; --unknown: #f6d5d5;
  --shade: rgba(0, 0, 0, 0.28);`;

const DARK = `
  --ground: #0f1318; --card: #171d24; --ink: #e8edf2; --muted: #a3aebb; --rule: #3a434e; --link: #86bdff;
  --per-vpc: #f0a244; --centralized: #6fb2ff; --hybrid: #55c878;
  --local: #553300; --hub: #0d3a6b; --nat: #1d4a24; --forced: #3d374a; --unknown: #5e2626;
  --shade: rgba(255, 255, 255, 0.32);`;

/** Widths below this show the narrow pictures. */
const NARROW = 760;

export const STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 0.75rem 3rem; max-width: 62rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 ${FONT}; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0.5rem; }
p { margin: 0.5rem 0; }
a { color: var(--link); }
.muted, figcaption, caption { color: var(--muted); }
.figures { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1rem 0; }
.figures div { flex: 1 1 9.25rem; min-width: 0; max-width: 18rem; background: var(--card);
  border: 1px solid var(--rule); border-radius: 0.5rem; padding: 0.75rem 1rem; }
.figures dt { color: var(--muted); font-size: 0.9rem; }
.figures dd { margin: 0; font-size: clamp(1rem, 4.6vw, 1.35rem); font-weight: 600; font-variant-numeric: tabular-nums; }
.figures dd small { display: block; font-size: 0.85rem; font-weight: 400; color: var(--muted); }
figure { margin: 0.5rem 0 0; }
figcaption { font-size: 0.9rem; margin: 0.25rem 0 0.5rem; }
svg { display: block; max-width: 100%; height: auto; }
svg.narrow { display: none; }
@media (max-width: ${NARROW}px) { svg.wide { display: none; } svg.narrow { display: block; } }
.answer { font-size: 1.2rem; line-height: 1.4; }
.place { border-top: 2px solid var(--rule); padding-top: 1.5rem; font-size: 1.5rem; }
pre { margin: 0.5rem 0; padding: 0.5rem 0.75rem; background: var(--card); border: 1px solid var(--rule);
  border-radius: 0.5rem; font-size: 0.85rem; }
/* The shade at an edge says that there is more behind it: it goes away at the end. */
.scroll { overflow-x: auto; max-width: 100%;
  background: linear-gradient(to right, var(--ground) 30%, transparent) left / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--ground) 30%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--shade), transparent) left / 0.9rem 100% no-repeat scroll,
    linear-gradient(to left, var(--shade), transparent) right / 0.9rem 100% no-repeat scroll; }
pre.scroll { background-color: var(--card); }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; font-size: 0.85rem; width: 100%; overflow-wrap: normal; }
caption { text-align: left; padding: 0.25rem 0; }
th, td { text-align: left; padding: 0.25rem 0.6rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
thead th { vertical-align: bottom; }
th[scope="row"] { font-weight: 500; min-width: 7rem; max-width: 18rem; overflow-wrap: anywhere; }
.number { text-align: right; }
td.number, .whole { white-space: nowrap; }
.number { font-variant-numeric: tabular-nums; }
@media (max-width: ${NARROW}px) {
  .scroll th:first-child { position: sticky; left: 0; z-index: 1; background: var(--ground); }
  .scroll th[scope="row"] { min-width: 6.5rem; max-width: 8rem; overflow-wrap: break-word; }
}
.heat { width: auto; border-collapse: separate; border-spacing: 2px; }
.heat td { text-align: center; min-width: 3.9rem; padding: 0.15rem 0.3rem; border: 1px solid var(--rule); font-size: 0.75rem; }
.heat thead th { font-size: 0.75rem; font-weight: 500; max-width: 6rem; border: 0; }
.heat th[scope="row"] { position: sticky; left: 0; background: var(--ground); border: 0; padding: 0.15rem 0.6rem 0.15rem 0; }
.best th, .best td, .best { font-weight: 700; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; color: var(--link); padding: 0.25rem 0; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; padding: 0; margin: 0.5rem 0;
  font-size: 0.85rem; }
.legend span { display: inline-block; min-width: 1.6rem; padding: 0 0.3rem; margin-right: 0.35rem; text-align: center;
  border: 1px solid var(--rule); }
.local { background: var(--local); } .hub { background: var(--hub); } .nat { background: var(--nat); }
.forced { background: var(--forced); } .unknown { background: var(--unknown); }
@media print {
  :root { ${LIGHT} }
  body { max-width: none; font-size: 10pt; }
  figure, .figures div, tr { break-inside: avoid; }
  .scroll { overflow: visible; background: none; }
  details.twin::details-content { content-visibility: visible; display: block; height: auto; }
}
`;

import type { Issue } from "../../../../core/issues";
import type { Comparison } from "../../../compare/comparison";
import type { RegionsComparison } from "../../../compare/compareRegions";
import { alternativesSection } from "./alternatives";
import { basisSection } from "./basis";
import { gbSection } from "./gbSection";
import { headlineSection, warningsSection } from "./headline";
import { heatMapSection } from "./heatMap";
import { kindSection } from "./kinds";
import { linesSection } from "./lines";
import { markup, Markup, type Content } from "./markup";
import { payerSection } from "./payers";
import type { Report, Section } from "./section";
import { sensitivitySection } from "./sensitivity";
import { STYLE } from "./theme";
import { formatted, type Printed } from "../../../../core/printed";
import { table } from "./table";
import { regionsAnswer } from "../../answer/regions";
import { regionRows, regionSentences } from "../../regions/table";
import { countOf, UNICODE } from "../../shared/format";
import { vpcSection } from "./vpcSection";

/** The page from top to bottom: another section is one file and one line here. */
const SECTIONS: readonly Section[] = [
  headlineSection,
  alternativesSection,
  vpcSection,
  gbSection,
  sensitivitySection,
  heatMapSection,
  kindSection,
  payerSection,
  linesSection,
  basisSection,
];

/**
 * One file that needs nothing else: no script, no request, for light and dark themes, phones, desktops
 * and paper. Every picture has its figures as a table below it. The same comparison always gives the
 * same page.
 */
export function htmlReport(comparison: Comparison, issues: readonly Issue[] = []): Printed {
  return page(comparison.topology.region, sectionsOf({ comparison, issues, prefix: "" }));
}

/** The same for several Regions: their sum, then what the page of each would show. */
export function regionsHtmlReport(
  comparison: RegionsComparison,
  issues: readonly Issue[] = [],
): Printed {
  const { regions } = comparison;
  const [header = [], ...rows] = regionRows(comparison, UNICODE);
  const places = regions.map(({ topology }) => topology.region);
  return page(`${regions.length} Regions`, [
    markup`<header>
      <h1>VPC endpoints in ${countOf(regions.length, "Region")}: estimated monthly cost</h1>
      ${regionsAnswer(comparison).map((sentence) => markup`<p class="answer"><strong>${sentence}</strong></p>`)}
    </header>
    ${table({
      caption: "Monthly cost of each Region by deployment model",
      columns: header.map((title, at) => ({ title, numeric: at > 0 })),
      rows: rows.map(([head = "", ...cells]) => [regionLink(head, places), ...cells]),
    })}
    <ul>${regionSentences(comparison).map((sentence) => markup`<li>${sentence}</li>`)}</ul>
    ${warningsSection(issues.filter(({ path }) => path[0] !== "regions"))}`,
    ...regions.map((region, at) => {
      const name = region.topology.region;
      const own = issues.filter(({ path }) => path[0] === "regions" && path[1] === name);
      return markup`<section id="region-${at + 1}" class="region">
        <h2 class="place">${name}</h2>
        ${sectionsOf({ comparison: region, issues: own, prefix: `region-${at + 1}-` })}
      </section>`;
    }),
  ]);
}

function regionLink(name: string, places: readonly string[]): Content {
  const at = places.indexOf(name);
  return at < 0 ? name : markup`<a href="#region-${at + 1}">${name}</a>`;
}

function sectionsOf(report: Report): (Markup | undefined)[] {
  return SECTIONS.map((section) => section(report));
}

function page(place: string, content: Content): Printed {
  const text = markup`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>VPC endpoints in ${place}: estimated monthly cost</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `;
  return formatted(text.text);
}

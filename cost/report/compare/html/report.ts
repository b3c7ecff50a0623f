import type { Issue } from "../../../../core/issues";
import type { Comparison } from "../../../compare/comparison";
import { alternativesSection } from "./alternatives";
import { basisSection } from "./basis";
import { gbSection } from "./gbSection";
import { headlineSection } from "./headline";
import { heatMapSection } from "./heatMap";
import { kindSection } from "./kinds";
import { linesSection } from "./lines";
import { markup, Markup } from "./markup";
import { payerSection } from "./payers";
import type { Section } from "./section";
import { sensitivitySection } from "./sensitivity";
import { STYLE } from "./theme";
import { formatted, type Printed } from "../../shared/printed";
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
  const { region } = comparison.topology;
  const sections = SECTIONS.map((section) => section({ comparison, issues }));
  const page = markup`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>VPC endpoints in ${region}: estimated monthly cost</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <main>${sections}</main>
      </body>
    </html> `;
  return formatted(page.text);
}

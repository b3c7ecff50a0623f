import { ZERO } from "../../../core/decimal";
import type { Topology } from "../../../core/topology/topology";
import { assumedUsage } from "../../../core/topology/usage";
import type { ComparisonDecision } from "../../compare/decision";
import type { Decision, TurningPair } from "../../decide/decide";
import { missingPrices, type MissingPrice } from "../../decide/missingPrices";
import type { Estimate } from "../../lines/estimate";
import { countOf } from "../shared/format";

/** One thing that is missing, and what supplies it: commands or lines of a file, ready to paste. */
export interface WayOut {
  readonly missing: string;
  readonly lines: readonly string[];
}

/** What an answer lacks, with both ways to supply each of it. */
export function waysOut(
  decision: Decision | ComparisonDecision | undefined,
  estimates: readonly Estimate[],
): WayOut[] {
  const prices = decision?.kind === "unpriced" ? decision.missing : missingPrices(estimates);
  const matters = decision === undefined || decision.kind === "unpriced" ? [] : decision.matters;
  const bound = decision?.kind === "below" ? decision.belowGb?.toString() : undefined;
  return [
    ...(prices.length === 0 ? [] : [priceWayOut(prices)]),
    ...(matters.length === 0 ? [] : [usageWayOut(matters, bound)]),
  ];
}

/** Traffic that nobody stated and an answer takes for granted all the same. */
export function assumedSentences({ vpcs }: Pick<Topology, "vpcs">): string[] {
  return [...assumedUsage(vpcs)].map(
    ([gb, pairs]) =>
      `Assumed: ${gb} a month for ${pairs === 1 ? "1 pair" : `each of ${countOf(pairs, "pair")}`} of VPC and service whose traffic nobody stated.`,
  );
}

function priceWayOut(missing: readonly MissingPrice[]): WayOut {
  const regions = [...new Set(missing.map(({ region }) => region))];
  return {
    missing: `${countOf(missing.length, "price")} of ${regions.join(", ")}: read AWS's list, and add \`--prices prices.json\` to this command; or state in the file what you pay`,
    lines: [
      `vpc-endpoints prices refresh --regions ${regions.join(",")} --out prices.json`,
      "prices:",
      "  overrides:",
      ...missing.map(({ region, item }) => `    - { region: ${region}, item: ${item}, price: "" }`),
    ],
  };
}

/** Pairs, and services, whose lines are written out; beyond that one line holds for more of them. */
const MOST_LINES = 6;

/** Lines that state what the answer supposes, to be corrected where somebody knows better. */
function usageWayOut(matters: readonly TurningPair[], bound: string | undefined): WayOut {
  const range = bound === undefined ? '"0.."' : `0..${bound}`;
  const supposed =
    bound === undefined
      ? "state what is known, as GB a month or as a range"
      : "these lines state what the answer supposes; correct them where more is known";
  return {
    missing: `the traffic of ${countOf(matters.length, "pair")} of VPC and service: ${supposed}, or try one figure for all with \`--assume-gb 100\``,
    lines: usageLines(matters, range),
  };
}

/** Columns of a line that is shown as it is, behind its indent. */
const MOST_COLUMNS = 70;

/** Lines of one VPC after another while they are few and short; else one line that holds for more. */
function usageLines(matters: readonly TurningPair[], range: string): string[] {
  const services = [...new Set(matters.map(({ service }) => service))];
  const vpcs = [...new Set(matters.map(({ vpc }) => vpc))];
  const one = (indent: string, name: string) => `${indent}${yamlKey(name)}: ${range}`;
  const ofVpcs = [
    "vpcs:",
    ...vpcs.flatMap((vpc) => [
      `  ${yamlKey(vpc)}:`,
      "    usage:",
      ...matters.flatMap((pair) => (pair.vpc === vpc ? [one("      ", pair.service)] : [])),
    ]),
  ];
  const ofServices = ["usage:", ...services.map((service) => one("  ", service))];
  const isOpen = matters.every(({ gb }) => gb.most === undefined && gb.least.eq(ZERO));
  const ways = [
    ...(matters.length <= MOST_LINES ? [ofVpcs] : []),
    ...(!isOpen && services.length <= MOST_LINES ? [ofServices] : []),
  ];
  const fits = (lines: readonly string[]) => lines.every((line) => line.length <= MOST_COLUMNS);
  return ways.find(fits) ?? [`usage: { default: ${range} }`];
}

/** A name as a key of YAML: plain where that means the same text, else in quotes. */
function yamlKey(name: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(name) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(name)
    ? name
    : JSON.stringify(name);
}

import { closest, distance } from "fastest-levenshtein";
import { planCentralized, planPerVpc } from "../core/planTopology";
import type { Topology } from "../core/topology/topology";
import { compare } from "../cost/compare/compare";
import { estimate } from "../cost/lines/estimate";
import { PriceBook } from "../cost/prices/prices";
import { ASCII, bound, UNICODE } from "../cost/report/shared/format";
import { explainLines } from "../cost/report/compare/text";
import { ExitCode, UserError } from "./exit";
import type { ExplainOptions } from "./options";
import { applyPriceFile } from "./priceFile";
import { printLines } from "./say";
import { wantsAscii } from "./terminal";
import { requireTopologies } from "./topologyFile";

/** Prints every line of one model: formula, amount, who pays, the price's source and date. */
export function explain(file: string, options: ExplainOptions): number {
  const { topologies, several } = requireTopologies(file);
  const wanted = topologies.filter(
    ({ region }) => options.region === undefined || region === options.region,
  );
  if (wanted.length === 0) throw new UserError(noSuchRegion(topologies, options.region));
  const texts = wanted.flatMap((topology) => {
    const text = explainOne(applyPriceFile(topology, options.prices), options);
    if (text === undefined) return [];
    const [first = "", ...rest] = text;
    return [[several ? `${topology.region}, ${first}` : first, ...rest]];
  });
  if (texts.length === 0) throw new UserError(nothingFound(options, wanted));
  // A blank line between Regions, and one at the end.
  printLines(texts.flatMap((lines) => [...lines, ""]));
  return ExitCode.Fine;
}

/** Undefined where the filters leave no line of this Region. */
function explainOne(topology: Topology, options: ExplainOptions): string[] | undefined {
  const prices = new PriceBook(topology.region, topology.prices);
  const priced =
    options.model === "Hybrid"
      ? compare(topology).alternatives.find((one) => one.estimate.model === "Hybrid")?.estimate
      : estimate(
          options.model === "PerVpc" ? planPerVpc(topology) : planCentralized(topology),
          prices,
          topology,
        );
  if (priced === undefined) {
    throw new UserError(
      `Hybrid could not be priced in ${topology.region}: a deciding price is unknown`,
    );
  }
  const lines = priced.lines.filter(
    (line) =>
      (options.vpc === undefined || line.vpc === options.vpc) &&
      (options.service === undefined || line.service === options.service),
  );
  if (lines.length === 0) return undefined;
  const ascii = wantsAscii(options);
  const known = { amount: priced.monthlyTotal, complete: priced.complete };
  const total = bound(known, prices.currency, ascii ? ASCII : UNICODE);
  return [
    `${options.model}: ${total} a month, ${prices.basis}`,
    "",
    ...explainLines({ ...priced, lines }, { ascii }),
  ];
}

function noSuchRegion(topologies: readonly Topology[], region: string | undefined): string {
  const known = topologies.map((topology) => topology.region);
  return `--region ${region ?? ""}: no Region of this file. ${didYouMean(region ?? "", known)}`;
}

/** The name that was likely meant, or those that there are. */
function didYouMean(given: string, known: readonly string[]): string {
  const nearest = known.length === 0 ? undefined : closest(given, [...known]);
  if (nearest !== undefined && distance(given, nearest) <= Math.max(2, nearest.length / 3)) {
    return `Did you mean ${nearest}?`;
  }
  const more = known.length - MOST_NAMES;
  return `Name one of ${known.slice(0, MOST_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

const MOST_NAMES = 10;

function nothingFound(
  { model, vpc, service }: ExplainOptions,
  topologies: readonly Topology[],
): string {
  const vpcs = topologies.flatMap((one) => [...one.vpcs.map(({ name }) => name), one.hub.name]);
  if (vpc !== undefined && !vpcs.includes(vpc)) {
    return `--vpc ${vpc}: no VPC of this file. ${didYouMean(vpc, vpcs)}`;
  }
  const services = [
    ...new Set(
      topologies.flatMap((one) =>
        one.vpcs.flatMap(({ needs }) => needs.map((need) => need.service.name)),
      ),
    ),
  ];
  if (service !== undefined && !services.includes(service)) {
    return `--service ${service}: no VPC of this file needs it. ${didYouMean(service, services)}`;
  }
  const filters = [
    ...(vpc === undefined ? [] : [`--vpc ${vpc}`]),
    ...(service === undefined ? [] : [`--service ${service}`]),
  ];
  return `no line of ${model} matches ${filters.join(" ")}. Leave the filter out to see every line`;
}

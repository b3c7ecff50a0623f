import { planCentralized, planPerVpc } from "../core/planTopology";
import { estimate } from "../cost/estimate";
import { bound } from "../cost/report/format";
import { PriceBook } from "../cost/prices";
import { explainReport } from "../cost/report/text";
import { compare } from "../cost/compare";
import { ExitCode, UserError } from "./exit";
import type { ExplainOptions } from "./options";
import { applyPriceFile } from "./priceFile";
import { requireTopology } from "./topologyFile";

/** Prints every line of one model: formula, amount, who pays, the price's source and date. */
export function explain(file: string, options: ExplainOptions): number {
  const topology = applyPriceFile(requireTopology(file).topology, options.prices);
  const prices = new PriceBook(topology.region, topology.prices);
  const priced =
    options.model === "Hybrid"
      ? compare(topology).alternatives.find((one) => one.estimate.model === "Hybrid")?.estimate
      : estimate(
          options.model === "PerVpc" ? planPerVpc(topology) : planCentralized(topology),
          prices,
          topology,
        );
  if (priced === undefined)
    throw new UserError("Hybrid could not be priced: a deciding price is unknown");
  const wanted = priced.lines.filter(
    (line) =>
      (options.vpc === undefined || line.vpc === options.vpc) &&
      (options.service === undefined || line.service === options.service),
  );
  if (wanted.length === 0) throw new UserError(nothingFound(options));
  const total = bound({ amount: priced.monthlyTotal, complete: priced.complete }, prices.currency);
  process.stdout.write(`${options.model}: ${total} a month, ${prices.basis}\n\n`);
  process.stdout.write(`${explainReport({ ...priced, lines: wanted })}\n`);
  return ExitCode.Fine;
}

function nothingFound({ model, vpc, service }: ExplainOptions): string {
  const filters = [
    ...(vpc === undefined ? [] : [`--vpc ${vpc}`]),
    ...(service === undefined ? [] : [`--service ${service}`]),
  ];
  return `no line of ${model} matches ${filters.join(" ")}. Leave the filter out to see every line`;
}

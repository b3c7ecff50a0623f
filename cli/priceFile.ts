import { errorsOf, formatIssue } from "../core/issues";
import { parseBy } from "../core/topology/parse";
import { pricesSchema } from "../core/topology/schema";
import type { PriceSettings, Topology } from "../core/topology/topology";
import { checkPrices } from "../cost/prices/checkPrices";
import { looksLikeSnapshot, parseSnapshot } from "../cost/prices/snapshotFile";
import { UserError } from "./exit";
import { readText } from "./readText";
import { yamlFile, type YamlFile } from "./yamlFile";

const NOT_USABLE = "negotiated prices are not usable";

/** The topology with negotiated prices of its own and, laid over them, those of a file. */
export function applyPriceFile(topology: Topology, file: string | undefined): Topology {
  if (file === undefined) return topology;
  const { prices: given, describe } = readDescribed(file);
  const prices = {
    ...topology.prices,
    ...given,
    overrides: [...(topology.prices.overrides ?? []), ...(given.overrides ?? [])],
  };
  const errors = errorsOf(checkPrices(given, [], topology.region));
  if (errors.length > 0) throw new UserError(`${file}: ${NOT_USABLE}`, errors.map(describe));
  return { ...topology, prices };
}

/** The prices of a file, without a topology that they are laid over. */
export function readPrices(file: string, region?: string): PriceSettings {
  const { prices, describe } = readDescribed(file);
  const errors = errorsOf(checkPrices(prices, [], region));
  if (errors.length > 0) throw new UserError(`${file}: ${NOT_USABLE}`, errors.map(describe));
  return prices;
}

/** Prices as a file has them, judged by nobody yet. */
export function readPriceFile(file: string): PriceSettings {
  return readDescribed(file).prices;
}

interface DescribedPrices {
  readonly prices: PriceSettings;
  readonly describe: YamlFile["describe"];
}

/** Negotiated prices, or a whole list as `prices refresh` writes it, which replaces the package's. */
function readDescribed(file: string): DescribedPrices {
  const text = readText(file, "a file of prices");
  const list = snapshotIn(text);
  if (list !== undefined) return { prices: snapshotOf(list, file), describe: formatIssue };
  const { data, describe } = yamlFile(file, text);
  if (looksLikeSnapshot(data)) return { prices: snapshotOf(data, file), describe };
  const { input, issues } = parseBy(pricesSchema, data, "prices-schema");
  if (input === undefined) throw new UserError(`${file}: ${NOT_USABLE}`, issues.map(describe));
  return { prices: input, describe };
}

function snapshotOf(data: unknown, file: string): PriceSettings {
  const { snapshot, issues } = parseSnapshot(data);
  if (snapshot === undefined) throw new UserError(`${file}: not a usable list of prices`, issues);
  return { snapshot };
}

/** A whole list has thousands of rows, which the JSON parser reads a hundred times as fast as YAML's. */
function snapshotIn(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return looksLikeSnapshot(json) ? json : undefined;
  } catch {
    // Not JSON: YAML's parser says what is wrong, with the place.
    return undefined;
  }
}

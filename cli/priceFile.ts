import { readFileSync } from "node:fs";
import * as v from "valibot";
import { parse as parseYaml } from "yaml";
import { errorsOf } from "../core/issues";
import { pricesSchema } from "../core/topology/schema";
import type { PriceSettings, Topology } from "../core/topology/topology";
import { checkPrices } from "../cost/prices/checkPrices";
import { looksLikeSnapshot, parseSnapshot } from "../cost/prices/snapshotFile";
import { UserError } from "./exit";

/** The topology with negotiated prices of its own and, laid over them, those of a file. */
export function applyPriceFile(topology: Topology, file: string | undefined): Topology {
  const given: PriceSettings = file === undefined ? {} : readPriceFile(file);
  const prices = {
    ...topology.prices,
    ...given,
    overrides: [...(topology.prices.overrides ?? []), ...(given.overrides ?? [])],
  };
  const { snapshot } = prices;
  const own = { ...topology.prices, ...(snapshot === undefined ? {} : { snapshot }) };
  const issues = [
    ...checkPrices(own, ["prices"], topology.region),
    ...(file === undefined ? [] : checkPrices(given, [], topology.region)),
  ];
  const errors = errorsOf(issues);
  if (errors.length > 0) {
    throw new UserError(`negotiated prices of ${topology.region} are not usable`, errors);
  }
  return { ...topology, prices };
}

/** A whole list has thousands of rows, which the JSON parser reads a hundred times as fast as YAML's. */
function parseText(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    if (looksLikeSnapshot(json)) return json;
  } catch {
    // Not JSON: YAML's parser says what is wrong, with the line.
  }
  return parseYaml(text);
}

/** The prices of a file, without a topology that they are laid over. */
export function readPrices(file: string): PriceSettings {
  const prices = readPriceFile(file);
  const errors = errorsOf(checkPrices(prices, []));
  if (errors.length > 0) throw new UserError("negotiated prices are not usable", errors);
  return prices;
}

/** Negotiated prices, or a whole list as `prices refresh` writes it, which replaces the package's. */
export function readPriceFile(file: string): PriceSettings {
  let raw: unknown;
  try {
    raw = parseText(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UserError(
      `${file}: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`,
    );
  }
  if (looksLikeSnapshot(raw)) {
    const { snapshot, issues } = parseSnapshot(raw);
    if (snapshot === undefined) throw new UserError(`${file}: not a usable list of prices`, issues);
    return { snapshot };
  }
  const result = v.safeParse(pricesSchema, raw);
  if (result.success) return result.output;
  const lines = result.issues.map((issue) => {
    const path = (issue.path ?? []).map((item) => String(item.key)).join(".");
    return `error ${path === "" ? "(file)" : path}: ${issue.message}`;
  });
  throw new UserError(`${file}: negotiated prices are not usable`, lines);
}

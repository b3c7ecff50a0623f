import { readFileSync } from "node:fs";
import * as v from "valibot";
import { parse as parseYaml } from "yaml";
import { errorsOf } from "../core/issues";
import { pricesSchema } from "../core/topology/schema";
import type { Topology } from "../core/topology/topology";
import { checkPrices } from "../cost/prices";
import { UserError } from "./exit";

/** The topology with negotiated prices of its own and, laid over them, those of a file. */
export function applyPriceFile(topology: Topology, file: string | undefined): Topology {
  const given = file === undefined ? {} : readPriceFile(file);
  const prices = {
    ...topology.prices,
    ...given,
    overrides: [...(topology.prices.overrides ?? []), ...(given.overrides ?? [])],
  };
  const issues = [
    ...checkPrices(topology.prices, "prices."),
    ...(file === undefined ? [] : checkPrices(given, "")),
  ];
  const errors = errorsOf(issues);
  if (errors.length > 0) throw new UserError("negotiated prices are not usable", errors);
  return { ...topology, prices };
}

function readPriceFile(file: string) {
  let raw: unknown;
  try {
    raw = parseYaml(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UserError(
      `${file}: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`,
    );
  }
  const result = v.safeParse(pricesSchema, raw);
  if (result.success) return result.output;
  const lines = result.issues.map((issue) => {
    const path = (issue.path ?? []).map((item) => String(item.key)).join(".");
    return `error ${path === "" ? "(file)" : path}: ${issue.message}`;
  });
  throw new UserError([`${file}: negotiated prices are not usable`, ...lines].join("\n"));
}

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PriceSnapshot } from "../../core/priceSnapshot";
import { withPriceList } from "../../cost/priceList/merge";
import { PACKAGED_SNAPSHOT } from "../../cost/prices/prices";
import { formatSnapshot } from "../../cost/prices/snapshotFile";
import { UserError } from "../exit";
import { writeOutput, type OutputFile } from "../outputFile";
import { readPriceFile } from "../priceFile";

/** What `npm run generate` lays over the other sources of the package's own list. */
const IN_A_CHECKOUT = join("data", "sources", "priceList.json");

/** The file to write: `--out`, or a source of this package's own list when run in a checkout of it. */
export function targetOf(out: string | undefined): string {
  if (out !== undefined) return out;
  if (isCheckout()) return IN_A_CHECKOUT;
  throw new UserError(
    "--out is needed outside a checkout of this package. Name a file, such as prices.json, and give it to --prices",
  );
}

function isCheckout(): boolean {
  // The package as it is published holds no sources.
  if (!existsSync(dirname(IN_A_CHECKOUT))) return false;
  try {
    const { name } = JSON.parse(readFileSync("package.json", "utf8")) as { name?: unknown };
    return name === "pulumi-vpc-endpoints";
  } catch {
    return false;
  }
}

/** What is refreshed: the list that the file holds, or the package's where there is none yet. */
export function baseOf(target: string): PriceSnapshot {
  if (!existsSync(target)) return PACKAGED_SNAPSHOT;
  const { snapshot } = readPriceFile(target);
  if (snapshot === undefined) {
    throw new UserError(
      `${target}: holds negotiated prices, which a list would overwrite. Name another file with --out`,
    );
  }
  return target === IN_A_CHECKOUT ? withPriceList(PACKAGED_SNAPSHOT, snapshot) : snapshot;
}

/** A source of the package's own list has what was read off the price list, and nothing else. */
function contentOf(target: string, snapshot: PriceSnapshot): PriceSnapshot {
  if (target !== IN_A_CHECKOUT) return snapshot;
  const rows = snapshot.rows.filter(({ publication }) => publication !== undefined);
  const { asOf, asOfByRegion } = snapshot;
  return { asOf, ...(asOfByRegion && { asOfByRegion }), rows };
}

/** The file as one to write: what it held was read already, and found to be a list. */
export function outputOf(target: string, out: string | undefined): OutputFile {
  const label = out === undefined ? target : `--out ${out}`;
  return { file: target, label, inputs: [], isOwn: () => true, force: false };
}

export function writeSnapshot(output: OutputFile, snapshot: PriceSnapshot): void {
  writeOutput(output, formatSnapshot(contentOf(output.file, snapshot)));
}

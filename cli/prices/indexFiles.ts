import type { Readable } from "node:stream";
import * as v from "valibot";
import { ReadError, retrying, type Patience } from "./retry";
import { checkLink, type PriceListSource } from "./source";

const offersSchema = v.object({
  offers: v.record(
    v.string(),
    v.object({
      currentVersionUrl: v.string(),
      currentRegionIndexUrl: v.optional(v.string()),
    }),
  ),
});

const regionsSchema = v.object({
  regions: v.record(v.string(), v.object({ currentVersionUrl: v.string() })),
});

export type OfferIndex = v.InferOutput<typeof offersSchema>["offers"];

/** Every offer of the price list; `partition` is `aws`, or `cn` for China's own list. */
export async function readOfferIndex(
  source: PriceListSource,
  partition: "aws" | "cn",
  patience: Patience,
): Promise<OfferIndex> {
  const link = `/offers/v1.0/${partition}/index.json`;
  return (await readIndex(source, link, offersSchema, patience)).offers;
}

/** The offer file of each Region, as CSV. */
export async function readRegionIndex(
  source: PriceListSource,
  link: string,
  patience: Patience,
): Promise<ReadonlyMap<string, string>> {
  const { regions } = await readIndex(source, link, regionsSchema, patience);
  return new Map(
    Object.entries(regions).map(([region, { currentVersionUrl }]) => [
      region,
      csvLink(currentVersionUrl),
    ]),
  );
}

/** Indexes name the JSON; the CSV beside it has a price and its product in one row, and so streams. */
export function csvLink(link: string): string {
  return checkLink(link).replace(/\.json$/, ".csv");
}

async function readIndex<T>(
  source: PriceListSource,
  link: string,
  schema: v.GenericSchema<unknown, T>,
  patience: Patience,
): Promise<T> {
  const text = await retrying(patience, async () =>
    textOf((await source.open(checkLink(link))).stream, link, patience.limits.indexBytes),
  );
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new ReadError(`${link}: not JSON`, false);
  }
  const result = v.safeParse(schema, raw);
  if (!result.success) throw new ReadError(`${link}: not an index of the price list`, false);
  return result.output;
}

async function textOf(stream: Readable, link: string, longest: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longest) throw new ReadError(`${link}: too long for an index`, false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

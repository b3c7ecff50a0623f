import type { PriceItem } from "../../core/priceItem";
import type { PriceRow, PriceSnapshot } from "../../core/priceSnapshot";

/**
 * The snapshot as `data/prices.json` has it: rows that differ in nothing but their Region are one, and
 * each source is written once. Every start of the command reads it.
 */
export interface PackedSnapshot extends Omit<PriceSnapshot, "rows"> {
  readonly sources: readonly PackedSource[];
  readonly items: Readonly<Record<string, readonly PackedPrice[]>>;
}

export type PackedSource = Pick<
  PriceRow,
  "source" | "asOf" | "confidence" | "sourceUrl" | "publication"
>;

export interface PackedPrice extends Pick<
  PriceRow,
  "unit" | "from" | "to" | "price" | "currency" | "note"
> {
  /** Its place among the sources. */
  readonly source: number;
  readonly disputed?: readonly { readonly price: string; readonly source: number }[];
  readonly regions: readonly string[];
}

/** The rows of one Region, or of all where none is named: most runs ask for one. */
export function unpackRows({ sources, items }: PackedSnapshot, region?: string): PriceRow[] {
  const sourceAt = (place: number): PackedSource => {
    const source = sources[place];
    if (source === undefined) throw new Error(`the snapshot has no source ${place}`);
    return source;
  };
  const rows: PriceRow[] = [];
  for (const [item, prices] of Object.entries(items)) {
    for (const { regions, source, disputed, ...price } of prices) {
      if (region !== undefined && !regions.includes(region)) continue;
      const shared = {
        item: item as PriceItem,
        ...price,
        ...sourceAt(source),
        ...(disputed && {
          disputed: disputed.map((other) => ({ price: other.price, ...sourceAt(other.source) })),
        }),
      };
      for (const name of region === undefined ? regions : [region]) {
        rows.push({ region: name, ...shared });
      }
    }
  }
  return rows;
}

/** A snapshot whose rows are made when somebody reads all of them. */
export function unpack(packed: PackedSnapshot): PriceSnapshot {
  const { sources: _, items: __, ...head } = packed;
  let rows: readonly PriceRow[] | undefined;
  return {
    ...head,
    get rows() {
      return (rows ??= unpackRows(packed));
    },
  };
}

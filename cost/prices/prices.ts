import { ownValue } from "../../core/ownValue";
import packaged from "../../data/prices.json";
import { decimal, ONE, ZERO, type Decimal } from "../../core/decimal";
import { partitionOf } from "../../core/partitions";
import { isPriceItem, type PriceItem } from "../../core/priceItem";
import {
  EVERYWHERE,
  PAGE_DEFAULT,
  type DisputedPrice,
  type PriceRow,
  type PriceSnapshot,
} from "../../core/priceSnapshot";
import type { PricesInput } from "../../core/topology/schema";
import type { PriceSettings } from "../../core/topology/topology";
import { unpack, unpackRows } from "./packedSnapshot";
import type { Tier } from "./tiers";

/** Where a price comes from: what was read, when it held, and how sure that is. */
export interface PriceSource {
  readonly citation: string;
  readonly asOf: string;
  readonly confidence: string;
  /** The offer file of the price list, where the price was read from one. */
  readonly url?: string | undefined;
}

/** A tier of a price, with where that comes from. */
export interface PricedTier extends Tier {
  readonly source: PriceSource;
  /** What other sources say instead. */
  readonly disputed: readonly DisputedPrice[];
}

/** The price of one item in one Region; a flat price is a single tier. */
export interface Price {
  /** Where it is filed: the Region, `global` for what holds in each of them, or `pageDefault`. */
  readonly region: string;
  readonly item: PriceItem;
  readonly unit: string;
  readonly currency: string;
  readonly tiers: readonly PricedTier[];
}

/** The partition whose price pages those two kinds of rows come from. */
const COMMERCIAL = "aws";
/** What a partition bills in, where that is not dollars. */
const CURRENCIES: Readonly<Record<string, string>> = { "aws-cn": "CNY" };

/** The snapshot that comes with the package, used wherever no other is given. */
export const PACKAGED_SNAPSHOT: PriceSnapshot = unpack(packaged);

/** A Region's prices by item. */
type RegionPrices = ReadonlyMap<PriceItem, Price>;

const indexes = new WeakMap<PriceSnapshot, Map<string, RegionPrices>>();

/** What a snapshot files under a Region; read when first asked for, since most runs ask for one. */
function pricesOf(snapshot: PriceSnapshot, region: string): RegionPrices {
  const index = indexes.get(snapshot) ?? new Map<string, RegionPrices>();
  indexes.set(snapshot, index);
  const known = index.get(region);
  if (known !== undefined) return known;
  const prices = new Map<PriceItem, Price & { tiers: PricedTier[] }>();
  for (const row of rowsOf(snapshot, region)) {
    const price = prices.get(row.item) ?? newPrice(row);
    price.tiers.push(tierOf(row));
    prices.set(row.item, price);
  }
  index.set(region, prices);
  return prices;
}

function rowsOf(snapshot: PriceSnapshot, region: string): readonly PriceRow[] {
  return snapshot === PACKAGED_SNAPSHOT
    ? unpackRows(packaged, region)
    : snapshot.rows.filter((row) => row.region === region);
}

/** What a Region is billed in: `CNY` in China, `USD` elsewhere. */
export function currencyOf(region: string): string {
  return CURRENCIES[partitionOf(region).name] ?? "USD";
}

function newPrice(row: PriceRow): Price & { tiers: PricedTier[] } {
  return {
    region: row.region,
    item: row.item,
    unit: row.unit,
    currency: row.currency ?? "USD",
    tiers: [],
  };
}

function tierOf(row: PriceRow): PricedTier {
  return {
    from: decimal(row.from ?? "0"),
    to: row.to === undefined ? undefined : decimal(row.to),
    price: decimal(row.price),
    source: {
      citation: row.source,
      asOf: row.asOf,
      confidence: row.confidence,
      url: row.sourceUrl,
    },
    disputed: row.disputed ?? [],
  };
}

/** Prices for one Region, with what the file negotiated laid over the snapshot. */
export class PriceBook {
  /** China's Regions are billed in CNY; amounts of two currencies are never added. */
  readonly currency: string;
  /** The publication date of the newest AmazonVPC offer file that the Region's prices come from. */
  readonly asOf: string;
  private readonly snapshot: PriceSnapshot;
  /** Undefined is an override that states no usable price: unknown, neither 0 nor the list's. */
  private readonly overrides: ReadonlyMap<PriceItem, Price | undefined>;
  private readonly partition: string;
  private readonly factor: Decimal;
  private readonly found = new Map<PriceItem, Price | undefined>();
  private readonly others = new Map<string, PriceBook>();

  constructor(
    readonly region: string,
    private readonly input: PriceSettings = {},
  ) {
    this.snapshot = input.snapshot ?? PACKAGED_SNAPSHOT;
    this.asOf = ownValue(this.snapshot.asOfByRegion, region) ?? this.snapshot.asOf;
    this.partition = partitionOf(region).name;
    this.currency = currencyOf(region);
    this.factor = ONE.minus(decimal(input.discountPercent ?? 0).div(decimal(100)));
    const overrides = input.overrides ?? [];
    // The Region's own come last and so win, wherever the file has them.
    this.overrides = new Map(
      [EVERYWHERE, region]
        .flatMap((where) => overrides.filter((override) => override.region === where))
        .flatMap((override) =>
          isPriceItem(override.item)
            ? [[override.item, overridePrice(override, override.item, this.currency)] as const]
            : [],
        ),
    );
  }

  /** `list price`, or how it was changed. */
  get basis(): string {
    const parts = [
      this.factor.eq(ONE) ? "list price" : `list price less ${this.input.discountPercent} %`,
      ...(this.overrides.size === 0 ? [] : [`${this.overrides.size} negotiated`]),
    ];
    return parts.join(", ");
  }

  /** The prices of another Region, under the same discount and with its own negotiated prices. */
  of(region: string): PriceBook {
    if (region === this.region) return this;
    const known = this.others.get(region) ?? new PriceBook(region, this.input);
    this.others.set(region, known);
    return known;
  }

  /** Undefined is unknown: neither 0 nor the price of another Region. */
  find(item: PriceItem): Price | undefined {
    if (!this.found.has(item)) this.found.set(item, this.lookUp(item));
    return this.found.get(item);
  }

  private lookUp(item: PriceItem): Price | undefined {
    if (this.overrides.has(item)) return this.overrides.get(item);
    const listed = pricesOf(this.snapshot, this.region).get(item) ?? this.lookUpBeyondRegion(item);
    if (listed === undefined || listed.currency !== this.currency) return undefined;
    return this.factor.eq(ONE) ? listed : discounted(listed, this.factor);
  }

  private lookUpBeyondRegion(item: PriceItem): Price | undefined {
    if (this.partition !== COMMERCIAL) return undefined;
    const everywhere = pricesOf(this.snapshot, EVERYWHERE).get(item);
    if (everywhere !== undefined || this.input.usePageDefaults !== true) return everywhere;
    const price = pricesOf(this.snapshot, PAGE_DEFAULT).get(item);
    return price === undefined ? undefined : asPageDefault(price);
  }
}

function asPageDefault(price: Price): Price {
  const marked = (tier: PricedTier) => ({
    ...tier,
    source: {
      ...tier.source,
      citation: `price page's default, no row of the Region: ${tier.source.citation}`,
    },
  });
  return { ...price, tiers: price.tiers.map(marked) };
}

function discounted(price: Price, factor: Decimal): Price {
  return {
    ...price,
    tiers: price.tiers.map((tier) => ({ ...tier, price: tier.price.times(factor) })),
  };
}

export type PriceOverride = NonNullable<PricesInput["overrides"]>[number];

function overridePrice(
  override: PriceOverride,
  item: PriceItem,
  currency: string,
): Price | undefined {
  if (!statesOnePrice(override)) return undefined;
  const source = {
    citation: onOneLine(override.source ?? "negotiated price given with the topology"),
    asOf: onOneLine(override.asOf ?? "not stated"),
    confidence: "given",
  };
  const tiers =
    override.tiers ??
    (override.price === undefined ? [] : [{ fromGb: "0", price: override.price }]);
  if (!gapless(tiers)) return undefined;
  return {
    region: override.region,
    item,
    unit: "as negotiated",
    currency,
    tiers: tiers.map((tier) => ({
      from: decimal(tier.fromGb),
      to: tier.toGb === undefined ? undefined : decimal(tier.toGb),
      price: decimal(tier.price),
      source,
      disputed: [],
    })),
  };
}

/** Whether an override gives either a price or tiers. */
export function statesOnePrice({ price, tiers }: PriceOverride): boolean {
  return (price === undefined) !== (tiers === undefined);
}

/** Reports go to terminals: what somebody typed must neither break lines nor steer the cursor. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

/** Whether tiers start at 0, follow each other and have no last limit. */
export function gapless(tiers: NonNullable<PriceOverride["tiers"]>): boolean {
  let expected: Decimal | undefined = ZERO;
  for (const tier of tiers) {
    if (expected === undefined || !decimal(tier.fromGb).eq(expected)) return false;
    expected = tier.toGb === undefined ? undefined : decimal(tier.toGb);
    if (expected?.lte(decimal(tier.fromGb)) === true) return false;
  }
  return tiers.length > 0 && expected === undefined;
}

/** The names of every item that a snapshot prices, sorted. */
export function priceItems(snapshot: PriceSnapshot = PACKAGED_SNAPSHOT): PriceItem[] {
  return [...new Set(snapshot.rows.map((row) => row.item))].sort();
}

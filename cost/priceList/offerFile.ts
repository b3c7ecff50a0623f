/** What an offer file says of itself in the lines above its header. */
export interface OfferFile {
  /** `AmazonVPC`. */
  readonly offer: string;
  /** `2026-09-17T19:05:28Z`. */
  readonly publication: string;
  /** Where the file was read; without credentials. */
  readonly url: string;
  /** Whether the connection proved whose file it is. */
  readonly verified: boolean;
}

/** One price of the list: a row of the CSV, or one price dimension of the JSON. */
export interface PricePoint {
  readonly sku: string;
  readonly usageType: string;
  readonly from: string;
  /** `Inf` for the last tier. */
  readonly to: string;
  readonly unit: string;
  readonly price: string;
  readonly currency: string;
}

/** Columns without which no price can be told; others differ from offer to offer and version to version. */
const NEEDED = [
  "SKU",
  "TermType",
  "StartingRange",
  "EndingRange",
  "Unit",
  "PricePerUnit",
  "Currency",
  "usageType",
];

/** The header of an offer file: columns are found by name, since their places differ. */
export class OfferColumns {
  private readonly places: ReadonlyMap<string, number>;
  readonly count: number;

  constructor(header: readonly string[]) {
    this.places = new Map(header.map((name, place) => [name, place]));
    this.count = header.length;
  }

  /** What a usable header lacks. */
  missing(): string[] {
    const region = ["Region Code", "From Region Code"];
    return [
      ...NEEDED.filter((name) => !this.places.has(name)),
      ...(region.some((name) => this.places.has(name)) ? [] : ["Region Code"]),
    ];
  }

  /** The text of a column, empty where the file has no such column. */
  get(record: readonly string[], name: string): string {
    const place = this.places.get(name);
    return place === undefined ? "" : (record[place] ?? "");
  }
}

/**
 * Whether a usage type of the list is `wanted`, with or without the billing code of a Region.
 *
 * us-east-1 has `NatGateway-Hours` beside `USE1-RegionalNatGateway-Bytes`, Ireland's code is `EU`,
 * and `VPN-` of `VPN-Usage-Hours:ipsec.1` only looks like one: so the code is what is left over, and
 * never tells the Region. Local and Wavelength Zones have codes of more parts, and are other places.
 */
export function isUsageType(usageType: string, wanted: string, prefixes: 1 | 2 = 1): boolean {
  if (usageType === wanted) return true;
  if (!usageType.endsWith(`-${wanted}`)) return false;
  const codes = usageType.slice(0, -wanted.length - 1).split("-");
  return codes.length <= prefixes && codes.every((code) => /^[A-Z]{2,4}\d?$/.test(code));
}

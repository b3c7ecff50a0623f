import type { OfferColumns, OfferFile, PricePoint } from "./offerFile";
import { isUsageType } from "./offerFile";
import { filedUnder, type Selection } from "./selection";

/** Every price that one offer file has for one item in one Region. */
export interface Found {
  readonly selection: Selection;
  /** As the snapshot files it: `global` for what holds everywhere. */
  readonly region: string;
  readonly file: OfferFile;
  readonly points: readonly PricePoint[];
}

/** Keeps the rows of an offer file that are prices of items; everything else is let go at once. */
export class Collector {
  private readonly points = new Map<Selection, Map<string, PricePoint[]>>();

  constructor(
    private readonly selections: readonly Selection[],
    /** Regions to read, as the list names them. */
    private readonly regions: ReadonlySet<string>,
    private readonly columns: OfferColumns,
  ) {}

  add(record: readonly string[]): void {
    const usageType = this.columns.get(record, "usageType");
    for (const selection of this.selections) {
      if (!isUsageType(usageType, selection.usageType, selection.prefixes)) continue;
      const region = this.regionOf(record, selection);
      if (region === undefined || !this.matches(record, selection)) continue;
      const byRegion = this.points.get(selection) ?? new Map<string, PricePoint[]>();
      this.points.set(selection, byRegion);
      const points = byRegion.get(region) ?? [];
      byRegion.set(region, points);
      points.push(this.pointOf(record, usageType));
    }
  }

  found(file: OfferFile): Found[] {
    return [...this.points].flatMap(([selection, byRegion]) =>
      [...byRegion].map(([region, points]) => ({ selection, region, file, points })),
    );
  }

  /** By the Region's code, never by the billing code, of which published maps are wrong. */
  private regionOf(record: readonly string[], selection: Selection): string | undefined {
    if (selection.everywhere === true) return filedUnder(selection, "");
    const column = selection.regionColumn ?? "Region Code";
    const region = this.columns.get(record, column);
    if (!this.regions.has(region)) return undefined;
    if (selection.regions !== undefined && !selection.regions.includes(region)) return undefined;
    // Local and Wavelength Zones share the Region's offer file, and some its code.
    const type = column === "Region Code" ? this.columns.get(record, "Location Type") : undefined;
    return type === undefined || type === "" || type === "AWS Region" ? region : undefined;
  }

  private matches(record: readonly string[], selection: Selection): boolean {
    if (this.columns.get(record, "TermType") !== "OnDemand") return false;
    return Object.entries(selection.columns).every(
      ([name, value]) => this.columns.get(record, name) === value,
    );
  }

  private pointOf(record: readonly string[], usageType: string): PricePoint {
    const get = (name: string) => this.columns.get(record, name);
    return {
      sku: get("SKU"),
      usageType,
      from: get("StartingRange"),
      to: get("EndingRange"),
      unit: get("Unit"),
      price: get("PricePerUnit"),
      currency: get("Currency"),
    };
  }
}

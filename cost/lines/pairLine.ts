import type { Amount, LineItem, LineKind } from "./lineItem";

/** What all lines of a sort have in common. */
export interface BilledPart {
  readonly kind: LineKind;
  readonly unit: string;
  /** Behind the kind in the line's id, where a pair has several lines of a kind. */
  readonly suffix: string;
  readonly note?: string | undefined;
}

/**
 * A line of one VPC and service. Large plans have a quarter of a million of them: what they share is held once, and
 * what nobody asks for is not made.
 */
export class PairLine implements LineItem {
  constructor(
    readonly vpc: string,
    readonly service: string,
    readonly payer: string,
    private readonly billed: BilledPart,
    private readonly amount: Amount,
  ) {}

  get id(): string {
    return `${this.vpc}/${this.service}/${this.billed.kind}${this.billed.suffix}`;
  }

  get kind(): LineItem["kind"] {
    return this.billed.kind;
  }

  get unit(): LineItem["unit"] {
    return this.billed.unit;
  }

  get note(): LineItem["note"] {
    return this.billed.note;
  }

  get quantity(): LineItem["quantity"] {
    return this.amount.quantity;
  }

  get unitPrice(): LineItem["unitPrice"] {
    return this.amount.unitPrice;
  }

  get monthlyCost(): LineItem["monthlyCost"] {
    return this.amount.monthlyCost;
  }

  get formula(): LineItem["formula"] {
    return this.amount.formula;
  }

  get source(): LineItem["source"] {
    return this.amount.source;
  }

  get unknownBecause(): LineItem["unknownBecause"] {
    return this.amount.unknownBecause;
  }

  get missing(): LineItem["missing"] {
    return this.amount.missing;
  }

  /** Every property as one of its own, as JSON and copies need them. */
  toJSON(): LineItem {
    const { id, kind, vpc, service, quantity, unit, unitPrice, monthlyCost } = this;
    const { payer, formula, source, unknownBecause, missing, note } = this;
    return {
      id,
      kind,
      vpc,
      service,
      quantity,
      unit,
      unitPrice,
      monthlyCost,
      payer,
      formula,
      source,
      unknownBecause,
      missing,
      note,
    };
  }
}

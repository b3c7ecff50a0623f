import { decimal, ZERO, type Decimal } from "../../core/decimal";

/**
 * An amount a month that is linear in the one thing that is varied: `constant + slope x`. Plans are
 * chosen by doubles, which are quick, and then added up by the exact decimals.
 */
export class Line {
  private doubles: readonly [number, number] | undefined;

  constructor(
    readonly constant: Decimal,
    readonly slope: Decimal = ZERO,
  ) {}

  minus(other: Line): Line {
    return new Line(this.constant.minus(other.constant), this.slope.minus(other.slope));
  }

  at(x: Decimal): Decimal {
    return this.slope.eq(ZERO) ? this.constant : this.constant.plus(this.slope.times(x));
  }

  near(x: number): number {
    this.doubles ??= [double(this.constant), double(this.slope)];
    return this.doubles[0] + this.doubles[1] * x;
  }
}

/** For choosing between plans alone: what the chosen one costs is added up exactly. */
export function double(value: Decimal): number {
  return Number(value.toString());
}

export function fixed(constant: Decimal): Line {
  return new Line(constant);
}

export function proportional(slope: Decimal): Line {
  return new Line(ZERO, slope);
}

/** Exact, and quick where many lines are the same object: each distinct one is multiplied once. */
export function sumLines(terms: Iterable<readonly [Line, number]>): Line {
  const counts = new Map<Line, number>();
  for (const [line, count] of terms) counts.set(line, (counts.get(line) ?? 0) + count);
  let constant = ZERO;
  let slope = ZERO;
  for (const [line, count] of counts) {
    const times = decimal(count);
    constant = constant.plus(line.constant.times(times));
    if (!line.slope.eq(ZERO)) slope = slope.plus(line.slope.times(times));
  }
  return new Line(constant, slope);
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** What Stryker says of a mutant while it works; lines and columns count from 0. */
export interface Described {
  readonly location: { readonly start: Place; readonly end: Place };
  readonly mutatorName: string;
  readonly replacement?: string | undefined;
}

/** One and the same where mutants are listed, chosen and reported. */
export function keyOf(file: string, { location, mutatorName, replacement }: Described): string {
  const { start, end } = location;
  const place = [start.line, start.column, end.line, end.column];
  return JSON.stringify([file, place, mutatorName, replacement]);
}

/** Something that is there and that nobody can tell from the input, with the reason in words. */
export class Unknown {
  constructor(
    readonly because: string,
    /** Keys that it is one of, where the input narrows it down that far. */
    readonly candidates?: readonly string[],
  ) {}
}

/** Every property of a network may be unknown: a preview has no ids, and an export no other account. */
export type Value<T> = T | Unknown;

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

export function isKnown<T>(value: Value<T>): value is T {
  return !(value instanceof Unknown);
}

/** Whether the value is, or may be, the key. */
export function mayBe(value: Value<string>, key: string): boolean {
  if (!isUnknown(value)) return value === key;
  return value.candidates?.includes(key) ?? true;
}

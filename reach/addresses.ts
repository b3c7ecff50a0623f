import { overlaps, parseCidr, type CidrRange } from "../core/cidr";

/** Where a packet goes. */
export type Goal =
  | {
      readonly kind: "block";
      readonly range: CidrRange;
      /** Whether packets go to every address of the block, as answers to clients do, or to one that nobody knows. */
      readonly reaches: "every" | "one";
    }
  | {
      /** A public address; of a service with a prefix list it is one of that list. */
      readonly kind: "public";
      readonly service: string | undefined;
      readonly family: CidrRange["family"];
    };

/** A block that is written down here, and so has no mistake in it. */
export function blockOf(text: string): CidrRange {
  const parsed = parseCidr(text);
  if ("problem" in parsed) throw new Error(`${text}: ${parsed.problem}`);
  return parsed.range;
}

/** Addresses that are no public ones: an internet gateway drops them. */
const NOT_PUBLIC = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "127.0.0.0/8",
  "fc00::/7",
  "fe80::/10",
].map(blockOf);

export function isPrivate(range: CidrRange): boolean {
  return NOT_PUBLIC.some((block) => covers(block, range));
}

export function covers(outer: CidrRange, inner: CidrRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

export function size(range: CidrRange): bigint {
  return range.last - range.first + 1n;
}

export function isEverywhere(range: CidrRange): boolean {
  return range.canonical === "0.0.0.0/0" || range.canonical === "::/0";
}

/** The part of a range from one number to the next, which no block need match. */
export interface Segment {
  readonly first: bigint;
  readonly last: bigint;
}

/** Cuts a range where others begin or end, so that each of them holds a part whole or not at all. */
export function segments(range: CidrRange, others: readonly CidrRange[]): Segment[] {
  const starts = new Set([range.first]);
  for (const other of others) {
    if (!overlaps(range, other)) continue;
    if (other.first > range.first) starts.add(other.first);
    if (other.last < range.last) starts.add(other.last + 1n);
  }
  const sorted = [...starts].sort((a, b) => (a < b ? -1 : 1));
  return sorted.map((first, index) => ({
    first,
    last: (sorted[index + 1] ?? range.last + 1n) - 1n,
  }));
}

/** A segment as a range again; it takes the name of the block that it is of. */
export function within(range: CidrRange, { first, last }: Segment): CidrRange {
  const whole = first === range.first && last === range.last;
  return whole ? range : { ...range, first, last, canonical: `a part of ${range.canonical}` };
}

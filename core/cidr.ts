import ipaddr from "ipaddr.js";

/** A block as the numbers of its first and last address; IPv4 and IPv6 never overlap. */
export interface CidrRange {
  readonly family: "ipv4" | "ipv6";
  readonly first: bigint;
  readonly last: bigint;
  /** `10.0.0.0/16`, however it was written. */
  readonly canonical: string;
}

export type ParsedCidr = { readonly range: CidrRange } | { readonly problem: string };

/** Reads a CIDR block as AWS does: four decimal parts, no bits set beyond the prefix. */
export function parseCidr(text: string): ParsedCidr {
  const written = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(text);
  const address = written?.[1] ?? "";
  const strict = address.includes(":") || /^\d+(\.\d+){3}$/.test(address);
  if (written === null || !strict || !ipaddr.isValidCIDR(text)) {
    return { problem: "not a CIDR block such as 10.0.0.0/16 or fd00::/56" };
  }
  const [ip, prefix] = ipaddr.parseCIDR(text);
  const bytes = ip.toByteArray();
  const hostBits = BigInt(bytes.length * 8 - prefix);
  const value = bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  const first = (value >> hostBits) << hostBits;
  const canonical = `${ipaddr.fromByteArray(bytesOf(first, bytes.length)).toString()}/${prefix}`;
  if (first !== value)
    return { problem: `has bits set beyond its prefix; the block is ${canonical}` };
  return { range: { family: ip.kind(), first, last: first + (1n << hostBits) - 1n, canonical } };
}

function bytesOf(value: bigint, length: number): number[] {
  return Array.from({ length }, (_, index) =>
    Number((value >> BigInt((length - 1 - index) * 8)) & 0xffn),
  );
}

export function isIpv6(block: string): boolean {
  return block.includes(":");
}

/**
 * The fewest blocks that hold exactly the same addresses, each in the place of the first one that it holds. What is no block stays.
 */
export function aggregate(blocks: readonly string[]): string[] {
  const placed: { readonly text: string; readonly order: number }[] = [];
  const ranges: OwnedRange[] = [];
  blocks.forEach((text, order) => {
    const parsed = parseCidr(text);
    if ("range" in parsed) ranges.push({ range: parsed.range, order, owner: "" });
    else placed.push({ text, order });
  });
  for (const { whole, parts } of joined(ranges)) {
    for (const block of blocksOf(whole)) {
      const orders = parts.flatMap(({ range, order }) => (overlaps(range, block) ? [order] : []));
      placed.push({ text: block.canonical, order: Math.min(...orders) });
    }
  }
  return placed.sort((a, b) => a.order - b.order).map(({ text }) => text);
}

interface Joined {
  readonly whole: CidrRange;
  readonly parts: OwnedRange[];
}

/** Ranges that meet, or lie next to each other, as one. */
function joined(ranges: readonly OwnedRange[]): Joined[] {
  const found: Joined[] = [];
  for (const part of [...ranges].sort(compare)) {
    const { range } = part;
    const before = found.at(-1);
    if (before?.whole.family !== range.family || range.first > before.whole.last + 1n) {
      found.push({ whole: range, parts: [part] });
      continue;
    }
    const last = range.last > before.whole.last ? range.last : before.whole.last;
    before.parts.push(part);
    found[found.length - 1] = { whole: { ...before.whole, last }, parts: before.parts };
  }
  return found;
}

/** A range of addresses as the fewest blocks, each the widest that begins there. */
function blocksOf({ family, first, last }: CidrRange): CidrRange[] {
  const bits = family === "ipv4" ? 32 : 128;
  const found: CidrRange[] = [];
  for (let from = first; from <= last;) {
    let host = 0;
    while (host < bits && fits(from, 1n << BigInt(host + 1), last)) host += 1;
    const to = from + (1n << BigInt(host)) - 1n;
    const address = ipaddr.fromByteArray(bytesOf(from, bits / 8)).toString();
    found.push({ family, first: from, last: to, canonical: `${address}/${bits - host}` });
    from = to + 1n;
  }
  return found;
}

function fits(from: bigint, size: bigint, last: bigint): boolean {
  return from % size === 0n && from + size - 1n <= last;
}

export function overlaps(a: CidrRange, b: CidrRange): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** Blocks that no other block holds as a whole, each once; one that is no block stays. */
export function blocksOutside(blocks: readonly string[], others: readonly string[]): string[] {
  const ranges = others.flatMap((block) => rangesOf(block));
  const outside = blocks.filter(
    (block) => !rangesOf(block).some((one) => ranges.some((other) => holds(other, one))),
  );
  return [...new Set(outside)];
}

function rangesOf(block: string): CidrRange[] {
  const parsed = parseCidr(block);
  return "range" in parsed ? [parsed.range] : [];
}

function holds(outer: CidrRange, inner: CidrRange): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

export interface OwnedRange {
  readonly owner: string;
  readonly range: CidrRange;
  /** Its place in the input, so that the later of two is the one reported. */
  readonly order: number;
}

/**
 * For each range that meets a range of another owner, one such pair: at most one a range, so that
 * 10,000 overlapping VPCs are 10,000 reports and not 50 million. A sweep over sorted ranges.
 */
export function findOverlaps<T extends OwnedRange>(ranges: readonly T[]): [T, T][] {
  const sorted = [...ranges].sort((a, b) => compare(a, b));
  const found: [T, T][] = [];
  // The two widest-reaching owners so far: whoever comes next meets one of them, if anybody.
  let widest: T | undefined;
  let second: T | undefined;
  for (const item of sorted) {
    if (widest !== undefined && widest.range.family !== item.range.family) {
      widest = undefined;
      second = undefined;
    }
    const other = widest !== undefined && widest.owner !== item.owner ? widest : second;
    if (other !== undefined && overlaps(other.range, item.range)) {
      found.push(other.order < item.order ? [other, item] : [item, other]);
    }
    if (widest === undefined || item.range.last > widest.range.last) {
      if (widest !== undefined && widest.owner !== item.owner) second = widest;
      widest = item;
    } else if (
      item.owner !== widest.owner &&
      (second === undefined || item.range.last > second.range.last)
    ) {
      second = item;
    }
  }
  return found;
}

function compare(a: OwnedRange, b: OwnedRange): number {
  if (a.range.family !== b.range.family) return a.range.family === "ipv4" ? -1 : 1;
  if (a.range.first !== b.range.first) return a.range.first < b.range.first ? -1 : 1;
  return a.order - b.order;
}

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  blocksOutside,
  findOverlaps,
  overlaps,
  parseCidr,
  type CidrRange,
  type OwnedRange,
} from "../../core/cidr";

function range(text: string): CidrRange {
  const parsed = parseCidr(text);
  assert.ok("range" in parsed, text);
  return parsed.range;
}

/** Small IPv4 blocks of 10.0.0.0/24, so that overlaps are common and addresses can be counted. */
const smallBlocks = fc
  .integer({ min: 24, max: 30 })
  .chain((prefix) =>
    fc
      .integer({ min: 0, max: 2 ** (prefix - 24) - 1 })
      .map((index) => `10.0.0.${index * 2 ** (32 - prefix)}/${prefix}`),
  );

function addresses(block: CidrRange): bigint[] {
  return Array.from(
    { length: Number(block.last - block.first) + 1 },
    (_, index) => block.first + BigInt(index),
  );
}

describe("parseCidr", () => {
  it("reads IPv4 and IPv6 and writes them in one form", () => {
    assert.equal(range("10.1.0.0/16").canonical, "10.1.0.0/16");
    assert.equal(range("FD00:0:0::/56").canonical, "fd00::/56");
    assert.equal(range("10.1.0.0/16").last - range("10.1.0.0/16").first, 65535n);
  });

  for (const text of [
    "",
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0/8",
    "10/8",
    "0x0a.0.0.0/8",
    "10.0.0.256/32",
    "::/129",
    "a/b",
    "10.0.0.0/-1",
    "10.0.0.0/8 ",
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.ok("problem" in parseCidr(text)));
  }

  it("names the block that an address with bits beyond the prefix belongs to", () => {
    assert.deepEqual(parseCidr("10.0.0.1/16"), {
      problem: "has bits set beyond its prefix; the block is 10.0.0.0/16",
    });
  });

  it("reads its own form as the same range", () => {
    fc.assert(
      fc.property(smallBlocks, (text) => {
        assert.deepEqual(range(range(text).canonical), range(text));
      }),
    );
  });
});

describe("overlaps", () => {
  it("agrees with comparing every address", () => {
    fc.assert(
      fc.property(smallBlocks, smallBlocks, (a, b) => {
        const inB = new Set(addresses(range(b)));
        const shared = addresses(range(a)).filter((address) => inB.has(address)).length;
        assert.equal(overlaps(range(a), range(b)), shared > 0);
        assert.equal(overlaps(range(b), range(a)), shared > 0);
      }),
    );
  });

  it("never mixes families", () => assert.ok(!overlaps(range("0.0.0.0/0"), range("::/0"))));
});

describe("findOverlaps", () => {
  const owned = (blocks: readonly (readonly [string, string])[]) =>
    blocks.map(([owner, text], order) => ({ owner, range: range(text), order }));

  it("reports a pair of different owners, the earlier first", () => {
    const found = findOverlaps(
      owned([
        ["a", "10.0.0.0/8"],
        ["b", "10.1.0.0/16"],
        ["c", "11.0.0.0/8"],
      ]),
    );
    assert.deepEqual(
      found.map(([x, y]) => [x.owner, y.owner]),
      [["a", "b"]],
    );
  });

  it("does not mind blocks of one owner that overlap", () => {
    assert.deepEqual(
      findOverlaps(
        owned([
          ["a", "10.0.0.0/8"],
          ["a", "10.1.0.0/16"],
        ]),
      ),
      [],
    );
  });

  it("finds something exactly when comparing all pairs does", () => {
    const blocks = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), smallBlocks), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(blocks, (given) => {
        const all = owned(given);
        const any = all.some((x) =>
          all.some((y) => x.owner !== y.owner && overlaps(x.range, y.range)),
        );
        const found = findOverlaps(all);
        assert.equal(found.length > 0, any);
        for (const [x, y] of found) {
          assert.ok(x.owner !== y.owner && overlaps(x.range, y.range) && x.order < y.order);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("reports each range that meets one of another owner before it in the address space, once", () => {
    const blocks = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), smallBlocks), {
      maxLength: 10,
    });
    const startsBefore = (x: OwnedRange, y: OwnedRange) =>
      x.range.first < y.range.first || (x.range.first === y.range.first && x.order < y.order);
    fc.assert(
      fc.property(blocks, (given) => {
        const all = owned(given);
        const met = all.filter((y) =>
          all.some((x) => x.owner !== y.owner && startsBefore(x, y) && overlaps(x.range, y.range)),
        );
        const later = findOverlaps(all).map(([x, y]) => (startsBefore(x, y) ? y : x));
        assert.deepEqual(new Set(later), new Set(met));
        assert.equal(later.length, met.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("reports 10,000 VPCs of one block as 9,999 pairs, not 50 million", () => {
    const same = Array.from(
      { length: 10_000 },
      (_, index) => [`vpc-${index}`, "10.0.0.0/16"] as const,
    );
    assert.equal(findOverlaps(owned(same)).length, 9_999);
  });
});

describe("blocks outside others", () => {
  it("are those that no other one holds as a whole, each once", () => {
    const others = ["10.0.0.0/16", "fd00::/56"];
    const given = [
      ...["10.0.0.0/16", "10.0.4.0/24", "fd00::/64"], // inside, or the same
      ...["10.0.0.0/8", "10.1.0.0/16", "10.1.0.0/16", "fd00::/48", "no block"],
    ];
    assert.deepEqual(blocksOutside(given, others), [
      "10.0.0.0/8",
      "10.1.0.0/16",
      "fd00::/48",
      "no block",
    ]);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { aggregate, isIpv6, parseCidr, type CidrRange } from "../../core/cidr";
import { propertyPath } from "../../core/issues";
import type { PlannedIngress } from "../../core/plan";
import { checkSecurityGroups, fittingBlocks, ingressByGroup } from "../../core/securityGroups";

const port = (number: number) => ({ protocol: "tcp" as const, fromPort: number, toPort: number });

function rangeOf(block: string): CidrRange {
  const parsed = parseCidr(block);
  assert.ok("range" in parsed, block);
  return parsed.range;
}

/** Blocks of a small network, so that many meet or lie next to each other. */
const ipv4 = fc
  .record({ prefix: fc.integer({ min: 20, max: 32 }), at: fc.integer({ min: 0, max: 4095 }) })
  .map(({ prefix, at }) => {
    const size = 2 ** (32 - prefix);
    const first = Math.floor(at / size) * size;
    return `10.0.${first >> 8}.${first & 255}/${prefix}`;
  });
const ipv6 = fc.integer({ min: 0, max: 40 }).map((at) => `fd00:0:0:${at.toString(16)}::/64`);

/** Every address of the small networks that a list of blocks holds. */
function addresses(blocks: readonly string[]): string[] {
  const held = new Set<string>();
  for (const block of blocks) {
    const { first, last } = rangeOf(block);
    if (isIpv6(block)) {
      for (let net = first >> 64n; net <= last >> 64n; net += 1n) held.add(`6 ${net}`);
    } else {
      for (let one = first; one <= last; one += 1n) held.add(`4 ${one}`);
    }
  }
  return [...held].sort();
}

describe("blocks that are joined", () => {
  it("hold exactly the addresses that they held, and none of them twice", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(ipv4, ipv6), { maxLength: 12 }), (blocks) => {
        const joined = aggregate(blocks);
        assert.deepEqual(addresses(joined), addresses(blocks));
        const sizes = joined.map(rangeOf).filter(({ family }) => family === "ipv4");
        const total = sizes.reduce((sum, { first, last }) => sum + (last - first + 1n), 0n);
        assert.equal(total, BigInt(addresses(blocks).filter((one) => one.startsWith("4")).length));
        assert.ok(joined.length <= new Set(blocks).size);
      }),
      { numRuns: 60 },
    );
  });

  it("stand where the first of them stood, and are as few as they can be", () => {
    assert.deepEqual(
      aggregate(["10.9.0.0/16", "10.3.0.0/16", "fd00:1::/56", "10.2.0.0/16", "10.8.0.0/16"]),
      ["10.8.0.0/15", "10.2.0.0/15", "fd00:1::/56"],
    );
    // 10.1/16 has no neighbor at its own width: /16, /15, and /16 again.
    assert.deepEqual(aggregate(["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16"]), [
      "10.1.0.0/16",
      "10.2.0.0/15",
      "10.4.0.0/16",
    ]);
    assert.deepEqual(aggregate(["10.0.0.0/8", "10.1.0.0/16", "none"]), ["10.0.0.0/8", "none"]);
    assert.deepEqual(aggregate(["0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1"]), [
      "0.0.0.0/0",
      "::/0",
    ]);
  });
});

describe("the rules of endpoints", () => {
  const scattered = (count: number) =>
    Array.from({ length: count }, (_, index) => `10.${index}.0.0/24`);
  const rulesIn = (group: readonly PlannedIngress[], isOfFamily: (block: string) => boolean) =>
    group.reduce((sum, { cidrBlocks }) => sum + cidrBlocks.filter(isOfFamily).length, 0);

  it("are of one group with the blocks as they were given, adjacent ones too, while it holds them all", () => {
    const blocks = Array.from({ length: 60 }, (_, index) => `10.${index}.0.0/16`);
    const both = [...blocks, ...blocks.map((_, index) => `fd00:${index}::/56`)];
    // 60 of IPv4 and 60 of IPv6: AWS counts each family by itself.
    assert.deepEqual(ingressByGroup([port(443)], both, {}), [[{ ...port(443), cidrBlocks: both }]]);
  });

  it("are of one group with joined blocks where that is enough", () => {
    const blocks = Array.from({ length: 64 }, (_, index) => `10.${index}.0.0/16`);
    assert.deepEqual(ingressByGroup([port(443)], blocks, {}), [
      [{ ...port(443), cidrBlocks: ["10.0.0.0/10"] }],
    ]);
  });

  it("go on in a further group, none with more than the quota, each rule once", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 65535 }), { minLength: 1, maxLength: 7 }),
        fc.uniqueArray(fc.oneof(ipv4, ipv6), { maxLength: 90 }),
        fc.integer({ min: 5, max: 80 }),
        (numbers, blocks, securityGroupRules) => {
          const ports = numbers.map(port);
          const groups = ingressByGroup(ports, blocks, { securityGroupRules });
          for (const group of groups) {
            assert.ok(rulesIn(group, isIpv6) <= securityGroupRules);
            assert.ok(rulesIn(group, (block) => !isIpv6(block)) <= securityGroupRules);
          }
          const fitting = fittingBlocks(ports.length, blocks, securityGroupRules);
          const wanted = ports.flatMap(({ fromPort }) =>
            fitting.map((block) => `${fromPort} ${block}`),
          );
          const built = groups.flatMap((group) =>
            group.flatMap(({ fromPort, cidrBlocks }) =>
              cidrBlocks.map((block) => `${fromPort} ${block}`),
            ),
          );
          assert.deepEqual(built.sort(), wanted.sort());
        },
      ),
      { numRuns: 60 },
    );
  });

  it("stay in the groups that they are in where a further block comes last", () => {
    const of = (count: number) => ingressByGroup([port(443), port(587)], scattered(count), {});
    // 2 ports x 61 blocks: 122 rules in groups of 60, 60 and 2.
    assert.equal(of(61).length, 3);
    assert.deepEqual(of(62).slice(0, 2), of(61).slice(0, 2));
  });

  it("say which quota of AWS to raise, and to how much", () => {
    const said = (ports: number, count: number, quotas = {}) =>
      checkSecurityGroups(
        Array.from({ length: ports }, (_, index) => port(index + 1)),
        scattered(count),
        quotas,
        ["spokes"],
      ).map(({ severity, rule, path, value, wayOut }) => [
        severity,
        rule,
        propertyPath(path),
        value,
        /quotas\.\w+/.exec(wayOut)?.[0],
      ]);
    // Five groups of 60 are what an interface has.
    assert.deepEqual(said(6, 50), []);
    // 6 x 51 = 306 rules are six groups.
    const groups = "quotas.securityGroupsPerInterface";
    assert.deepEqual(said(6, 51), [["warning", "quota-security-groups", "spokes", 6, groups]]);
    assert.deepEqual(said(6, 51, { securityGroupsPerInterface: 6 }), []);
    // 6 x 165 = 990 would be seventeen groups, which AWS grants nobody: 990 / 5 rules in each.
    const rules = "quotas.securityGroupRules";
    assert.deepEqual(said(6, 165), [
      ["warning", "quota-security-group-rules", "spokes", 198, rules],
    ]);
    assert.deepEqual(said(6, 165, { securityGroupRules: 198 }), []);
    // 6 x 167 = 1,002 are more than a network interface ever has.
    assert.deepEqual(said(6, 167), [
      ["error", "quota-security-group-rules", "spokes", 1002, undefined],
    ]);
  });
});

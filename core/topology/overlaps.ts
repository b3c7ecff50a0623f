import { findOverlaps, overlaps, parseCidr, type CidrRange } from "../cidr";
import type { Overlaps, TopologyHub, TopologyVpc, VpcNetwork } from "./topology";

/**
 * The VPCs with what their blocks meet. A hub's routes lead to one of two VPCs with the same block, so
 * none of them shares the hub: which one could is a choice of whoever numbers them anew, not of the
 * order in a file. Blocks that are none are reported elsewhere.
 */
export function withOverlaps(
  vpcs: readonly TopologyVpc[],
  hubs: readonly TopologyHub[],
): readonly TopologyVpc[] {
  const found = findPartners(vpcs, hubs);
  if (found.size === 0) return vpcs;
  return vpcs.map((vpc) => {
    const met = found.get(vpc.name);
    if (met === undefined) return vpc;
    return { ...vpc, needs: vpc.needs.map((need) => ({ ...need, overlaps: met })) };
  });
}

/** Whether a VPC stays away from this hub for its blocks. */
export function isApart(met: Overlaps | undefined, hub: string | undefined): boolean {
  return (
    met !== undefined && (met.vpcs.length > 0 || (hub !== undefined && met.hubs.includes(hub)))
  );
}

function findPartners(
  vpcs: readonly TopologyVpc[],
  hubs: readonly TopologyHub[],
): ReadonlyMap<string, Overlaps> {
  const blocks = vpcs.flatMap((vpc) => rangesOf(vpc).map((range) => ({ owner: vpc.name, range })));
  const met = new Map<string, { vpcs: Set<string>; hubs: Set<string> }>();
  const of = (name: string) => {
    const known = met.get(name) ?? { vpcs: new Set<string>(), hubs: new Set<string>() };
    met.set(name, known);
    return known;
  };
  for (const [a, b] of findOverlaps(blocks.map((block, order) => ({ ...block, order })))) {
    of(a.owner).vpcs.add(b.owner);
    of(b.owner).vpcs.add(a.owner);
  }
  for (const hub of hubs) {
    const own = rangesOf(hub);
    for (const { owner, range } of blocks) {
      if (owner !== hub.name && own.some((one) => overlaps(one, range)))
        of(owner).hubs.add(hub.name);
    }
  }
  return new Map(
    [...met].map(([name, found]) => [name, { vpcs: [...found.vpcs], hubs: [...found.hubs] }]),
  );
}

function rangesOf({ cidrBlocks }: VpcNetwork): CidrRange[] {
  return cidrBlocks.flatMap((text) => {
    const parsed = parseCidr(text);
    return "range" in parsed ? [parsed.range] : [];
  });
}

import { findOverlaps, parseCidr, type OwnedRange } from "../cidr";
import { error, type Issue, type Path } from "../issues";
import { partitionOf } from "../partitions";
import type { RegionsInput } from "./regionsSchema";
import type { Topology } from "./topology";

interface Block extends OwnedRange {
  readonly vpc: string;
  readonly path: Path;
}

/**
 * What `connectedHubs` claims: that each Region is in the file, that the partition is the same, and
 * that no CIDR block of a VPC or hub overlaps one of another Region of the same list, since routes
 * between the hubs then lead to one of the two only. Regions that are in no list together may use the
 * same blocks. Overlaps within a Region are found there. What is not checked: whether the Regions are
 * connected in any other way.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
 */
export function checkConnectedHubs(
  { connectedHubs = [], regions }: RegionsInput,
  topologies: readonly Topology[],
): Issue[] {
  return connectedHubs.flatMap((names, index) => [
    ...checkName(names, ["connectedHubs", index], regions),
    ...checkOverlaps(topologies.filter(({ region }) => names.includes(region))),
  ]);
}

function checkName(
  names: readonly string[],
  path: Path,
  regions: RegionsInput["regions"],
): Issue[] {
  const issue = (at: number, rule: string, message: string, wayOut: string): Issue =>
    error(rule, [...path, at], { value: names[at], message, wayOut });
  const [first = ""] = names;
  return names.flatMap((name, at) => {
    if (!Object.hasOwn(regions, name)) {
      const known = `Name one of ${Object.keys(regions).join(", ")}`;
      return [issue(at, "known-region", "no Region of this file", known)];
    }
    if (names.indexOf(name) !== at) {
      return [issue(at, "region-once", "the Region is in the list twice", "Name it once")];
    }
    return partitionOf(name).name === partitionOf(first).name
      ? []
      : [
          issue(
            at,
            "same-partition",
            `${name} and ${first} are in different partitions, and nothing connects those`,
            "Remove one of the two",
          ),
        ];
  });
}

function checkOverlaps(topologies: readonly Topology[]): Issue[] {
  const blocks: Block[] = [];
  for (const { region, hub, vpcs } of topologies) {
    const networks = [
      { network: hub, path: ["hub"] },
      ...vpcs.map((network) => ({ network, path: ["vpcs", network.name] })),
    ];
    for (const { network, path } of networks) {
      network.cidrBlocks.forEach((text, index) => {
        const parsed = parseCidr(text);
        if (!("range" in parsed)) return;
        const at = ["regions", region, ...path, "cidrBlocks", index];
        const { name: vpc } = network;
        blocks.push({ owner: region, range: parsed.range, order: blocks.length, vpc, path: at });
      });
    }
  }
  return findOverlaps(blocks).map(([earlier, later]) =>
    error("cidr-overlap", later.path, {
      value: later.range.canonical,
      message: `overlaps ${earlier.range.canonical} of ${earlier.vpc} in ${earlier.owner}, and the hubs of both Regions are connected`,
      wayOut:
        "Give the VPCs blocks that do not overlap, or take one of the Regions out of connectedHubs",
    }),
  );
}

import { invalidBlockIssue } from "../checks/cidrBlock";
import { checkNotEverybody } from "../checks/clientBlocks";
import { findOverlaps, parseCidr, type OwnedRange } from "../cidr";
import { error, propertyPath, warning, type Issue, type Path } from "../issues";
import type { Topology } from "./topology";

interface Block extends OwnedRange {
  readonly path: Path;
  /** The network that has it. */
  readonly name: string;
}

/** Blocks that nothing leads to may meet each other, so to the search for overlaps they are of one owner. No VPC has this name. */
const UNROUTED = "/unrouted";

/** A network whose blocks must not meet those of another one. */
export interface BlockOwner {
  readonly name: string;
  readonly cidrBlocks: readonly string[];
  /** Where those are written. */
  readonly path: Path;
  /** Blocks that no route leads to: they may meet each other, and nothing that one leads to. Beside `cidrBlocks`. */
  readonly unroutedCidrBlocks?: readonly string[];
}

/** Every VPC of a topology. Those that overlap do not share the hub, which is advice: all else is priced. */
export function checkCidrBlocks({ hub, vpcs }: Topology): Issue[] {
  return checkConnectedBlocks(
    [
      { ...hub, path: ["hub", "cidrBlocks"] },
      ...vpcs.map((vpc) => ({ ...vpc, path: ["vpcs", vpc.name, "cidrBlocks"] })),
    ],
    "warning",
  );
}

/**
 * Blocks that are none, blocks that are everybody's, and blocks of connected VPCs that overlap: a Transit Gateway propagates only
 * the first of them, and the other VPC's traffic vanishes.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export function checkConnectedBlocks(
  networks: readonly BlockOwner[],
  severity: Issue["severity"],
): Issue[] {
  const issues: Issue[] = [];
  const blocks: Block[] = [];
  const ofOne: Issue[] = [];
  const read = (name: string, owner: string, texts: readonly string[], path: Path) => {
    texts.forEach((text, index) => {
      const at = [...path, index];
      const parsed = parseCidr(text);
      if ("range" in parsed) {
        blocks.push({ name, owner, range: parsed.range, order: blocks.length, path: at });
      } else {
        issues.push(invalidBlockIssue(text, at, parsed.problem));
      }
    });
  };
  for (const { name, cidrBlocks, unroutedCidrBlocks = [], path } of networks) {
    const before = blocks.length;
    read(name, name, cidrBlocks, path);
    read(name, UNROUTED, unroutedCidrBlocks, [...path.slice(0, -1), "unroutedCidrBlocks"]);
    ofOne.push(...checkNotEverybody(blocks.slice(before)));
  }
  // A hub's endpoints have the clients of all its VPCs.
  const everybody = ofOne.length > 0 ? ofOne : checkNotEverybody(blocks);
  if (everybody.length > 0) return [...issues, ...everybody];
  const overlapping = findOverlaps(blocks).map(([earlier, later]) =>
    overlapIssue(severity, earlier, later),
  );
  return [...issues, ...oneEach(overlapping)];
}

function overlapIssue(severity: Issue["severity"], earlier: Block, later: Block): Issue {
  const { canonical } = earlier.range;
  const value = later.range.canonical;
  if (earlier.name === later.name) {
    return error("cidr-overlap", later.path, {
      value,
      message: `overlaps ${canonical} of the same VPC, and routes lead there or they do not`,
      wayOut: "Name the block in one of the two lists",
    });
  }
  const overlap = `overlaps ${canonical} of ${earlier.name}, so VPCs behind one hub cannot tell the two apart`;
  // Whoever says that nothing has to reach a block of another VPC's routes does not mean that the VPC stays apart.
  if (severity === "error" || [earlier, later].some(({ owner }) => owner === UNROUTED)) {
    return error("cidr-overlap", later.path, {
      value,
      message: overlap,
      wayOut:
        "Give the VPCs blocks that do not overlap, name those that nothing has to reach in the unroutedCidrBlocks of each VPC that has them, or leave one of the VPCs out",
    });
  }
  return warning("cidr-overlap", later.path, {
    value,
    message: `${overlap}: whichever of them would be a spoke keeps endpoints of its own`,
    wayOut:
      "Give the VPCs blocks that do not overlap for all of them to share the hub, or name those that nothing has to reach in unroutedCidrBlocks",
  });
}

/** A block that meets several others is reported once. */
function oneEach(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [propertyPath(issue.path), issue]))]
    .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }))
    .map(([, issue]) => issue);
}

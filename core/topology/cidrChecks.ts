import { invalidBlockIssue } from "../checks/cidrBlock";
import { checkNotEverybody } from "../checks/clientBlocks";
import { findOverlaps, parseCidr, type OwnedRange } from "../cidr";
import { issue, propertyPath, type Issue, type Path } from "../issues";
import type { Topology } from "./topology";

interface Block extends OwnedRange {
  readonly path: Path;
}

/** A network whose blocks must not meet those of another one. */
export interface BlockOwner {
  readonly name: string;
  readonly cidrBlocks: readonly string[];
  readonly path: Path;
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
  for (const { name, cidrBlocks, path } of networks) {
    const before = blocks.length;
    cidrBlocks.forEach((text, index) => {
      const at = [...path, index];
      const parsed = parseCidr(text);
      if ("range" in parsed) {
        blocks.push({ owner: name, range: parsed.range, order: blocks.length, path: at });
      } else {
        issues.push(invalidBlockIssue(text, at, parsed.problem));
      }
    });
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
  const overlap = `overlaps ${earlier.range.canonical} of ${earlier.owner}, so VPCs behind one hub cannot tell the two apart`;
  return issue(severity, "cidr-overlap", later.path, {
    value: later.range.canonical,
    ...(severity === "error"
      ? {
          message: overlap,
          wayOut:
            "Give the VPCs blocks that do not overlap, or leave one of them out of this topology",
        }
      : {
          message: `${overlap}: whichever of them would be a spoke keeps endpoints of its own`,
          wayOut: "Give the VPCs blocks that do not overlap for all of them to share the hub",
        }),
  });
}

/** A block that meets several others is reported once. */
function oneEach(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [propertyPath(issue.path), issue]))]
    .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }))
    .map(([, issue]) => issue);
}

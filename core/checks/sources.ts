import { parseCidr } from "../cidr";
import { invalidBlockIssue } from "./cidrBlock";
import { error, type Issue, type Path } from "../issues";

/** Blocks that may reach an endpoint: some, each valid, and never everybody. */
export function checkAllowedCidrBlocks(blocks: readonly string[], path: Path): Issue[] {
  if (blocks.length === 0) {
    return [
      error("some-source", path, {
        value: [],
        message: "nobody would be allowed to reach the endpoints",
        wayOut: "Name the blocks of the clients, or leave the property out for those of the VPC",
      }),
    ];
  }
  return blocks.flatMap((text, index): Issue[] => {
    const at = [...path, index];
    if (/^sg-[0-9a-z]+$/.test(text)) {
      return [
        error("no-group-as-source", at, {
          value: text,
          message:
            "a security group is no block, and endpoints do not see groups across a Transit Gateway",
          wayOut: "Name the blocks of the clients' VPCs",
        }),
      ];
    }
    const parsed = parseCidr(text);
    if ("problem" in parsed) return [invalidBlockIssue(text, at, parsed.problem)];
    if (!parsed.range.canonical.endsWith("/0")) return [];
    return [
      error("not-open-to-all", at, {
        value: text,
        message: "every address would be allowed to reach the endpoints",
        wayOut: "Name the blocks of the clients' VPCs",
      }),
    ];
  });
}

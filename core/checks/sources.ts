import { parseCidr } from "../cidr";
import { invalidBlockIssue } from "./cidrBlock";
import { propertyPath, type Issue } from "../issues";

/** Blocks that may reach an endpoint: some, each valid, and never everybody. */
export function checkAllowedCidrBlocks(
  blocks: readonly string[],
  path: readonly (string | number)[],
): Issue[] {
  if (blocks.length === 0) {
    return [
      {
        severity: "error",
        rule: "some-source",
        path: propertyPath(path),
        value: [],
        message: "nobody would be allowed to reach the endpoints",
        wayOut: "Name the blocks of the clients, or leave the property out for those of the VPC",
      },
    ];
  }
  return blocks.flatMap((text, index): Issue[] => {
    const base = { severity: "error", path: propertyPath([...path, index]), value: text } as const;
    if (/^sg-[0-9a-z]+$/.test(text)) {
      return [
        {
          ...base,
          rule: "no-group-as-source",
          message:
            "a security group is no block, and endpoints do not see groups across a Transit Gateway",
          wayOut: "Name the blocks of the clients' VPCs",
        },
      ];
    }
    const parsed = parseCidr(text);
    if ("problem" in parsed) return [invalidBlockIssue(text, base.path, parsed.problem)];
    if (!parsed.range.canonical.endsWith("/0")) return [];
    return [
      {
        ...base,
        rule: "not-open-to-all",
        message: "every address would be allowed to reach the endpoints",
        wayOut: "Name the blocks of the clients' VPCs",
      },
    ];
  });
}

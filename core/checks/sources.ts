import { checkClientBlocks } from "./clientBlocks";
import { error, type Issue, type Path } from "../issues";

/** Blocks that may reach an endpoint: some, each valid, and never everybody, alone or together. */
export function checkAllowedCidrBlocks(blocks: readonly unknown[], path: Path): Issue[] {
  if (blocks.length === 0) {
    return [
      error("some-source", path, {
        value: [],
        message: "nobody would be allowed to reach the endpoints",
        wayOut: "Name the blocks of the clients, or leave the property out for those of the VPC",
      }),
    ];
  }
  const groups = blocks.map((text) => typeof text === "string" && /^sg-[0-9a-z]+$/.test(text));
  return [
    ...blocks.flatMap((text, index): Issue[] =>
      groups[index] === true
        ? [
            error("no-group-as-source", [...path, index], {
              value: text,
              message:
                "a security group is no block, and endpoints do not see groups across a Transit Gateway",
              wayOut: "Name the blocks of the clients' VPCs",
            }),
          ]
        : [],
    ),
    // In its place, so that the others keep theirs.
    ...checkClientBlocks(
      blocks.map((text, index) => (groups[index] === true ? undefined : text)),
      path,
    ),
  ];
}

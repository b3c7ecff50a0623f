import assert from "node:assert/strict";
import fc from "fast-check";
import { vpcNames } from "../../../cli/discover/names";
import { parseTopology } from "../../../core/topology/parse";
import { vpc } from "../../support/accounts";

const namesOf = (...tags: (string | undefined)[]) => [
  ...vpcNames(tags.map((tag, index) => vpc(`vpc-${index}`, tag))).values(),
];

describe("names of VPCs", () => {
  const cases: [string, (string | undefined)[], string[]][] = [
    ["are their Name tags", ["app", "data"], ["app", "data"]],
    ["are their ids without a tag", [undefined, "", "  "], ["vpc-0", "vpc-1", "vpc-2"]],
    ["carry the id where several share one", ["a", "a", "b"], ["a (vpc-0)", "a (vpc-1)", "b"]],
    ["carry the id where a tag is another's id", ["vpc-1", ""], ["vpc-1 (vpc-0)", "vpc-1 (vpc-1)"]],
    ["hold no slash and no line break", ["a/b\nc"], ["a-b-c"]],
    ["are no words that cannot be keys", ["__proto__"], ["__proto__ (vpc-0)"]],
    ["have at most 100 characters", ["x".repeat(256)], ["x".repeat(100)]],
    [
      "stay apart when what is cut off made the difference",
      [`${"x".repeat(100)}1`, `${"x".repeat(100)}2`],
      [`${"x".repeat(92)} (vpc-0)`, `${"x".repeat(92)} (vpc-1)`],
    ],
    [
      "stay apart from a tag that looks like a name with an id",
      ["a", "a", "a (vpc-1)"],
      ["a (vpc-0)", "a (vpc-1) (vpc-1)", "a (vpc-1) (vpc-2)"],
    ],
  ];
  for (const [what, tags, expected] of cases) {
    it(what, () => assert.deepEqual(namesOf(...tags), expected));
  }

  it("are unique and pass the topology's own checks, whatever people tagged", () => {
    const tag = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 256 }),
      fc.constantFrom("a", "a ", "a (vpc-1)", "vpc-1", "vpc-2", "constructor", "<<", "null", "1"),
    );
    fc.assert(
      fc.property(fc.array(fc.option(tag, { nil: undefined }), { minLength: 1 }), (tags) => {
        const names = namesOf(...tags);
        assert.equal(new Set(names).size, tags.length);
        const vpcs = Object.fromEntries(names.map((name) => [name, {}]));
        assert.deepEqual(parseTopology({ region: "us-east-1", vpcs }).issues, []);
      }),
    );
  });
});

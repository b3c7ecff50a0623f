import assert from "node:assert/strict";
import { readYaml } from "../../core/yamlText";

describe("a YAML text", () => {
  const KINDS = `x-kinds:
  app: &app
    availabilityZones: 3
    usage: { logs: 5 }
  data: &data
    <<: *app
    services: [kms]
region: us-east-1
vpcs:
  a: *app
  b: { <<: *data, cidrBlocks: [10.0.0.0/16] }
  c: { <<: [*app, *data], availabilityZones: 2 }
`;

  it("has anchors, aliases and merge keys, of which what is written at the place wins", () => {
    const { data } = readYaml(KINDS);
    const app = { availabilityZones: 3, usage: { logs: 5 } };
    assert.deepEqual((data as { vpcs: unknown }).vpcs, {
      a: app,
      b: { ...app, services: ["kms"], cidrBlocks: ["10.0.0.0/16"] },
      c: { ...app, services: ["kms"], availabilityZones: 2 },
    });
  });

  it("tells places behind aliases and merge keys, and the nearest one of what is not there", () => {
    const { locate } = readYaml(KINDS);
    assert.deepEqual(locate(["vpcs", "a", "usage", "logs"]), { line: 4, column: 14 });
    assert.deepEqual(locate(["vpcs", "b", "services", 0]), { line: 7, column: 16 });
    assert.deepEqual(locate(["vpcs", "c", "availabilityZones"]), { line: 12, column: 27 });
    assert.deepEqual(locate(["vpcs", "c", "usage"]), { line: 4, column: 5 });
    assert.deepEqual(locate(["vpcs", "c", "nat", 3]), { line: 12, column: 3 });
    assert.deepEqual(locate(["nothing"]), { line: 1, column: 1 });
  });

  const PROBLEMS: Readonly<Record<string, readonly [string, RegExp, RegExp]>> = {
    "an anchor that is not there": [
      "a: &app 1\nb: *ap",
      /^2:4 no anchor &ap/,
      /Did you mean \*app\?/,
    ],
    "an anchor that comes later": [
      "b: *app\na: &app 1",
      /^1:4 no anchor &app stands before/,
      /above/,
    ],
    "an anchor that is like none": ["a: &first 1\nb: *other", /^2:4 /, /Write &other at the block/],
    "an alias within its anchor": ["a: &x\n  b: [*x]", /^2:7 \*x stands within/, /Move the alias/],
    "a merge of a number": ["a: { <<: 5 }", /^1:6 `<<` takes an object/, /<<: \*name/],
    "a merge of a list of numbers": ["a: { <<: [5] }", /^1:6 `<<` takes/, /<<: \*name/],
    "a merge of an alias of a number": [
      "n: &n 5\na: { <<: *n }",
      /^1:1 an alias or `<<`/,
      /Correct/,
    ],
    "a name that stands twice": ["a:\n  b: 1\n  b: 2", /^3:3 "b" stands twice/, /Keep one/],
    "a list for a name": ["? [a, b]\n: 1", /^1:3 a list or an object stands/, /Give the property/],
    "two documents": ["a: 1\n---\nb: 2", /^2:1 a second document begins/, /remove `---`/],
    "a tab": ["a:\n\tb: 1", /^2:1 a tab stands where blanks/, /Indent with blanks/],
    "a quote that is not closed": ['a: "b', /^1:6 a quote, bracket or colon/, /Close what/],
    "two properties in a line": ["a: b: c", /^1:4 two properties in one line/, /a line of its own/],
    "an unknown escape": ['a: "\\q"', /^1:5 a backslash in double quotes/, /single quotes/],
    "a reserved character": ["a: @b", /^1:4 a text cannot begin/, /in quotes/],
    "two anchors": ["a: &x &y 1", /^1:7 two anchors/, /Keep one/],
  };
  for (const [title, [text, message, wayOut]] of Object.entries(PROBLEMS)) {
    it(`with ${title} is refused at its place, in words and with a way out`, () => {
      const { data, problems } = readYaml(text);
      assert.equal(data, undefined);
      assert.equal(problems.length, 1);
      const [problem] = problems;
      assert.ok(problem !== undefined);
      assert.match(`${problem.at.line}:${problem.at.column} ${problem.message}`, message);
      assert.match(problem.wayOut, wayOut);
    });
  }

  it("may use an anchor for thousands of entries", () => {
    const lines = Array.from({ length: 2000 }, (_, at) => `  v${at}: *kind`);
    const { data } = readYaml(["kind: &kind { a: 1 }", "vpcs:", ...lines].join("\n"));
    assert.deepEqual(Object.values((data as { vpcs: object }).vpcs).at(-1), { a: 1 });
  });

  it("whose aliases multiply is refused before it fills the memory", () => {
    // 10 times 10, eight levels deep: 10^8 values.
    const level = (at: number) =>
      `a${at}: &a${at} [${Array(10)
        .fill(`*a${at - 1}`)
        .join(", ")}]`;
    const text = ["a0: &a0 [1]", ...[1, 2, 3, 4, 5, 6, 7, 8].map(level)].join("\n");
    const [problem] = readYaml(text).problems;
    assert.match(problem?.message ?? "", /more than 3,000,000 values/);
    assert.deepEqual(problem?.at, { line: 2, column: 10 });
  });
});

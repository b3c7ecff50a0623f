import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { diffFrom, parting } from "../scripts/mutation/base";
import { changedLines, onLines, sample } from "../scripts/mutation/choose";
import type { Mutant } from "../scripts/mutation/mutants";
import { judge, percent, type Equivalent, type Status } from "../scripts/mutation/score";
import { ownAlone, ownFirst } from "../scripts/mutation/settings";
import { temporaryFolder } from "./support/files";

const mutant = (file: string, line: number, text = `a${line}`): Mutant => ({
  file,
  line,
  column: 1,
  code: `if (${text}) return;`,
  text,
  replacement: "false",
  key: `${file} ${line}`,
});
const many = (file: string, count: number) =>
  Array.from({ length: count }, (_, index) => mutant(file, index + 1));

describe("the tests that enter a room", () => {
  it("come with the room's own first, which mostly notice, and each once", () => {
    assert.deepEqual(ownFirst(new Set(["plugin"])), ["tests/plugin/**/*.test.ts"]);
    const patterns = ownFirst(new Set(["components", "cost"]));
    assert.deepEqual(patterns.slice(0, 2).sort(), [
      "tests/components/**/*.test.ts",
      "tests/cost/**/*.test.ts",
    ]);
    assert.ok(patterns.includes("tests/core/**/*.test.ts"));
    assert.equal(new Set(patterns).size, patterns.length);
  });

  it("are those of the room alone where that is asked for, and those across rooms where it has none", () => {
    assert.deepEqual(ownAlone(new Set(["core", "components", "policy"])), [
      "tests/core/**/*.test.ts",
      "tests/components/**/*.test.ts",
      "tests/*.test.ts",
    ]);
  });
});

describe("what a branch changed", () => {
  const settings = ["user.name=a", "user.email=a@example.com", "commit.gpgsign=false"];
  const git = (folder: string, ...args: string[]) =>
    execFileSync("git", [...settings.flatMap((one) => ["-c", one]), ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  let origin: string;
  let left: string;

  before(() => {
    origin = temporaryFolder();
    git(origin, "init", "--quiet", "--initial-branch", "main");
    for (const [branch, text] of Object.entries({ main: "one", work: "one\ntwo" })) {
      if (branch !== "main") git(origin, "checkout", "--quiet", "-b", branch);
      writeFileSync(join(origin, "a.ts"), text);
      git(origin, "add", "a.ts");
      git(origin, "commit", "--quiet", "--message", branch);
    }
    left = git(origin, "rev-parse", "main");
  });

  const cloned = (...options: string[]) => {
    const folder = temporaryFolder();
    const url = pathToFileURL(origin).href;
    git(folder, "clone", "--quiet", "--branch", "work", ...options, url, "checkout");
    return join(folder, "checkout");
  };

  it("is told from where it left main, and from origin's main where a clone has no other", () => {
    for (const folder of [origin, cloned()]) {
      assert.equal(parting(folder, "main"), left);
      assert.deepEqual(
        [...changedLines(diffFrom(folder, left))],
        [["a.ts", [{ first: 1, last: 2 }]]],
      );
    }
  });

  it("cannot be told in a clone of one branch or one commit, nor without a history", () => {
    const clones = [
      cloned("--single-branch"),
      cloned("--depth", "1", "--no-single-branch"),
      temporaryFolder(),
    ];
    for (const folder of clones) assert.equal(parting(folder, "main"), undefined);
  });
});

describe("the sample of changes", () => {
  const possible = [...many("core/cidr.ts", 200), ...many("core/subnets.ts", 200)];
  const lines = (drawn: readonly Mutant[]) => drawn.map(({ file, text }) => `${file} ${text}`);

  it("is as large as asked, over all files, and in their order", () => {
    const drawn = sample(possible, 60, 7);
    assert.equal(drawn.length, 60);
    for (const file of ["core/cidr.ts", "core/subnets.ts"])
      assert.ok(drawn.filter((one) => one.file === file).length >= 15, file);
    assert.deepEqual(
      drawn,
      possible.filter((one) => drawn.includes(one)),
    );
  });

  it("is the same for the same seed after the lines have moved, and another for another", () => {
    const drawn = lines(sample(possible, 60, 7));
    const moved = possible.map((one) => ({ ...one, line: one.line + 5, key: `${one.key} moved` }));
    assert.deepEqual(lines(sample(moved, 60, 7)), drawn);
    assert.notDeepEqual(lines(sample(possible, 60, 8)), drawn);
  });

  it("tells changes apart that read the same", () => {
    const twins = Array.from({ length: 200 }, (_, index) => mutant("core/cidr.ts", index + 1, "a"));
    const places = sample(twins, 20, 7).map(({ line }) => line);
    assert.ok(Math.max(...places) - Math.min(...places) > 20);
  });

  it("holds to the lines that differ from the base", () => {
    const diff = [
      "diff --git a/core/cidr.ts b/core/cidr.ts",
      "--- a/core/cidr.ts",
      "+++ b/core/cidr.ts",
      "@@ -2 +3 @@ function a() {",
      "@@ -9,2 +9,0 @@ removed",
      "@@ -20,0 +19,2 @@ added",
      "diff --git a/core/subnets.ts b/core/subnets.ts",
      "--- a/core/subnets.ts",
      "+++ b/core/subnets.ts",
      "@@ -50 +50 @@ changed",
      "diff --git a/core/gone.ts b/core/gone.ts",
      "--- a/core/gone.ts",
      "+++ /dev/null",
      "@@ -1,9 +0,0 @@",
    ].join("\n");
    const drawn = onLines(possible, changedLines(diff));
    assert.deepEqual(
      drawn.map(({ key }) => key),
      ["core/cidr.ts 3", "core/cidr.ts 19", "core/cidr.ts 20", "core/subnets.ts 50"],
    );
  });
});

describe("the score", () => {
  const tried = (file: string, statuses: readonly Status[]) =>
    statuses.map((status, index) => ({ mutant: mutant(file, index + 1), status, atLoad: false }));
  const equivalent = (file: string, text: string): Equivalent => ({
    file,
    code: `if (${text}) return;`,
    text,
    replacement: "false",
    reason: "nothing reads it",
  });
  const repeat = (count: number, status: Status) => Array<Status>(count).fill(status);

  it("is what was noticed of all that could be: equivalents and what was not tried are left out", () => {
    const run = tried("core/cidr.ts", [
      ...repeat(6, "Killed"),
      "Timeout",
      "Survived",
      "Survived",
      "NoCoverage",
      "Ignored",
    ]);
    const listed = run.map((one) => one.mutant);
    const { scores, unnoticed, onlyAtLoad } = judge(
      run,
      [equivalent("core/cidr.ts", "a8")],
      listed,
    );
    // 7 of (10 tried - 1 equivalent)
    assert.deepEqual(scores, [
      {
        room: "core",
        tried: 10,
        noticed: 7,
        survived: 1,
        noCoverage: 1,
        equivalent: 1,
        score: 700 / 9,
      },
    ]);
    assert.deepEqual(
      unnoticed.map((one) => one.mutant.line),
      [9, 10],
    );
    assert.equal(onlyAtLoad, 1);
  });

  it("counts each room and all of them, and fails below 92 % in components or 88 % over all", () => {
    const verdict = (noticed: Readonly<Record<string, number>>) => {
      const run = Object.entries(noticed).flatMap(([room, count]) =>
        tried(`${room}/a.ts`, [...repeat(count, "Killed"), ...repeat(100 - count, "Survived")]),
      );
      const listed = run.map((one) => one.mutant);
      return judge(run, [], listed);
    };
    const problems = (noticed: Readonly<Record<string, number>>) => verdict(noticed).problems;
    assert.deepEqual(problems({ components: 92, core: 84 }), []);
    assert.deepEqual(problems({ components: 91, core: 85 }), [
      "components: 91.0 % noticed, less than 92 %",
    ]);
    assert.deepEqual(problems({ components: 92, core: 83 }), [
      "all: 87.5 % noticed, less than 88 %",
    ]);
    assert.deepEqual(
      verdict({ components: 92, core: 84 }).scores.map(({ room, score }) => [room, score]),
      [
        ["components", 92],
        ["core", 84],
        ["all", 88],
      ],
    );
    assert.deepEqual(problems({ core: 87 }), ["all: 87.0 % noticed, less than 88 %"]);
  });

  it("is held to one limit alone where one is given", () => {
    const run = tried("components/a.ts", [...repeat(70, "Killed"), ...repeat(30, "Survived")]);
    const listed = run.map((one) => one.mutant);
    assert.deepEqual(judge(run, [], listed, { all: 70 }).problems, []);
    assert.deepEqual(judge(run, [], listed, { all: 71 }).problems, [
      "all: 70.0 % noticed, less than 71 %",
    ]);
  });

  it("never shows a threshold as reached that is missed", () => {
    assert.equal(percent(91.99), "91.9 %");
  });

  it("fails for an equivalent that a test notices, or that the sources no longer hold", () => {
    const run = tried("core/cidr.ts", repeat(10, "Killed"));
    const listed = run.map((one) => one.mutant);
    const known = ["a2", "gone"].map((text) => equivalent("core/cidr.ts", text));
    const elsewhere = equivalent("core/subnets.ts", "a1");
    assert.deepEqual(judge(run, [...known, elsewhere], listed).problems, [
      "no such change is possible anymore: core/cidr.ts: gone -> false",
      "a test notices what is listed as equivalent: core/cidr.ts: a2 -> false",
    ]);
  });
});

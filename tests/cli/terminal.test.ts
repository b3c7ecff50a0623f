import assert from "node:assert/strict";
import { columnsOf, speaksUtf8 } from "../../cli/terminal";

describe("the terminal's locale", () => {
  const cases: readonly [string, NodeJS.ProcessEnv, NodeJS.Platform, boolean][] = [
    ["is UTF-8 where LANG says so", { LANG: "en_US.UTF-8" }, "linux", true],
    ["is UTF-8 in another spelling", { LANG: "C.utf8" }, "linux", true],
    ["is what LC_ALL says before all others", { LC_ALL: "C", LANG: "en_US.UTF-8" }, "linux", false],
    ["is what LC_CTYPE says before LANG", { LC_CTYPE: "UTF-8", LANG: "C" }, "darwin", true],
    ["skips empty variables", { LC_ALL: "", LANG: "de_DE.UTF-8" }, "linux", true],
    ["is ASCII in Latin-1", { LANG: "de_DE.ISO-8859-1" }, "linux", false],
    ["is C where nothing is set", {}, "linux", false],
    ["is Unicode on Windows, which sets nothing", {}, "win32", true],
  ];
  for (const [name, environment, platform, expected] of cases) {
    it(name, () => assert.equal(speaksUtf8(environment, platform), expected));
  }
});

describe("the columns of text", () => {
  it("are what COLUMNS says within what can be read, and 80 without", () => {
    const of = (COLUMNS?: string) => columnsOf(COLUMNS === undefined ? {} : { COLUMNS });
    assert.deepEqual(
      [undefined, "", "0", "-5", "1e3", "100", "7", "99999"].map(of),
      [80, 80, 80, 80, 80, 100, 40, 300],
    );
  });
});

import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { handshake, manifestIn, root, tool } from "./packed";

describe("the repository as a source plugin", () => {
  it("names in its plugin what the package needs, for npm installs that alone", () => {
    assert.deepEqual(manifestIn(join(root, "plugin")).dependencies, manifestIn(root).dependencies);
  });

  // The oldest npm of a Node.js that the package promises, and the one that is installed.
  for (const npm of [["npx", "--yes", "npm@10.8.2"], ["npm"]] as const) {
    it(`installs from a clean clone without development dependencies by ${npm.at(-1)}, and serves`, async () => {
      const clone = mkdtempSync(join(tmpdir(), "clone-"));
      await tool("git", ["clone", "--quiet", "--depth", "1", `file://${root}`, clone], tmpdir());
      const plugin = join(clone, "plugin");
      const [command, ...before] = npm;
      // What Pulumi's language host runs for a plugin.
      const install = [...before, "install", "--loglevel=error", "--production"];
      await tool(command, install, plugin);
      assert.ok((await handshake(join(clone, "node_modules"), plugin)) > 0);
      const { stdout } = await tool("git", ["status", "--short"], clone);
      assert.equal(stdout.replace(/^ M package-lock\.json\n/, ""), "");
    });
  }
});

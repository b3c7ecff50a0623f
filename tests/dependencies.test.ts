import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findings, known } from "../scripts/dependencies/findings";
import { lockedPackages, manifest, withNeeds } from "../scripts/dependencies/lock";

const root = resolve(__dirname, "..");
const packages = lockedPackages();
const needed = Object.keys(manifest().dependencies);
const optional = Object.keys(manifest().peerDependencies);

type Entry = Record<string, unknown>;
/** The lock file with one package changed or added. */
function changed(path: string, entry: Entry) {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Entry>;
  };
  lock.packages[path] = { version: "1.0.0", license: "MIT", ...lock.packages[path], ...entry };
  return lockedPackages(JSON.stringify(lock));
}

/** What a package itself says, which a lock file may be wrong about. */
interface Installed {
  readonly version: string;
  readonly license?: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
}

describe("what the package needs", () => {
  it("has licenses, scripts at installation and reasons that somebody has looked at", () =>
    assert.deepEqual(findings(packages, needed, optional, known()), []));

  const newer: Record<string, [path: string, entry: Entry, says: RegExp]> = {
    "a new package with a script": [
      "node_modules/new",
      { hasInstallScript: true },
      /^new 1\.0\.0: runs a script when it is installed, which nobody has looked at$/,
    ],
    "a script in a package that had none": [
      "node_modules/yaml",
      { hasInstallScript: true },
      /^yaml [\d.]+: runs a script/,
    ],
    "a script below another package": [
      "node_modules/yaml/node_modules/new",
      { hasInstallScript: true },
      /^new 1\.0\.0: runs a script/,
    ],
    "a script of a tool": ["node_modules/new", { hasInstallScript: true, dev: true }, /^new 1\.0/],
    "a tool's script at run time": [
      "node_modules/docker-classic",
      { dev: false },
      /^docker-classic/,
    ],
    "a new license": [
      "node_modules/new",
      { license: "AGPL-3.0-only" },
      /^new 1\.0\.0: has the license AGPL-3\.0-only, which nobody has looked at$/,
    ],
    "a license that changed": [
      "node_modules/yaml",
      { license: "BUSL-1.1" },
      /^yaml [\d.]+: has the/,
    ],
    "a tool's license at run time": [
      "node_modules/new",
      { license: "MPL-2.0" },
      /^new 1\.0\.0: has/,
    ],
  };
  for (const [what, [path, entry, says]] of Object.entries(newer)) {
    it(`fails with ${what}`, () => {
      const found = findings(changed(path, entry), needed, optional, known());
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", says);
    });
  }

  it("fails with a package that states no license", () => {
    const [first, ...rest] = packages;
    assert.ok(first);
    const found = findings([{ ...first, license: "" }, ...rest], needed, optional, known());
    assert.deepEqual(found, [
      `${first.name} ${first.version}: states no license, which nobody has looked at`,
    ]);
  });

  it("fails with a dependency without a reason, and with a reason without one", () => {
    const list = known();
    assert.match(
      findings(packages, [...needed, "left-pad"], optional, list).join(),
      /^left-pad: why it is needed is not said/,
    );
    assert.match(
      findings(packages, needed.slice(1), optional, list).join(),
      /: is not there anymore/,
    );
    assert.match(findings(packages, needed, [], list).join(), /: is not there anymore/);
  });

  it("is what the lock file keeps apart from tools", () => {
    const reached = new Set(needed.flatMap((name) => [...withNeeds(name, packages)]));
    assert.deepEqual(
      [...reached].filter(({ tool }) => tool),
      [],
    );
    // What libraries take where it is there, and what nobody has to install.
    const peers = ["typescript", "ts-node", "@swc/core"].flatMap((name) => [
      ...withNeeds(name, packages),
    ]);
    const all = new Set([...reached, ...peers]);
    assert.deepEqual(
      packages.filter((one) => !one.tool && !all.has(one)),
      [],
    );
    assert.ok(reached.size > 100, `${reached.size}`);
  });

  it("is installed with the licenses and scripts that the lock file says", () => {
    let read = 0;
    for (const { path, name, version, license, installScript } of packages) {
      const file = join(root, path, "package.json");
      // Packages for other systems are not installed.
      if (!existsSync(file)) continue;
      const installed = JSON.parse(readFileSync(file, "utf8")) as Installed;
      if (installed.version !== version) continue;
      read += 1;
      const { preinstall, install, postinstall } = installed.scripts ?? {};
      const runs = [preinstall, install, postinstall].some((script) => script !== undefined);
      assert.ok(!runs || installScript, `${name}: runs a script that the lock file does not know`);
      if (typeof installed.license === "string" && license !== "")
        assert.equal(installed.license, license, name);
    }
    assert.ok(read > packages.length / 2, `${read} of ${packages.length}`);
  });

  it("is written down in docs/dependencies.md as it is", () => {
    const script = join(root, "scripts", "generateDependencyDocs.ts");
    const args = ["-r", "ts-node/register/transpile-only", script, "--check"];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    assert.equal(stderr, "");
    assert.equal(status, 0);
  });
});

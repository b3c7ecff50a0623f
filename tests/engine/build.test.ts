import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheBinDir, engineBinDir, gensdkBinary, isNewEnough } from "./harness/locate";
import { ENGINE_FILES } from "./harness/tools";
import { repoRoot } from "./support/home";

describe("the engine", () => {
  let folder: string;
  const { PATH, XDG_CACHE_HOME } = process.env;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vpc-endpoints-engine-"));
    process.env.XDG_CACHE_HOME = folder;
    process.env.PATH = join(folder, "path");
    mkdirSync(process.env.PATH);
  });
  afterEach(() => {
    process.env.PATH = PATH;
    if (XDG_CACHE_HOME === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = XDG_CACHE_HOME;
    rmSync(folder, { recursive: true, force: true });
  });

  function fake(into: string, names: readonly string[], version = "v3.259.0"): void {
    mkdirSync(into, { recursive: true });
    for (const name of names) {
      writeFileSync(join(into, name), `#!/bin/sh\necho ${version}\n`);
      chmodSync(join(into, name), 0o755);
    }
  }

  it("that is not there is an error that names the command to run", () => {
    assert.throws(() => engineBinDir(), /no pulumi, .*Run `npm run engine:build`/);
    assert.throws(() => gensdkBinary(), /Run `npm run engine:build`/);
  });

  it("on PATH is used if it is complete and new enough", () => {
    const onPath = join(folder, "path");
    fake(cacheBinDir(), ENGINE_FILES);
    fake(onPath, ENGINE_FILES, "v3.200.1");
    assert.equal(engineBinDir(), cacheBinDir());
    fake(onPath, ENGINE_FILES, "v3.270.0");
    assert.equal(engineBinDir(), onPath);
    rmSync(join(onPath, "pulumi-language-yaml"));
    assert.equal(engineBinDir(), cacheBinDir());
  });

  it("of which a part is cached is not taken for the whole", () => {
    fake(cacheBinDir(), ENGINE_FILES.slice(0, 3));
    assert.throws(() => engineBinDir(), /no pulumi-language-nodejs/);
  });

  it("cannot be built without Go, which the build says, and leaves nothing behind", () => {
    const build = join(repoRoot, "tests", "engine", "harness", "build.ts");
    const run = spawnSync(process.execPath, ["-r", "ts-node/register/transpile-only", build], {
      cwd: repoRoot,
      encoding: "utf8",
      env: process.env,
    });
    assert.equal(run.status, 1);
    assert.match(run.stderr, /Install the Pulumi CLI .*, or Go >= 1\.25\.11.*no `go` on PATH/);
    assert.deepEqual(readdirSync(folder), ["path"]);
  });

  it("compares versions by number", () => {
    assert.equal(isNewEnough("go version go1.26.8 linux/amd64", [1, 25, 11]), true);
    assert.equal(isNewEnough("go1.25.11", [1, 25, 11]), true);
    assert.equal(isNewEnough("go1.25.9", [1, 25, 11]), false);
    assert.equal(isNewEnough("v3.100.0", [3, 230, 0]), false);
    assert.equal(isNewEnough(undefined, [3, 230, 0]), false);
  });
});

describe("the SDK generator", () => {
  it("writes an SDK for each language from a schema", () => {
    const folder = mkdtempSync(join(tmpdir(), "vpc-endpoints-sdk-"));
    const schema = {
      name: "thing",
      version: "0.0.1",
      resources: {
        "thing:index:Gateway": {
          isComponent: true,
          inputProperties: { service: { type: "string", plain: true } },
          requiredInputs: ["service"],
          properties: { endpointId: { type: "string" } },
        },
      },
    };
    try {
      writeFileSync(join(folder, "schema.json"), JSON.stringify(schema));
      execFileSync(gensdkBinary(), [join(folder, "schema.json"), join(folder, "out")]);
      assert.deepEqual(readdirSync(join(folder, "out")).sort(), [
        "dotnet",
        "go",
        "java",
        "nodejs",
        "python",
      ]);
      assert.ok(readdirSync(join(folder, "out", "nodejs")).includes("gateway.ts"));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

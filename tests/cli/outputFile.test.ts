import assert from "node:assert/strict";
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import fs from "node:fs";
import { join } from "node:path";
import { checkOutput, writeOutput, type OutputFile } from "../../cli/outputFile";
import { isReport } from "../../cost/report/compare/recognize";
import { temporaryFolder } from "../support/files";
import { captured, runCliIn } from "../support/runCli";

const TOPOLOGY = "region: us-east-1\nservices: [kms]\nusage: { kms: 10 }\nvpcs: { one: {} }\n";
const SEVERAL = "services: [kms]\nregions: { us-east-1: { vpcs: { one: {} } } }\n";
const PRICES = "discountPercent: 5\n";

/** A folder with what a comparison reads. */
function folder(): string {
  const made = temporaryFolder();
  writeFileSync(join(made, "t.yaml"), TOPOLOGY);
  writeFileSync(join(made, "several.yaml"), SEVERAL);
  writeFileSync(join(made, "p.yaml"), PRICES);
  return made;
}
const compare = (place: string, out: string, ...more: string[]) =>
  runCliIn(place, "compare", "t.yaml", "--prices", "p.yaml", "--out", out, ...more);

describe("an output file", () => {
  for (const [what, prepare] of Object.entries<(place: string) => string>({
    "the topology itself": () => "t.yaml",
    "the topology by another path": () => "./x/../t.yaml",
    "a symbolic link to the topology": (place) => {
      symlinkSync("t.yaml", join(place, "link"));
      return "link";
    },
    "a link to a link to the topology": (place) => {
      symlinkSync("t.yaml", join(place, "one"));
      symlinkSync("one", join(place, "two"));
      return "two";
    },
    "a hard link to the topology": (place) => {
      linkSync(join(place, "t.yaml"), join(place, "hard"));
      return "hard";
    },
    "the price file": () => "p.yaml",
    "a hard link to the price file": (place) => {
      linkSync(join(place, "p.yaml"), join(place, "hard"));
      return "hard";
    },
  })) {
    it(`is never ${what}, --force or not`, async () => {
      for (const force of [[], ["--force"]]) {
        const place = folder();
        mkdirSync(join(place, "x"));
        const { code, stdout, stderr } = await compare(place, prepare(place), ...force);
        assert.equal(code, 1);
        assert.equal(stdout, "");
        assert.match(stderr, /^--out \S+: .*what the command reads\. Name another file\n$/);
        assert.equal(readFileSync(join(place, "t.yaml"), "utf8"), TOPOLOGY);
        assert.equal(readFileSync(join(place, "p.yaml"), "utf8"), PRICES);
      }
    });
  }

  it("replaces a report of the command in any format by one in any other", async () => {
    const place = folder();
    const formats = ["text", "markdown", "json", "csv", "html"];
    for (const topology of ["t.yaml", "several.yaml"]) {
      for (const format of formats) {
        if (topology === "several.yaml" && format === "html") continue;
        const args = ["compare", topology, "-f", format, "--out", "report"];
        const { code, stderr } = await runCliIn(place, ...args);
        assert.deepEqual(
          [code, stderr.split("\n").at(-2)],
          [0, "wrote report"],
          `${topology} ${format}`,
        );
        assert.ok(isReport(readFileSync(join(place, "report"), "utf8")), `${topology} ${format}`);
      }
    }
    const id = await runCliIn(
      place,
      "compare",
      "t.yaml",
      "-f",
      "markdown",
      "--comment-id",
      "a",
      "--out",
      "report",
    );
    assert.equal(id.code, 0);
    assert.equal((await compare(place, "report")).code, 0);
  });

  it("replaces no file of somebody else without --force, and an empty one at once", async () => {
    const place = folder();
    for (const [at, text] of [
      "notes",
      TOPOLOGY,
      '{"schemaVersion": 1}',
      "model,price\n",
      "\u0000\u00ff",
    ].entries()) {
      const file = `file${at}`;
      writeFileSync(join(place, file), text);
      const refused = await compare(place, file);
      assert.equal(refused.code, 1);
      assert.equal(
        refused.stderr,
        `--out ${file}: exists already. Overwrite it with --force, or name another file\n`,
      );
      assert.equal(readFileSync(join(place, file), "utf8"), text);
      assert.equal((await compare(place, file, "--force")).code, 0);
      assert.ok(isReport(readFileSync(join(place, file), "utf8")));
    }
    writeFileSync(join(place, "empty"), "");
    assert.equal((await compare(place, "empty")).code, 0);
  });

  it("stays behind its symbolic link, which is said", async () => {
    const place = folder();
    mkdirSync(join(place, "kept"));
    writeFileSync(join(place, "kept", "report"), "");
    symlinkSync(join("kept", "report"), join(place, "link"));
    const { code, stderr } = await compare(place, "link");
    assert.equal(code, 0);
    assert.match(
      stderr,
      /^note: link is a symbolic link: \S+kept\/report was written\nwrote link\n/,
    );
    assert.ok(fs.lstatSync(join(place, "link")).isSymbolicLink());
    assert.ok(isReport(readFileSync(join(place, "kept", "report"), "utf8")));
  });

  it("is refused where its link leads nowhere or in a circle", async () => {
    const place = folder();
    symlinkSync("nothing", join(place, "dangling"));
    symlinkSync("circle", join(place, "circle"));
    assert.match((await compare(place, "dangling")).stderr, /a symbolic link to nothing/);
    assert.match((await compare(place, "circle")).stderr, /lead back to themselves/);
    assert.deepEqual(readdirSync(place).sort(), [
      "circle",
      "dangling",
      "p.yaml",
      "several.yaml",
      "t.yaml",
    ]);
  });

  it("is a device or a pipe as it is", async () => {
    const place = folder();
    assert.equal((await compare(place, "/dev/null")).code, 0);
    assert.ok(statSync("/dev/null").isCharacterDevice());
  });
});

describe("writing a file", () => {
  const output = (file: string, more: Partial<OutputFile> = {}): OutputFile => ({
    file,
    inputs: [],
    isOwn: () => true,
    force: false,
    ...more,
  });
  /** With a function of the file system that fails, or does something first. */
  function spoiled<K extends "renameSync" | "writeFileSync" | "linkSync" | "fsyncSync">(
    name: K,
    instead: (...args: unknown[]) => unknown,
    run: () => void,
  ): void {
    const original = fs[name];
    (fs as unknown as Record<string, unknown>)[name] = instead;
    try {
      run();
    } finally {
      fs[name] = original;
    }
  }
  const fails = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };

  it("keeps the permissions of an existing file", () => {
    for (const mode of [0o600, 0o640, 0o664, 0o755]) {
      const file = join(temporaryFolder(), "file");
      writeFileSync(file, "old");
      chmodSync(file, mode);
      writeOutput(output(file), "new");
      assert.equal(statSync(file).mode & 0o777, mode);
      assert.equal(readFileSync(file, "utf8"), "new");
    }
  });

  it("happens whole or not at all, and leaves nothing beside the file", () => {
    for (const step of ["writeFileSync", "fsyncSync", "renameSync"] as const) {
      const place = temporaryFolder();
      const file = join(place, "file");
      writeFileSync(file, "old");
      spoiled(step, fails("ENOSPC"), () =>
        assert.throws(
          () => writeOutput(output(file), "new"),
          /the disk is full\. Nothing was changed$/,
        ),
      );
      assert.deepEqual(readdirSync(place), ["file"], step);
      assert.equal(readFileSync(file, "utf8"), "old", step);
    }
  });

  it("does not take the place of a file that came into being meanwhile", () => {
    const place = temporaryFolder();
    const file = join(place, "file");
    const { fsyncSync } = fs;
    spoiled(
      "fsyncSync",
      (descriptor) => {
        writeFileSync(file, "somebody's");
        fsyncSync(descriptor as number);
      },
      () => assert.throws(() => writeOutput(output(file), "new"), /exists already, since just now/),
    );
    assert.equal(readFileSync(file, "utf8"), "somebody's");
    assert.deepEqual(readdirSync(place), ["file"]);
  });

  it("works where no links can be made", () => {
    const file = join(temporaryFolder(), "file");
    spoiled("linkSync", fails("EPERM"), () => writeOutput(output(file), "new"));
    assert.equal(readFileSync(file, "utf8"), "new");
  });

  it("removes no file that it did not create", () => {
    const place = temporaryFolder();
    const file = join(place, "file");
    const { openSync } = fs;
    let beside = "";
    (fs as { openSync: unknown }).openSync = (path: string, ...more: [string, number]) => {
      beside = path;
      // Somebody's file has the very name.
      writeFileSync(path, "somebody's");
      return openSync(path, ...more);
    };
    try {
      assert.throws(() => writeOutput(output(file), "new"), /exists already/);
    } finally {
      fs.openSync = openSync;
    }
    assert.equal(readFileSync(beside, "utf8"), "somebody's");
    assert.equal(readdirSync(place).length, 1);
  });

  it("says what is wrong with a place before anything is read", async () => {
    const place = temporaryFolder();
    writeFileSync(join(place, "file"), "x");
    const cases: [string, RegExp][] = [
      [place, /: this is a directory\. Name a file in it$/],
      [join(place, "none", "file"), /: its directory does not exist\. Create it first$/],
      [join(place, "file", "below"), /: what it is in is no directory/],
    ];
    for (const [file, says] of cases) assert.throws(() => checkOutput(output(file)), says);
    await captured(() => Promise.resolve(checkOutput(output(join(place, "new")))));
    assert.deepEqual(readdirSync(place), ["file"]);
  });
});

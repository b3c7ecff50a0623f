import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rejectionsOf } from "./support/rejections";
import { temporaryFile, temporaryFolder } from "./support/files";
import { seedOf } from "./support/seeds";

const root = join(__dirname, "..");
const configurations = readdirSync(root).filter((name) => /^\.mocharc.*\.json$/.test(name));
const requiredBy = (name: string) =>
  (JSON.parse(readFileSync(join(root, name), "utf8")) as { require: string[] }).require;

/** A run whose tests pass by themselves and leave behind what must fail it. */
function careless(checkout: string) {
  const file = temporaryFile(
    "careless.cjs",
    `const { checkout } = require(${JSON.stringify(join(root, "tests/support/checkout"))});
     checkout.root = ${JSON.stringify(checkout)};
     const { rmSync, writeFileSync } = require("node:fs");
     it("forgets to await", () => void Promise.reject(new Error("found a difference")));
     it("awaits", async () => assert.rejects(Promise.reject(new Error("expected"))));
     it("writes a list", () => writeFileSync(checkout.root + "/data/prices.json", "{}"));
     it("writes a report", () => writeFileSync(checkout.root + "/report.html", ""));
     it("takes a schema away", () => rmSync(checkout.root + "/schema.json"));
     const assert = require("node:assert/strict");`,
  );
  const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
  const hooks = requiredBy(".mocharc.json").flatMap((one) => ["--require", one]);
  const { FAST_CHECK_SEED: _, ...environment } = process.env;
  return spawnSync(process.execPath, [mocha, "--no-config", ...hooks, file], {
    cwd: root,
    encoding: "utf8",
    env: { ...environment, CI: "true", NO_COLOR: "1", FORCE_COLOR: "0" },
  });
}

describe("a test run", () => {
  it("has the same hooks in every configuration", () => {
    assert.equal(configurations.length, 6);
    for (const name of configurations) {
      assert.deepEqual(requiredBy(name), requiredBy(".mocharc.json"), name);
    }
  });

  it("says where in the TypeScript an error was thrown", () => {
    const { stack } = new Error("thrown on this line");
    const line = Number(/runs\.test\.ts:(\d+):/.exec(stack ?? "")?.[1]);
    const text = readFileSync(__filename, "utf8").split("\n")[line - 1];
    assert.match(text ?? "", /new Error\("thrown on this line"\)/);
  });

  it("fails for a rejection that nobody awaits and for files of the checkout that it changes", () => {
    const checkout = temporaryFolder();
    mkdirSync(join(checkout, "data"));
    for (const name of ["data/prices.json", "data/services.json", "schema.json"])
      writeFileSync(join(checkout, name), "[]");
    const { status, stdout, stderr } = careless(checkout);
    assert.equal(status, 1);
    assert.match(stdout, /^ {2}5 passing/m);
    assert.match(stdout, /^ {2}1 failing/m);
    assert.match(stdout, /nobody awaited it, in or after forgets to await: Error: found a diff/);
    assert.equal(stdout.match(/nobody awaited it/g)?.length, 1);
    const changed = [...stdout.matchAll(/the tests changed the checkout: (\S+)/g)];
    assert.deepEqual(changed.map(([, file]) => file).sort(), [
      "data/prices.json",
      "report.html",
      "schema.json",
    ]);
    assert.match(stderr, /properties: FAST_CHECK_SEED=20260917\n/);
  });

  it("draws its cases from the seed that is given, from one in CI, and else from chance", () => {
    assert.equal(seedOf({ FAST_CHECK_SEED: "-17", CI: "true" }), -17);
    assert.equal(seedOf({ CI: "1" }), seedOf({ CI: "true" }));
    assert.notEqual(seedOf({}), seedOf({}));
    assert.notEqual(seedOf({ CI: "false" }), seedOf({ CI: "false" }));
    assert.throws(() => seedOf({ FAST_CHECK_SEED: "a" }), /FAST_CHECK_SEED=a: not a whole number/);
  });

  it("lets a test say which rejections are what it is about", async () => {
    const found = await rejectionsOf(() => {
      void Promise.reject(new Error("over the budget"));
      return Promise.resolve();
    });
    assert.deepEqual(found.map(String), ["Error: over the budget"]);
  });
});

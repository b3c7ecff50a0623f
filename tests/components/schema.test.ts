import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as library from "../../index";
import { buildSchema, schemaProblems, type PackageSchema } from "../../scripts/schema";

const root = join(__dirname, "..", "..");
const committed = JSON.parse(readFileSync(join(root, "schema.json"), "utf8")) as PackageSchema;

describe("schema.json", () => {
  it("is what the components' TypeScript says today", async () => {
    assert.deepEqual(await buildSchema(), committed);
  }).timeout(120_000);

  it("describes every property, and holds neither private fields nor values of any type", () => {
    assert.deepEqual(schemaProblems(committed), []);
  });

  it("has every component that the package exports, under its own token", () => {
    const exported = Object.entries(library).filter(
      ([, value]) =>
        typeof value === "function" && value.prototype instanceof pulumi.ComponentResource,
    );
    assert.deepEqual(
      Object.keys(committed.resources).sort(),
      exported.map(([name]) => `vpc-endpoints:index:${name}`).sort(),
    );
  });

  it("carries the version of the package and of the plugin", () => {
    const versionOf = (file: string) =>
      (JSON.parse(readFileSync(join(root, file), "utf8")) as { version: string }).version;
    assert.equal(committed["version"], versionOf("package.json"));
    assert.equal(committed["version"], versionOf("plugin/package.json"));
  });

  it("says when something is wrong with it", () => {
    const broken = { resources: { a: { properties: { "__#1@#x": {} } } }, types: {} };
    assert.ok(schemaProblems(broken).length >= 2);
  });
});

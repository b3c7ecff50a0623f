import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as registry from "../../components/registry";

const folder = join(__dirname, "..", "..", "components");

/** What holds no component but what several share. */
const WITHOUT_COMPONENT = ["shared"];

function isComponent(value: unknown): boolean {
  return typeof value === "function" && value.prototype instanceof pulumi.ComponentResource;
}

/** Names of the components that the files of a folder export. */
function componentsIn(name: string): string[] {
  return readdirSync(join(folder, name), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- which files there are is found out here
      const exported = require(join(folder, name, file)) as Readonly<Record<string, unknown>>;
      return Object.keys(exported).filter((one) => isComponent(exported[one]));
    });
}

describe("the registry of components", () => {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  it("has components and nothing else", () => {
    for (const [name, value] of Object.entries(registry)) assert.ok(isComponent(value), name);
  });

  for (const name of folders.filter((one) => !WITHOUT_COMPONENT.includes(one))) {
    it(`has the components of the folder ${name}`, () => {
      const found = componentsIn(name);
      assert.notDeepEqual(found, [], "a component's folder holds a component");
      assert.deepEqual(
        found.filter((component) => !(component in registry)),
        [],
      );
    });
  }

  it("has no component from outside a folder of its own", () => {
    assert.deepEqual(WITHOUT_COMPONENT.flatMap(componentsIn), []);
    assert.deepEqual(Object.keys(registry).sort(), folders.flatMap(componentsIn).sort());
  });
});

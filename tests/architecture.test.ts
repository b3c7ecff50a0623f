import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(__dirname, "..");

/** What each folder may import of the others; libraries are listed where they are forbidden. */
const allowed: Record<string, readonly string[]> = {
  core: ["core"],
  resources: ["resources", "core"],
  cost: ["cost", "resources", "core", "data"],
  reach: ["reach", "resources", "core"],
  components: ["components", "core"],
  cli: ["cli", "core", "resources", "cost", "reach"],
  plugin: ["plugin", "components"],
  // As any user's program, by the package's name.
  policy: ["policy"],
};
const exceptions: Record<string, readonly string[]> = {
  // The one door from components to prices.
  "components/shared/costReport.ts": ["cost"],
};
const forbiddenLibraries: Record<string, RegExp> = {
  core: /^(@pulumi\/|@aws-sdk\/|node:|fs$|path$|process$)/,
  cost: /^(@pulumi\/|@aws-sdk\/|node:|fs$|path$|process$)/,
  reach: /^(@pulumi\/|@aws-sdk\/|node:|fs$|path$|process$)/,
  cli: /^@pulumi\//,
};

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(root, folder, file));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const found = text.matchAll(/(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g);
  return [...found].map((match) => match[1] ?? "");
}

describe("architecture", () => {
  for (const [folder, targets] of Object.entries(allowed)) {
    it(`${folder}/ imports only what the direction of imports allows`, () => {
      const files = sources(folder);
      assert.ok(files.length > 0);
      for (const file of files) {
        const name = relative(root, file);
        for (const specifier of importsOf(file)) {
          if (!specifier.startsWith(".")) {
            assert.doesNotMatch(specifier, forbiddenLibraries[folder] ?? /^$/, name);
            continue;
          }
          const target = relative(root, resolve(dirname(file), specifier)).split("/")[0] ?? "";
          const fine = targets.includes(target) || exceptions[name]?.includes(target);
          assert.ok(fine, `${name} imports ${specifier}`);
        }
      }
    });
  }

  it("sentences live in cost/report/: nothing else of cost/ reads anything there", () => {
    for (const file of sources("cost")) {
      const name = relative(root, file);
      if (name.startsWith(join("cost", "report"))) continue;
      for (const specifier of importsOf(file)) {
        const target = specifier.startsWith(".") ? resolve(dirname(file), specifier) : specifier;
        assert.ok(
          !relative(root, target).startsWith(join("cost", "report")),
          `${name}: ${specifier}`,
        );
      }
    }
  });

  it("only what `discover` loads to read an account imports the AWS SDK", () => {
    const users = ["core", "resources", "cost", "reach", "components", "cli"]
      .flatMap(sources)
      .filter((file) => importsOf(file).some((name) => name.startsWith("@aws-sdk/")))
      .map((file) => relative(root, file))
      .sort();
    assert.deepEqual(users, [
      "cli/discover/readAccount.ts",
      "cli/discover/readNetwork.ts",
      "cli/discover/readUsage.ts",
    ]);
  });

  it("the purity of core/, resources/, cost/ and reach/ covers the clock, the environment and chance", () => {
    for (const file of ["core", "resources", "cost", "reach"].flatMap(sources)) {
      const text = readFileSync(file, "utf8");
      assert.doesNotMatch(text, /\bnew Date\b|\bDate\.now\b|\bprocess\.|\bMath\.random\b/, file);
    }
  });
});

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");

interface Manifest {
  readonly author: { readonly name: string };
  readonly homepage: string;
  readonly bugs: { readonly url: string };
  readonly repository: { readonly url: string };
}

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
const repository = manifest.repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
const [, organization = "", name = ""] = repository.replace("https://", "").split("/");

/** Every file of the repository that is text and says something of a pattern. */
function mentions(pattern: RegExp): (readonly [file: string, text: string])[] {
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  return listed.split("\0").flatMap((file) => {
    if (file === "" || /\.(png|gz|tgz|sum)$/.test(file)) return [];
    const found = readFileSync(join(root, file), "utf8").match(pattern) ?? [];
    return [...found].map((text) => [file, text] as const);
  });
}

describe("the organization that publishes the package", () => {
  it("is named in package.json, and elsewhere only by what is derived from there", () => {
    const places = new Set(
      mentions(new RegExp(`${organization}|${manifest.author.name}`, "g")).map(([file]) => file),
    );
    assert.deepEqual([...places].sort(), [
      // Go imports a package from where its repository is, and a program says so itself.
      "examples/go/go.mod",
      "examples/go/main.go",
      "package.json",
      // Generated from package.json.
      "schema.json",
    ]);
  });

  it("is the same wherever the repository is named", () => {
    const others = mentions(new RegExp(`github\\.com/[\\w.-]+/${name}\\b`, "g")).filter(
      ([, text]) => text !== `github.com/${organization}/${name}`,
    );
    assert.deepEqual(others, []);
    assert.equal(manifest.homepage, `${repository}#readme`);
    assert.equal(manifest.bugs.url, `${repository}/issues`);
  });

  it("is what the schema's links lead to", () => {
    const schema = JSON.parse(readFileSync(join(root, "schema.json"), "utf8")) as {
      readonly publisher: string;
      readonly homepage: string;
      readonly repository: string;
      readonly pluginDownloadURL?: string;
      readonly keywords: readonly string[];
      readonly language: { readonly go: { readonly importBasePath: string } };
    };
    assert.equal(schema.publisher, manifest.author.name);
    assert.equal(schema.homepage, manifest.homepage);
    assert.equal(schema.repository, repository);
    assert.equal(
      schema.language.go.importBasePath,
      `github.com/${organization}/${name}/sdk/go/vpcendpoints`,
    );
    assert.equal(schema.pluginDownloadURL, undefined);
    // The Registry sorts packages by these two.
    assert.deepEqual(schema.keywords.slice(0, 2), ["kind/component", "category/network"]);
  });
});

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { symlinkSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { marked, type Token, type Tokens } from "marked";
import { build, handshake, manifestIn, root, tarball, tool } from "./packed";

const own = manifestIn(root);

/** As Pulumi's template for TypeScript has it; nobody's libraries are spared. */
const TEMPLATE = {
  strict: true,
  outDir: "bin",
  target: "es2020",
  module: "commonjs",
  moduleResolution: "node",
  sourceMap: true,
  experimentalDecorators: true,
  pretty: true,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
  forceConsistentCasingInFileNames: true,
};

const PROGRAM = `
  import * as endpoints from "pulumi-vpc-endpoints";

  const net = new endpoints.InterfaceEndpoints("net", {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0aaaaaaaaaaaaaaa1"],
    services: ["logs"],
    allowedCidrBlocks: ["10.0.0.0/16"],
  });
  export const report = net.costReport;
  export const cents: string = endpoints.decimal("21.9").times(endpoints.decimal("2")).toFixed(2);
`;

function links(text: string): string[] {
  const found: string[] = [];
  void marked.walkTokens(marked.lexer(text), (token: Token) => {
    if (token.type === "link" || token.type === "image") found.push((token as Tokens.Link).href);
  });
  return found;
}

describe("the packed package", () => {
  const files = () =>
    readdirSync(join(build, "package"), { recursive: true, encoding: "utf8" }).filter((path) =>
      statSync(join(build, "package", path)).isFile(),
    );
  let stranger: string;
  let installed: string;

  before(async () => {
    stranger = mkdtempSync(join(tmpdir(), "stranger-"));
    writeFileSync(join(stranger, "package.json"), JSON.stringify({ name: "stranger" }));
    await tool("npm", ["install", "--prefer-offline", "--no-audit", await tarball()], stranger);
    installed = join(stranger, "node_modules", own.name);
  });

  it("holds no source maps, since it holds no sources, and no word of them", () => {
    assert.deepEqual(
      files().filter((path) => path.endsWith(".map")),
      [],
    );
    const mapped = files().filter(
      (path) =>
        path.endsWith(".js") &&
        readFileSync(join(build, "package", path), "utf8").includes("sourceMappingURL"),
    );
    assert.deepEqual(mapped, []);
  });

  it("has only links that lead somewhere", () => {
    const texts = files().filter((path) => path.endsWith(".md"));
    assert.ok(texts.includes("README.md"));
    const dead = texts.flatMap((path) =>
      links(readFileSync(join(build, "package", path), "utf8"))
        .filter((href) => !/^([a-z]+:|#)/.test(href))
        .filter((href) => {
          const target = join(build, "package", dirname(path), href.replace(/#.*/, ""));
          return !existsSync(target);
        })
        .map((href) => `${path}: ${href}`),
    );
    assert.deepEqual(dead, []);
  });

  it("leads links to what it leaves out to the files of the repository", () => {
    const home = own.repository.url.replace(/^git\+|\.git$/g, "");
    const shown = `${home}/blob/v${own.version}/`;
    const texts = files().filter((path) => path.endsWith(".md"));
    const elsewhere = texts
      .flatMap((path) => links(readFileSync(join(build, "package", path), "utf8")))
      .filter((href) => href.startsWith(shown))
      .map((href) => href.slice(shown.length).replace(/#.*/, ""));
    assert.ok(elsewhere.includes("examples/topology.yaml"));
    assert.deepEqual(
      elsewhere.filter((path) => !existsSync(join(root, path))),
      [],
    );
  });

  it("runs nothing when it is installed, and brings no compiler, no workspace and no pictures", () => {
    const fields = Object.keys(manifestIn(installed));
    for (const left of ["scripts", "workspaces", "devDependencies", "private"]) {
      assert.ok(!fields.includes(left), left);
    }
    assert.ok(!existsSync(join(stranger, "node_modules", "echarts")));
  });

  for (const [kind, options] of [
    ["CommonJS", {}],
    ["NodeNext", { module: "nodenext", moduleResolution: "nodenext", target: "es2022" }],
  ] as const) {
    it(`compiles in a strict program of ${kind}, libraries included`, async () => {
      const folder = join(stranger, kind);
      mkdirSync(folder);
      writeFileSync(join(folder, "index.ts"), PROGRAM);
      const compilerOptions = { ...TEMPLATE, ...options };
      writeFileSync(
        join(folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions, files: ["index.ts"] }),
      );
      const compiler = require.resolve("typescript/bin/tsc");
      await tool(process.execPath, [compiler, "-p", folder], stranger);
    });
  }

  it("brings a command that compares, from the folder of whoever installed it", async () => {
    cpSync(join(root, "examples", "topology.yaml"), join(stranger, "topology.yaml"));
    const { stdout } = await tool("npx", ["vpc-endpoints", "compare", "topology.yaml"], stranger);
    // README's figure, by hand in the tests of the comparison.
    assert.match(stdout, /1,597\.70/);
  });

  it("brings a plugin that installs by what Pulumi runs for one, and serves", async () => {
    const plugin = join(installed, "plugin");
    await tool("npm", ["install", "--loglevel=error", "--production"], plugin);
    assert.ok((await handshake(join(stranger, "node_modules"), plugin)) > 0);
  });

  it("brings a policy pack that works where it is copied to", async () => {
    const pack = join(stranger, "pack");
    cpSync(join(installed, "policy"), pack, { recursive: true });
    const { dependencies } = manifestIn(pack);
    assert.equal(dependencies[own.name], own.version);
    mkdirSync(join(pack, "node_modules", "@pulumi"), { recursive: true });
    // What `npm install` would bring once the package is published.
    symlinkSync(installed, join(pack, "node_modules", own.name));
    symlinkSync(
      join(root, "node_modules", "@pulumi", "policy"),
      join(pack, "node_modules", "@pulumi", "policy"),
    );
    const compiler = require.resolve("typescript/bin/tsc");
    await tool(process.execPath, [compiler, "-p", pack, "--outDir", "out"], pack);
    assert.ok(existsSync(join(pack, "out", "index.js")));
  });
});

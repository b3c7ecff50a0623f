import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { engineHome, repoRoot } from "./support/home";
import { generatedSdks, tool, type Language } from "./support/package";

interface Schema {
  readonly resources: Readonly<Record<string, { readonly description: string }>>;
  readonly language: {
    readonly nodejs: { readonly packageName: string };
  };
}

const schema = JSON.parse(readFileSync(join(repoRoot, "schema.json"), "utf8")) as Schema;

/** The example of every component in a language, each in a folder of its own. */
async function written(fence: string, file: string, sdk: Language): Promise<string> {
  const { folder } = await engineHome();
  const target = mkdtempSync(join(folder, `examples-${fence}-`));
  cpSync(join(await generatedSdks(), sdk), join(target, "sdk"), { recursive: true });
  for (const [token, { description }] of Object.entries(schema.resources)) {
    const [, text = ""] =
      new RegExp(`\`\`\`${fence}\n([\\s\\S]*?)\n\`\`\``).exec(description) ?? [];
    const own = join(target, token.split(":")[2] ?? "");
    mkdirSync(own);
    writeFileSync(join(own, file), `${text}\n`);
  }
  return target;
}

describe("the examples in the schema's descriptions compile", () => {
  it("in TypeScript", async () => {
    const folder = await written("typescript", "index.ts", "nodejs");
    symlinkSync(join(repoRoot, "node_modules"), join(folder, "node_modules"));
    const options = {
      compilerOptions: {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: "ES2022",
        module: "commonjs",
        moduleResolution: "node10",
        types: ["node"],
        paths: { [schema.language.nodejs.packageName]: ["./sdk"] },
      },
      include: ["*/index.ts"],
      exclude: ["node_modules"],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
    await tool(join(repoRoot, "node_modules", ".bin", "tsc"), ["-p", "."], folder);
  });

  it("in Go", async () => {
    const folder = await written("go", "main.go", "go");
    const example = readFileSync(join(repoRoot, "examples", "go", "go.mod"), "utf8");
    writeFileSync(join(folder, "go.mod"), example.replace("./sdks/go", "./sdk"));
    const env = { GOTOOLCHAIN: "local", CGO_ENABLED: "0", GOFLAGS: "-mod=mod" };
    await tool("go", ["mod", "tidy"], folder, env);
    await tool("go", ["vet", "./..."], folder, env);
  });
});

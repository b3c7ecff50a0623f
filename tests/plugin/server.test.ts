import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { GetSchemaRequest, type GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import ts from "typescript";
import { temporaryFolder } from "../support/files";
import { PluginProcess } from "../support/pluginProcess";

const root = join(__dirname, "..", "..");

/** What the server loads at once; components come when a program first builds one. */
const PUBLISHED = ["plugin/server.ts", "plugin/provider.ts", "plugin/referencedHub.ts"];

/** The plugin as it is published: compiled below `dist`, started by the package beside its YAML. */
function published(schema: string): string {
  const folder = temporaryFolder();
  for (const source of PUBLISHED) {
    const target = join(folder, "dist", source.replace(/ts$/, "js"));
    mkdirSync(dirname(target), { recursive: true });
    const { outputText } = ts.transpileModule(readFileSync(join(root, source), "utf8"), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(target, outputText);
  }
  mkdirSync(join(folder, "plugin"));
  copyFileSync(join(root, "plugin", "package.json"), join(folder, "plugin", "package.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "schema.json"), schema);
  return join(folder, "plugin");
}

describe("the plugin's server", () => {
  const schema = '{ "version": "9.9.9",  "resources": {} }';
  let plugin: PluginProcess;

  before(async () => {
    plugin = await PluginProcess.start(published(schema));
  });

  after(() => plugin.stop());

  it("serves the package's committed schema to the letter", async () => {
    const { client } = plugin;
    const ask = promisify<GetSchemaRequest, GetSchemaResponse>(client.getSchema.bind(client));
    assert.equal((await ask(new GetSchemaRequest())).getSchema(), schema);
  });

  it("is of the schema's version", async () => {
    const { client } = plugin;
    const ask = promisify<Empty, PluginInfo>(client.getPluginInfo.bind(client));
    assert.equal((await ask(new Empty())).getVersion(), "9.9.9");
  });
});

import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { GetSchemaRequest, type GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import ts from "typescript";
import { temporaryFolder } from "../support/files";

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
  let child: ChildProcess;
  let client: ResourceProviderClient;

  before(async () => {
    child = spawn(process.execPath, [published(schema), "127.0.0.1:1"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    assert.ok(child.stdout);
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    assert.match(String(line), /^\d+\n$/);
    client = new ResourceProviderClient(
      `127.0.0.1:${String(line).trim()}`,
      credentials.createInsecure(),
    );
  });

  after(async () => {
    client.close();
    const ended = once(child, "exit");
    child.kill();
    await ended;
  });

  it("serves the package's committed schema to the letter", async () => {
    const ask = promisify<GetSchemaRequest, GetSchemaResponse>(client.getSchema.bind(client));
    assert.equal((await ask(new GetSchemaRequest())).getSchema(), schema);
  });

  it("is of the schema's version", async () => {
    const ask = promisify<Empty, PluginInfo>(client.getPluginInfo.bind(client));
    assert.equal((await ask(new Empty())).getVersion(), "9.9.9");
  });
});

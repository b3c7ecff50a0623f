import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";

/** A plugin in a process of its own, as the engine starts one, and a client of the protocol that it serves. */
export class PluginProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly client: ResourceProviderClient,
  ) {}

  /** @param args What Node.js is started with: its options, and the plugin's file or folder. */
  static async start(...args: readonly string[]): Promise<PluginProcess> {
    const child = spawn(process.execPath, [...args, "127.0.0.1:1"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    assert.ok(child.stdout);
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    assert.match(String(line), /^\d+\n$/);
    const address = `127.0.0.1:${String(line).trim()}`;
    return new PluginProcess(
      child,
      new ResourceProviderClient(address, credentials.createInsecure()),
    );
  }

  async stop(): Promise<void> {
    this.client.close();
    const ended = once(this.child, "exit");
    this.child.kill();
    await ended;
  }
}

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { InvokeRequest, type InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { FUNCTIONS } from "../../components/shared/functions";
import { temporaryFolder } from "../support/files";
import { PluginProcess } from "../support/pluginProcess";

const root = join(__dirname, "..", "..");

/** The plugin where its sources lie as its compiled code does: the schema is two folders up. */
function laidOut(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "dist"));
  for (const room of ["plugin", "components", "core", "cost", "resources", "data"]) {
    symlinkSync(join(root, room), join(folder, "dist", room));
  }
  for (const file of ["schema.json", "node_modules"]) {
    symlinkSync(join(root, file), join(folder, file));
  }
  return join(folder, "dist", "plugin", "server.ts");
}

interface Answer {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly failures: readonly string[];
}

describe("the plugin's functions, by its protocol", () => {
  let plugin: PluginProcess;

  before(async () => {
    const preserve = ["--preserve-symlinks", "--preserve-symlinks-main"];
    const compile = ["-r", join(root, "tests", "support", "transpile.cjs")];
    plugin = await PluginProcess.start(...preserve, ...compile, laidOut());
  });

  after(() => plugin.stop());

  async function call(name: string, args: Record<string, unknown>): Promise<Answer> {
    const request = new InvokeRequest();
    request.setTok(`vpc-endpoints:index:${name}`);
    request.setArgs(Struct.fromJavaScript(args as never));
    const { client } = plugin;
    const ask = promisify<InvokeRequest, InvokeResponse>(client.invoke.bind(client));
    const answer = await ask(request);
    return {
      outputs: answer.getReturn()?.toJavaScript() ?? {},
      failures: answer
        .getFailuresList()
        .map((failure) => `${failure.getProperty()}: ${failure.getReason()}`),
    };
  }

  it("write an endpoint policy of what closes it", async () => {
    const { outputs, failures } = await call("getEndpointPolicy", {
      organizationId: "o-exampleorgid",
      readOnlyServices: ["s3"],
      statements: ['{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"*"}'],
    });
    assert.deepEqual(failures, []);
    const { Statement } = JSON.parse(String(outputs["json"])) as {
      Statement: { Effect: string }[];
    };
    assert.ok(Statement.length >= 3);
    assert.equal(Statement.at(-1)?.Effect, "Deny");
    assert.match(String(outputs["json"]), /o-exampleorgid/);
  });

  it("give full access where nothing is said, as AWS does", async () => {
    const { outputs } = await call("getEndpointPolicy", {});
    assert.match(String(outputs["json"]), /"Effect":"Allow","Principal":"\*","Action":"\*"/);
  });

  it("refuse wrong arguments all at once, by their names", async () => {
    const { outputs, failures } = await call("getEndpointPolicy", {
      organizationId: "everybody",
      vpcId: "vpc",
      statements: ["no JSON"],
    });
    assert.deepEqual(outputs, {});
    assert.deepEqual(
      failures.map((failure) => failure.split(":")[0]),
      ["organizationId", "vpcId", "statements"],
    );
    const gateway = await call("getEndpointPolicy", { type: "Tunnel" });
    assert.match(gateway.failures.join(), /type: "Tunnel"/);
  });

  it("give egress rules by prefix lists", async () => {
    const { outputs } = await call("getGatewayEgressRules", { prefixListIds: { s3: "pl-1" } });
    assert.deepEqual(outputs["rules"], [
      {
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        prefixListIds: ["pl-1"],
        description: "HTTPS to s3 through its gateway endpoint",
      },
    ]);
  });

  it("find services by a part of their names, in a Region that exists", async () => {
    const { outputs } = await call("searchServices", { text: "ecr.", region: "eu-west-1" });
    const names = (outputs["services"] as { name: string; serviceName: string }[]).map(
      ({ name, serviceName }) => `${name} ${serviceName}`,
    );
    assert.deepEqual(names, [
      "ecr.api com.amazonaws.eu-west-1.ecr.api",
      "ecr.dkr com.amazonaws.eu-west-1.ecr.dkr",
    ]);
    const { failures } = await call("searchServices", { region: "nowhere" });
    assert.match(failures.join(), /^region: .*nowhere/);
  });

  it("say which ones there are where another is asked for", async () => {
    const { failures } = await call("getEverything", {});
    assert.match(failures.join(), /no function; this package has getEndpointPolicy, /);
  });

  it("are those of the schema", () => {
    const { functions } = JSON.parse(readFileSync(join(root, "schema.json"), "utf8")) as {
      functions: object;
    };
    assert.deepEqual(
      Object.keys(functions).sort(),
      Object.keys(FUNCTIONS)
        .map((name) => `vpc-endpoints:index:${name}`)
        .sort(),
    );
  });
}).timeout(60_000);

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assertGolden } from "../support/golden";
import { changes, EngineStack, succeeded, type StateResource } from "./support/engine";
import { engineHome, repoRoot } from "./support/home";
import { generatedSdks, installPackage, tool } from "./support/package";

/** The generated Node.js SDK, compiled once; programs import it as other people's programs do. */
let compiled: Promise<string> | undefined;

function nodeSdk(): Promise<string> {
  compiled ??= (async () => {
    const { folder } = await engineHome();
    const target = join(folder, "node-sdk");
    cpSync(join(await generatedSdks(), "nodejs"), target, { recursive: true });
    symlinkSync(join(repoRoot, "node_modules"), join(target, "node_modules"));
    await tool(join(repoRoot, "node_modules", ".bin", "tsc"), ["--outDir", "bin"], target);
    cpSync(join(target, "package.json"), join(target, "bin", "package.json"));
    return target;
  })();
  return compiled;
}

const HEAD = (sdk: string) => `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "${sdk}";
const args = {
  vpcId: "vpc-0123456789abcdef0", services: ["logs"], subnetIds: ["subnet-0aaaaaaaaaaaaaaa1"],
  allowedCidrBlocks: ["10.0.0.0/16"], region: "us-east-1",
};
`;

interface Remote {
  readonly stack: EngineStack;
  readonly rewrite: (source: string) => void;
}

async function remote(source: string): Promise<Remote> {
  await installPackage();
  const sdk = await nodeSdk();
  const stack = await EngineStack.inline(HEAD(sdk) + source, {
    config: { "aws:region": "us-east-1" },
  });
  return { stack, rewrite: (text) => stack.rewrite(HEAD(sdk) + text) };
}

async function resourcesOf(stack: EngineStack): Promise<StateResource[]> {
  return (await stack.state()).deployment.resources ?? [];
}

const named = (resources: readonly StateResource[], name: string) =>
  resources.find(({ urn, custom }) => custom && urn.endsWith(`::${name}`));

describe("options through the plugin", () => {
  it("protect reaches every child", async () => {
    const { stack } = await remote(
      `new endpoints.InterfaceEndpoints("net", args, { protect: true });`,
    );
    succeeded(await stack.up());
    const resources = await resourcesOf(stack);
    assert.equal(named(resources, "net-logs")?.protect, true);
    assert.equal(named(resources, "net-endpoints")?.protect, true);
  });

  it("an explicit provider is the children's provider", async () => {
    const { stack } = await remote(`
      const other = new aws.Provider("other", { region: "eu-west-1" });
      new endpoints.InterfaceEndpoints("net", { ...args, region: undefined }, { provider: other });`);
    succeeded(await stack.up());
    const endpoint = named(await resourcesOf(stack), "net-logs");
    assert.match(endpoint?.provider ?? "", /pulumi:providers:aws::other::/);
    assert.equal(endpoint?.inputs?.["serviceName"], "com.amazonaws.eu-west-1.logs");
  });

  it("an alias keeps every child of a renamed component", async () => {
    const { stack, rewrite } = await remote(`new endpoints.InterfaceEndpoints("old", args);`);
    succeeded(await stack.up());
    rewrite(`new endpoints.InterfaceEndpoints("new", args, { aliases: [{ name: "old" }] });`);
    const kinds = new Set(
      changes(succeeded(await stack.up())).map((change) => change.split(" ")[0]),
    );
    // Name tags follow the new name; nothing is made anew.
    assert.deepEqual([...kinds], ["update"]);
  });

  it("dependsOn waits for the other resource", async () => {
    const { stack } = await remote(`
      const first = new aws.ec2.SecurityGroup("first", { vpcId: "vpc-0123456789abcdef0" });
      new endpoints.InterfaceEndpoints("net", args, { dependsOn: [first] });`);
    const built = changes(succeeded(await stack.up()));
    assert.ok(built.indexOf("create first") < built.indexOf("create net-logs"));
  });

  it("retainOnDelete leaves the endpoints where they are", async () => {
    const { stack } = await remote(
      `new endpoints.InterfaceEndpoints("net", args, { retainOnDelete: true });`,
    );
    succeeded(await stack.up());
    assert.deepEqual(changes(succeeded(await stack.destroy())), []);
  });

  it("transforms of the component see its children", async () => {
    const { stack } = await remote(`
      const transforms: pulumi.ResourceTransform[] = [({ type, props, opts }) =>
        type === "aws:ec2/vpcEndpoint:VpcEndpoint" ? { props: { ...props, tags: { Transformed: "yes" } }, opts } : undefined];
      new endpoints.InterfaceEndpoints("net", args, { transforms });`);
    succeeded(await stack.up());
    assert.deepEqual(named(await resourcesOf(stack), "net-logs")?.inputs?.["tags"], {
      Transformed: "yes",
    });
  });

  it("ignoreChanges of a component never hides a change of a child", async () => {
    const { stack, rewrite } = await remote(
      `new endpoints.InterfaceEndpoints("net", { ...args, tags: { A: "1" } }, { ignoreChanges: ["tags"] });`,
    );
    succeeded(await stack.up());
    rewrite(
      `new endpoints.InterfaceEndpoints("net", { ...args, tags: { A: "2" } }, { ignoreChanges: ["tags"] });`,
    );
    const change = changes(succeeded(await stack.up()));
    assert.deepEqual(change, ["update net-endpoints", "update net-logs"]);
  });
});

describe("values through the plugin", () => {
  it("that nobody knows yet survive the preview, and the cost is known all the same", async () => {
    const { stack } = await remote(`
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
      const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
      const net = new endpoints.InterfaceEndpoints("net", { ...args, vpcId: vpc.id, subnetIds: [subnet.id], monthlyDataGb: { logs: 100 } });
      export const costReport = net.costReport;`);
    const preview = succeeded(await stack.preview());
    const said = preview.diagnostics.map(({ message }) => message).join("");
    assert.match(said, /net: estimated \$8\.30 a month/); // 730 x 0.01 + 100 x 0.01
    assert.equal(preview.changeSummary["create"], 6);
    succeeded(await stack.up());
    succeeded(await stack.preview("--expect-no-changes"));
  });

  it("that are secret stay secret in the state", async () => {
    const policy = JSON.stringify({
      Statement: [
        { Effect: "Allow", Principal: "*", Action: "*", Resource: "arn:aws:s3:::hidden" },
      ],
    });
    const { stack } = await remote(
      `new endpoints.InterfaceEndpoints("net", { ...args, policy: pulumi.secret(${JSON.stringify(policy)}) });`,
    );
    const run = succeeded(await stack.up());
    assert.ok(!run.stdout.includes("arn:aws:s3:::hidden"));
    assert.ok(
      !JSON.stringify(named(await resourcesOf(stack), "net-logs")?.inputs).includes(
        "arn:aws:s3:::hidden",
      ),
    );
  });
});

describe("generated SDKs", () => {
  it("of Node.js compiles, and claims neither Pulumi's scope nor this package's name", async () => {
    const sdk = await nodeSdk();
    assert.ok(existsSync(join(sdk, "bin", "index.js")));
    const { name } = (await import(join(sdk, "package.json"))) as { name: string };
    assert.equal(name, "vpc-endpoints-sdk");
  });

  it("of Python names itself vpc_endpoints and type-checks", async () => {
    const { folder } = await engineHome();
    const environment = join(folder, "types");
    mkdirSync(environment);
    await tool("python3", ["-m", "venv", "venv"], environment);
    const python = join(environment, "venv", "bin", "python");
    const source = join(await generatedSdks(), "python");
    await tool(
      python,
      ["-m", "pip", "install", "--quiet", "mypy==1.11.2", "pulumi>=3.230,<4", source],
      environment,
    );
    const program = join(environment, "program.py");
    cpSync(join(repoRoot, "examples", "python", "__main__.py"), program);
    await tool(python, ["-m", "mypy", "--strict", program], environment);
    // A wrong type is found, so the check means something.
    writeFileSync(
      program,
      'import vpc_endpoints\nvpc_endpoints.InterfaceEndpoints("n", vpc_id="v", services=3)\n',
    );
    await assert.rejects(
      tool(python, ["-m", "mypy", program], environment),
      /incompatible type "int"|No overload variant/,
    );
  });

  it("of .NET, which nothing here compiles, is what it was when somebody last read it", async () => {
    const folder = join(await generatedSdks(), "dotnet");
    assert.ok(existsSync(join(folder, "Components.VpcEndpoints.csproj")));
    for (const file of [
      "InterfaceEndpoints.cs",
      "GatewayEndpoints.cs",
      "EndpointHub.cs",
      "Enums.cs",
    ]) {
      assertGolden(`dotnet-${file}.txt`, readFileSync(join(folder, file), "utf8"));
    }
  });
});

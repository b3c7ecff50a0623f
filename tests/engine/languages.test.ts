import assert from "node:assert/strict";
import { cpSync, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { changes, EngineStack, failed, succeeded } from "./support/engine";
import { blocksByRouteTable, changesByLabel, graphOf } from "./support/graph";
import { generatedSdks, installPackage, tool, type Language } from "./support/package";

interface Consumer {
  /** Folder under examples/. */
  readonly example: string;
  /** SDK that the program needs; YAML needs none. */
  readonly sdk?: Language;
  /** The language's own tool. Without it the language is skipped, but never in CI. */
  readonly needs?: string;
  /** Makes the copied program ready to run, and names what its commands need. */
  readonly prepare: (program: string, sdk: string) => Promise<Record<string, string>>;
}

const preparePython: Consumer["prepare"] = async (program, sdk) => {
  const environment = join(program, ".venv");
  const python = join(environment, "bin", "python");
  await tool("python3", ["-m", "venv", environment], program);
  await tool(python, ["-m", "pip", "install", "--quiet", "-r", "requirements.txt", sdk], program);
  return { PULUMI_PYTHON_CMD: python };
};

/** As a person runs it, with what that prints. */
const PREVIEW = ["preview", "--non-interactive", "--color", "never", "--stack", "test"];

const CONSUMERS: readonly Consumer[] = [
  { example: "yaml", prepare: () => Promise.resolve({}) },
  {
    example: "python",
    sdk: "python",
    needs: "python3",
    prepare: preparePython,
  },
  {
    example: "go",
    sdk: "go",
    needs: "go",
    prepare: async (program) => {
      const env = { GOTOOLCHAIN: "local", CGO_ENABLED: "0", GOFLAGS: "-mod=mod" };
      await tool("go", ["mod", "tidy"], program, env);
      await tool("go", ["build", "-o", "/dev/null", "."], program, env);
      return env;
    },
  },
  {
    example: "java",
    sdk: "java",
    needs: "mvn",
    prepare: async (program) => {
      await tool("mvn", ["--quiet", "--batch-mode", "compile"], program);
      return {};
    },
  },
];

/** The same network in every language; the first finished one is what the others are compared with. */
const networks = new Map<string, readonly string[]>();

/** URNs without the project's name, which differs from example to example. */
function network(resources: readonly { urn: string }[]): string[] {
  return resources
    .map(({ urn }) => urn.split("::").slice(2).join("::"))
    .filter((urn) => !/^pulumi:(pulumi:Stack|providers:)/.test(urn))
    .sort();
}

function isOnPath(command: string): boolean {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, command)));
}

/** A stack of the example, ready to run; undefined where the language's tool is missing. */
async function started(consumer: Consumer): Promise<EngineStack | undefined> {
  const { example, sdk, needs, prepare } = consumer;
  if (needs !== undefined && !isOnPath(needs) && process.env["CI"] === undefined) return undefined;
  await installPackage();
  const env: Record<string, string> = {};
  const stack = await EngineStack.directory(`examples/${example}`, { env });
  const source = sdk === undefined ? "" : join(stack.program, "sdks", sdk);
  if (sdk !== undefined) cpSync(join(await generatedSdks(), sdk), source, { recursive: true });
  Object.assign(env, await prepare(stack.program, source));
  return stack;
}

for (const consumer of CONSUMERS) {
  const { example } = consumer;
  describe(`a program in ${example}`, () => {
    let stack: EngineStack;

    before(async function () {
      const found = await started(consumer);
      if (found === undefined) return this.skip();
      stack = found;
    });

    it("is refused with the property's path when an argument is wrong", async () => {
      succeeded(await stack.run(["config", "set", "service", "lgos", "--stack", "test"]));
      const run = failed(await stack.run(PREVIEW));
      succeeded(await stack.run(["config", "rm", "service", "--stack", "test"]));
      // Maven, which runs programs in Java, resets a terminal at its own end.
      const said = `${run.stdout}${run.stderr}`.replaceAll("\u001b[0m", "");
      assert.match(said, /services\[0\]/);
      assert.match(said, /neither a service of the catalog nor a bundle\. Did you mean logs/);
      assert.equal(said.split("neither a service of the catalog").length, 2, `once in ${said}`);
      // Nothing of this package's code, in whichever language; Python's SDK adds its own way to the engine.
      // eslint-disable-next-line no-control-regex -- What steers a terminal.
      assert.doesNotMatch(said, /\[errors\]|vpc_endpoints\/|\/dist\/|\u001b/);
    });

    it("shows its cost in the preview and knows it before anything exists", async () => {
      const preview = succeeded(await stack.preview());
      const said = preview.diagnostics.map(({ message }) => message).join("");
      assert.match(said, /net: estimated ≥ \$58\.43 a month \(us-east-1/); // 4 x 2 x 730 x 0.01 + 3 x 0.01
      assert.match(said, /net: estimated \$0\.00 a month/);
    });

    it("builds the network, finds nothing to change, changes one argument and goes", async () => {
      succeeded(await stack.up());
      const { deployment } = await stack.state();
      networks.set(example, network(deployment.resources ?? []));
      const { dnsNames, costReport } = await stack.outputs();
      assert.match(
        (dnsNames as Record<string, string>)["logs"] ?? "",
        /^vpce-[0-9a-f]+-[0-9a-z]+\.logs\./,
      );
      assert.equal((JSON.parse(String(costReport)) as { schemaVersion: number }).schemaVersion, 1);
      succeeded(await stack.preview("--expect-no-changes"));
      succeeded(await stack.run(["config", "set", "team", "platform", "--stack", "test"]));
      const update = succeeded(await stack.up());
      assert.deepEqual(
        [...new Set(changes(update).map((change) => change.split(" ")[0]))],
        ["update"],
      );
      assert.equal(changes(update).length, 7);
      succeeded(await stack.destroy());
    });

    it("has the same URNs as in every other language", () => {
      const [first] = networks.values();
      assert.equal(first?.length, 9);
      assert.deepEqual(networks.get(example), first);
    });
  });
}

const HUBS: readonly Consumer[] = [
  { example: "yaml-hub", prepare: () => Promise.resolve({}) },
  { example: "python-hub", sdk: "python", needs: "python3", prepare: preparePython },
];
const hubs = new Map<string, readonly string[]>();

/** Whatever leads to the hub goes before the hub: AWS refuses to delete what is still in use. */
function assertSpokesGoFirst(gone: readonly string[]): void {
  const of = (label: string) => {
    const found = gone.indexOf(`delete ${label}`);
    assert.ok(found >= 0, `${label} in ${gone.join(", ")}`);
    return found;
  };
  const zone = "logs.us-east-1.amazonaws.com";
  for (const spoke of ["app-1", "app-2", "app-3"]) {
    assert.ok(of(`ZoneAssociation ${spoke}-${zone}`) < of(`Zone hub-${zone}`));
    assert.ok(of(`VpcAttachment ${spoke}`) < of("TransitGateway hub"));
  }
}

for (const consumer of HUBS) {
  const { example } = consumer;
  describe(`a hub in ${example}`, () => {
    let stack: EngineStack;

    before(async function () {
      const found = await started(consumer);
      if (found === undefined) return this.skip();
      stack = found;
    });

    it("is priced, built with its spokes, and grows by a service without touching the others", async () => {
      const preview = succeeded(await stack.preview());
      const said = preview.diagnostics.map(({ message }) => message).join("");
      // 4 ENI x 7.30 + 1 attachment 36.50 + 123 GB x (0.01 + 0.02) + 2 zones x 0.50
      assert.match(said, /hub: estimated \$70\.39 a month/);
      // The first preview is complete: nothing of a spoke waits for the hub to be there.
      assert.equal(preview.changeSummary["create"], 42);
      succeeded(await stack.up());
      const { deployment } = await stack.state();
      hubs.set(example, network(deployment.resources ?? []));
      const { hostedZoneIds, attachmentId } = await stack.outputs();
      assert.deepEqual(Object.keys(hostedZoneIds as object).sort(), [
        "kms.us-east-1.amazonaws.com",
        "logs.us-east-1.amazonaws.com",
      ]);
      assert.match(String(attachmentId), /^tgw-attach-/);
      assert.deepEqual(blocksByRouteTable(await graphOf(stack)), {
        "rtb-0123456789abcdef0": ["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"],
        "rtb-0fedcba9876543211": ["10.0.0.0/16"],
        "rtb-0fedcba9876543212": ["10.0.0.0/16"],
        "rtb-0fedcba9876543213": ["10.0.0.0/16"],
      });
      succeeded(await stack.preview("--expect-no-changes"));
      for (const [index, service] of ["logs", "kms", "sqs"].entries()) {
        const set = ["config", "set", "--path", `services[${index}]`, service, "--stack", "test"];
        succeeded(await stack.run(set));
      }
      // An endpoint, a zone, its two records and three associations; the hub's own list of services.
      const growing = succeeded(await stack.preview());
      assert.deepEqual(growing.changeSummary, { create: 7, update: 2, same: 40 });
      const grown = changes(succeeded(await stack.up()));
      assert.ok(grown.length > 0 && grown.every((change) => change.includes("sqs")), grown.join());
      assertSpokesGoFirst(changesByLabel(succeeded(await stack.destroy())));
    });

    it("is stopped by its budget, with the figures", async () => {
      succeeded(await stack.run(["config", "set", "maxMonthly", "50", "--stack", "test"]));
      const { stdout, stderr } = failed(await stack.preview());
      assert.match(stdout + stderr, /a month, over the limit of \$50\.00/);
    });

    it("has the same URNs as in every other language", () => {
      const [first] = hubs.values();
      assert.deepEqual(hubs.get(example), first);
    });
  });
}

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineStack, succeeded, type StateResource } from "./support/engine";
import { labelOf } from "./support/graph";

const states = join(__dirname, "states");
const OPTIONS = { config: { "aws:region": "us-east-1" } };

/** What the changelog's "Preview impact" announces of a recorded stack, sorted: `replace VpcEndpoint app-logs`. */
const ANNOUNCED: Readonly<Record<string, readonly string[]>> = {
  // The hub is one argument now, so a component's own inputs are fewer; what it is made of stays. A hub's
  // endpoints admit the hub's own VPC.
  "0.1.0/hubs": [
    "update EndpointSpoke app",
    "update EndpointSpoke data",
    "update EndpointSpoke web",
    ...["peering", "profile", "zones"].map((hub) => `update InterfaceEndpoints ${hub}`),
    ...["peering", "profile", "zones"].map((hub) => `update SecurityGroup ${hub}-endpoints`),
  ],
  "0.1.0/network": [
    "update EndpointSpoke net-app-1",
    "update EndpointSpoke net-app-2",
    "update InterfaceEndpoints net-shared",
    "update SecurityGroup net-shared-endpoints",
  ],
  "0.1.0/registration": ["update EndpointSpoke app", "update SpokeRegistration app"],
};

/** What is different in every run or on every machine. */
const DROPPED: ReadonlySet<string> = new Set([
  "created",
  "modified",
  "secrets_providers",
  "sourcePosition",
  "stackTrace",
  "time",
]);

const recorded = readdirSync(states).flatMap((version) =>
  readdirSync(join(states, version)).map((program) => join(version, program)),
);

/**
 * A folder for each version and program: the program, and the state that this version left behind. A
 * missing state is recorded with RECORD_STATES=1, before the version is released and never after.
 */
describe("a stack that an earlier version deployed", () => {
  for (const name of recorded) {
    const program = readFileSync(join(states, name, "index.ts"), "utf8");
    const file = join(states, name, "state.json");

    it(`has nothing to change but what the changelog announces: ${name}`, async () => {
      const stack = await EngineStack.inline(program, OPTIONS);
      if (process.env["RECORD_STATES"] === "1" && !existsSync(file)) await record(stack, file);
      succeeded(await stack.run(["stack", "import", "--file", file, "--stack", "test"]));
      const preview = succeeded(await stack.preview());
      const changes = preview.steps
        // Another release of the provider is no change of what it made.
        .filter(({ op, urn }) => op !== "same" && !urn.includes("::pulumi:providers:"))
        .map(({ op, urn }) => `${op} ${labelOf(urn)}`);
      assert.deepEqual(changes.sort(), ANNOUNCED[name] ?? []);
    });

    it(`is recorded without secrets and without the paths of a machine: ${name}`, () => {
      const state = readFileSync(file, "utf8");
      const { deployment } = JSON.parse(state) as { deployment: { resources: StateResource[] } };
      assert.ok(deployment.resources.some(({ type }) => type.startsWith("aws:")));
      // Pulumi's mark of a secret; see "Secret" in the SDK's runtime/rpc.ts.
      assert.doesNotMatch(state, /1b47061264138c4ac30d75fd1eb44270|ciphertext|"secrets_providers"/);
      assert.doesNotMatch(state, /"(file:\/\/)?\/[^"]/);
    });
  }
});

async function record(stack: EngineStack, file: string): Promise<void> {
  succeeded(await stack.up());
  writeFileSync(file, stateText(await stack.state()));
}

/** The state without what says nothing, one resource a line. */
function stateText(state: { deployment: { resources?: StateResource[] } }): string {
  const kept = (value: unknown) =>
    JSON.stringify(value, (key, item: unknown) => (DROPPED.has(key) ? undefined : item));
  const { resources = [], ...deployment } = state.deployment;
  const lines = resources.map((resource) => kept(withoutEstimate(resource)));
  return kept({ version: 3, deployment: { ...deployment, resources: [] } })
    .concat("\n")
    .replace('"resources":[]', () => `"resources":[\n${lines.join(",\n")}\n]`);
}

/** A component's estimate is long, and made anew by every run. */
function withoutEstimate(resource: StateResource): StateResource {
  if (resource.outputs === undefined) return resource;
  const { costReport: _, ...outputs } = resource.outputs;
  return { ...resource, outputs };
}

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: string;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = join(__dirname, "..");
const folder = join(root, ".github", "workflows");
const workflows = new Map(
  readdirSync(folder).map((name) => [
    name,
    parse(readFileSync(join(folder, name), "utf8")) as Workflow,
  ]),
);
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

describe("the workflows", () => {
  for (const [name, workflow] of workflows) {
    it(`may read the repository alone unless a job asks for more: ${name}`, () => {
      assert.deepEqual(workflow.permissions, { contents: "read" });
      // It would run with the repository's secrets on what a stranger wrote.
      assert.ok(!("pull_request_target" in workflow.on));
      assert.doesNotMatch(readFileSync(join(folder, name), "utf8"), /secrets\./);
    });

    it(`leave no credentials behind, and put nothing that others write into a shell: ${name}`, () => {
      for (const { uses, run, with: given } of stepsOf(workflow)) {
        if (uses?.startsWith("actions/checkout@") === true) {
          assert.equal(given?.["persist-credentials"], false);
        }
        assert.doesNotMatch(run ?? "", /\$\{\{/);
      }
    });

    it(`run only scripts that there are: ${name}`, () => {
      const named = stepsOf(workflow).flatMap(({ run }) =>
        [...(run ?? "").matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script ?? ""),
      );
      assert.deepEqual(
        named.filter((script) => !(script in scripts)),
        [],
      );
    });
  }

  it("publish what was tested, with its provenance, and ask for that alone", () => {
    const { test, publish } = workflows.get("release.yml")?.jobs ?? {};
    assert.equal(publish?.needs, "test");
    assert.deepEqual(publish?.permissions, { contents: "read", "id-token": "write" });
    assert.equal(test?.permissions, undefined);
    const [last] = publish?.steps.slice(-1) ?? [];
    assert.match(last?.run ?? "", /^npm publish \.\/\*\.tgz --provenance\b/);
    // Nothing is built where the credentials are.
    assert.ok(
      !publish?.steps.some(({ uses, run }) => /checkout|npm (ci|run)/.test(uses ?? run ?? "")),
    );
  });
});

import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, symlinkSync, cpSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { EngineStack, failed, succeeded } from "./support/engine";
import { repoRoot } from "./support/home";

const PROGRAM = `
  import * as endpoints from "pulumi-vpc-endpoints";
  new endpoints.InterfaceEndpoints("net", {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"],
    services: ["logs", "kms"],
    monthlyDataGb: { logs: 0, kms: 0 },
    allowedCidrBlocks: ["10.0.0.0/16"],
    region: "us-east-1",
    costReport: "Off",
  });
`;

describe("a budget on the engine", () => {
  it("stops the preview of a component that costs more, in words", async () => {
    const over = PROGRAM.replace('costReport: "Off"', "budget: { maxMonthly: 29 }");
    const stack = await EngineStack.inline(over, { config: { "aws:region": "us-east-1" } });
    const { stdout, stderr } = failed(await stack.preview());
    assert.match(
      stdout + stderr,
      /budget\.maxMonthly: \$29\.20 a month, over the limit of \$29\.00/,
    );
  });

  it("stops the preview of a whole stack by the policy pack, and lets one within it pass", async () => {
    const folder = mkdtempSync(join(tmpdir(), "policy-"));
    const pack = join(folder, "policy");
    cpSync(join(repoRoot, "policy"), pack, { recursive: true });
    for (const needed of ["node_modules", "tsconfig.json"]) {
      symlinkSync(join(repoRoot, needed), join(folder, needed));
    }
    // The language host that is built for tests starts no policy packs: an analyzer of its own name does.
    writeFileSync(join(pack, "PulumiPolicy.yaml"), "runtime: stackpolicy\n");
    const analyzer = join(folder, "pulumi-analyzer-policy-stackpolicy");
    const runner = join(repoRoot, "node_modules", "@pulumi", "pulumi", "cmd", "run-policy-pack");
    writeFileSync(analyzer, `#!/bin/sh\nexec node '${runner}' "$@"\n`);
    chmodSync(analyzer, 0o755);
    const env = { PATH: [folder, process.env["PATH"] ?? ""].join(delimiter) };
    const stack = await EngineStack.inline(PROGRAM, { config: { "aws:region": "us-east-1" }, env });
    const preview = (maxMonthly: number) => {
      const config = join(folder, `budget-${maxMonthly}.json`);
      writeFileSync(config, JSON.stringify({ "network-budget": { maxMonthly } }));
      const policy = ["--policy-pack", pack, "--policy-pack-config", config];
      return stack.run([
        "preview",
        "--non-interactive",
        "--color",
        "never",
        "--stack",
        "test",
        ...policy,
      ]);
    };
    const { stdout, stderr } = failed(await preview(29));
    assert.match(stdout + stderr, /\$29\.20 a month, over the limit of \$29\.00/);
    succeeded(await preview(30));
  });
});

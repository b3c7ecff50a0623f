import assert from "node:assert/strict";
import { EngineStack, succeeded, type Preview } from "./support/engine";

/** Lines that a preview said of costs, in order. */
function costs(preview: Preview): string[] {
  return preview.diagnostics
    .flatMap(({ message }) => message.split("\n"))
    .filter((line) => /estimated|^ {2}/.test(line));
}

const PROGRAM = (services: string) => `
import * as endpoints from "pulumi-vpc-endpoints";
const args = {
  vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0aaaaaaaaaaaaaaa1"],
  allowedCidrBlocks: ["10.0.0.0/16"], region: "us-east-1",
};
new endpoints.InterfaceEndpoints("web", { ...args, services: ["kms"], monthlyDataGb: { kms: 100 } });
const previous = process.env.PREVIOUS;
export const costReport = new endpoints.InterfaceEndpoints("app", {
  ...args, services: ${services}, monthlyDataGb: Object.fromEntries(${services}.map((name) => [name, 100])),
  budget: { maxMonthly: 1000, previousCostReport: previous },
}).costReport;
new endpoints.InterfaceEndpoints("silent", { ...args, services: ["sqs"], costReport: "Off" });
`;

describe("costs in a preview", () => {
  it("are a line for each component that is as it was, in the program's order, and a total", async () => {
    const stack = await EngineStack.inline(PROGRAM('["logs"]'), {
      config: { "aws:region": "us-east-1" },
    });
    // Each endpoint 7.30 and 100 GB x $0.01.
    const block = (name: string) => [
      `${name}: estimated $8.30 a month (us-east-1 · list price, 2026-09-17)`,
      "  endpoint hours  1 ENI x 730 h x $0.01  $7.30",
      "  endpoint data   100 GB x $0.01         $1.00",
    ];
    const total = "2 components together: estimated $16.60 a month";
    const first = succeeded(await stack.preview());
    assert.deepEqual(costs(first), [...block("web"), ...block("app"), total]);

    const { stdout } = succeeded(await stack.up());
    assert.doesNotMatch(stdout, /estimated/);
    const same = succeeded(await stack.preview());
    assert.deepEqual(costs(same), [
      "web: estimated $8.30 a month",
      "app: estimated $8.30 a month",
      total,
    ]);

    // What changed says its lines; by how much is known where the program gives what it was.
    stack.rewrite(PROGRAM('["logs", "sts"]'));
    const grown = [
      "  endpoint hours  2 x (1 ENI x 730 h x $0.01)  $14.60",
      "  endpoint data   2 x (100 GB x $0.01)          $2.00",
    ];
    assert.deepEqual(costs(succeeded(await stack.preview())), [
      "web: estimated $8.30 a month",
      "app: estimated $16.60 a month (us-east-1 · list price, 2026-09-17)",
      ...grown,
      "2 components together: estimated $24.90 a month",
    ]);
    const { costReport } = await stack.outputs();
    const told = await stack.run(["preview", "--json", "--non-interactive", "--stack", "test"], {
      PREVIOUS: String(costReport),
    });
    assert.match(
      told.stdout,
      /app: estimated \$16\.60 a month, \+\$8\.30 with this change \(us-east-1/,
    );
    assert.match(
      told.stdout,
      /2 components together: estimated \$24\.90 a month, \+\$8\.30 with this change/,
    );
  });
});

import assert from "node:assert/strict";
import { BudgetAction, type CostBudget } from "../../components/shared/budget";
import { InterfaceEndpoints } from "../../components/interface/interfaceEndpoints";
import { failuresOf } from "../support/failures";
import { recordResources, refusal, valueOf } from "../support/mocks";

const ARGS = {
  vpcId: "vpc-1",
  services: ["logs", "kms"],
  subnetIds: ["subnet-a", "subnet-b"],
  monthlyDataGb: { logs: 100, kms: 10 },
  region: "us-east-1",
};

/** 4 ENI x 7.30 + 110 GB x 0.01 = 30.30 a month. */
async function judged(budget: CostBudget, more: object = {}): Promise<string> {
  const recorder = await recordResources({ preview: true });
  const failures = await failuresOf(
    () => new InterfaceEndpoints("app", { ...ARGS, ...more, budget, costReport: "Off" }),
  );
  return [...recorder.logs, ...failures].join("\n");
}

const report = (monthlyTotal: string, complete = true): string =>
  JSON.stringify({ alternatives: [{ model: "PerVpc", monthlyTotal, complete }] });

describe("a component's budget", () => {
  it("stops what costs more than it allows, with the figures", async () => {
    assert.match(
      await judged({ maxMonthly: 30 }),
      /budget\.maxMonthly: \$30\.30 a month, over the limit of \$30\.00\. Raise the limit/,
    );
  });

  it("warns instead where that is asked for, and is silent within its limits", async () => {
    const warned = await judged({ maxMonthly: 30, action: BudgetAction.Warn });
    assert.match(warned, /^warning: warning budget\.maxMonthly: \$30\.30 a month, over/m);
    assert.doesNotMatch(warned, /the arguments are not usable/);
    assert.equal(await judged({ maxMonthly: 30.3 }), "");
  });

  it("judges the increase against the last update, in dollars and in percent", async () => {
    const previousCostReport = report("20.00");
    assert.match(
      await judged({ maxIncrease: 10, previousCostReport }),
      /budget\.maxIncrease: \+\$10\.30 a month more, over the limit of \$10\.00/,
    );
    assert.match(
      await judged({ maxIncreasePercent: 51, previousCostReport }),
      /budget\.maxIncreasePercent: \+\$10\.30 a month more, over the limit of 51 %/,
    );
    assert.equal(await judged({ maxIncreasePercent: 51.5, previousCostReport }), "");
  });

  it("says nothing of an increase over nothing, and refuses what is no report", async () => {
    assert.equal(await judged({ maxIncrease: 0 }), "");
    assert.match(
      await judged({ maxIncrease: 0, previousCostReport: "soon" }),
      /budget\.previousCostReport: this is no cost report/,
    );
  });

  it("stops on a lower bound over the limit, and says when it cannot know", async () => {
    const unknown = { monthlyDataGb: {} };
    assert.match(await judged({ maxMonthly: 29 }, unknown), /≥ \$29\.20 a month, over the limit/);
    assert.match(
      await judged({ maxMonthly: 30 }, unknown),
      /warning budget\.maxMonthly: ≥ \$29\.20 a month, not known to be within the limit of \$30\.00/,
    );
  });

  it("is checked itself before anything is created", async () => {
    await recordResources();
    const { paths } = refusal(
      () =>
        new InterfaceEndpoints("app", {
          ...ARGS,
          budget: { maxMonthly: -1, maxIncrease: NaN, action: "Shout" as BudgetAction },
        }),
    );
    assert.deepEqual(paths, ["budget.action", "budget.maxMonthly", "budget.maxIncrease"]);
  });

  it("says that it judges nothing where it has no limit", async () => {
    assert.match(await judged({}), /^warning: warning budget: it has no limit/);
    assert.match(await judged({ action: "Warn" }), /^warning: warning budget: it has no limit/);
    assert.equal(await judged({ maxIncreasePercent: 0 }), "");
    await recordResources();
    const { paths } = refusal(
      () => new InterfaceEndpoints("app", { ...ARGS, budget: { action: "Shout" as BudgetAction } }),
    );
    assert.deepEqual(paths, ["budget.action"]);
  });

  it("leaves the report as it is", async () => {
    await recordResources();
    const component = new InterfaceEndpoints("app", { ...ARGS, budget: { maxMonthly: 100 } });
    const { alternatives } = JSON.parse(await valueOf(component.costReport)) as {
      alternatives: { monthlyTotal: string }[];
    };
    assert.equal(alternatives[0]?.monthlyTotal, "30.30");
  });
});

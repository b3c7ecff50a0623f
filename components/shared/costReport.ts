import * as pulumi from "@pulumi/pulumi";
import { decimal } from "../../core/decimal";
import { HOURS_PER_MONTH, REQUEST_SHARE } from "../../core/defaults";
import type { EndpointPlan } from "../../core/plan";
import type { Topology } from "../../core/topology/topology";
import { compare } from "../../cost/compare/compare";
import type { Alternative } from "../../cost/compare/alternatives";
import type { Comparison } from "../../cost/compare/comparison";
import { estimate, type Estimate } from "../../cost/lines/estimate";
import { PriceBook } from "../../cost/prices/prices";
import { checkBudget } from "../../cost/compare/budget";
import { budgetSentence } from "../../cost/report/shared/budget";
import type { Sum } from "../../cost/lines/sum";
import { jsonReport } from "../../cost/report/compare/json";
import { estimateReport, fullReport, summaryReport } from "../../cost/report/compare/summary";
import { error, issue } from "../../core/issues";
import type { CostBudget } from "./budget";
import { raise, refuse } from "./errors";
import { inform } from "./log";
import type { DeploymentModel } from "../network/deploymentModel";

/**
 * How much of the estimate the preview prints.
 */
export const CostReport = {
  /** Nothing is printed; the output `costReport` is there all the same. */
  Off: "Off",
  /** One block of a few lines for each component. */
  Summary: "Summary",
  /** Every line with its formula, payer, price source and date. */
  Full: "Full",
} as const;
export type CostReport = (typeof CostReport)[keyof typeof CostReport];

/** What a component wants of its report. */
export interface CostReportArgs {
  readonly costReport?: CostReport;
  readonly budget?: CostBudget;
}

/**
 * Prices the plan that the component builds from, prints one block in a preview, judges the budget and
 * returns the report as JSON. This is the only door from components to prices.
 */
export function reportCost(
  component: pulumi.ComponentResource,
  name: string,
  plan: Omit<EndpointPlan, "region">,
  region: pulumi.Input<string>,
  { costReport: mode = CostReport.Summary, budget }: CostReportArgs,
): pulumi.Output<string> {
  return pulumi.all([region, budget?.previousCostReport]).apply(([known, previous]) => {
    const prices = new PriceBook(known);
    const options = {
      hoursPerMonth: decimal(HOURS_PER_MONTH),
      requestShare: decimal(REQUEST_SHARE),
    };
    const priced = estimate({ ...plan, region: known }, prices, options);
    print(component, mode, name, priced, prices);
    judge(component, budget, priced, previous);
    return estimateReport(priced, prices, HOURS_PER_MONTH);
  });
}

/** The plan that a network builds, and the comparison that it was chosen from. */
export interface ReportedNetwork {
  readonly plan: EndpointPlan;
  readonly costReport: pulumi.Output<string>;
}

/** Prices every deployment model of a topology, prints the one that is built and returns its plan. */
export function reportNetwork(
  component: pulumi.ComponentResource,
  name: string,
  topology: Topology,
  model: DeploymentModel,
  { costReport: mode = CostReport.Summary, budget }: CostReportArgs,
): ReportedNetwork {
  const comparison = compare(topology);
  const chosen = alternativeOf(comparison, model);
  const title = `${name} (${chosen.plan.model})`;
  print(component, mode, title, chosen.estimate, comparison.prices);
  // Which of the alternatives is built tells the next update what this one cost.
  const report = jsonReport(comparison, [], chosen.plan.model);
  const costReport = pulumi.output(budget?.previousCostReport).apply((previous) => {
    judge(component, budget, chosen.estimate, previous);
    return report;
  });
  return { plan: chosen.plan, costReport };
}

/** One block in a preview, and nothing in an update. */
function print(
  component: pulumi.ComponentResource,
  mode: CostReport,
  title: string,
  priced: Estimate,
  prices: PriceBook,
): void {
  if (!pulumi.runtime.isDryRun() || mode === CostReport.Off) return;
  const render = mode === CostReport.Full ? fullReport : summaryReport;
  inform(render(title, priced, prices).split("\n"), component);
}

function alternativeOf(comparison: Comparison, model: DeploymentModel): Alternative {
  const wanted = model === "Cheapest" ? comparison.recommended : model;
  const found = comparison.alternatives.find(({ plan }) => plan.model === wanted);
  if (found !== undefined) return found;
  refuse(
    error("model-known", ["deploymentModel"], {
      value: model,
      message:
        model === "Cheapest"
          ? "a price or the traffic of a service is unknown, so no model is known to be the cheapest"
          : "a price that the choice rests on is unknown",
      wayOut: "Complete usage and prices in the topology, or choose PerVpc or Centralized",
    }),
  );
}

/** Throws, or warns, where a limit is exceeded; says where a limit cannot be judged. */
function judge(
  component: pulumi.ComponentResource,
  budget: CostBudget | undefined,
  priced: Estimate,
  previous: string | undefined,
): void {
  if (budget === undefined) return;
  const limit = (value: number | undefined) => (value === undefined ? undefined : decimal(value));
  const before = previous === undefined ? undefined : totalOf(previous);
  const findings = checkBudget(
    {
      maxMonthly: limit(budget.maxMonthly),
      maxIncrease: limit(budget.maxIncrease),
      maxIncreasePercent: limit(budget.maxIncreasePercent),
    },
    {
      monthly: { amount: priced.monthlyTotal, complete: priced.complete },
      previousMonthly: before,
    },
  );
  const fails = budget.action !== "Warn";
  const notable = findings.filter(({ rule, verdict }) => {
    // The first update has nothing to be dearer than.
    const nothingBefore = rule !== "maxMonthly" && before === undefined;
    return verdict === "over" || (verdict === "unknown" && !nothingBefore);
  });
  raise(
    notable.map((finding) =>
      issue(
        finding.verdict === "over" && fails ? "error" : "warning",
        "budget",
        ["budget", finding.rule],
        {
          message: budgetSentence(finding, priced.currency),
          wayOut:
            finding.verdict === "over"
              ? "Raise the limit, or build less; the output costReport has every line"
              : "Give monthlyDataGb and prices for what is unknown",
        },
      ),
    ),
    component,
  );
}

/** What a month cost by an earlier report: of the plan that was built. */
function totalOf(report: string): Sum {
  try {
    const { alternatives, built } = JSON.parse(report) as {
      alternatives: { model: string; monthlyTotal: string; complete: boolean }[];
      built?: string;
    };
    const found = alternatives.find(({ model }) => model === built) ?? alternatives[0];
    if (found !== undefined) {
      return { amount: decimal(found.monthlyTotal), complete: found.complete };
    }
  } catch {
    // Said below: whatever it is, it is no report.
  }
  refuse(
    error("budget-previous", ["budget", "previousCostReport"], {
      message: "this is no cost report",
      wayOut: "Give the component's output costReport of the last update",
    }),
  );
}

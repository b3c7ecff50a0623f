import * as pulumi from "@pulumi/pulumi";
import { decimal } from "../../core/decimal";
import { HOURS_PER_MONTH, REQUEST_SHARE } from "../../core/defaults";
import type { EndpointPlan, PlannedModel } from "../../core/plan";
import type { Topology } from "../../core/topology/topology";
import { compare } from "../../cost/compare/compare";
import type { Alternative } from "../../cost/compare/alternatives";
import type { Comparison } from "../../cost/compare/comparison";
import { estimate, type Estimate } from "../../cost/lines/estimate";
import { PriceBook } from "../../cost/prices/prices";
import { checkBudget } from "../../cost/compare/budget";
import { budgetSentence } from "../../cost/report/shared/budget";
import { bound } from "../../cost/report/shared/format";
import type { Sum } from "../../cost/lines/sum";
import { jsonReport } from "../../cost/report/compare/json";
import { isRecorded, readRecorded, type Recorded } from "../../cost/report/compare/recorded";
import {
  estimateReport,
  fullReport,
  summaryLine,
  summaryReport,
  totalLine,
  type Stated,
} from "../../cost/report/compare/summary";
import { error, issue } from "../../core/issues";
import type { CostBudget } from "./budget";
import { raise, refuse } from "./errors";
import { lastReport, Statements, type Statement } from "./statements";
import type { DeploymentModel } from "../network/deploymentModel";

/**
 * How much of the estimate the preview prints.
 */
export const CostReport = {
  /** Nothing is printed; the output `costReport` is there all the same. */
  Off: "Off",
  /** One line for each component, and where its estimate changes a block of a few lines. */
  Summary: "Summary",
  /** The block of a few lines in every preview. */
  Detailed: "Detailed",
  /** Every line with its formula, payer, price source and date. */
  Full: "Full",
} as const;
export type CostReport = (typeof CostReport)[keyof typeof CostReport];

/** A component's plan, whose Region may come later. */
export type PlanToPrice = Omit<EndpointPlan, "region">;

/** What a component wants of its report. */
export interface CostReportArgs {
  readonly costReport?: CostReport;
  readonly budget?: CostBudget;
}

const statements = new Statements<Statement & Stated>(totalLine);

/** For constructors: the report as it is, which the program's total waits for in a preview. */
export function announced(
  component: pulumi.ComponentResource,
  name: string,
  { costReport: mode }: CostReportArgs,
  costReport: pulumi.Output<string>,
): pulumi.Output<string> {
  if (isSaid(mode)) statements.announce(component, name, costReport);
  return costReport;
}

function isSaid(mode: CostReport | undefined): boolean {
  return pulumi.runtime.isDryRun() && mode !== CostReport.Off;
}

/**
 * Prices the plan that the component builds from, says so in a preview, judges the budget and returns
 * the report as JSON. This is the only door from components to prices.
 */
export function reportCost(
  component: pulumi.ComponentResource,
  name: string,
  plan: PlanToPrice | Promise<PlanToPrice>,
  region: pulumi.Input<string>,
  args: CostReportArgs,
): pulumi.Output<string> {
  // As a function: an output would take the plan apart to look for outputs in it.
  const decided = Promise.resolve(plan).then((known) => () => known);
  const last = args.costReport === CostReport.Off ? undefined : lastReport(component);
  return pulumi
    .all([region, args.budget?.previousCostReport, last, decided])
    .apply(([known, previous, recorded, planned]) => {
      const prices = new PriceBook(known);
      const options = {
        hoursPerMonth: decimal(HOURS_PER_MONTH),
        requestShare: decimal(REQUEST_SHARE),
      };
      const priced = estimate({ ...planned(), region: known }, prices, options);
      sayAndJudge(component, { name, priced, prices }, args, { previous, recorded });
      return estimateReport(priced, prices, HOURS_PER_MONTH);
    });
}

/** The plan that a network builds, and the comparison that it was chosen from. */
export interface ReportedNetwork<D> {
  readonly model: PlannedModel;
  readonly decided: D;
  readonly costReport: pulumi.Output<string>;
  /** What the plan of the model costs a month, where another one stays. */
  readonly wanted?: string;
}

/**
 * Prices every deployment model of a topology, asks which plan there will be once what moves has moved, and says what that one costs.
 */
export function reportNetwork<D extends { readonly lasting: EndpointPlan }>(
  component: pulumi.ComponentResource,
  name: string,
  topology: Topology,
  model: DeploymentModel,
  decide: (plan: EndpointPlan) => D,
  args: CostReportArgs,
): ReportedNetwork<D> {
  const compared = compare(topology);
  const wanted = alternativeOf(compared, model);
  const decided = decide(wanted.plan);
  const { chosen, comparison } = withPlan(compared, decided.lasting);
  const { plan, estimate: priced } = chosen;
  const { prices } = comparison;
  // Which of the alternatives is built tells the next update what this one cost.
  const report = jsonReport(comparison, [], plan.model);
  const last = args.costReport === CostReport.Off ? undefined : lastReport(component);
  const costReport = pulumi
    .all([args.budget?.previousCostReport, last])
    .apply(([previous, recorded]) => {
      const title = `${name} (${plan.model})`;
      sayAndJudge(component, { name: title, priced, prices }, args, { previous, recorded });
      return report;
    });
  return {
    model: plan.model,
    decided,
    costReport,
    ...(plan === wanted.plan ? {} : { wanted: changeText(wanted.estimate, priced) }),
  };
}

/** `$120.00 a month instead of $140.00`. */
function changeText(wanted: Estimate, there: Estimate): string {
  const text = ({ monthlyTotal: amount, complete, currency }: Estimate) =>
    bound({ amount, complete }, currency);
  return `${text(wanted)} a month instead of ${text(there)}`;
}

/** A plan among the alternatives; one that is none of them is a mix, and takes the best one's place. */
function withPlan(
  comparison: Comparison,
  plan: EndpointPlan,
): { readonly chosen: Alternative; readonly comparison: Comparison } {
  const { alternatives, prices, topology } = comparison;
  const same = alternatives.find((one) => flowsText(one.plan) === flowsText(plan));
  if (same !== undefined) return { chosen: same, comparison };
  const chosen = { plan, estimate: estimate(plan, prices, topology) };
  const others = alternatives.filter((one) => one.plan.model !== plan.model);
  return { chosen, comparison: { ...comparison, alternatives: [...others, chosen] } };
}

/** What tells plans of a topology apart: which endpoint serves whom. */
function flowsText({ flows }: EndpointPlan): string {
  return flows
    .map(({ vpc, service, endpoint }) => JSON.stringify([vpc, service, endpoint]))
    .sort()
    .join();
}

interface Priced {
  readonly name: string;
  readonly priced: Estimate;
  readonly prices: PriceBook;
}

/** What a component cost before: as its budget says, and as its own last state does. */
interface Before {
  readonly previous: string | undefined;
  readonly recorded: string | undefined;
}

function sayAndJudge(
  component: pulumi.ComponentResource,
  { name, priced, prices }: Priced,
  { costReport: mode = CostReport.Summary, budget }: CostReportArgs,
  { previous, recorded }: Before,
): void {
  const report = recorded ?? previous;
  const before = report === undefined ? undefined : readRecorded(report);
  const said = isSaid(mode);
  if (said) {
    statements.state(component, {
      text: textOf({ name, priced, prices }, mode, before),
      monthly: { amount: priced.monthlyTotal, complete: priced.complete },
      currency: priced.currency,
      before,
    });
  }
  try {
    judge(component, budget, priced, previous);
  } catch (refused) {
    // The program ends here, so that nobody gets to its total.
    if (said) statements.sayAtOnce(component);
    throw refused;
  }
}

/** A line where the estimate is known to be what it was, and otherwise the lines that it adds up. */
function textOf(
  { name, priced, prices }: Priced,
  mode: CostReport,
  before: Recorded | undefined,
): string {
  if (mode === CostReport.Full) return fullReport(name, priced, prices, before);
  const unchanged = before !== undefined && isRecorded(priced, before);
  return mode === CostReport.Summary && unchanged
    ? summaryLine(name, priced, before)
    : summaryReport(name, priced, prices, before);
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

/** What a month cost by the report that a budget names. */
function totalOf(report: string): Sum {
  return (
    readRecorded(report)?.monthly ??
    refuse(
      error("budget-previous", ["budget", "previousCostReport"], {
        message: "this is no cost report",
        wayOut: "Give the component's output costReport of the last update",
      }),
    )
  );
}

import * as pulumi from "@pulumi/pulumi";
import { decimal } from "../core/decimal";
import { HOURS_PER_MONTH, REQUEST_SHARE } from "../core/defaults";
import type { DeploymentModel, EndpointPlan } from "../core/plan";
import type { Topology } from "../core/topology/topology";
import { compare, type Alternative, type Comparison } from "../cost/compare";
import { estimate } from "../cost/estimate";
import { PriceBook } from "../cost/prices";
import { raise } from "./errors";
import { jsonReport } from "../cost/report/json";
import { estimateReport, fullReport, summaryReport } from "../cost/report/summary";

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

/**
 * Prices the plan that the component builds from, prints one block in a preview and returns the
 * report as JSON. This is the only door from components to prices.
 */
export function reportCost(
  component: pulumi.ComponentResource,
  name: string,
  plan: Omit<EndpointPlan, "region">,
  region: pulumi.Input<string>,
  mode: CostReport = CostReport.Summary,
): pulumi.Output<string> {
  return pulumi.output(region).apply((known) => {
    const prices = new PriceBook(known);
    const options = {
      hoursPerMonth: decimal(HOURS_PER_MONTH),
      requestShare: decimal(REQUEST_SHARE),
    };
    const priced = estimate({ ...plan, region: known }, prices, options);
    if (pulumi.runtime.isDryRun() && mode !== CostReport.Off) {
      const render = mode === CostReport.Full ? fullReport : summaryReport;
      void pulumi.log.info(render(name, priced, prices), component);
    }
    return estimateReport(priced, prices, HOURS_PER_MONTH);
  });
}

/** The plan that a network builds, and the comparison that it was chosen from. */
export interface ReportedNetwork {
  readonly plan: EndpointPlan;
  readonly costReport: string;
}

/** Prices every deployment model of a topology, prints the one that is built and returns its plan. */
export function reportNetwork(
  component: pulumi.ComponentResource,
  name: string,
  topology: Topology,
  model: DeploymentModel | "Cheapest",
  mode: CostReport = CostReport.Summary,
): ReportedNetwork {
  const comparison = compare(topology);
  const chosen = alternativeOf(comparison, model, component);
  if (pulumi.runtime.isDryRun() && mode !== CostReport.Off) {
    const render = mode === CostReport.Full ? fullReport : summaryReport;
    void pulumi.log.info(
      render(`${name} (${chosen.plan.model})`, chosen.estimate, comparison.prices),
      component,
    );
  }
  return { plan: chosen.plan, costReport: jsonReport(comparison) };
}

function alternativeOf(
  comparison: Comparison,
  model: DeploymentModel | "Cheapest",
  component: pulumi.ComponentResource,
): Alternative {
  const wanted = model === "Cheapest" ? comparison.recommended : model;
  const found = comparison.alternatives.find(({ plan }) => plan.model === wanted);
  if (found !== undefined) return found;
  raise(
    [
      {
        severity: "error",
        rule: "model-known",
        path: "deploymentModel",
        value: model,
        message:
          model === "Cheapest"
            ? "a price or the traffic of a service is unknown, so no model is known to be the cheapest"
            : "a price that the choice rests on is unknown",
        wayOut: "Complete usage and prices in the topology, or choose PerVpc or Centralized",
      },
    ],
    component,
  );
  throw new Error("no plan");
}

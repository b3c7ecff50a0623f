import * as pulumi from "@pulumi/pulumi";
import { decimal } from "../core/decimal";
import { HOURS_PER_MONTH, REQUEST_SHARE } from "../core/defaults";
import type { EndpointPlan } from "../core/plan";
import { estimate } from "../cost/estimate";
import { PriceBook } from "../cost/prices";
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

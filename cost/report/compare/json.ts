import { exactMoney, type Decimal } from "../../../core/decimal";
import { issueJson, type Issue } from "../../../core/issues";
import type { PlannedModel, EndpointPlan } from "../../../core/plan";
import { placementsIn, type Placement } from "../../../core/placement";
import type { Alternative } from "../../compare/alternatives";
import type { Comparison } from "../../compare/comparison";
import type { Estimate } from "../../lines/estimate";
import type { LineItem } from "../../lines/lineItem";
import { answerOf, waysOutOf } from "../answer/compare";
import { assumedSentences } from "../answer/missing";
import { decisionJson } from "../answer/json";
import { sensitivityJson } from "../sensitivity/json";
import { oldestDate } from "../../lines/priceDates";
import { linesOf } from "../../compare/alternatives";
import { jsonText, type Printed } from "../../../core/printed";

/** The contract that other tools read; a breaking change of it raises `schemaVersion`. */
export function jsonReport(
  comparison: Comparison,
  issues: readonly Issue[] = [],
  /** The model that is deployed, where a component reports. */
  built?: PlannedModel,
): Printed {
  const { topology, prices, alternatives, recommended, breakEven, assumptions } = comparison;
  return jsonText({
    answer: answerOf(comparison),
    schemaVersion: 1,
    region: topology.region,
    currency: prices.currency,
    hoursPerMonth: Number(topology.hoursPerMonth.toString()),
    pricesAsOf: prices.asOf,
    oldestPriceAsOf: oldestDate(linesOf(alternatives), prices) ?? prices.asOf,
    alternatives: alternatives.map(alternativeJson),
    recommended: recommended ?? null,
    built,
    decision: decisionJson(comparison.decision),
    missing: waysOutOf(comparison),
    assumed: assumedSentences(topology),
    breakEven: {
      vpcs: breakEven.vpcs,
      closedForm:
        breakEven.closedForm === undefined
          ? null
          : {
              hub: exactMoney(breakEven.closedForm.hub),
              savingPerVpc: exactMoney(breakEven.closedForm.savingPerVpc),
              vpcs: breakEven.closedForm.vpcs,
            },
      vpcsWithAttachments: breakEven.vpcsWithAttachments,
      gbPerVpcService: breakEven.gbPerVpcService?.toString() ?? null,
      gbPerVpcServiceAgainstNat: breakEven.gbAgainstNat?.toString(),
      trafficFactor: breakEven.trafficFactor?.toString() ?? null,
    },
    ...sensitivityJson(comparison),
    assumptions,
    issues: issues.map(issueJson),
  });
}

function alternativeJson({ plan, estimate, certificate }: Alternative) {
  return {
    ...estimateJson(estimate),
    ...(estimate.model === "Hybrid" ? { placements: placements(plan) } : {}),
    ...(certificate === undefined
      ? {}
      : {
          certificate: {
            lowerBound:
              certificate.lowerBound === undefined ? null : exactMoney(certificate.lowerBound),
            optimal: certificate.optimal,
          },
        }),
  };
}

/** One estimate in the contract's form: what a component's `costReport` holds. */
export function estimateJson(estimate: Estimate) {
  return {
    model: estimate.model,
    monthlyTotal: exactMoney(estimate.monthlyTotal),
    complete: estimate.complete,
    endpointNetworkInterfaces: estimate.endpointNetworkInterfaces,
    lines: estimate.lines.map(lineJson),
  };
}

/** One line of a bill in the contract's form. */
export function lineJson(line: LineItem) {
  return {
    id: line.id,
    kind: line.kind,
    vpc: line.vpc,
    service: line.service,
    quantity: digits(line.quantity),
    unit: line.unit,
    unitPrice: digits(line.unitPrice),
    monthlyCost: line.monthlyCost === undefined ? null : exactMoney(line.monthlyCost),
    payer: line.payer,
    formula: line.formula,
    source: line.source,
    unknownBecause: line.unknownBecause,
    note: line.note,
  };
}

function digits(value: Decimal | undefined): string | null {
  return value === undefined ? null : value.toString();
}

/** `local`, `hub` or `nat` for every pair, by VPC and service. */
function placements(plan: EndpointPlan): Record<string, Record<string, Placement>> {
  return Object.fromEntries(
    [...placementsIn(plan)].map(([vpc, services]) => [vpc, Object.fromEntries(services)]),
  );
}

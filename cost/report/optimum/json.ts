import { exactMoney, type Decimal } from "../../../core/decimal";
import { issueJson, type Issue } from "../../../core/issues";
import { topologyAssumptions } from "../../compare/compare";
import type { ConsideredAlternative, Optimum } from "../../optimize/optimize";
import { assumedSentences } from "../answer/missing";
import { decisionJson } from "../answer/json";
import { optimumAnswer, optimumWaysOut } from "../answer/optimum";
import { certificateSentence } from "./sentences";
import { oldestDate } from "../../lines/priceDates";
import { jsonText, type Printed } from "../../../core/printed";

/** The contract that other tools read; a breaking change of it raises `schemaVersion`. */
export function optimumJson(optimum: Optimum, issues: readonly Issue[] = []): Printed {
  return jsonText(contract(optimum, issues));
}

/** The contract for several Regions: each as it is alone, and what concerns all of them at the top. */
export function optimaJson(optima: readonly Optimum[], issues: readonly Issue[] = []): Printed {
  const isOf = (region: string) => (issue: Issue) =>
    issue.path[0] === "regions" && issue.path[1] === region;
  return jsonText({
    answer: optima
      .map((optimum) => `${optimum.topology.region}: ${optimumAnswer(optimum)}`)
      .join(" "),
    schemaVersion: 1,
    regions: optima.map((optimum) =>
      contract(optimum, issues.filter(isOf(optimum.topology.region))),
    ),
    issues: issues.filter(({ path }) => path[0] !== "regions").map(issueJson),
  });
}

function contract(optimum: Optimum, issues: readonly Issue[]) {
  const { topology, prices, plan, estimate, perVpc, placements, considered } = optimum;
  const { certificate, fewerZones } = optimum;
  return {
    answer: optimumAnswer(optimum),
    schemaVersion: 1,
    region: topology.region,
    currency: prices.currency,
    hoursPerMonth: Number(topology.hoursPerMonth.toString()),
    pricesAsOf: prices.asOf,
    oldestPriceAsOf: oldestDate([...perVpc.lines, ...estimate.lines], prices) ?? prices.asOf,
    model: estimate.model,
    monthlyTotal: exactMoney(estimate.monthlyTotal),
    complete: estimate.complete,
    perVpcMonthlyTotal: exactMoney(perVpc.monthlyTotal),
    hub:
      plan.hub === undefined
        ? null
        : { name: plan.hub.vpc, connectivity: plan.hub.connectivity, dns: plan.hub.dns },
    placements: placements.map(({ savingPerMonth, ...one }) => ({
      ...one,
      savingPerMonth: moneyOrNull(savingPerMonth),
    })),
    alternatives: considered.map(alternativeJson),
    certificate: {
      certified: certificate.certified,
      lowerBound: moneyOrNull(certificate.lowerBound),
      sentence: certificateSentence(optimum),
    },
    decision: decisionJson(optimum.decision),
    missing: optimumWaysOut(optimum),
    assumed: assumedSentences(topology),
    fewerZones:
      fewerZones === undefined
        ? null
        : {
            networks: fewerZones.networks.map(
              ({ name, endpointZones = [], availabilityZones }) => ({
                name,
                endpointZones,
                availabilityZones,
              }),
            ),
            savingPerMonth: moneyOrNull(fewerZones.savingPerMonth),
          },
    assumptions: topologyAssumptions(topology, prices, estimate.lines),
    issues: issues.map(issueJson),
  };
}

function alternativeJson(one: ConsideredAlternative) {
  return {
    model: one.model,
    hub: one.hub ?? null,
    connectivity: one.connectivity ?? null,
    dns: one.dns ?? null,
    monthlyTotal: moneyOrNull(one.total?.monthlyTotal),
    complete: one.total?.complete ?? false,
    chosen: one.chosen,
    because: one.because,
  };
}

function moneyOrNull(value: Decimal | undefined): string | null {
  return value === undefined ? null : exactMoney(value);
}

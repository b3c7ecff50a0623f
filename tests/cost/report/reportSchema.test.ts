import assert from "node:assert/strict";
import * as fc from "fast-check";
import * as v from "valibot";
import { EndpointHub } from "../../../components/hub/endpointHub";
import { compare } from "../../../cost/compare/compare";
import { jsonReport } from "../../../cost/report/compare/json";
import { costReportSchema } from "../../../cost/report/compare/reportSchema";
import { withSensitivity } from "../../../cost/sensitivity/sensitivity";
import { recordResources, valueOf } from "../../support/mocks";
import { smallTopologyInputs, topologyOf } from "../../support/topologies";

function problems(text: string): string[] {
  const { issues = [] } = v.safeParse(costReportSchema, JSON.parse(text));
  return issues.map((issue) => `${v.getDotPath(issue) ?? ""}: ${issue.message}`);
}

describe("the schema of cost reports", () => {
  it("holds for every comparison, with and without its sensitivity", () => {
    fc.assert(
      fc.property(smallTopologyInputs, (input) => {
        const comparison = compare(topologyOf(input));
        assert.deepEqual(problems(jsonReport(comparison, [], "PerVpc")), []);
        assert.deepEqual(problems(jsonReport(withSensitivity(comparison))), []);
      }),
      { numRuns: 20 },
    );
  });

  it("holds for the output of a component", async () => {
    await recordResources();
    const hub = new EndpointHub("hub", {
      vpcId: "vpc-1",
      cidrBlocks: ["10.0.0.0/16"],
      services: ["logs"],
      subnetIds: ["subnet-a"],
      routeTableIds: { a: "rtb-a" },
      spokes: { app: { cidrBlocks: ["10.1.0.0/16"] } },
      region: "us-east-1",
    });
    assert.deepEqual(problems(await valueOf(hub.costReport)), []);
  });

  it("takes nothing for a report that lacks a part or has another one", () => {
    assert.deepEqual(problems('{ "schemaVersion": 2 }').length > 3, true);
  });
});

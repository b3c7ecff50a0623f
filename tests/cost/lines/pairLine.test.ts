import assert from "node:assert/strict";
import { decimal } from "../../../core/decimal";
import { billedAmount } from "../../../cost/lines/lineItem";
import { PairLine } from "../../../cost/lines/pairLine";
import { compare } from "../../../cost/compare/compare";
import { exampleInput, topologyOf } from "../../support/topologies";

describe("a line of one VPC and service", () => {
  const source = {
    citation: "a price page, read by hand",
    asOf: "2026-01-01",
    confidence: "high",
  } as const;
  const line = new PairLine(
    "app-1",
    "logs",
    "111111111111",
    { kind: "endpointData", unit: "GB", suffix: "/tier2", note: "a note" },
    billedAmount(decimal(30), "30 GB", { price: decimal("0.006"), currency: "USD", source }),
  );

  it("reads as its pair, its kind and its amount say", () => {
    assert.equal(line.id, "app-1/logs/endpointData/tier2");
    // 30 GB x $0.006 = $0.18
    assert.equal(line.monthlyCost?.toString(), "0.18");
    assert.equal(line.formula, "30 GB x $0.006");
  });

  it("writes every property as JSON", () => {
    assert.deepEqual(JSON.parse(JSON.stringify(line)), {
      id: "app-1/logs/endpointData/tier2",
      kind: "endpointData",
      vpc: "app-1",
      service: "logs",
      quantity: "30",
      unit: "GB",
      unitPrice: "0.006",
      monthlyCost: "0.18",
      payer: "111111111111",
      formula: "30 GB x $0.006",
      source,
      note: "a note",
    });
  });

  it("shares its amount with every line of the same quantity", () => {
    const [{ estimate }] = compare(topologyOf(exampleInput(2))).alternatives as [
      ReturnType<typeof compare>["alternatives"][number],
    ];
    const costs = estimate.lines
      .filter(({ kind, service }) => kind === "endpointHours" && service === "logs")
      .map(({ monthlyCost }) => monthlyCost);
    assert.equal(costs.length, 2);
    assert.equal(costs[0], costs[1]);
  });
});

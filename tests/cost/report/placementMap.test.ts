import assert from "node:assert/strict";
import { compare } from "../../../cost/compare/compare";
import { placementMap } from "../../../cost/report/compare/html/placements";
import { exampleInput, topologyOf } from "../../support/topologies";

describe("the map of placements", () => {
  it("is of the recommended model; else of the hybrid, or of the last where there is none", () => {
    const comparison = compare(topologyOf(exampleInput(2)));
    for (const recommended of ["PerVpc", "Centralized", "Hybrid"] as const)
      assert.equal(placementMap({ ...comparison, recommended })?.model, recommended);
    const undecided = { ...comparison, recommended: undefined };
    assert.equal(placementMap(undecided)?.model, "Hybrid");
    const alternatives = comparison.alternatives.slice(0, 2);
    assert.equal(placementMap({ ...undecided, alternatives })?.model, "Centralized");
  });
});
